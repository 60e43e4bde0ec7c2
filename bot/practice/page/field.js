// One question of a form: label, control, hint and what is wrong with it.

import { h, uid } from "./dom.js";
import { isGroup, mountElement } from "./elements.js";

/** An input block as a labelled field; its error line is there from the start. */
export function fieldFor(block, surface) {
  const id = uid("field");
  const hint = block.hint ? h("p", { class: "hint", id: `${id}-hint` }, block.hint.text) : null;
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const group = isGroup(block.element);
  const label = h(group ? "legend" : "label", { class: "label", for: group ? null : id, id: `${id}-label` },
    block.label.text, optional);
  const control = mountElement(block.element, {
    block, surface, id, label: block.label.text, labelledBy: `${id}-label`,
    describedBy: [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" "),
    required: !block.optional,
  });
  const frame = h(group ? "fieldset" : "div", {
    class: "field", data: { block: block.block_id },
    "aria-describedby": group ? [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ") : null,
  }, label, hint, error, control);
  surface.fields.frames.set(block.block_id, { frame, error, label: block.label.text, block });
  return frame;
}

/** What a form's controls hold, and where their errors are shown. */
export class Fields {
  constructor() {
    this.readers = new Map();
    this.frames = new Map();
  }

  add(blockId, actionId, read) {
    if (!this.readers.has(blockId)) this.readers.set(blockId, new Map());
    this.readers.get(blockId).set(actionId, read);
  }

  /** Slack's view.state.values. */
  values() {
    const found = {};
    for (const [blockId, readers] of this.readers) {
      found[blockId] = {};
      for (const [actionId, read] of readers) found[blockId][actionId] = read();
    }
    return found;
  }

  /** The control to focus for a block, where there is one. */
  control(blockId) {
    const found = this.frames.get(blockId);
    return found?.frame.querySelector("input:not([hidden]), select, textarea, summary, button");
  }

  /** Show these errors and no others: {block id: words}. */
  show(errors) {
    for (const [blockId, { frame, error }] of this.frames) {
      const words = errors[blockId] || "";
      frame.classList.toggle("wrong", Boolean(words));
      error.hidden = !words;
      const said = words ? [h("span", { class: "sr" }, "Problem: "), words] : [];
      if (error.dataset.words !== words) error.replaceChildren(...said);
      error.dataset.words = words;
      for (const control of frame.querySelectorAll("input, select, textarea")) {
        if (words) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }
}

function holds(state) {
  return Object.entries(state || {}).some(([name, value]) => (
    name !== "type" && value !== null && value !== "" && value !== undefined
    && !(Array.isArray(value) && value.length === 0)));
}

function formatProblem(state, element, control) {
  const value = state.value;
  if (element.type === "email_text_input" && !/^[^\s@]+@[^\s@]+$/.test(value)) return "Write an e-mail address, such as name@example.org.";
  if (element.type === "url_text_input" && !URL.canParse(value)) return "Write a whole address, starting with https://.";
  if (element.type === "number_input") return numberProblem(value, element);
  if (element.min_length && value.length < element.min_length) return `Write at least ${element.min_length} letters.`;
  if (element.max_length && value.length > element.max_length) return `Use at most ${element.max_length} letters. You have ${value.length}.`;
  if (control?.validity?.badInput) return "Check this one. It is only half filled in.";
  return "";
}

function numberProblem(value, element) {
  const number = Number(value);
  if (Number.isNaN(number)) return "Write a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Write a whole number.";
  if (element.min_value && number < Number(element.min_value)) return `Write ${element.min_value} or more.`;
  if (element.max_value && number > Number(element.max_value)) return `Write ${element.max_value} or less.`;
  return "";
}

/** What Slack itself would refuse before asking the bot: {block id: words}. */
export function problems(fields) {
  const found = {};
  for (const [blockId, { block, frame }] of fields.frames) {
    const state = fields.readers.get(blockId)?.get(block.element.action_id)?.();
    const control = frame.querySelector("input, textarea");
    if (control?.validity?.badInput) found[blockId] = "Check this one. It is only half filled in.";
    else if (state === undefined) continue;
    else if (!holds(state)) {
      if (!block.optional) found[blockId] = "Please fill this in.";
    } else if (typeof state.value === "string") {
      const words = formatProblem(state, block.element, control);
      if (words) found[blockId] = words;
    }
  }
  return found;
}
