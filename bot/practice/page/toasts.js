// Short messages from the page itself. They stay until closed, so nobody has to hurry.

import { h, icon } from "./dom.js";

const MOST = 3;

/** Toasts live inside the open form while there is one, because the rest is inert then. */
export function makeToasts(region) {
  function say(text, { urgent = true } = {}) {
    for (const old of region.querySelectorAll(".toast")) if (old.dataset.text === text) old.remove();
    const close = h("button", {
      type: "button", class: "bare", "aria-label": "Close this message", onclick: () => toast.remove(),
    }, icon("close"));
    const toast = h("div", { class: "toast", role: urgent ? "alert" : "status", data: { text } }, h("p", {}, text), close);
    region.append(toast);
    while (region.children.length > MOST) region.firstElementChild.remove();
  }

  function unsay(text) {
    for (const old of [...region.children]) if (old.dataset.text === text) old.remove();
  }

  function follow() {
    const open = [...document.querySelectorAll("dialog[open]")].at(-1) || document.body;
    if (region.parentElement !== open) open.append(region);
  }

  return { say, unsay, follow, clear: () => region.replaceChildren() };
}
