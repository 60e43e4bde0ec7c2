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

  /** Forget the error of one field, because it has changed; say whether it had one. */
  forgive(blockId) {
    const changed = this.frames.get(blockId);
    if (!changed || changed.error.hidden) return false;
    const left = [...this.frames].filter(([id, { error }]) => id !== blockId && !error.hidden);
    this.show(Object.fromEntries(left.map(([id, { error }]) => [id, error.dataset.words])));
    return true;
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
