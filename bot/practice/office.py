"""What administrators do to people and to the app; the bot is told as by Slack."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.practice.cast import BOT_USER_ID, Persona
from bot.practice.errors import CannotAct, Json
from bot.practice.events import Events
from bot.practice.workspace import Workspace

#: Slack sends the same user under both names, at the same moment.
_CHANGED = ("user_change", "user_profile_changed")


class Office:
    """Changes people; raises CannotAct for somebody there is not."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events

    async def deactivate(self, user_id: str) -> None:
        """Close somebody's account: their open forms go, and they can do nothing."""
        self._known(user_id)
        self._workspace.views.clear(user_id)
        self._workspace.at_home.discard(user_id)
        await self._change(user_id, deactivated=True)

    async def reactivate(self, user_id: str) -> None:
        await self._change(user_id, deactivated=False)

    async def make_guest(self, user_id: str, *, one_room: bool = False) -> None:
        """A guest of several rooms, or with `one_room` of a single one."""
        await self._change(user_id, guest=True, one_room=one_room)

    async def make_full(self, user_id: str) -> None:
        """Somebody of the workspace like all the others."""
        await self._change(user_id, guest=False, one_room=False)

    async def change_profile(self, user_id: str, *, name: str, title: str) -> None:
        """Change the name and title; an empty one stays as it was."""
        who = self._known(user_id)
        await self._change(user_id, name=name or who.name, title=title or who.title)

    async def welcome(self, persona: Persona) -> None:
        """Take a new person into the workspace."""
        self._workspace.people.keep(persona)
        self._workspace.changes.tell()
        if not persona.external:
            user = self._described(persona)
            await self._events.tell("team_join", {"type": "team_join", "user": user})

    async def uninstall(self) -> None:
        """Take the app out: it is told, and its token is good for nothing after."""
        await self._events.tell("app_uninstalled", {"type": "app_uninstalled"})
        revoked = {"oauth": [], "bot": [BOT_USER_ID]}
        event = {"type": "tokens_revoked", "tokens": revoked}
        await self._events.tell("tokens_revoked", event)
        self._workspace.installed = False

    async def _change(self, user_id: str, **what: Any) -> None:
        changed = self._workspace.people.keep(replace(self._known(user_id), **what))
        self._workspace.changes.tell()
        if changed.external and not self._workspace.channels.share_a_room(user_id):
            return
        now = int(self._workspace.clock.now().timestamp())
        for kind in _CHANGED:
            event = {"type": kind, "user": self._described(changed), "cache_ts": now}
            await self._events.tell(kind, event)

    def _described(self, persona: Persona) -> Json:
        email = not self._workspace.manifest.lacks(["users:read.email"])
        return self._workspace.people.described(persona, email=email)

    def _known(self, user_id: str) -> Persona:
        persona = self._workspace.people.find(user_id)
        if persona is None:
            raise CannotAct("user_not_found")
        return persona
