// Holds the newest snapshot and the place the person is looking at, and redraws what changed.

import * as server from "./server.js";
import { Composer } from "./composer.js";
import { makeConfirm } from "./confirm.js";
import { FormDialog } from "./form.js";
import { makePanel } from "./panel.js";
import { makePlaces } from "./places.js";
import { Stream } from "./stream.js";
import { makeTabs } from "./tabs.js";
import { makeToasts } from "./toasts.js";
import { clockTime, shortDay } from "./time.js";
import { LOST, errorWords } from "./words.js";

const byId = (id) => document.getElementById(id);
const place = new URLSearchParams(location.hash.slice(1));

const app = {
  state: null,
  at: place.get("at") || "direct",
  show: place.get("show") || "stream",
  get as() { return app.state?.me.user_id; },
  get tz() { return app.state?.me.tz || "Europe/London"; },
  get channel() { return app.at === "direct" ? app.state.direct.id : app.at; },
  person: (id) => app.state.people.find((person) => person.user_id === id),
  room: (id) => app.state.rooms.find((room) => room.id === id),
  now, go, act, refresh, draw,
  ask: (body) => server.act(app.as, body),
  confirm: makeConfirm(byId("confirm")),
  toasts: makeToasts(byId("toasts")),
};

let stopListening = () => {};
let readAt = 0;
let asked = place.get("as");
let toastSeen = null;
let fetching = null;
let again = false;
let acting = 0;

/** Practice time in ms; a clock that runs goes on between two snapshots. */
function now() {
  const shown = Date.parse(app.state.now);
  return app.state.running ? shown + (performance.now() - readAt) : shown;
}

const parts = [
  makePlaces(app, byId("places")),
  new Stream(app, { name: byId("place-name"), note: byId("place-note"), body: byId("place-body") }),
  new Composer(app, byId("composer")),
  makePanel(app, byId("panel")),
  makeTabs(app, byId("tabs")),
  new FormDialog(app, byId("form")),
];

function draw() {
  if (!app.state) return;
  if (!["home", "direct"].includes(app.at) && !app.room(app.at)) app.at = "direct";
  document.body.dataset.show = app.show;
  drawClock();
  drawYou();
  drawPanelButton();
  for (const part of parts) part.draw();
  app.toasts.follow();
}

function drawPanelButton() {
  byId("panel-button").setAttribute("aria-expanded", String(app.show === "panel"));
}

function drawYou() {
  const words = `You are ${app.state.me.name}`;
  if (byId("you").textContent !== words) byId("you").textContent = words;
}

function drawClock() {
  const face = byId("band-time");
  const words = `${shortDay(now(), app.tz)}, ${clockTime(now(), app.tz)}`;
  if (face.textContent !== words) face.textContent = words;
  face.setAttribute("datetime", new Date(now()).toISOString());
}

async function fetchOnce() {
  const wanted = asked;
  const state = await server.snapshot(wanted);
  if (wanted !== asked) return;
  app.state = state;
  readAt = performance.now();
  app.toasts.unsay(LOST);
  if (!acting) sayToast();
  draw();
  markRead();
}

/** Say the server's newest notice once; one from before this page opened is old. */
function sayToast() {
  const toast = app.state.toast;
  const old = toastSeen === null;
  if (toast && toast.id !== toastSeen && !old) app.toasts.say(errorWords(toast.text));
  toastSeen = toast?.id ?? 0;
}

/** What stands on the screen is read, so it no longer counts as new. */
function markRead() {
  if (document.hidden || app.at === "home" || !byId("main").offsetWidth) return;
  const here = app.at === "direct" ? app.state.direct : app.room(app.at);
  if (here?.unread) server.act(app.as, { do: "read", channel: here.id });
}

/** Fetch the snapshot and redraw; calls made meanwhile share one more fetch. */
async function refresh() {
  if (fetching) {
    again = true;
    return fetching;
  }
  fetching = (async () => {
    do {
      again = false;
      await fetchOnce();
    } while (again);
  })();
  try {
    await fetching;
  } catch {
    app.toasts.say(LOST);
  } finally {
    fetching = null;
  }
}

/** Do one thing as the present person; says why when it fails. */
async function act(body) {
  acting += 1;
  const answer = await server.act(app.as, body);
  await refresh();
  acting -= 1;
  const failed = answer.ok ? unreached(answer.failed) : answer.error;
  if (failed) {
    toastSeen = app.state.toast?.id ?? 0;
    app.toasts.say(errorWords(failed));
  } else sayToast();
  return answer;
}

/** Slack answers a failed command in the room; only "no answer" needs a notice too. */
function unreached(error) {
  return ["operation_timeout", "dispatch_failed"].includes(error) ? error : "";
}

/** Be someone else, look somewhere else, or show another part on a phone. */
function go({ as = asked, at = app.at, show = app.show }) {
  const hash = new URLSearchParams({ as: as || "", at, show }).toString();
  if (location.hash.slice(1) !== hash) history.pushState(null, "", `#${hash}`);
  return follow();
}

async function follow() {
  const next = new URLSearchParams(location.hash.slice(1));
  if (!next.has("as")) return;
  app.at = next.get("at") || "direct";
  app.show = next.get("show") || "stream";
  if (next.get("as") === app.as) {
    draw();
    markRead();
  } else await become(next.get("as"));
}

async function become(as) {
  asked = as;
  toastSeen = null;
  app.toasts.clear();
  stopListening();
  await refresh();
  if (!app.state) return;
  asked = app.as;
  stopListening = server.listen(app.as, onVersion, onLost);
}

function onVersion(version) {
  if (version !== app.state.version) refresh();
}

function onLost(lost) {
  if (lost) app.toasts.say(LOST);
  else app.toasts.unsay(LOST);
}

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("place-name").focus();
});
byId("panel-button").addEventListener("click", () => (
  go({ show: app.show === "panel" ? "stream" : "panel" })));
byId("you").addEventListener("click", () => {
  go({ show: "places" });
  byId("who").focus();
});
addEventListener("popstate", follow);
document.addEventListener("visibilitychange", () => app.state && markRead());
setInterval(() => app.state?.running && drawClock(), 5000);
await become(asked);
