// "Are you sure?" as a native dialog that answers true or false.

import { h } from "./dom.js";

/** Ask with a title, a text (nodes or words) and two labels; resolves to the answer. */
export function makeConfirm(dialog) {
  return function confirm({ title, text, yes = "Yes", no = "Cancel", danger = false }) {
    const before = document.activeElement;
    return new Promise((resolve) => {
      const deny = h("button", { type: "button", class: "button", onclick: () => dialog.close("no") }, no);
      const agree = h("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, onclick: () => dialog.close("yes") }, yes);
      dialog.replaceChildren(
        h("h2", { id: "confirm-title" }, title),
        h("div", { id: "confirm-text" }, text),
        h("div", { class: "buttons" }, deny, agree),
      );
      dialog.returnValue = "no";
      dialog.addEventListener("close", () => {
        before?.focus?.({ preventScroll: true });
        resolve(dialog.returnValue === "yes");
      }, { once: true });
      dialog.showModal();
      deny.focus();
    });
  };
}
