// Who you are, and where you can go.

import { h, icon, patchList } from "./dom.js";
import { byAgency, newWords, personWords, roomWords, standing } from "./words.js";

function peopleOptions(people) {
  return [...byAgency(people)].map(([agency, group]) => h("optgroup", { label: agency },
    group.map((person) => h("option", { value: person.user_id }, personWords(person)))));
}

export function makePlaces(app, root) {
  const who = h("select", { id: "who", onchange: () => app.go({ as: who.value }) });
  const about = h("p", { class: "who-about" });
  const another = h("a", {
    class: "who-another", target: "_blank", rel: "noopener",
  }, "Open a second window, to be two people at once");
  const apps = h("ul", { class: "place-list" });
  const rooms = h("ul", { class: "place-list" });
  const none = h("p", { class: "quiet" }, "This person is in no rooms.");
  root.append(
    h("div", { class: "who" }, h("label", { for: "who" }, "You are"), who, about, another),
    h("h2", {}, "Alongside"), apps, h("h2", {}, "Rooms"), rooms, none,
  );
  let drawnPeople = "";

  function drawWho() {
    const sign = JSON.stringify(app.state.people);
    if (sign !== drawnPeople) who.replaceChildren(...peopleOptions(app.state.people));
    drawnPeople = sign;
    who.value = app.as;
    const { me } = app.state;
    const words = [me.title, me.agency, standing(me)].filter(Boolean).join(" · ");
    if (about.textContent !== words) about.textContent = words;
    another.href = `#${new URLSearchParams({ as: app.as, at: app.at, show: "stream" })}`;
  }

  function entry({ at, name, note, unread, mark }) {
    const current = app.at === at;
    const badge = unread && !current ? h("span", { class: "badge" }, newWords(unread)) : null;
    const make = () => h("li", {}, h("button", {
      type: "button", class: "place", data: { focus: `place/${at}` },
      "aria-current": current ? "page" : null,
      onclick: () => app.go({ at, show: "stream" }),
    }, icon(mark), h("span", { class: "place-words" }, h("span", { class: "place-title" }, name),
      note ? h("span", { class: "place-note" }, note) : null), badge));
    return { key: at, sign: JSON.stringify([name, note, unread, current]), make };
  }

  function draw() {
    drawWho();
    patchList(apps, [
      entry({ at: "home", name: "Home", mark: "home" }),
      entry({ at: "direct", name: "Messages", mark: "chat", unread: app.state.direct.unread }),
    ]);
    patchList(rooms, app.state.rooms.map((room) => entry({
      at: room.id, name: room.name, note: roomWords(room), unread: room.unread,
      mark: room.private ? "lock" : "rooms",
    })));
    none.hidden = app.state.rooms.length > 0;
  }

  return { draw };
}
