// The bottom bar of a phone: one column at a time.

import { h, icon } from "./dom.js";
import { newWords } from "./words.js";

export function makeTabs(app, root) {
  const tabs = [
    { key: "rooms", words: "Rooms", icon: "rooms", go: { show: "places" } },
    { key: "direct", words: "Messages", icon: "chat", go: { show: "stream", at: "direct" } },
    { key: "home", words: "Home", icon: "home", go: { show: "stream", at: "home" } },
    { key: "panel", words: "Tour, clock", icon: "clock", go: { show: "panel" } },
  ].map((tab) => ({ ...tab, badge: h("span", { class: "badge" }) }));

  for (const tab of tabs) {
    tab.button = h("button", { type: "button", class: "tab", onclick: () => app.go(tab.go) },
      icon(tab.icon), h("span", {}, tab.words), tab.badge);
    root.append(tab.button);
  }

  function current() {
    if (app.show === "panel") return "panel";
    if (app.show === "places") return "rooms";
    return ["direct", "home"].includes(app.at) ? app.at : "rooms";
  }

  function draw() {
    const unread = {
      direct: app.state.direct.unread,
      rooms: app.state.rooms.reduce((sum, room) => sum + room.unread, 0),
    };
    for (const tab of tabs) {
      tab.badge.textContent = newWords(unread[tab.key]);
      if (tab.key === current()) tab.button.setAttribute("aria-current", "page");
      else tab.button.removeAttribute("aria-current");
    }
  }

  return { draw };
}
