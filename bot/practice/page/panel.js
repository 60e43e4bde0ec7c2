// Beside the room: the tour, the practice clock, trouble on demand, and starting again.

import { once } from "./buttons.js";
import { h } from "./dom.js";
import * as server from "./server.js";
import { clockTime, dayAfter, isoWall, nextMonday, shortDay } from "./time.js";
import { errorWords } from "./words.js";
import { makeTour } from "./tour.js";
import { makeTrouble } from "./trouble.js";

export function makePanel(app, root) {
  const tour = makeTour(app);
  const clock = makeClock(app);
  const trouble = makeTrouble(app);
  const lock = h("input", { type: "checkbox", id: "lock-words", onchange: () => { document.body.classList.toggle("with-lock-words", lock.checked); } });
  const look = h("section", { class: "panel-part" },
    h("label", { class: "tick" }, lock, h("span", {}, "Show what a locked phone would say")));
  root.append(tour.node, clock.node, look, trouble.node, makeReset(app));

  return { draw() { tour.draw(); clock.draw(); trouble.draw(); } };
}

function makeClock(app) {
  const face = h("p", { class: "clock-face" });
  const status = h("p", { class: "clock-status", role: "status" });
  const wanted = h("input", { type: "datetime-local", id: "move-to" });
  let moving = false;

  const words = (instant) => `${shortDay(instant, app.tz).slice(0, -5)} ${clockTime(instant, app.tz)}`;

  async function move(body) {
    if (moving) return;
    moving = true;
    const from = words(app.now());
    status.textContent = `Running every tick between ${from} and ${target(body)}…`;
    node.setAttribute("aria-busy", "true");
    const answer = await server.moveClock(body);
    await app.refresh();
    node.removeAttribute("aria-busy");
    moving = false;
    status.textContent = answer.ok ? `It is now ${words(app.now())}.` : errorWords(answer.error);
  }

  function target(body) {
    if (body.by) return words(app.now() + body.by * 60_000);
    return `${shortDay(`${body.to}:00Z`, "UTC").slice(0, -5)} ${body.to.slice(11)}`;
  }

  function later(event) {
    event.preventDefault();
    if (!wanted.value) status.textContent = "Choose a day and a time first.";
    else if (wanted.value < isoWall(app.now(), app.tz)) status.textContent = "The practice clock only moves forward. To go back, start again.";
    else move({ to: wanted.value });
  }

  const button = (text, body) => {
    const made = h("button", { type: "button", class: "button", onclick: () => once(made, () => move(body())) }, text);
    return made;
  };
  const node = h("section", { class: "panel-part clock", "aria-labelledby": "clock-title" },
    h("h2", { id: "clock-title" }, "Practice clock"), face,
    h("div", { class: "clock-buttons" },
      button("One hour later", () => ({ by: 60 })),
      button("Tomorrow 08:30", () => ({ to: `${dayAfter(app.now(), app.tz, 1)}T08:30` })),
      button("Next Monday 08:30", () => ({ to: `${nextMonday(app.now(), app.tz)}T08:30` }))),
    h("form", { class: "move-to", novalidate: true, onsubmit: later },
      h("label", { for: "move-to" }, "Move to"), wanted,
      h("button", { type: "submit", class: "button" }, "Move")),
    status);

  function draw() {
    const text = `${shortDay(app.now(), app.tz)}, ${clockTime(app.now(), app.tz)}`;
    if (face.textContent !== text) face.textContent = text;
    wanted.min = isoWall(app.now(), app.tz);
    if (!wanted.value && document.activeElement !== wanted) wanted.value = wanted.min;
  }

  return { node, draw };
}

function makeReset(app) {
  async function again() {
    const sure = await app.confirm({
      title: "Start again?", yes: "Start again", no: "Keep going",
      text: "Everything done in this practice is wiped, and the clock goes back to its first day.",
    });
    if (!sure) return;
    const answer = await server.startAgain();
    if (answer.ok) {
      app.go({ at: "direct" });
      await app.refresh();
    } else if (answer.status === 404) app.toasts.say("This practice cannot start again by itself. Stop it and run it again.");
    else app.toasts.say(errorWords(answer.error));
  }
  const button = h("button", { type: "button", class: "button", onclick: () => once(button, again) }, "Start again");
  return h("section", { class: "panel-part", "aria-labelledby": "again-title" },
    h("h2", { id: "again-title" }, "Start again"), button);
}
