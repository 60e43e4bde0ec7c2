// Beside the room: the tour, the practice clock, trouble and changes on demand, starting again.

import { once } from "./buttons.js";
import { PracticeClock } from "./clock.js";
import { h } from "./dom.js";
import { makeOffice } from "./office.js";
import * as server from "./server.js";
import { makeTour } from "./tour.js";
import { makeTrouble } from "./trouble.js";
import { errorWords } from "./words.js";

const WIPED = "Everything done in this practice is wiped, and the clock goes back to its first day.";
const CANNOT = "This practice cannot start again by itself. Stop it and run it again.";

export function makePanel(app, root) {
  const parts = [makeTour(app), new PracticeClock(app), makeTrouble(app), makeOffice(app)];
  const [tour, clock, trouble, office] = parts.map((part) => part.node);
  root.append(tour, clock, lockSwitch(), trouble, office, resetPart(app));
  return { draw: () => parts.forEach((part) => part.draw()) };
}

function lockSwitch() {
  const box = h("input", {
    type: "checkbox",
    onchange: () => document.body.classList.toggle("with-lock-words", box.checked),
  });
  return h("section", { class: "panel-part" },
    h("label", { class: "tick" }, box, h("span", {}, "Show what a locked phone would say")));
}

async function startAgain(app) {
  const sure = await app.confirm({
    title: "Start again?", text: WIPED, yes: "Start again", no: "Keep going",
  });
  if (!sure) return;
  const answer = await server.startAgain();
  if (answer.ok) {
    app.go({ at: "direct" });
    await app.refresh();
  } else app.toasts.say(answer.status === 404 ? CANNOT : errorWords(answer.error));
}

function resetPart(app) {
  const button = h("button", {
    type: "button", class: "button", onclick: () => once(button, () => startAgain(app)),
  }, "Start again");
  return h("section", { class: "panel-part", "aria-labelledby": "again-title" },
    h("h2", { id: "again-title" }, "Start again"), button);
}
