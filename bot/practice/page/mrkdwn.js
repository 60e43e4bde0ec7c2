// Slack's "mrkdwn" as page elements. Only text nodes and known elements are ever made.

import { h } from "./dom.js";
import { dateTokens } from "./time.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Undo Slack's three escapes, once. */
export function unescape(text) {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);
}

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** A link when the address is a safe kind, else its words. */
export function link(address, words) {
  let kind = "";
  try {
    kind = new URL(address, location.href).protocol;
  } catch {
    return h("span", {}, words);
  }
  if (!SAFE.has(kind)) return h("span", {}, words);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

export function personName(id, app) {
  const person = app.person(id);
  return h("span", { class: "mention" }, `@${person ? person.name : id}`);
}

export function roomName(id, app, fallback) {
  const room = app.room(id);
  return h("span", { class: "mention" }, `#${room ? room.name : fallback || "private room"}`);
}

function dateNode(body, words, app) {
  const [, seconds, pattern] = body.split("^");
  const instant = Number(seconds) * 1000;
  if (!instant) return h("span", {}, words || body);
  const shown = dateTokens(pattern || "{date}", instant, app.tz, app.now());
  return h("time", { datetime: new Date(instant).toISOString() }, shown);
}

function angle(content, app) {
  const bar = content.indexOf("|");
  const body = bar < 0 ? content : content.slice(0, bar);
  const words = bar < 0 ? "" : unescape(content.slice(bar + 1));
  if (body.startsWith("@")) return personName(body.slice(1), app);
  if (body.startsWith("#")) return roomName(body.slice(1), app, words);
  if (body.startsWith("!date^")) return dateNode(body, words, app);
  if (body.startsWith("!")) return h("span", { class: "mention" }, words || `@${body.slice(1)}`);
  return link(unescape(body), words || unescape(body));
}

function styled(mark) {
  const sign = mark === "*" ? "\\*" : mark;
  // A mark styles whole words only: snake_case and 3*4 stay as they are.
  return new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])([^${sign}\\n]*?[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`,
    "u",
  );
}

const RULES = [
  { find: /<([^<>\n]+)>/, make: (inside, app) => angle(inside, app) },
  { find: /`([^`\n]+)`/, make: (inside) => h("code", {}, unescape(inside)) },
  { find: styled("*"), make: (inside, app) => h("strong", {}, inline(inside, app)) },
  { find: styled("_"), make: (inside, app) => h("em", {}, inline(inside, app)) },
  { find: styled("~"), make: (inside, app) => h("s", {}, inline(inside, app)) },
];

/** One line of mrkdwn as a list of nodes. */
export function inline(text, app) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const hits = RULES.map((rule) => ({ rule, hit: rule.find.exec(rest) })).filter(({ hit }) => hit);
    if (!hits.length) break;
    const { rule, hit } = hits.reduce((a, b) => (b.hit.index < a.hit.index ? b : a));
    if (hit.index) nodes.push(unescape(rest.slice(0, hit.index)));
    nodes.push(rule.make(hit[1], app));
    rest = rest.slice(hit.index + hit[0].length);
  }
  if (rest) nodes.push(unescape(rest));
  return nodes;
}

function lineKind(line) {
  if (/^\s*$/.test(line)) return { kind: "gap", words: "" };
  const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
  if (quote) return { kind: "quote", words: quote[1] };
  const bullet = /^\s*•\s+(.*)$/.exec(line);
  if (bullet) return { kind: "list", words: bullet[1] };
  return { kind: "text", words: line };
}

function runs(text) {
  const groups = [];
  for (const { kind, words } of text.split("\n").map(lineKind)) {
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else groups.push({ kind, lines: [words] });
  }
  return groups.filter(({ kind }) => kind !== "gap");
}

function withBreaks(lines, app) {
  return lines.flatMap((line, at) => [at ? h("br") : null, ...inline(line, app)]).filter(Boolean);
}

function group({ kind, lines }, app) {
  if (kind === "list") return h("ul", { class: "bullets" }, lines.map((line) => h("li", {}, inline(line, app))));
  const tag = kind === "quote" ? "blockquote" : "p";
  return h(tag, {}, withBreaks(lines, app));
}

/** A whole mrkdwn text as a list of block elements. */
export function mrkdwn(text, app) {
  return (text || "").split(/```([\s\S]*?)```/).flatMap((part, at) => {
    if (at % 2) return [h("pre", {}, unescape(part.replace(/^\n|\n$/g, "")))];
    return runs(part).map((run) => group(run, app));
  });
}

/** A text object: mrkdwn as elements, plain text as one paragraph of plain words. */
export function textObject(text, app) {
  if (!text) return [];
  if (text.type === "mrkdwn") return mrkdwn(text.text, app);
  const lines = text.text.split("\n");
  return [h("p", {}, lines.flatMap((line, at) => (at ? [h("br"), line] : [line])))];
}
