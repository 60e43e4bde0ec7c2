// Slack's rich_text block: sections, lists, quotes and preformatted text.

import { h } from "./dom.js";
import { link, personName, roomName } from "./mrkdwn.js";
import { dateTokens } from "./time.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function dressed(node, style = {}) {
  return Object.entries(STYLES).reduce(
    (inside, [name, tag]) => (style[name] ? h(tag, {}, inside) : inside), node,
  );
}

function emoji(part) {
  if (!part.unicode) return `:${part.name}:`;
  return String.fromCodePoint(...part.unicode.split("-").map((code) => parseInt(code, 16)));
}

const PARTS = {
  text: (part) => part.text,
  link: (part) => link(part.url, part.text || part.url),
  user: (part, app) => personName(part.user_id, app),
  channel: (part, app) => roomName(part.channel_id, app),
  broadcast: (part) => h("span", { class: "mention" }, `@${part.range}`),
  usergroup: () => h("span", { class: "mention" }, "@group"),
  color: (part) => part.value,
  emoji,
  date: (part, app) => h("time", {},
    dateTokens(part.format, part.timestamp * 1000, app.tz, app.now())),
};

function inlineParts(parts, app) {
  return (parts || []).flatMap((part) => {
    const made = PARTS[part.type] ? PARTS[part.type](part, app) : part.text || "";
    return dressed(typeof made === "string" ? h("span", { class: "words" }, made) : made, part.style);
  });
}

const WHOLES = {
  rich_text_section: (whole, app) => h("p", {}, inlineParts(whole.elements, app)),
  rich_text_quote: (whole, app) => h("blockquote", {}, inlineParts(whole.elements, app)),
  rich_text_preformatted: (whole, app) => h("pre", {}, inlineParts(whole.elements, app)),
  rich_text_list: (whole, app) => h(
    whole.style === "ordered" ? "ol" : "ul",
    {
      data: { indent: Math.min(whole.indent || 0, 4) },
      start: whole.style === "ordered" && whole.offset ? whole.offset + 1 : null,
    },
    whole.elements.map((item) => h("li", {}, inlineParts(item.elements, app))),
  ),
};

/** The rich_text block as a list of elements. */
export function richText(block, app) {
  return block.elements.filter((whole) => WHOLES[whole.type])
    .map((whole) => WHOLES[whole.type](whole, app));
}
