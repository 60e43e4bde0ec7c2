// A list to search and tick: for choosing several, and for choices the bot looks up.

import { groupsOf } from "./choices.js";
import { h } from "./dom.js";
import { textObject } from "./mrkdwn.js";

const PROVIDED = {
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
};
// A list no longer than this is seen at a glance and needs no search.
const FEW = 7;
// How long a pause in typing means "look it up now", in milliseconds.
const PAUSE = 250;

const optionsIn = (groups) => groups.flatMap(([, options]) => options);

function firstOptions(element, slot, groups) {
  const { saved } = slot;
  const provided = PROVIDED[element.type];
  if (provided) {
    const values = (saved ? saved[provided[0]] : element[provided[1]]) || [];
    const all = optionsIn(groups);
    return values.map((value) => all.find((option) => option.value === value)).filter(Boolean);
  }
  if (element.type.startsWith("multi_")) {
    return (saved ? saved.selected_options : element.initial_options) || [];
  }
  const one = saved ? saved.selected_option : element.initial_option;
  return one ? [one] : [];
}

/** A details box: its summary says what is chosen, inside are a search and the ticks. */
class Chooser {
  #element;
  #slot;
  #chosen;
  #asked = 0;
  #timer = 0;

  constructor(element, slot) {
    this.#element = element;
    this.#slot = slot;
    this.many = element.type.startsWith("multi_");
    this.looksUp = element.type.includes("external");
    this.groups = this.looksUp ? [] : groupsOf(element, slot.app);
    this.#chosen = firstOptions(element, slot, this.groups);
    this.name = slot.label || element.placeholder?.text || "Choose";
    this.status = h("p", { class: "chooser-status", role: "status" });
    this.list = h("div", { class: "chooser-list" });
    this.said = h("span", { class: "chooser-said" });
    this.search = this.#makeSearch();
    this.node = this.#makeBox();
    this.#say();
  }

  /** Slack's value-state of what is chosen. */
  read() {
    const { type } = this.#element;
    const provided = PROVIDED[type];
    if (provided) return { type, [provided[0]]: this.#chosen.map((option) => option.value) };
    if (this.many) return { type, selected_options: this.#chosen };
    return { type, selected_option: this.#chosen[0] || null };
  }

  #makeSearch() {
    const search = h("input", {
      type: "search", autocomplete: "off", "aria-label": `Find in ${this.name}`,
      placeholder: this.looksUp ? "Type to search" : "Type to shorten the list",
      hidden: !this.looksUp && optionsIn(this.groups).length <= FEW,
      data: { focus: `${this.#slot.key}/search` },
    });
    search.addEventListener("input", () => this.#find());
    search.addEventListener("keydown", (event) => {
      // Enter would send the whole form.
      if (event.key === "Enter") event.preventDefault();
    });
    return search;
  }

  #makeBox() {
    const { key, label, labelledBy, describedBy } = this.#slot;
    this.summary = h("summary", { data: { focus: key }, "aria-describedby": describedBy || null },
      h("span", { class: "sr" }, `${this.name}: `), this.said);
    const node = h("details", {
      class: "chooser", role: label ? null : "group", "aria-labelledby": label ? null : labelledBy || null,
    }, this.summary, h("div", { class: "chooser-inside" }, this.search, this.status, this.list));
    node.addEventListener("toggle", () => this.#opened());
    node.addEventListener("keydown", (event) => this.#key(event));
    return node;
  }

  #opened() {
    if (!this.node.open) return;
    this.#find();
    this.node.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.key !== "Escape" || !this.node.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.node.open = false;
    this.summary.focus();
  }

  #say() {
    const words = this.#chosen.map((option) => option.text.text).join("; ");
    const nothing = this.many ? "Choose one or more" : "Choose one";
    this.said.textContent = words || this.#element.placeholder?.text || nothing;
    this.said.classList.toggle("none", !this.#chosen.length);
  }

  #pick(option, on) {
    const others = this.#chosen.filter((other) => other.value !== option.value);
    if (!this.many) this.#chosen = [option];
    else this.#chosen = on ? [...others, option] : others;
    this.#say();
    this.#limit();
    this.#slot.changed();
    this.#slot.tell(this.read());
  }

  #limit() {
    const most = this.#element.max_selected_items;
    const full = this.many && most && this.#chosen.length >= most;
    for (const box of this.list.querySelectorAll("input")) box.disabled = Boolean(full) && !box.checked;
    if (full) this.status.textContent = `You can choose ${most}. Take one away to choose another.`;
  }

  #row(option) {
    const box = h("input", {
      type: this.many ? "checkbox" : "radio", name: `${this.#slot.id}-pick`, value: option.value,
      checked: this.#chosen.some((other) => other.value === option.value),
      data: { focus: `${this.#slot.key}/${option.value}` },
      onchange: () => this.#pick(option, box.checked),
    });
    const note = option.description && h("span", { class: "option-note" },
      textObject(option.description, this.#slot.app));
    return h("label", { class: "tick" }, box, h("span", { class: "option-words" }, option.text.text, note));
  }

  #show(groups) {
    const shown = groups.filter(([, options]) => options.length);
    const count = optionsIn(shown).length;
    this.list.replaceChildren(...shown.flatMap(([title, options]) => [
      ...(title ? [h("p", { class: "chooser-group" }, title)] : []),
      ...options.map((option) => this.#row(option))]));
    this.status.textContent = `${count === 1 ? "1 choice" : `${count} choices`} to choose from`;
    this.#limit();
  }

  #find() {
    if (this.looksUp) this.#lookUp();
    else this.#filter();
  }

  #filter() {
    const wanted = this.search.value.trim().toLowerCase();
    const fits = (option, title) => `${option.text.text} ${title}`.toLowerCase().includes(wanted);
    this.#show(this.groups.map(([title, options]) => (
      [title, options.filter((option) => fits(option, title))])));
  }

  #lookUp() {
    clearTimeout(this.#timer);
    const least = this.#element.min_query_length ?? 3;
    const query = this.search.value.trim();
    if (query.length >= least) this.#timer = setTimeout(() => this.#ask(query), PAUSE);
    else {
      this.#show([]);
      this.status.textContent = `Type at least ${least} ${least === 1 ? "letter" : "letters"}.`;
    }
  }

  async #ask(query) {
    this.#asked += 1;
    const mine = this.#asked;
    this.status.textContent = "Looking…";
    const { surface, block } = this.#slot;
    const answer = await surface.suggest(block.block_id, this.#element.action_id, query);
    if (mine !== this.#asked) return;
    if (answer.ok) this.#show([["", answer.options || []]]);
    else this.status.textContent = "The list did not come. Type again to try once more.";
  }
}

export function makeChooser(element, slot) {
  const chooser = new Chooser(element, slot);
  return { node: chooser.node, read: () => chooser.read() };
}
