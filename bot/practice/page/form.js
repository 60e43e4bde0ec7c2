// The open form (Slack's modal) as a native dialog.

import { renderBlocks } from "./blocks.js";
import { once } from "./buttons.js";
import { h, icon, keepFocus } from "./dom.js";
import { Fields } from "./field.js";
import { Summary, problems } from "./problems.js";
import { makeSurface } from "./surface.js";

const FIELD = "input:not([hidden]), select, textarea, .chooser > summary";
const BUTTON = "button, a[href]";

function button(kind, props, ...inside) {
  return h("button", { type: "button", class: kind, ...props }, ...inside);
}

/** Shows the top of the person's stack of forms, and nothing when there is none. */
export class FormDialog {
  #app;
  #dialog;
  #view = null;
  #sign = "";
  #fields = new Fields();
  #summary = new Summary();
  #changed = false;
  #opener = null;
  // What each form of the stack held when it was last on top.
  #kept = new Map();

  constructor(app, dialog) {
    this.#app = app;
    this.#dialog = dialog;
    this.title = h("h2", { id: "form-title", tabindex: "-1" });
    this.body = h("div", { class: "form-body blocks" });
    this.working = h("p", { class: "form-working", role: "status" });
    this.#makeButtons();
    dialog.append(this.#frame());
    dialog.addEventListener("cancel", (event) => this.#escape(event));
    this.body.addEventListener("input", () => { this.#changed = true; });
  }

  draw() {
    const next = this.#app.state.form;
    if (!next) {
      if (this.#view) this.#hide();
      return;
    }
    const sign = JSON.stringify([this.#app.as, next.id, next.hash, next.depth]);
    const same = sign === this.#sign;
    this.#sign = sign;
    if (same) this.#view = next;
    else this.#become(next);
  }

  #makeButtons() {
    this.back = button("bare back", { onclick: () => this.#close(false) }, icon("back"), h("span", {}, "Back"));
    this.shut = button("bare shut", { "aria-label": "Close this form", onclick: () => this.#close(true) }, icon("close"));
    this.cancel = button("button", { onclick: () => this.#close(false) });
    this.submit = button("button primary", { type: "submit" });
  }

  #frame() {
    const practice = h("span", { class: "form-practice" }, "Practice");
    this.scroll = h("div", { class: "form-scroll" }, this.#summary.node, this.body);
    this.form = h("form", { novalidate: true, onsubmit: (event) => this.#send(event) },
      h("header", { class: "form-head" }, this.back, this.title, practice, this.shut),
      this.scroll,
      h("footer", { class: "form-foot" }, this.working, this.cancel, this.submit));
    return this.form;
  }

  async #escape(event) {
    if (event.target !== this.#dialog) return;
    event.preventDefault();
    const sure = !this.#changed || await this.#app.confirm({
      title: "Leave this form?", text: "What you have filled in will be lost.",
      yes: "Leave", no: "Stay here",
    });
    if (sure) this.#close(true);
  }

  #close(all) {
    const body = { do: "close", view_id: this.#view.id, all };
    return once(all ? this.shut : this.cancel, () => this.#app.act(body));
  }

  async #send(event) {
    event.preventDefault();
    const found = problems(this.#fields);
    if (Object.keys(found).length) this.#summary.say(found, this.#fields);
    else await once(this.submit, () => this.#submit(this.#view.id));
  }

  async #submit(id) {
    this.working.textContent = "Sending…";
    await this.#app.act({ do: "submit", view_id: id, values: this.#fields.values() });
    this.working.textContent = "";
    if (this.#view?.id !== id) return;
    if (this.#hasErrors()) this.#summary.say(this.#view.errors, this.#fields);
    else if (this.#view.trouble) this.#summary.sayUnanswered();
  }

  #hasErrors() {
    return Object.keys(this.#view.errors || {}).length > 0;
  }

  #surface() {
    const view = this.#view;
    const before = this.#kept.get(view.id) || {};
    this.#fields = new Fields();
    return makeSurface({
      app: this.#app, fields: this.#fields, level: 3, container: { type: "view", id: view.id },
      saved: (blockId, actionId) => {
        const typed = before[blockId]?.[actionId];
        const told = view.state?.[blockId]?.[actionId];
        return typed && (!told || told.type === typed.type) ? typed : told;
      },
      changed: (blockId) => { if (this.#fields.forgive(blockId)) this.#summary.clear(); },
    });
  }

  #become(next) {
    const same = this.#view?.id === next.id;
    const waiting = document.activeElement === this.title;
    if (this.#view) this.#kept.set(this.#view.id, this.#fields.values());
    this.#view = next;
    if (!this.#dialog.open) this.#show();
    if (same) keepFocus(this.form, () => this.#fill());
    else {
      this.#changed = false;
      this.#fill();
      this.scroll.scrollTop = 0;
    }
    if (!same || waiting) this.#focusFirst();
  }

  #fill() {
    const view = this.#view;
    this.title.textContent = view.title?.text || "Form";
    this.back.hidden = view.depth <= 1;
    this.cancel.textContent = view.close?.text || (view.submit ? "Cancel" : "Close");
    this.submit.hidden = !view.submit;
    this.submit.textContent = view.submit?.text || "";
    this.body.replaceChildren(...renderBlocks(view.blocks, this.#surface()));
    this.#summary.clear();
    if (this.#hasErrors()) this.#fields.show(view.errors);
  }

  #focusFirst() {
    const { body } = this;
    const wanted = body.querySelector("[autofocus]")
      || body.querySelector(FIELD) || body.querySelector(BUTTON);
    (wanted || this.title).focus({ preventScroll: true });
  }

  #show() {
    const held = document.activeElement;
    const node = held && held !== document.body ? held : document.getElementById("say");
    this.#opener = { node, key: node.dataset.focus };
    this.#dialog.showModal();
  }

  /** Close, and put the focus back on what opened the form, or on its successor. */
  #hide() {
    this.#dialog.close();
    this.#kept.clear();
    this.#view = null;
    this.#sign = "";
    const { node, key } = this.#opener;
    const twin = key && document.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    const target = node.isConnected ? node : twin;
    (target || document.getElementById("say")).focus({ preventScroll: true });
  }
}
