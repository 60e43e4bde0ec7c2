"""One person's whole screen as JSON, for the page."""

from __future__ import annotations

from datetime import UTC

from bot.practice.cast import APP_ID, BOT_ID, Persona
from bot.practice.channels import Channel
from bot.practice.errors import Json
from bot.practice.faults import Faults
from bot.practice.messages import Message
from bot.practice.presses import Presses
from bot.practice.views import View
from bot.practice.workspace import Workspace

#: The page shows the newest messages of each conversation, no more than these.
NEWEST = 200


class Snapshot:
    """Reads the workspace with one person's eyes and nobody else's."""

    def __init__(self, workspace: Workspace, faults: Faults, presses: Presses) -> None:
        self._workspace = workspace
        self._faults = faults
        self._presses = presses

    def of(self, who: Persona) -> Json:
        """The page's whole state for one person."""
        workspace = self._workspace
        rooms = [c for c in workspace.channels.rooms() if c.seen_by(who)]
        direct = workspace.channels.open([who])[0]
        home = workspace.views.home(who.user_id)
        toast = workspace.toasts.get(who.user_id)
        return {
            "practice": True,
            "team": workspace.cast.team_name,
            "app": workspace.manifest.name,
            "now": workspace.clock.now().astimezone(UTC).isoformat(),
            "running": bool(getattr(workspace.clock, "running", False)),
            "version": workspace.changes.version,
            "me": self._person(who),
            "people": [self._person(p) for p in workspace.people.everybody()],
            "rooms": [self._room(room, who) for room in rooms],
            "direct": {"id": direct.id, "unread": self._unread(direct, who)},
            "messages": {c.id: self._messages(c, who) for c in (*rooms, direct)},
            "home": self._view(home) if home else None,
            "form": self._form(who),
            "toast": {"id": toast.id, "text": toast.text} if toast else None,
            "commands": self._commands(who),
            "shortcuts": self._shortcuts(who),
            "faults": self._listed_faults(),
            "tour": [{"title": s.title, "text": s.text} for s in workspace.cast.tour],
        }

    def _person(self, persona: Persona) -> Json:
        return {
            "user_id": persona.user_id,
            "id": persona.user_id,
            "handle": persona.handle,
            "name": persona.name,
            "title": persona.title,
            "agency": persona.agency,
            "tz": persona.tz,
            "guest": persona.guest or persona.one_room,
            "external": persona.external,
            "deactivated": persona.deactivated,
            "is_lead": persona.is_lead,
        }

    def _room(self, room: Channel, who: Persona) -> Json:
        return {
            "id": room.id,
            "name": room.name,
            "private": room.kind == "private_channel",
            "shared": room.shared,
            "invited": bool(room.invited),
            "archived": room.archived,
            "member": who.user_id in room.members,
            "unread": self._unread(room, who),
        }

    def _unread(self, channel: Channel, who: Persona) -> int:
        read = self._workspace.read_to.get((who.user_id, channel.id), "")
        unread = 0
        for message in channel.newest_first():
            if message.ts <= read or message.sender == who.user_id:
                break
            unread += 1
        return unread

    def _messages(self, channel: Channel, who: Persona) -> list[Json]:
        newest = list(channel.messages.values())[-NEWEST:]
        whispers = self._workspace.whispers.get(who.user_id, ())
        newest += [message for message in whispers if message.channel == channel.id]
        newest.sort(key=lambda message: message.ts)
        return [self._message(message, who) for message in newest]

    def _message(self, message: Message, who: Persona) -> Json:
        names = self._workspace.people.names
        told: Json = {
            "id": message.ts,
            "ts": message.ts,
            "at": message.at.isoformat(),
            "from": {
                "name": names.get(message.sender, "Slackbot"),
                "bot": message.by_bot,
            },
            "text": message.text,
            "blocks": message.blocks,
            "edited": message.edited,
            "thread_ts": message.thread_ts,
            "files": [self._file(file_id) for file_id in message.files],
            "ephemeral": bool(message.seen_only_by),
        }
        if message.blocks:
            told["state"] = self._presses.ticked(who, message)
        return told

    def _file(self, file_id: str) -> Json:
        file = self._workspace.files.find(file_id)
        url = f"/practice/file/{file.id}"
        return {"id": file.id, "name": file.name, "title": file.title, "url": url}

    def _view(self, view: View) -> Json:
        told = view.told(self._workspace.cast.team_id, APP_ID, BOT_ID)
        return told | {"state": view.state}

    def _form(self, who: Persona) -> Json | None:
        view = self._workspace.views.top(who.user_id)
        if view is None:
            return None
        return self._view(view) | {
            "errors": dict(view.errors),
            "trouble": view.trouble,
            "depth": len(self._workspace.views.stack(who.user_id)),
        }

    def _commands(self, who: Persona) -> list[Json]:
        return [
            {
                "command": name,
                "description": command.get("description", ""),
                "usage_hint": command.get("usage_hint", ""),
            }
            for name, command in self._workspace.manifest.commands.items()
            if not who.external
        ]

    def _shortcuts(self, who: Persona) -> list[Json]:
        kept = ("name", "callback_id", "description")
        return [
            {name: shortcut.get(name, "") for name in kept}
            for shortcut in self._workspace.manifest.shortcuts.values()
            if not who.external
        ]

    def _listed_faults(self) -> list[Json]:
        return [
            {"id": fault.id, "what": fault.what, "left": fault.left}
            for fault in self._faults.listed()
        ]
