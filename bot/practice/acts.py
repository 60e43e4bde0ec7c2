"""Everything a person can do, for the page and for tests alike."""

from __future__ import annotations

from typing import Any

from bot.practice.answers import Answer
from bot.practice.cast import Persona
from bot.practice.channels import Channel
from bot.practice.commands import Commands
from bot.practice.errors import CannotAct, Json, NotAnswered
from bot.practice.events import Events
from bot.practice.messages import Message
from bot.practice.office import Office
from bot.practice.payloads import Payloads
from bot.practice.presses import Presses, Spot
from bot.practice.sockets import SocketMode
from bot.practice.submissions import Submissions
from bot.practice.upkeep import Upkeep
from bot.practice.values import Values
from bot.practice.views import View
from bot.practice.workspace import Workspace


class Acts:
    """Finds who acts and where, and lets them; raises CannotAct."""

    def __init__(self, workspace: Workspace, sockets: SocketMode) -> None:
        payloads = Payloads(workspace)
        self._workspace = workspace
        self.events = Events(workspace, sockets, payloads)
        self.presses = Presses(workspace, sockets, payloads)
        self.office = Office(workspace, self.events)
        self.upkeep = Upkeep(workspace, self.events)
        self._commands = Commands(workspace, sockets, payloads, self.events)
        self._forms = Submissions(workspace, sockets, payloads)

    async def command(self, user_id: str, channel: str, line: str) -> Answer:
        who = self.active(user_id)
        return await self._commands.command(who, self.channel(who, channel), line)

    async def say(self, user_id: str, channel: str, text: str) -> Message:
        who = self.active(user_id)
        return await self._commands.say(who, self.channel(who, channel), text)

    async def shortcut(self, user_id: str, callback_id: str) -> Answer:
        return await self._commands.shortcut(self.active(user_id), callback_id)

    async def home(self, user_id: str, *, wait: bool = True) -> View | None:
        who = self.active(user_id)
        return await self._commands.home(who, self.direct(who), wait=wait)

    async def press(
        self, user_id: str, container: Json, block_id: str, action_id: str, value: Any
    ) -> Answer:
        """Press; a bot that does not answer leaves a notice on the screen."""
        who = self.active(user_id)
        spot = self.spot(who, container)
        try:
            await self.presses.press(who, spot, block_id, action_id, value)
        except NotAnswered as failure:
            return self._commands.not_reached(who, failure.code)
        return Answer()

    async def suggest(
        self, user_id: str, container: Json, block_id: str, action_id: str, query: str
    ) -> list[Json]:
        who = self.active(user_id)
        spot = self.spot(who, container)
        try:
            return await self.presses.suggest(who, spot, block_id, action_id, query)
        except NotAnswered as failure:
            raise CannotAct(failure.code) from None

    async def submit(self, user_id: str, view_id: str, filled: Values) -> str:
        who = self.active(user_id)
        view = self._open_form(who, view_id)
        return await self._forms.submit(who, view, filled)

    async def close(self, user_id: str, view_id: str, *, everything: bool) -> None:
        who = self.active(user_id)
        view = self._open_form(who, view_id)
        await self._forms.close(who, view, everything=everything)

    def hold(self, user_id: str, view_id: str, filled: Values) -> None:
        """Note what the page has typed so far, before something else is pressed."""
        view = self._workspace.views.find(view_id)
        if view is not None and view.user_id == user_id:
            self._workspace.views.take(view, filled)

    def active(self, user_id: str) -> Persona:
        """Somebody who may act; deactivated people may do nothing."""
        persona = self._workspace.people.find(user_id)
        if persona is None:
            raise CannotAct("user_not_found")
        if persona.deactivated:
            raise CannotAct("user_disabled")
        return persona

    def direct(self, who: Persona) -> Channel:
        """This person's direct messages with the bot, opened when needed."""
        return self._workspace.channels.open([who])[0]

    def channel(self, who: Persona, channel_id: str) -> Channel:
        """A conversation this person can see; '' is the bot's direct messages."""
        if not channel_id:
            return self.direct(who)
        channel = self._workspace.channels.find(channel_id)
        if channel is None or not channel.seen_by(who):
            raise CannotAct("channel_not_found")
        return channel

    def spot(self, who: Persona, container: Json) -> Spot:
        """Where a press happens, from the page's or a payload's container."""
        if container.get("type") == "view":
            return Spot(view=self._own_view(who, container))
        channel = self._workspace.channels.find(
            str(container.get("channel") or container.get("channel_id"))
        )
        if channel is None or not channel.seen_by(who):
            raise CannotAct("channel_not_found")
        wanted = container.get("ts") or container.get("id") or ""
        wanted = str(wanted or container.get("message_ts"))
        if container.get("type") == "ephemeral" or container.get("is_ephemeral"):
            message = self._workspace.whispered(who.user_id, wanted)
        else:
            message = channel.messages.get(wanted)
        if message is None:
            raise CannotAct("message_not_found")
        return Spot(message=message, channel=channel)

    def _own_view(self, who: Persona, container: Json) -> View:
        wanted = str(container.get("id") or container.get("view_id"))
        view = self._workspace.views.find(wanted)
        if view is None or view.user_id != who.user_id:
            raise CannotAct("view_not_found")
        return view

    def _open_form(self, who: Persona, view_id: str) -> View:
        top = self._workspace.views.top(who.user_id)
        if top is None or top.id != view_id:
            raise CannotAct("view_not_found")
        return top
