// Where a person writes: a message, or a command after "/".

import { makeMenu } from "./buttons.js";
import { h, icon } from "./dom.js";

export function makeComposer(app, root) {
  const drafts = new Map();
  let place = "";
  let busy = false;
  let active = -1;
  let shown = [];
  let dismissed = false;

  const input = h("input", {
    id: "say", type: "text", autocomplete: "off", enterkeyhint: "send", role: "combobox",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "commands", "aria-describedby": "say-status",
  });
  const label = h("label", { for: "say", class: "sr" });
  const commands = h("ul", { id: "commands", class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
  const send = h("button", { type: "submit", class: "button primary send" }, icon("send"), h("span", {}, "Send"));
  const status = h("p", { id: "say-status", class: "say-status", role: "status" });
  const shortcuts = h("div", { class: "shortcuts" });
  const form = h("form", { class: "say", novalidate: true }, label, shortcuts, h("div", { class: "say-box" }, commands, input), send);
  const why = h("p", { class: "say-shut" });
  root.append(form, why, status);
  let drawnShortcuts = "";

  function matches() {
    const text = input.value;
    if (!text.startsWith("/") || dismissed) return [];
    const word = text.split(/\s/)[0].toLowerCase();
    if (/\s/.test(text)) return app.state.commands.filter((one) => one.command === word);
    return app.state.commands.filter((one) => one.command.startsWith(word));
  }

  function option(command, at) {
    const hint = command.usage_hint ? h("code", {}, ` ${command.usage_hint}`) : null;
    return h("li", {
      id: `command-${at}`, role: "option", "aria-selected": at === active ? "true" : "false",
      onpointerdown: (event) => { event.preventDefault(); choose(at); },
    }, h("span", { class: "command-name" }, h("strong", {}, command.command), hint), h("span", { class: "command-what" }, command.description));
  }

  function suggest() {
    shown = matches();
    active = Math.min(active, shown.length - 1);
    commands.replaceChildren(...shown.map(option));
    commands.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", `command-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(at) {
    input.value = `${shown[at].command} `;
    active = -1;
    suggest();
    input.focus();
  }

  function move(step) {
    active = (active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length;
    suggest();
  }

  input.addEventListener("input", () => { dismissed = false; active = -1; suggest(); });
  input.addEventListener("blur", () => { dismissed = true; suggest(); });
  input.addEventListener("focus", () => { dismissed = false; suggest(); });
  input.addEventListener("keydown", (event) => {
    if (!shown.length) return;
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: () => { dismissed = true; active = -1; suggest(); },
    };
    if (active >= 0) keys.Enter = keys.Tab = () => choose(active);
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || busy) return;
    if (text.length > 1 && text.startsWith("/")) await sendIt({ do: "command", text });
    else await sendIt({ do: "say", text });
  });

  async function sendIt(body) {
    busy = true;
    form.setAttribute("aria-busy", "true");
    status.textContent = "Sending…";
    const draft = input.value;
    input.value = "";
    suggest();
    const here = place;
    const answer = await app.act({ ...body, channel: app.channel });
    busy = false;
    form.removeAttribute("aria-busy");
    status.textContent = "";
    if (!answer.ok && place === here && !input.value) input.value = draft;
  }

  function whyShut(room) {
    if (room.archived) return "This room is archived. Nobody can write here.";
    if (room.member === false) return "You can read this open room. Only its members can write in it.";
    return "";
  }

  function drawShortcuts() {
    const sign = JSON.stringify(app.state.shortcuts);
    if (sign === drawnShortcuts) return;
    drawnShortcuts = sign;
    const entries = app.state.shortcuts.map((one) => ({
      text: one.name, note: one.description,
      choose: () => app.act({ do: "shortcut", callback_id: one.callback_id }),
    }));
    const menu = makeMenu({ label: "Shortcuts", words: [icon("plus"), h("span", {}, "Shortcuts")], entries, key: "shortcuts" });
    shortcuts.replaceChildren(...(entries.length ? [menu] : []));
  }

  function draw() {
    root.hidden = app.at === "home";
    const shut = app.room(app.at) ? whyShut(app.room(app.at)) : "";
    form.hidden = Boolean(shut);
    why.hidden = !shut;
    if (why.textContent !== shut) why.textContent = shut;
    const now = `${app.as}/${app.at}`;
    if (now !== place) {
      drafts.set(place, input.value);
      input.value = drafts.get(now) || "";
      place = now;
      suggest();
    }
    const to = app.at === "direct" ? "Alongside" : app.room(app.at)?.name || "";
    label.textContent = `Write to ${to}, or type / for commands`;
    input.placeholder = "Write, or type /";
    drawShortcuts();
  }

  return { draw };
}
