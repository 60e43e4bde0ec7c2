"""What a careful reviewer checks on every screen, done by the browser itself."""

from __future__ import annotations

from playwright.sync_api import Page

#: Answers a list of sentences, one for each thing that is wrong.
_AUDIT = r"""
() => {
  const wrong = [];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true })
    && node.getClientRects().length > 0;
  const say = (node, words) => wrong.push(`${words}: ${node.outerHTML.slice(0, 140)}`);
  const words = (ids) => (ids || "").split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent || "").join(" ").trim();

  const seen = new Set();
  for (const node of document.querySelectorAll("[id]")) {
    if (seen.has(node.id)) say(node, "an id used twice");
    seen.add(node.id);
  }
  const refs = ["aria-labelledby", "aria-describedby", "aria-controls",
    "aria-activedescendant", "for"];
  for (const name of refs) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      for (const id of node.getAttribute(name).split(/\s+/)) {
        if (!document.getElementById(id)) say(node, `${name} points at nothing`);
      }
    }
  }

  const nameOf = (node) => words(node.getAttribute("aria-labelledby"))
    || node.getAttribute("aria-label")
    || [...(node.labels || [])].map((label) => label.textContent).join(" ").trim()
    || (node.matches("button, a, summary") ? node.textContent.trim() : "");
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) || document;
  const controls = [...top.querySelectorAll(
    "button, a[href], input, select, textarea, summary, [role=log]")].filter(shown);
  for (const node of controls) {
    if (!nameOf(node)) say(node, "a control without a name");
    const inWords = node.tagName === "A" && node.parentElement.matches("p, li, span");
    const box = (node.closest("label") || node).getBoundingClientRect();
    const small = box.height < 43.5 || box.width < 24;
    if (small && !inWords && !node.matches(".skip")) {
      say(node, `a target ${Math.round(box.width)} by ${Math.round(box.height)}`);
    }
  }

  const groups = "dialog[open], fieldset, [role=group]";
  for (const node of document.querySelectorAll(groups)) {
    const legend = node.querySelector(":scope > legend");
    const named = words(node.getAttribute("aria-labelledby"))
      || node.getAttribute("aria-label") || legend?.textContent.trim();
    if (!named) say(node, "a group or dialog without a name");
  }
  for (const node of document.querySelectorAll("img:not([alt])")) say(node, "no alt");
  if (document.documentElement.lang !== "en-GB") wrong.push("the language is not set");
  if (document.querySelectorAll("main").length !== 1) wrong.push("not one main");
  if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
  for (const node of document.querySelectorAll(`[style]:not([style=""])`)) {
    say(node, "a style attribute");
  }

  const scale = (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const light = ([red, green, blue]) => (
    0.2126 * scale(red) + 0.7152 * scale(green) + 0.0722 * scale(blue));
  const colour = (text) => text.match(/[\d.]+/g).map(Number);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0.99) return found;
    }
    return [255, 255, 255];
  };
  const reader = document.createTreeWalker(top === document ? document.body : top,
    NodeFilter.SHOW_TEXT);
  while (reader.nextNode()) {
    const node = reader.currentNode.parentElement;
    const hidden = !reader.currentNode.data.trim() || !shown(node)
      || node.closest(".sr, .skip, option, [aria-busy=true]");
    if (hidden) continue;
    const style = getComputedStyle(node);
    const words = light(colour(style.color));
    const paper = light(behind(node));
    const ratio = (Math.max(words, paper) + 0.05) / (Math.min(words, paper) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) say(node, `contrast ${ratio.toFixed(2)}`);
  }
  return wrong;
}
"""

_WIDER = (
    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
)

_CLIPPED = r"""
() => {
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) || document.body;
  return [...top.querySelectorAll("*")].filter((node) => node.checkVisibility()
    && !node.closest(".sr, .skip, pre, svg, select") && node.getClientRects().length
    && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 120));
}
"""


def audit(page: Page) -> list[str]:
    """What is wrong with the screen as it stands; empty when nothing is."""
    found: list[str] = page.evaluate(_AUDIT)
    return found


def too_wide(page: Page) -> list[str]:
    """What sticks out at the right of the screen, or makes it scroll sideways."""
    found: list[str] = page.evaluate(_CLIPPED)
    return [*found, *(["the page"] if page.evaluate(_WIDER) > 0 else [])]
