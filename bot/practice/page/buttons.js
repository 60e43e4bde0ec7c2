// Buttons and the "more" menu.

import { h, icon } from "./dom.js";

/** Run `work` once at a time, showing on the button that it is under way. */
export async function once(button, work) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

export function makeButton(element, slot) {
  const style = { primary: " primary", danger: " danger" }[element.style] || "";
  const props = {
    class: `button${style}`,
    "aria-label": element.accessibility_label || null,
    "aria-describedby": slot.labelledBy || null,
    data: { focus: slot.key },
  };
  const press = () => once(node, () => slot.tell(undefined));
  const node = element.url && /^https?:/.test(element.url)
    ? h("a", { ...props, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick: press }, element.text.text)
    : h("button", { ...props, type: "button", onclick: press }, element.text.text);
  return { node };
}

/** A summary that opens a short list; Escape or leaving it closes it. */
export function makeMenu({ label, words, entries, key }) {
  const list = h("ul", { class: "menu-list" });
  const summary = h("summary", { class: "button", "aria-label": label, data: { focus: key } }, words);
  const node = h("details", { class: "menu" }, summary, list);
  const close = (event) => {
    if (!node.open) return;
    node.open = false;
    if (event) summary.focus();
  };
  for (const { text, note, choose } of entries) {
    const button = h("button", { type: "button", onclick: () => { close(true); choose(); } },
      h("span", {}, text), note ? h("span", { class: "menu-note" }, note) : null);
    list.append(h("li", {}, button));
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.preventDefault();
    event.stopPropagation();
    close(event);
  });
  node.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !node.contains(event.relatedTarget)) close();
  });
  const outside = (event) => {
    if (!node.contains(event.target)) close();
  };
  node.addEventListener("toggle", () => {
    if (node.open) document.addEventListener("pointerdown", outside);
    else document.removeEventListener("pointerdown", outside);
  });
  return node;
}

export function makeOverflow(element, slot) {
  const entries = element.options.map((option) => ({
    text: option.text.text,
    note: option.description?.text,
    choose: () => slot.tell({ type: "overflow", selected_option: option }),
  }));
  return { node: makeMenu({ label: "More choices", words: icon("more"), entries, key: slot.key }) };
}
