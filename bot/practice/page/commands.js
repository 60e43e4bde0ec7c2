// The list of commands that comes up after "/": arrows move in it, Enter takes one.

import { h } from "./dom.js";

/** Belongs to the text input it serves, which stays focused throughout. */
export class CommandList {
  #app;
  #input;
  #shown = [];
  #active = -1;
  #dismissed = false;

  constructor(app, input) {
    this.#app = app;
    this.#input = input;
    this.node = h("ul", {
      id: "commands", class: "commands", role: "listbox", "aria-label": "Commands", hidden: true,
    });
    input.addEventListener("input", () => this.#again(false));
    input.addEventListener("focus", () => this.#again(false));
    input.addEventListener("blur", () => this.#again(true));
    input.addEventListener("keydown", (event) => this.#key(event));
  }

  draw() {
    this.#shown = this.#matches();
    this.#active = Math.min(this.#active, this.#shown.length - 1);
    this.node.replaceChildren(...this.#shown.map((command, at) => this.#option(command, at)));
    this.node.hidden = !this.#shown.length;
    this.#input.setAttribute("aria-expanded", String(this.#shown.length > 0));
    if (this.#active >= 0) this.#input.setAttribute("aria-activedescendant", `command-${this.#active}`);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #again(dismissed) {
    this.#dismissed = dismissed;
    this.#active = -1;
    this.draw();
  }

  #matches() {
    const text = this.#input.value;
    if (!text.startsWith("/") || this.#dismissed) return [];
    const word = text.split(/\s/)[0].toLowerCase();
    const { commands } = this.#app.state;
    if (/\s/.test(text)) return commands.filter(({ command }) => command === word);
    return commands.filter(({ command }) => command.startsWith(word));
  }

  #option({ command, usage_hint: hint, description }, at) {
    const take = (event) => {
      event.preventDefault();
      this.#take(at);
    };
    return h("li", {
      id: `command-${at}`, role: "option", onpointerdown: take,
      "aria-selected": at === this.#active ? "true" : "false",
    }, h("span", { class: "command-name" }, h("strong", {}, command), hint ? h("code", {}, ` ${hint}`) : null),
    h("span", { class: "command-what" }, description));
  }

  #take(at) {
    this.#input.value = `${this.#shown[at].command} `;
    this.#again(false);
    this.#input.focus();
  }

  #move(step) {
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#active = (from + step + this.#shown.length) % this.#shown.length;
    this.draw();
  }

  #key(event) {
    if (!this.#shown.length) return;
    const keys = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Escape: () => this.#again(true),
    };
    if (this.#active >= 0) keys.Enter = keys.Tab = () => this.#take(this.#active);
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }
}
