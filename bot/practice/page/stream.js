// The middle of the page: one conversation, or Home.

import { h, patchList } from "./dom.js";
import { Home } from "./home.js";
import { drawMessage } from "./message.js";
import { isoDay, longDay } from "./time.js";
import { newWords, roomWords } from "./words.js";

// Pixels from the end within which a reader still follows the conversation.
const NEAR = 80;
const NOTHING_YET = "Nothing here yet. Type / below to see what you can ask Alongside.";

function titleOf(app) {
  if (app.at === "home") return ["Home", "What Alongside keeps for you"];
  if (app.at === "direct") return ["Alongside", "You and Alongside"];
  const room = app.room(app.at);
  return [room.name, roomWords(room)];
}

function put(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

export class Stream {
  #app;
  #at = "";
  #list = null;
  #log = null;
  #home;
  // The controls of each message, so that a changed one keeps what was ticked.
  #fields = new Map();

  constructor(app, { name, note, body }) {
    this.#app = app;
    this.name = name;
    this.note = note;
    this.body = body;
    this.#home = new Home(app, body);
    this.below = h("button", {
      type: "button", class: "below button", hidden: true, onclick: () => this.#toEnd(),
    }, "New messages below");
  }

  draw() {
    const app = this.#app;
    const [words, about] = titleOf(app);
    put(this.name, words);
    put(this.note, about);
    this.#titleWindow(words);
    const place = `${app.as}/${app.at}`;
    const fresh = place !== this.#at;
    this.#at = place;
    if (app.at === "home") this.#home.draw(fresh);
    else this.#drawLog(fresh);
  }

  #titleWindow(words) {
    const { direct, rooms } = this.#app.state;
    const unread = [direct, ...rooms].reduce((sum, one) => sum + one.unread, 0);
    document.title = `${unread ? `(${newWords(unread)}) ` : ""}${words} – Practice Slack`;
  }

  #drawLog(fresh) {
    if (fresh) this.#freshLog();
    const messages = this.#app.state.messages[this.#app.channel] || [];
    const stay = fresh || this.#atEnd();
    const before = this.#list.childElementCount;
    patchList(this.#list, messages.length ? this.#items(messages) : [this.#nothing()]);
    if (stay) this.#toEnd();
    else if (this.#list.childElementCount > before) this.below.hidden = false;
  }

  /** A new region for each place, so that a screen reader is not read the whole room. */
  #freshLog() {
    this.#list = h("div", { class: "messages" });
    this.#log = h("div", {
      class: "log", role: "log", tabindex: "0", "aria-label": `Messages in ${titleOf(this.#app)[0]}`,
    }, this.#list);
    this.#log.addEventListener("scroll", () => {
      if (this.#atEnd()) this.below.hidden = true;
    }, { passive: true });
    this.body.replaceChildren(this.#log, this.below);
    this.#fields.clear();
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.below.hidden = true;
  }

  #items(messages) {
    const { tz } = this.#app;
    const found = [];
    let day = "";
    for (const message of messages) {
      const its = isoDay(message.at, tz);
      if (its !== day) {
        const words = longDay(message.at, tz);
        found.push({ key: `day-${its}`, sign: words, make: () => h("h2", { class: "day" }, words) });
      }
      day = its;
      found.push(this.#item(message));
    }
    return found;
  }

  #item(message) {
    const key = message.id || message.ts;
    // What was ticked is not part of the sign: a tick must not redraw its own list.
    const sign = JSON.stringify({ ...message, state: null });
    const make = () => {
      const made = drawMessage(message, this.#app, this.#fields.get(key)?.values());
      this.#fields.set(key, made.fields);
      return made.node;
    };
    return { key, sign, make };
  }

  #nothing() {
    const words = this.#app.at === "direct" ? NOTHING_YET : "No one has said anything here yet.";
    return { key: "none", sign: words, make: () => h("p", { class: "empty" }, words) };
  }
}
