// The middle of the page: one conversation, or Home.

import { renderBlocks } from "./blocks.js";
import { h, keepFocus, patchList } from "./dom.js";
import { Fields } from "./field.js";
import { drawMessage } from "./message.js";
import { isoDay, longDay } from "./time.js";
import { newWords, roomWords } from "./words.js";

const NEAR = 80;

function title(app) {
  if (app.at === "home") return ["Home", "What Alongside keeps for you"];
  if (app.at === "direct") return ["Alongside", "Messages between you and Alongside"];
  const room = app.room(app.at);
  return [room.name, roomWords(room)];
}

export function makeStream(app, { name, note, body }) {
  const fields = new Map();
  let drawn = "";
  let log = null;
  let list = null;
  const below = h("button", { type: "button", class: "below button", hidden: true, onclick: () => toEnd() }, "New messages below");

  function toEnd() {
    log.scrollTop = log.scrollHeight;
    below.hidden = true;
  }

  function freshLog() {
    list = h("div", { class: "messages" });
    // A new region each time, so that a screen reader is not read the whole room.
    log = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": `Messages in ${title(app)[0]}` }, list);
    log.addEventListener("scroll", () => { if (atEnd()) below.hidden = true; }, { passive: true });
    body.replaceChildren(log, below);
    fields.clear();
  }

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

  function messageItem(message) {
    const key = message.id || message.ts;
    return {
      // What was ticked is not part of the sign: a tick must not redraw its own list.
      key, sign: JSON.stringify({ ...message, state: null }),
      make: () => {
        const made = drawMessage(message, app, fields.get(key)?.values());
        fields.set(key, made.fields);
        return made.node;
      },
    };
  }

  function items(messages) {
    const found = [];
    let day = "";
    for (const message of messages) {
      const its = isoDay(message.at, app.tz);
      if (its !== day) {
        const words = longDay(message.at, app.tz);
        found.push({ key: `day-${its}`, sign: words, make: () => h("h2", { class: "day" }, words) });
      }
      day = its;
      found.push(messageItem(message));
    }
    return found;
  }

  function drawLog(fresh) {
    const messages = app.state.messages[app.channel] || [];
    const stay = fresh || atEnd();
    const before = list.childElementCount;
    if (messages.length) patchList(list, items(messages));
    else patchList(list, [{ key: "none", sign: "", make: () => emptyWords() }]);
    if (stay) toEnd();
    else if (list.childElementCount > before) below.hidden = false;
  }

  function emptyWords() {
    const words = app.at === "direct"
      ? "Nothing here yet. Type / below to see what you can ask Alongside."
      : "No one has said anything here yet.";
    return h("p", { class: "empty" }, words);
  }

  const home = makeHome(app, body);

  function draw() {
    const [words, about] = title(app);
    if (name.textContent !== words) name.textContent = words;
    if (note.textContent !== about) note.textContent = about;
    const place = `${app.as}/${app.at}`;
    const fresh = place !== drawn;
    drawn = place;
    if (app.at === "home") home.draw(fresh);
    else {
      if (fresh) freshLog();
      drawLog(fresh);
    }
    const waiting = [app.state.direct, ...app.state.rooms].reduce((sum, one) => sum + one.unread, 0);
    document.title = `${waiting ? `(${newWords(waiting)}) ` : ""}${words} – Practice Slack`;
  }

  return { draw };
}

function makeHome(app, body) {
  let sign = "";
  let fields = new Fields();
  let opening = false;

  function surfaceFor(view, saved) {
    fields = new Fields();
    const mine = fields;
    const container = { type: "view", id: view.id };
    return {
      app, fields, level: 2,
      saved: (blockId, actionId) => saved[blockId]?.[actionId] ?? view.state?.[blockId]?.[actionId],
      press: (blockId, actionId, value) => app.act({
        do: "press", container, block_id: blockId, action_id: actionId, value, values: mine.values(),
      }),
      suggest: (blockId, actionId, query) => app.ask({
        do: "suggest", container, block_id: blockId, action_id: actionId, query,
      }),
    };
  }

  async function open() {
    opening = true;
    await app.act({ do: "home" });
    opening = false;
    app.draw();
  }

  function draw(fresh) {
    const view = app.state.home;
    const next = JSON.stringify([app.as, view?.hash, view?.blocks, opening]);
    if (fresh || next !== sign) {
      const saved = fresh ? {} : fields.values();
      const words = opening ? "Opening Home…" : "Alongside has not filled this page yet.";
      const inside = view
        ? renderBlocks(view.blocks, surfaceFor(view, saved))
        : h("p", { class: "empty" }, words);
      const paper = h("div", { class: "home blocks" }, inside);
      const old = body.querySelector(".home-scroll");
      if (fresh || !old) body.replaceChildren(h("div", { class: "home-scroll", tabindex: "0", role: "region", "aria-label": "Home" }, paper));
      else keepFocus(old, () => old.replaceChildren(paper));
    }
    sign = next;
    if (fresh) open();
  }

  return { draw };
}
