// One message: who, when, what, and the controls in it.

import { renderBlocks } from "./blocks.js";
import { h, icon } from "./dom.js";
import { Fields } from "./field.js";
import { mrkdwn } from "./mrkdwn.js";
import { makeSurface } from "./surface.js";
import { clockTime, longDay } from "./time.js";
import { ONLY_YOU } from "./words.js";

const HUES = 6;

function initials(name) {
  const parts = name.replace(/^(?:PC|Sgt|Dr|Mr|Mrs|Ms)\s+/, "").split(/\s+/);
  return (parts[0][0] + (parts.length > 1 ? parts.at(-1)[0] : "")).toUpperCase();
}

/** A quiet coloured square; the name beside it says the same. */
export function avatar(name, bot) {
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES;
  const node = h("span", { class: "avatar", "aria-hidden": "true", data: { hue: bot ? "app" : hue } });
  node.append(bot ? icon("chat") : initials(name));
  return node;
}

function fileLink(file) {
  const name = file.name || file.title;
  return h("li", {}, h("a", { class: "file", href: file.url, download: name },
    icon("file"), h("span", {}, "Download ", h("strong", {}, file.title || name))));
}

function byline(message, app) {
  const { name, bot } = message.from;
  const person = bot ? null : app.state.people.find((one) => one.name === name);
  const badge = bot ? h("span", { class: "app-badge" }, "App") : null;
  const work = person ? [person.title, person.agency].filter(Boolean).join(", ") : "";
  const about = work ? h("span", { class: "quiet about" }, work) : null;
  const when = h("time", {
    class: "when", datetime: message.at, title: longDay(message.at, app.tz),
  }, clockTime(message.at, app.tz));
  return h("p", { class: "byline" }, h("strong", { class: "from" }, name), badge, when, about);
}

function lockWords(message) {
  const told = message.from.bot && !message.ephemeral && message.text;
  if (!told) return null;
  return h("p", { class: "lock-words" }, h("span", { class: "lock-label" }, "A locked phone shows: "), message.text);
}

function containerOf(message, channel) {
  if (message.ephemeral) return { type: "ephemeral", channel, id: message.id };
  return { type: "message", channel, ts: message.ts };
}

/** Draw a message; `saved` are the values its controls had before it changed. */
export function drawMessage(message, app, saved) {
  const fields = new Fields();
  const surface = makeSurface({
    app, fields, level: 3, container: containerOf(message, app.channel),
    saved: (blockId, actionId) => (saved || message.state)?.[blockId]?.[actionId],
  });
  const body = message.blocks?.length ? renderBlocks(message.blocks, surface) : mrkdwn(message.text, app);
  const files = message.files?.length ? h("ul", { class: "files" }, message.files.map(fileLink)) : null;
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  const node = h("article", { class: `message${message.ephemeral ? " ephemeral" : ""}${reply ? " reply" : ""}` },
    avatar(message.from.name, message.from.bot),
    h("div", { class: "message-main" },
      message.ephemeral ? h("p", { class: "only-you" }, icon("lock"), ONLY_YOU) : null,
      reply ? h("p", { class: "quiet" }, "Reply to a message above") : null,
      byline(message, app), h("div", { class: "blocks" }, body), files,
      message.edited ? h("p", { class: "quiet edited" }, "(edited)") : null,
      lockWords(message)));
  return { node, fields };
}
