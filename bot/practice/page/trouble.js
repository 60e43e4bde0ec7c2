// What can go wrong with Slack, in plain words, one button each.

import { once } from "./buttons.js";
import { h } from "./dom.js";
import * as server from "./server.js";
import { errorWords } from "./words.js";

const POST = "chat.postMessage";
const TROUBLES = [
  {
    words: "Too many messages", note: "Slack refuses the next message for 30 seconds.",
    body: { kind: "rate_limit", method: POST, seconds: 30, times: 1 },
  },
  {
    words: "An error in Slack", note: "The next message fails with an error.",
    body: { kind: "fail", method: POST, error: 500, times: 1 },
  },
  {
    words: "Line drops after sending", note: "Slack takes the next message, but its answer is lost.",
    body: { kind: "drop", method: POST, times: 1 },
  },
  {
    words: "Connection cut", note: "The line between Slack and Alongside breaks once.",
    body: { kind: "cut_socket" },
  },
  {
    words: "Slack is slow", note: "Each call takes two seconds, until you clear it.",
    body: { kind: "slow", method: "*", seconds: 2, times: null },
  },
  {
    words: "Slack is down", note: "Nothing works, until you clear it.",
    body: { kind: "down", down: true },
  },
];

export function makeTrouble(app) {
  const status = h("p", { class: "clock-status", role: "status" });
  const now = h("ul", { class: "trouble-now" });

  async function set(body, said) {
    const answer = await server.setFault(body);
    await app.refresh();
    status.textContent = answer.ok ? said : errorWords(answer.error);
  }

  function entry({ words, note, body }, at) {
    const button = h("button", { type: "button", class: "button", "aria-describedby": `trouble-${at}`,
      onclick: () => once(button, () => set(body, `Set: ${words.toLowerCase()}.`)) }, words);
    return h("li", {}, button, h("p", { class: "quiet", id: `trouble-${at}` }, note));
  }

  const clear = h("button", { type: "button", class: "button primary",
    onclick: () => once(clear, () => set({ kind: "clear" }, "All is well again.")) }, "Make all well again");
  const node = h("section", { class: "panel-part", "aria-labelledby": "trouble-title" },
    h("details", { class: "trouble" },
      h("summary", {}, h("h2", { id: "trouble-title" }, "When Slack has trouble")),
      h("p", {}, "See that nothing is lost. Choose a trouble, then do something."),
      h("ul", { class: "troubles" }, TROUBLES.map(entry)), clear),
    now, status);

  function draw() {
    const words = app.state.faults.map(({ what, left }) => (left ? `${what} (${left} more)` : what));
    const sign = JSON.stringify(words);
    if (now.dataset.sign !== sign) now.replaceChildren(...words.map((text) => h("li", {}, `Trouble set: ${text}`)));
    now.dataset.sign = sign;
  }

  return { node, draw };
}
