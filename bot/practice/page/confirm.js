// "Are you sure?" as a native dialog that answers true or false.

import { h } from "./dom.js";

/** Ask with a title, a text (nodes or words) and two labels; resolves to the answer. */
export function makeConfirm(dialog) {
  const heading = h("h2", { id: "confirm-title" });
  const words = h("div", { id: "confirm-text" });
  const deny = h("button", { type: "button", class: "button", onclick: () => dialog.close("no") });
  const agree = h("button", { type: "button", onclick: () => dialog.close("yes") });
  dialog.append(heading, words, h("div", { class: "buttons" }, deny, agree));

  return function confirm({ title, text, yes, no, danger = false }) {
    const before = document.activeElement;
    heading.textContent = title;
    words.replaceChildren(...[text].flat());
    deny.textContent = no;
    agree.textContent = yes;
    agree.className = `button ${danger ? "danger" : "primary"}`;
    // Escape closes the dialog too, and means no.
    dialog.returnValue = "no";
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        before?.focus?.({ preventScroll: true });
        resolve(dialog.returnValue === "yes");
      }, { once: true });
      dialog.showModal();
      deny.focus();
    });
  };
}
