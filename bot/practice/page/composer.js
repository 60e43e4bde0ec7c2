// Where a person writes: a message, or a command after "/".

import { makeMenu } from "./buttons.js";
import { CommandList } from "./commands.js";
import { h, icon } from "./dom.js";

const ARCHIVED = "This room is archived. Nobody can write here.";
const NOT_IN_IT = "You can read this open room. Only its members can write in it.";

function whyShut(room) {
  if (room?.archived) return ARCHIVED;
  return room?.member === false ? NOT_IN_IT : "";
}

export class Composer {
  #app;
  #root;
  #commands;
  #place = "";
  #waiting = 0;
  #sign = "";
  // Half-written words wait in the place they were written for.
  #drafts = new Map();

  constructor(app, root) {
    this.#app = app;
    this.#root = root;
    this.input = h("input", {
      id: "say", type: "text", autocomplete: "off", enterkeyhint: "send", role: "combobox",
      placeholder: "Write, or type /", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "commands", "aria-describedby": "say-status",
    });
    this.#commands = new CommandList(app, this.input);
    this.label = h("label", { for: "say", class: "sr" });
    this.shortcuts = h("div", { class: "shortcuts" });
    this.why = h("p", { class: "say-shut" });
    this.status = h("p", { id: "say-status", class: "say-status", role: "status" });
    root.append(this.#frame(), this.why, this.status);
  }

  draw() {
    const app = this.#app;
    const room = app.room(app.at);
    const shut = whyShut(room);
    this.#root.hidden = app.at === "home";
    this.form.hidden = Boolean(shut);
    this.why.hidden = !shut;
    if (this.why.textContent !== shut) this.why.textContent = shut;
    this.#swapDraft(`${app.as}/${app.at}`);
    this.label.textContent = `Write to ${room?.name || "Alongside"}, or type / for commands`;
    this.#drawShortcuts();
  }

  #frame() {
    const box = h("div", { class: "say-box" }, this.#commands.node, this.input);
    const send = h("button", { type: "submit", class: "button primary send" }, icon("send"), h("span", {}, "Send"));
    this.form = h("form", { class: "say", novalidate: true, onsubmit: (event) => this.#submit(event) },
      this.label, this.shortcuts, box, send);
    return this.form;
  }

  #swapDraft(place) {
    if (place === this.#place) return;
    this.#drafts.set(this.#place, this.input.value);
    this.input.value = this.#drafts.get(place) || "";
    this.#place = place;
    this.#commands.draw();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    const command = text.length > 1 && text.startsWith("/");
    this.#send({ do: command ? "command" : "say", text });
  }

  async #send(body) {
    const [draft, place] = [this.input.value, this.#place];
    this.#waiting += 1;
    this.status.textContent = "Sending…";
    this.input.value = "";
    this.#commands.draw();
    const answer = await this.#app.act({ ...body, channel: this.#app.channel });
    this.#waiting -= 1;
    if (!this.#waiting) this.status.textContent = "";
    if (!answer.ok && place === this.#place && !this.input.value) this.input.value = draft;
  }

  #drawShortcuts() {
    const sign = JSON.stringify(this.#app.state.shortcuts);
    if (sign === this.#sign) return;
    this.#sign = sign;
    const entries = this.#app.state.shortcuts.map((one) => ({
      text: one.name, note: one.description,
      choose: () => this.#app.act({ do: "shortcut", callback_id: one.callback_id }),
    }));
    const words = [icon("plus"), h("span", {}, "Shortcuts")];
    const menu = makeMenu({ label: "Shortcuts", words, entries, key: "shortcuts" });
    this.shortcuts.replaceChildren(...(entries.length ? [menu] : []));
  }
}
