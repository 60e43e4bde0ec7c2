// The practice clock: what it shows, and moving it on.

import { once } from "./buttons.js";
import { h } from "./dom.js";
import * as server from "./server.js";
import { clockTime, dayAfter, isoWall, nextMonday, shortDay } from "./time.js";
import { errorWords } from "./words.js";

const NOT_BACK = "The practice clock only moves forward. To go back, start again.";

export class PracticeClock {
  #app;
  #moving = false;

  constructor(app) {
    this.#app = app;
    this.face = h("p", { class: "clock-face" });
    this.status = h("p", { class: "clock-status", role: "status" });
    this.wanted = h("input", { type: "datetime-local", id: "move-to" });
    this.node = h("section", { class: "panel-part clock", "aria-labelledby": "clock-title" },
      h("h2", { id: "clock-title" }, "Practice clock"), this.face,
      this.#buttons(), this.#form(), this.status);
  }

  draw() {
    const [now, tz] = [this.#app.now(), this.#app.tz];
    const text = `${shortDay(now, tz)}, ${clockTime(now, tz)}`;
    if (this.face.textContent !== text) this.face.textContent = text;
    this.wanted.min = isoWall(now, tz);
    if (!this.wanted.value && document.activeElement !== this.wanted) {
      this.wanted.value = this.wanted.min;
    }
  }

  #buttons() {
    const day = (date) => ({ to: `${date}T08:30` });
    const here = () => [this.#app.now(), this.#app.tz];
    return h("div", { class: "clock-buttons" },
      this.#button("One hour later", () => ({ by: 60 })),
      this.#button("Tomorrow 08:30", () => day(dayAfter(...here(), 1))),
      this.#button("Next Monday 08:30", () => day(nextMonday(...here()))));
  }

  #button(text, body) {
    const made = h("button", {
      type: "button", class: "button", onclick: () => once(made, () => this.#move(body())),
    }, text);
    return made;
  }

  #form() {
    return h("form", { class: "move-to", novalidate: true, onsubmit: (event) => this.#moveTo(event) },
      h("label", { for: "move-to" }, "Move to"), this.wanted,
      h("button", { type: "submit", class: "button" }, "Move"));
  }

  #moveTo(event) {
    event.preventDefault();
    const to = this.wanted.value;
    if (!to) this.status.textContent = "Choose a day and a time first.";
    else if (to < isoWall(this.#app.now(), this.#app.tz)) this.status.textContent = NOT_BACK;
    else this.#move({ to });
  }

  async #move(body) {
    if (this.#moving) return;
    this.#moving = true;
    this.node.setAttribute("aria-busy", "true");
    const from = this.#words(this.#app.now());
    this.status.textContent = `Running every tick between ${from} and ${this.#target(body)}…`;
    const answer = await server.moveClock(body);
    await this.#app.refresh();
    this.node.removeAttribute("aria-busy");
    this.#moving = false;
    const done = `It is now ${this.#words(this.#app.now())}.`;
    this.status.textContent = answer.ok ? done : errorWords(answer.error);
  }

  #words(instant, tz = this.#app.tz) {
    return `${shortDay(instant, tz).slice(0, -5)} ${clockTime(instant, tz)}`;
  }

  #target({ to, by }) {
    return to ? this.#words(`${to}:00Z`, "UTC") : this.#words(this.#app.now() + by * 60_000);
  }
}
