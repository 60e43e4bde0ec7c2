// The open form (Slack's modal) as a native dialog.

import { renderBlocks } from "./blocks.js";
import { once } from "./buttons.js";
import { h, icon, keepFocus } from "./dom.js";
import { Fields, problems } from "./field.js";
import { UNANSWERED } from "./words.js";

const FIELD = "input:not([hidden]), select, textarea, .chooser > summary";

export function makeForm(app, dialog) {
  const kept = new Map();
  let view = null;
  let sign = "";
  let fields = new Fields();
  let changed = false;
  let opener = null;

  const title = h("h2", { id: "form-title", tabindex: "-1" });
  const back = h("button", { type: "button", class: "bare back", onclick: () => close(false) }, icon("back"), h("span", {}, "Back"));
  const shut = h("button", { type: "button", class: "bare shut", "aria-label": "Close this form", onclick: () => close(true) }, icon("close"));
  const summary = h("div", { class: "form-problems", role: "alert" });
  const body = h("div", { class: "form-body" });
  const cancel = h("button", { type: "button", class: "button", onclick: () => close(false) });
  const submit = h("button", { type: "submit", class: "button primary" });
  const working = h("p", { class: "form-working", role: "status" });
  const form = h("form", { novalidate: true, onsubmit: send },
    h("header", { class: "form-head" }, back, title, h("span", { class: "form-practice" }, "Practice"), shut),
    h("div", { class: "form-scroll" }, summary, body),
    h("footer", { class: "form-foot" }, working, cancel, submit));
  dialog.append(form);

  dialog.addEventListener("cancel", async (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    if (await mayLeave()) close(true);
  });
  body.addEventListener("input", () => { changed = true; });

  function mayLeave() {
    if (!changed) return true;
    return app.confirm({
      title: "Leave this form?", text: "What you have filled in will be lost.",
      yes: "Leave", no: "Stay here",
    });
  }

  async function close(all) {
    const button = all ? shut : cancel;
    await once(button, () => app.act({ do: "close", view_id: view.id, all }));
  }

  async function send(event) {
    event.preventDefault();
    const found = problems(fields);
    if (Object.keys(found).length) {
      showErrors(found);
      return;
    }
    await once(submit, async () => {
      working.textContent = "Sending…";
      const id = view.id;
      await app.act({ do: "submit", view_id: id, values: fields.values() });
      working.textContent = "";
      if (view?.id === id && hasErrors()) showErrors(view.errors);
      else if (view?.id === id && view.trouble) showTrouble();
    });
  }

  const hasErrors = () => Object.keys(view.errors || {}).length > 0;

  function showTrouble() {
    summary.replaceChildren(h("p", {}, h("strong", {}, UNANSWERED)));
    summary.scrollIntoView({ block: "nearest" });
  }

  function problemLine([blockId, words]) {
    const label = fields.frames.get(blockId)?.label;
    const go = () => fields.control(blockId)?.focus();
    if (!label) return h("li", {}, words);
    return h("li", {}, h("button", { type: "button", class: "as-link", onclick: go }, label));
  }

  /** Show what is wrong, say it, and go to the first wrong field. */
  function showErrors(errors) {
    const wrong = Object.entries(errors);
    fields.show(errors);
    summary.replaceChildren(
      h("p", {}, h("strong", {}, wrong.length === 1 ? "One thing to put right:" : `${wrong.length} things to put right:`)),
      h("ul", {}, wrong.map(problemLine)));
    const first = [...fields.frames.keys()].find((blockId) => errors[blockId]);
    const target = first && fields.control(first);
    target?.focus();
    target?.closest(".field")?.scrollIntoView({ block: "nearest" });
  }

  function surfaceFor(shown) {
    fields = new Fields();
    const mine = fields;
    const before = kept.get(shown.id) || {};
    const known = shown.state || {};
    const container = { type: "view", id: shown.id };
    return {
      app, fields, level: 3,
      saved: (blockId, actionId) => before[blockId]?.[actionId] ?? known[blockId]?.[actionId],
      changed: (blockId) => mine.frames.has(blockId) && clearError(blockId),
      press: (blockId, actionId, value) => app.act({
        do: "press", container, block_id: blockId, action_id: actionId, value, values: mine.values(),
      }),
      suggest: (blockId, actionId, query) => app.ask({
        do: "suggest", view_id: shown.id, container, block_id: blockId, action_id: actionId, query,
      }),
    };
  }

  function clearError(blockId) {
    const { error } = fields.frames.get(blockId);
    if (error.hidden) return;
    const left = Object.fromEntries([...fields.frames]
      .filter(([id, frame]) => id !== blockId && !frame.error.hidden)
      .map(([id, frame]) => [id, frame.error.dataset.words]));
    fields.show(left);
    summary.replaceChildren();
  }

  function fill() {
    title.textContent = view.title?.text || "Form";
    back.hidden = view.depth <= 1;
    cancel.textContent = view.close?.text || (view.submit ? "Cancel" : "Close");
    submit.hidden = !view.submit;
    submit.textContent = view.submit?.text || "";
    body.replaceChildren(...renderBlocks(view.blocks, surfaceFor(view)));
    summary.replaceChildren();
    if (hasErrors()) fields.show(view.errors);
  }

  function focusFirst() {
    const wanted = body.querySelector("[autofocus]")
      || body.querySelector(FIELD) || body.querySelector("button, a[href]");
    (wanted || title).focus({ preventScroll: true });
  }

  function hide() {
    if (dialog.open) dialog.close();
    kept.clear();
    view = null;
    sign = "";
    document.body.classList.remove("form-open");
    const twin = opener?.key && document.querySelector(`[data-focus="${CSS.escape(opener.key)}"]`);
    const target = opener?.node.isConnected ? opener.node : twin;
    (target || document.getElementById("say")).focus({ preventScroll: true });
    opener = null;
  }

  function show() {
    const held = document.activeElement;
    const node = held && held !== document.body ? held : document.getElementById("say");
    opener = { node, key: node.dataset.focus };
    dialog.showModal();
    document.body.classList.add("form-open");
  }

  function draw() {
    const next = app.state.form;
    if (!next) {
      if (view) hide();
      return;
    }
    const nextSign = JSON.stringify([app.as, next.id, next.hash, next.depth]);
    if (nextSign === sign) {
      view = next;
      return;
    }
    if (view) kept.set(view.id, fields.values());
    const same = view?.id === next.id;
    const waiting = document.activeElement === title;
    view = next;
    sign = nextSign;
    if (!dialog.open) show();
    if (same) keepFocus(form, fill);
    else {
      changed = false;
      fill();
      dialog.querySelector(".form-scroll").scrollTop = 0;
    }
    if (!same || waiting) focusFirst();
  }

  return { draw };
}
