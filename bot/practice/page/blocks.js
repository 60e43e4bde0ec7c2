// Block Kit blocks as page elements. The `surface` they stand on does what they ask.
//
// surface: {app, level, container, fields (Fields), changed(slot), press(slot, value)}

import { h, uid } from "./dom.js";
import { mountElement } from "./elements.js";
import { fieldFor } from "./field.js";
import { textObject } from "./mrkdwn.js";
import { richText } from "./rich_text.js";

function plain(text) {
  return text?.text || "";
}

function heading(block, surface) {
  return h(`h${surface.level}`, { class: "block-header" }, plain(block.text));
}

function factGrid(fields, app) {
  return h("div", { class: "facts" }, fields.map((text) => h("div", {}, textObject(text, app))));
}

function section(block, surface) {
  const id = uid("section");
  const words = h("div", { class: "section-words", id }, textObject(block.text, surface.app));
  if (block.fields) words.append(factGrid(block.fields, surface.app));
  const node = h("div", { class: "section" }, words);
  if (!block.accessory) return node;
  const side = h("div", { class: "section-side" });
  if (block.accessory.type === "image") side.append(picture(block.accessory, "accessory"));
  else side.append(mountElement(block.accessory, { block, surface, labelledBy: id }));
  node.append(side);
  return node;
}

function context(block, surface) {
  return h("div", { class: "context" }, block.elements.map((element) => (
    element.type === "image"
      ? picture(element, "tiny")
      : h("div", {}, textObject(element, surface.app)))));
}

function actions(block, surface) {
  return h("div", { class: "actions" },
    block.elements.map((element) => mountElement(element, { block, surface })));
}

/** A picture from this server, or its words when it would come from outside. */
export function picture(image, size) {
  const address = image.image_url || image.slack_file?.url || "";
  const near = address && new URL(address, location.href).origin === location.origin;
  if (near) return h("img", { src: address, alt: image.alt_text || "", class: `picture ${size}` });
  return h("span", { class: `picture missing ${size}` }, `Picture: ${image.alt_text || "no description"}`);
}

function image(block) {
  const title = block.title ? h("figcaption", {}, plain(block.title)) : null;
  return h("figure", {}, title, picture(block, "large"));
}

function divider() {
  return h("hr");
}

function rich(block, surface) {
  return h("div", { class: "rich" }, richText(block, surface.app));
}

function unknown(block) {
  return h("p", { class: "quiet" }, `(The practice Slack cannot show this part: ${block.type}.)`);
}

const BLOCKS = {
  header: heading, section, context, actions, image, divider, rich_text: rich, input: fieldFor,
};

/** All blocks of a message, form or Home. */
export function renderBlocks(blocks, surface) {
  return blocks.map((block) => (BLOCKS[block.type] || unknown)(block, surface));
}
