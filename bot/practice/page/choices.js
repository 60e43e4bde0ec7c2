// Choices the browser has its own controls for: menus, radio buttons and ticks.

import { h } from "./dom.js";
import { settled } from "./inputs.js";
import { textObject } from "./mrkdwn.js";
import { byAgency, personWords } from "./words.js";

const NAMES = {
  users_select: { key: "selected_user", initial: "initial_user" },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation" },
  channels_select: { key: "selected_channel", initial: "initial_channel" },
};

/** People by agency, or rooms, as grouped options, for the selects whose choices Slack itself provides. */
export function providedOptions(type, app) {
  const of = (words, value) => ({ text: { type: "plain_text", text: words }, value });
  if (type.includes("users")) {
    const there = app.state.people.filter((person) => !person.deactivated);
    return [...byAgency(there)].map(([agency, people]) => [
      agency, people.map((person) => of(personWords(person), person.user_id))]);
  }
  const open = app.state.rooms.filter((room) => !room.archived);
  return [["", open.map((room) => of(`#${room.name}`, room.id))]];
}

/** Options with their group names: [[name or "", [option...]]...]. */
export function groupsOf(element, app) {
  if (NAMES[element.type] || /^multi_(users|conversations|channels)/.test(element.type)) {
    return providedOptions(element.type, app);
  }
  if (element.option_groups) return element.option_groups.map((group) => [group.label.text, group.options]);
  return [["", element.options || []]];
}

function listed([name, options]) {
  const nodes = options.map((option) => h("option", { value: option.value }, option.text.text));
  return name ? h("optgroup", { label: name }, nodes) : nodes;
}

export function makeSelect(element, slot) {
  const groups = groupsOf(element, slot.app);
  const all = groups.flatMap(([, options]) => options);
  const provided = NAMES[element.type];
  const start = slot.saved ?? {};
  const first = provided
    ? (slot.saved ? start[provided.key] : element[provided.initial])
    : (slot.saved ? start.selected_option : element.initial_option)?.value;
  const node = h("select", {
    id: slot.id,
    "aria-label": !slot.label && !slot.labelledBy ? element.placeholder?.text || "Choose" : null,
    "aria-labelledby": slot.label ? null : slot.labelledBy,
    "aria-describedby": slot.describedBy || null,
    "aria-required": slot.required ? "true" : null,
    data: { focus: slot.key },
  }, h("option", { value: "" }, element.placeholder?.text || "Choose one"), groups.flatMap(listed));
  node.value = all.some((option) => option.value === first) ? first : "";
  const read = () => (provided
    ? { type: element.type, [provided.key]: node.value || null }
    : { type: element.type, selected_option: all.find((option) => option.value === node.value) || null });
  listen(node, slot, read);
  return { node, read };
}

function listen(node, slot, read) {
  const later = settled(node, () => slot.tell(read()), 500);
  let keys = false;
  node.addEventListener("keydown", (event) => { keys = event.key !== "Enter"; });
  node.addEventListener("pointerdown", () => { keys = false; });
  node.addEventListener("change", () => {
    slot.changed();
    if (keys) later.soon();
    else later.now();
  });
}

function optionWords(option, app) {
  const note = option.description ? h("span", { class: "option-note" }, textObject(option.description, app)) : null;
  return h("span", { class: "option-words" }, textObject(option.text, app), note);
}

function ticks(element, slot, kind, chosen) {
  const boxes = element.options.map((option, at) => {
    const box = h("input", {
      type: kind, name: slot.id, value: option.value, checked: chosen.includes(option.value),
      data: { focus: `${slot.key}/${at}` },
    });
    return { option, box, row: h("label", { class: "tick" }, box, optionWords(option, slot.app)) };
  });
  // Inside a field the fieldset names the group; elsewhere the group names itself.
  const named = slot.label ? {} : {
    role: kind === "radio" ? "radiogroup" : "group",
    "aria-labelledby": slot.labelledBy || null,
    "aria-label": slot.labelledBy ? null : "Choices",
  };
  const node = h("div", { class: "ticks", ...named }, boxes.map(({ row }) => row));
  return { node, picked: () => boxes.filter(({ box }) => box.checked).map(({ option }) => option) };
}

export function makeRadios(element, slot) {
  const first = (slot.saved ? slot.saved.selected_option : element.initial_option)?.value;
  const { node, picked } = ticks(element, slot, "radio", [first]);
  const read = () => ({ type: element.type, selected_option: picked()[0] || null });
  node.addEventListener("change", () => { slot.changed(); slot.tell(read()); });
  return { node, read };
}

export function makeCheckboxes(element, slot) {
  const first = (slot.saved ? slot.saved.selected_options : element.initial_options) || [];
  const { node, picked } = ticks(element, slot, "checkbox", first.map((option) => option.value));
  const read = () => ({ type: element.type, selected_options: picked() });
  node.addEventListener("change", () => { slot.changed(); slot.tell(read()); });
  return { node, read };
}
