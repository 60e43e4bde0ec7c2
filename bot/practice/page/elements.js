// Interactive elements: which control each type becomes, and what happens when it changes.

import { h, uid } from "./dom.js";
import { makeButton, makeOverflow } from "./buttons.js";
import { makeCheckboxes, makeRadios, makeSelect } from "./choices.js";
import { makeChooser } from "./chooser.js";
import { makeDate, makeDateTime, makeText, makeTime } from "./inputs.js";
import { textObject } from "./mrkdwn.js";

const MAKERS = {
  button: makeButton,
  workflow_button: makeButton,
  overflow: makeOverflow,
  plain_text_input: makeText,
  email_text_input: makeText,
  url_text_input: makeText,
  number_input: makeText,
  datepicker: makeDate,
  timepicker: makeTime,
  datetimepicker: makeDateTime,
  static_select: makeSelect,
  users_select: makeSelect,
  conversations_select: makeSelect,
  channels_select: makeSelect,
  radio_buttons: makeRadios,
  checkboxes: makeCheckboxes,
  external_select: makeChooser,
  multi_static_select: makeChooser,
  multi_external_select: makeChooser,
  multi_users_select: makeChooser,
  multi_conversations_select: makeChooser,
  multi_channels_select: makeChooser,
};

const GROUPS = new Set(["radio_buttons", "checkboxes", "external_select"]);
const STATELESS = new Set(["button", "workflow_button", "overflow"]);

/** Whether the control is several boxes, which a fieldset and legend name together. */
export function isGroup(element) {
  return GROUPS.has(element.type) || element.type.startsWith("multi_");
}

function missing(element) {
  return { node: h("p", { class: "quiet" }, `(The practice Slack cannot show this control: ${element.type}.)`) };
}

/**
 * Put one element on its surface. `place` is {block, surface} and, in a field,
 * {id, label, labelledBy, describedBy, required}.
 */
export function mountElement(element, place) {
  const { block, surface } = place;
  const slot = { ...place, element, app: surface.app, id: place.id || uid("control"),
    key: `${block.block_id}/${element.action_id}` };
  const holder = h("div", { class: `element is-${element.type}` });
  let saved = surface.saved?.(block.block_id, element.action_id);

  function build() {
    slot.saved = saved;
    const made = (MAKERS[element.type] || missing)(element, slot);
    holder.replaceChildren(made.node);
    if (made.read) surface.fields.add(block.block_id, element.action_id, made.read);
  }

  slot.tell = async (value) => {
    if (block.type === "input" && !block.dispatch_action) return;
    if (element.confirm && !(await surface.app.confirm(confirmWords(element.confirm, surface.app)))) {
      if (!STATELESS.has(element.type)) build();
      return;
    }
    saved = value;
    await surface.press(block.block_id, element.action_id, bare(value));
  };
  slot.changed = () => surface.changed?.(block.block_id);
  build();
  return holder;
}

/** A press carries the value alone; a form carries it with its type and name. */
function bare(state) {
  if (!state) return undefined;
  return Object.entries(state).find(([name]) => name !== "type")?.[1];
}

function confirmWords(confirm, app) {
  return {
    title: confirm.title.text,
    text: textObject(confirm.text, app),
    yes: confirm.confirm.text,
    no: confirm.deny.text,
    danger: confirm.style === "danger",
  };
}
