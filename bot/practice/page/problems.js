// What is wrong with a filled form: found before it is sent, and said above its fields.

import { h } from "./dom.js";
import { REQUIRED, UNANSWERED } from "./words.js";

const EMAIL = "Write an e-mail address, such as name@example.org.";
const ADDRESS = "Write a whole address, starting with https://.";
const HALF = "Check this one. It is only half filled in.";

function holds(state) {
  return Object.entries(state || {}).some(([name, value]) => (
    name !== "type" && value !== null && value !== "" && value !== undefined
    && !(Array.isArray(value) && value.length === 0)));
}

function numberProblem(value, element) {
  const number = Number(value);
  if (Number.isNaN(number)) return "Write a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Write a whole number.";
  if (number < Number(element.min_value ?? -Infinity)) return `Write ${element.min_value} or more.`;
  if (number > Number(element.max_value ?? Infinity)) return `Write ${element.max_value} or less.`;
  return "";
}

function wordsProblem(words, element) {
  const { type, min_length: least = 0, max_length: most = 3000 } = element;
  if (type === "email_text_input") return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words) ? "" : EMAIL;
  if (type === "url_text_input") return /^https?:\/\/\S+$/.test(words) ? "" : ADDRESS;
  if (type === "number_input") return numberProblem(words, element);
  if (words.length < least) return `Write at least ${least} letters.`;
  if (words.length > most) return `Use at most ${most} letters. You have ${words.length}.`;
  return "";
}

function problem(block, state, control) {
  if (control?.validity?.badInput) return HALF;
  if (!holds(state)) return block.optional ? "" : REQUIRED;
  return typeof state.value === "string" ? wordsProblem(state.value, block.element) : "";
}

/** What Slack itself would refuse before asking the bot: {block id: words}. */
export function problems(fields) {
  const found = {};
  for (const [blockId, { block, frame }] of fields.frames) {
    const read = fields.readers.get(blockId)?.get(block.element.action_id);
    const control = frame.querySelector("input, textarea");
    const words = read ? problem(block, read(), control) : "";
    if (words) found[blockId] = words;
  }
  return found;
}

/** The box above the fields that says how many things are wrong, and leads to each. */
export class Summary {
  constructor() {
    this.node = h("div", { class: "form-problems", role: "alert" });
  }

  clear() {
    this.node.replaceChildren();
  }

  /** The bot was not reached; what was filled in is still there. */
  sayUnanswered() {
    this.node.replaceChildren(h("p", {}, h("strong", {}, UNANSWERED)));
    this.node.scrollIntoView({ block: "nearest" });
  }

  /** Show what is wrong, say it, and go to the first wrong field. */
  say(errors, fields) {
    const wrong = Object.keys(errors);
    const words = wrong.length === 1
      ? "One thing to put right:" : `${wrong.length} things to put right:`;
    fields.show(errors);
    this.node.replaceChildren(
      h("p", {}, h("strong", {}, words)),
      h("ul", {}, wrong.map((blockId) => this.#line(blockId, errors[blockId], fields))));
    const first = [...fields.frames.keys()].find((blockId) => errors[blockId]);
    const target = first && fields.control(first);
    target?.focus();
    target?.closest(".field")?.scrollIntoView({ block: "nearest" });
  }

  #line(blockId, words, fields) {
    const label = fields.frames.get(blockId)?.label;
    if (!label) return h("li", {}, words);
    const go = () => fields.control(blockId)?.focus();
    return h("li", {}, h("button", { type: "button", class: "as-link", onclick: go }, label));
  }
}
