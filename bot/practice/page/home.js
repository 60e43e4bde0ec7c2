// Alongside's Home, which the bot fills when somebody opens it.

import { renderBlocks } from "./blocks.js";
import { h, keepFocus } from "./dom.js";
import { Fields } from "./field.js";
import { makeSurface } from "./surface.js";

export class Home {
  #app;
  #body;
  #fields = new Fields();
  #sign = "";
  #opening = false;

  constructor(app, body) {
    this.#app = app;
    this.#body = body;
  }

  /** `fresh` when the person has just come here. */
  draw(fresh) {
    const view = this.#app.state.home;
    const sign = JSON.stringify([this.#app.as, view?.hash, view?.blocks, this.#opening]);
    if (fresh || sign !== this.#sign) this.#redraw(view, fresh);
    this.#sign = sign;
    if (fresh) this.#open();
  }

  async #open() {
    this.#opening = true;
    await this.#app.act({ do: "home" });
    this.#opening = false;
    this.#app.draw();
  }

  #redraw(view, fresh) {
    const saved = fresh ? {} : this.#fields.values();
    const paper = h("div", { class: "home blocks" }, view ? this.#blocks(view, saved) : this.#waiting());
    const old = this.#body.querySelector(".home-scroll");
    if (old && !fresh) keepFocus(old, () => old.replaceChildren(paper));
    else this.#body.replaceChildren(h("div", {
      class: "home-scroll", tabindex: "0", role: "region", "aria-label": "Home",
    }, paper));
  }

  #blocks(view, saved) {
    this.#fields = new Fields();
    return renderBlocks(view.blocks, makeSurface({
      app: this.#app, fields: this.#fields, level: 2, container: { type: "view", id: view.id },
      saved: (blockId, actionId) => (
        saved[blockId]?.[actionId] ?? view.state?.[blockId]?.[actionId]),
    }));
  }

  #waiting() {
    const words = this.#opening ? "Opening Home…" : "Alongside has not filled this page yet.";
    return h("p", { class: "empty" }, words);
  }
}
