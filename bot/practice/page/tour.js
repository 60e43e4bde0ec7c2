// The tour: one step at a time, remembered while this window is open.

import { h } from "./dom.js";

const KEPT = "practice-tour";

export function makeTour(app) {
  const title = h("h2", { id: "tour-title" });
  const words = h("div", { class: "tour-words", "aria-live": "polite" });
  const back = h("button", { type: "button", class: "button", onclick: () => step(-1) }, "Back");
  const next = h("button", { type: "button", class: "button primary", onclick: () => step(1) }, "Next");
  const node = h("section", { class: "panel-part tour", "aria-labelledby": "tour-title" },
    title, words, h("div", { class: "tour-buttons" }, back, next));
  let at = Number(sessionStorage.getItem(KEPT)) || 0;
  let drawn = "";

  function step(by) {
    at = Math.min(Math.max(at + by, 0), app.state.tour.length - 1);
    sessionStorage.setItem(KEPT, String(at));
    draw();
    if (back.hidden) next.focus();
    if (next.hidden) back.focus();
  }

  function draw() {
    const { tour } = app.state;
    const sign = JSON.stringify([at, tour]);
    node.hidden = !tour.length;
    if (sign === drawn || !tour.length) return;
    drawn = sign;
    at = Math.min(at, tour.length - 1);
    title.textContent = `Tour, step ${at + 1} of ${tour.length}`;
    words.replaceChildren(h("h3", {}, tour[at].title), h("p", {}, tour[at].text));
    back.hidden = at === 0;
    next.hidden = at === tour.length - 1;
  }

  return { node, draw };
}
