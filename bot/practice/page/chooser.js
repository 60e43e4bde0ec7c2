// A list to search and tick: for choosing several, and for choices the bot looks up.

import { h } from "./dom.js";
import { groupsOf } from "./choices.js";
import { textObject } from "./mrkdwn.js";

const PROVIDED = {
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
};

function firstOptions(element, slot) {
  const provided = PROVIDED[element.type];
  if (provided) {
    const values = (slot.saved ? slot.saved[provided[0]] : element[provided[1]]) || [];
    const all = groupsOf(element, slot.app).flatMap(([, options]) => options);
    return values.map((value) => all.find((option) => option.value === value)).filter(Boolean);
  }
  if (element.type.startsWith("multi_")) {
    return (slot.saved ? slot.saved.selected_options : element.initial_options) || [];
  }
  const one = slot.saved ? slot.saved.selected_option : element.initial_option;
  return one ? [one] : [];
}

function stateOf(element, chosen) {
  const provided = PROVIDED[element.type];
  if (provided) return { type: element.type, [provided[0]]: chosen.map((option) => option.value) };
  if (element.type.startsWith("multi_")) return { type: element.type, selected_options: chosen };
  return { type: element.type, selected_option: chosen[0] || null };
}

function plural(count) {
  return count === 1 ? "1 choice" : `${count} choices`;
}

/** A details box: its summary says what is chosen, inside are a search and the ticks. */
export function makeChooser(element, slot) {
  const many = element.type.startsWith("multi_");
  const looksUp = element.type.includes("external");
  let chosen = firstOptions(element, slot);
  const name = slot.label || element.placeholder?.text || "Choose";
  const search = h("input", {
    type: "search", "aria-label": `Find in ${name}`, placeholder: looksUp ? "Type to search" : "Type to shorten the list",
    autocomplete: "off", data: { focus: `${slot.key}/search` },
  });
  const list = h("div", { class: "chooser-list" });
  const status = h("p", { class: "chooser-status", role: "status" });
  const said = h("span", { class: "chooser-said" });
  const summary = h("summary", { data: { focus: slot.key }, "aria-describedby": slot.describedBy || null },
    h("span", { class: "sr" }, `${name}: `), said);
  const node = h("details", { class: "chooser", role: slot.label ? null : "group", "aria-labelledby": slot.label ? null : slot.labelledBy || null },
    summary, h("div", { class: "chooser-inside" }, search, status, list));
  const few = !looksUp && groupsOf(element, slot.app).flatMap(([, options]) => options).length <= 7;
  search.hidden = few;

  function say() {
    const words = chosen.map((option) => option.text.text).join("; ");
    said.textContent = words || element.placeholder?.text || (many ? "Choose one or more" : "Choose one");
    said.classList.toggle("none", !chosen.length);
  }

  function pick(option, on) {
    const others = chosen.filter((other) => other.value !== option.value);
    chosen = many ? (on ? [...others, option] : others) : [option];
    say();
    full();
    slot.changed();
    slot.tell(stateOf(element, chosen));
  }

  function full() {
    const most = element.max_selected_items;
    const stop = many && most && chosen.length >= most;
    for (const box of list.querySelectorAll("input")) box.disabled = Boolean(stop) && !box.checked;
    if (stop) status.textContent = `You can choose ${most}. Take one away to choose another.`;
  }

  function row(option) {
    const box = h("input", {
      type: many ? "checkbox" : "radio", name: `${slot.id}-pick`, value: option.value,
      checked: chosen.some((other) => other.value === option.value),
      data: { focus: `${slot.key}/${option.value}` },
      onchange: () => pick(option, box.checked),
    });
    const note = option.description ? h("span", { class: "option-note" }, textObject(option.description, slot.app)) : null;
    return h("label", { class: "tick" }, box, h("span", { class: "option-words" }, option.text.text, note));
  }

  function show(groups) {
    const shown = groups.filter(([, options]) => options.length);
    list.replaceChildren(...shown.flatMap(([title, options]) => [
      title ? h("p", { class: "chooser-group" }, title) : null, ...options.map(row)].filter(Boolean)));
    status.textContent = `${plural(shown.reduce((sum, [, options]) => sum + options.length, 0))} to choose from`;
    full();
  }

  const find = looksUp ? lookUp(element, slot, search, show, status) : filter(element, slot, search, show);
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  search.addEventListener("input", find);
  node.addEventListener("toggle", () => {
    if (!node.open) return;
    find();
    node.scrollIntoView({ block: "nearest" });
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.preventDefault();
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });
  say();
  return { node, read: () => stateOf(element, chosen) };
}

function filter(element, slot, search, show) {
  const groups = groupsOf(element, slot.app);
  return () => {
    const wanted = search.value.trim().toLowerCase();
    show(groups.map(([title, options]) => [title, options.filter((option) => (
      `${option.text.text} ${title}`.toLowerCase().includes(wanted)))]));
  };
}

function lookUp(element, slot, search, show, status) {
  const least = element.min_query_length ?? 3;
  let asked = 0;
  let timer = 0;
  async function ask(query) {
    asked += 1;
    const mine = asked;
    status.textContent = "Looking…";
    const answer = await slot.surface.suggest(slot.block.block_id, element.action_id, query);
    if (mine !== asked) return;
    if (!answer.ok) status.textContent = "The list did not come. Type again to try once more.";
    else show(answer.option_groups ? answer.option_groups.map((group) => [group.label.text, group.options]) : [["", answer.options || []]]);
  }
  return () => {
    clearTimeout(timer);
    const query = search.value.trim();
    if (query.length < least) {
      show([["", []]]);
      status.textContent = `Type at least ${least} ${least === 1 ? "letter" : "letters"}.`;
    } else timer = setTimeout(() => ask(query), 250);
  };
}
