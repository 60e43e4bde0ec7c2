// What an administrator of Slack can do to the person you are and the room you look at.

import { once } from "./buttons.js";
import { h, patchList } from "./dom.js";
import * as server from "./server.js";
import { errorWords } from "./words.js";

/** What can be done to a person now: [what, the button, what it means, what is said then]. */
function toPerson(me) {
  const account = me.deactivated
    ? ["reactivate", "Let this person back in", "Their account opens again.", "The account is open again."]
    : ["deactivate", "Deactivate this person", "As when someone leaves: their account closes.", "The account is closed."];
  if (me.deactivated || me.external) return [account];
  const guest = me.guest
    ? ["full", "Make this person a full member", "No longer a guest.", "No longer a guest."]
    : ["guest", "Make this person a guest", "Slack guests see only some rooms.", "Now a guest."];
  return [account, guest];
}

function toRoom(room) {
  if (!room) return [];
  return [
    room.private
      ? ["public", "Make this room public", "Everybody in the workspace can read it.", "The room is public."]
      : ["private", "Make this room private", "Only those in it can read it.", "The room is private."],
    room.shared
      ? ["unshare", "Stop sharing this room", "People of other workspaces are out.", "The room is no longer shared."]
      : ["share", "Share this room outside", "Another workspace can read it.", "The room is shared."],
  ];
}

export function makeOffice(app) {
  const status = h("p", { class: "clock-status", role: "status" });
  const person = h("p", {});
  const people = h("ul", { class: "troubles" });
  const place = h("p", {});
  const rooms = h("ul", { class: "troubles" });

  async function set(body, said) {
    const answer = await server.change(body);
    await app.refresh();
    status.textContent = answer.ok ? said : errorWords(answer.error);
  }

  function entry(target, key, [what, words, note, said]) {
    const id = `office-${key}`;
    const make = () => {
      const button = h("button", {
        type: "button", class: "button", "aria-describedby": id, data: { focus: id },
        onclick: () => once(button, () => set({ what, ...target }, said)),
      }, words);
      return h("li", {}, button, h("p", { class: "quiet", id }, note));
    };
    return { key, sign: JSON.stringify([what, target]), make };
  }

  const node = h("section", { class: "panel-part", "aria-labelledby": "office-title" },
    h("details", { class: "trouble" },
      h("summary", {}, h("h2", { id: "office-title" }, "When people and rooms change")),
      person, people, place, rooms),
    status);

  function draw() {
    const { me } = app.state;
    const room = app.room(app.at);
    person.textContent = `You are ${me.name}.`;
    place.textContent = room ? `You look at ${room.name}.` : "Open a room to change it here.";
    patchList(people, toPerson(me).map((one, at) => entry({ person: me.user_id }, `person-${at}`, one)));
    patchList(rooms, toRoom(room).map((one, at) => entry({ room: room.id }, `room-${at}`, one)));
  }

  return { node, draw };
}
