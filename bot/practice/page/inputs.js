// Text, number, date and time inputs: the browser's own controls.

import { h } from "./dom.js";
import { dateWords, instantOf, isoWall } from "./time.js";

const KINDS = {
  plain_text_input: { type: "text" },
  email_text_input: { type: "email", autocomplete: "off", inputmode: "email" },
  url_text_input: { type: "url", autocomplete: "off", inputmode: "url" },
  number_input: { type: "text", inputmode: "decimal" },
};

function common(element, slot) {
  return {
    id: slot.id,
    placeholder: element.placeholder?.text,
    "aria-labelledby": slot.label ? null : slot.labelledBy,
    "aria-label": !slot.label && !slot.labelledBy ? element.placeholder?.text || "Choose" : null,
    "aria-describedby": slot.describedBy || null,
    "aria-required": slot.required ? "true" : null,
    autocomplete: "off",
    autofocus: element.focus_on_load || null,
    data: { focus: slot.key },
  };
}

/** Tell the bot when the person pauses or leaves, not at every key or arrow. */
export function settled(node, tell, wait = 700) {
  let timer = 0;
  let waiting = false;
  const now = () => {
    clearTimeout(timer);
    if (waiting) tell();
    waiting = false;
  };
  node.addEventListener("blur", now);
  return {
    soon() {
      waiting = true;
      clearTimeout(timer);
      timer = setTimeout(now, wait);
    },
    now() {
      waiting = true;
      now();
    },
  };
}

export function makeText(element, slot) {
  const props = { ...common(element, slot), value: slot.saved?.value ?? element.initial_value ?? "" };
  const kind = KINDS[element.type];
  const node = element.multiline
    ? h("textarea", { ...props, rows: 4 })
    : h("input", { ...props, ...kind });
  const read = () => ({ type: element.type, value: node.value.trim() === "" ? null : node.value });
  const when = element.dispatch_action_config?.trigger_actions_on || ["on_enter_pressed"];
  const later = settled(node, () => slot.tell(read()));
  node.addEventListener("input", () => {
    slot.changed();
    if (when.includes("on_character_entered") && slot.block.dispatch_action) later.soon();
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !slot.block.dispatch_action || element.multiline) return;
    if (!when.includes("on_enter_pressed")) return;
    event.preventDefault();
    later.now();
  });
  if (!element.max_length) return { node, read };
  return { node: h("div", {}, node, counter(node, element.max_length)), read };
}

function counter(node, most) {
  const words = h("p", { class: "count", "aria-live": "polite" });
  const show = () => {
    const left = most - node.value.length;
    if (left < 0) words.textContent = `${-left} letters too many`;
    else words.textContent = left <= 40 ? `${left} letters left` : "";
  };
  node.addEventListener("input", show);
  show();
  return words;
}

function dated(element, slot, { type, value, state, note }) {
  const node = h("input", { ...common(element, slot), type, value: value || "" });
  const words = h("p", { class: "in-words", id: `${slot.id}-words` });
  const read = () => ({ type: element.type, ...state(node.value) });
  const show = () => { words.textContent = note(node.value); };
  const later = settled(node, () => slot.tell(read()));
  let typing = false;
  node.addEventListener("keydown", () => { typing = true; });
  node.addEventListener("pointerdown", () => { typing = false; });
  node.addEventListener("change", () => {
    show();
    slot.changed();
    if (typing) later.soon();
    else later.now();
  });
  node.setAttribute("aria-describedby", [slot.describedBy, words.id].filter(Boolean).join(" "));
  show();
  return { node: h("div", { class: "dated" }, node, words), read };
}

export function makeDate(element, slot) {
  return dated(element, slot, {
    type: "date",
    value: slot.saved ? slot.saved.selected_date : element.initial_date,
    state: (text) => ({ selected_date: text || null }),
    note: dateWords,
  });
}

export function makeTime(element, slot) {
  return dated(element, slot, {
    type: "time",
    value: slot.saved ? slot.saved.selected_time : element.initial_time,
    state: (text) => ({ selected_time: text || null }),
    note: () => "",
  });
}

export function makeDateTime(element, slot) {
  const tz = slot.app.tz;
  const seconds = slot.saved ? slot.saved.selected_date_time : element.initial_date_time;
  return dated(element, slot, {
    type: "datetime-local",
    value: seconds ? isoWall(seconds * 1000, tz) : "",
    state: (text) => ({ selected_date_time: text ? instantOf(text, tz) / 1000 : null }),
    note: (text) => dateWords(text.slice(0, 10)),
  });
}
