"""What a person types or asks for: commands, plain words, shortcuts, Home."""

from __future__ import annotations

import asyncio
import re

from bot.practice import answers
from bot.practice.answers import Answer
from bot.practice.cast import Persona
from bot.practice.channels import Channel
from bot.practice.content import Content
from bot.practice.errors import CannotAct, Json, NotAnswered
from bot.practice.events import SAID, TYPES, Events
from bot.practice.messages import Message
from bot.practice.payloads import Payloads
from bot.practice.sockets import SocketMode
from bot.practice.views import View
from bot.practice.workspace import Workspace

#: How long to wait for a Home that is published after its event was acked.
HOME_SECONDS = 1.0

_MENTION = re.compile(r"(?<![\w<])([@#])([\w.-]*\w)")
_LINK = re.compile(r"(?<![<|])https?://[^\s>|]+")


class Commands:
    """Acts that begin with a person and not with a button."""

    def __init__(
        self,
        workspace: Workspace,
        sockets: SocketMode,
        payloads: Payloads,
        events: Events,
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._payloads = payloads
        self._events = events

    async def command(self, who: Persona, channel: Channel, line: str) -> Answer:
        """Type a slash command; outside people never reach the bot with one."""
        self._at(who, channel)
        name, _, text = line.strip().partition(" ")
        known = self._workspace.manifest.commands.get(name)
        if known is None or not self._workspace.installed:
            said = f"{name} is not a valid command."
            return self._refused(who, channel, said, "invalid_command")
        if who.external:
            said = f"{name} is not available to people of other workspaces."
            return self._refused(who, channel, said, "not_available")
        text = text.strip()
        if known.get("should_escape"):
            text = self._escaped(text)
        payload = self._payloads.command(who, channel, name, text)
        try:
            ack = await self._sockets.send("slash_commands", payload)
        except NotAnswered as failure:
            return answers.failed(
                self._workspace, who.user_id, channel.id, name, failure.code
            )
        return answers.to_command(self._workspace, who.user_id, channel, name, ack)

    async def say(self, who: Persona, channel: Channel, text: str) -> Message:
        """Say something in a conversation, as people do."""
        self._at(who, channel)
        if channel.direct and self._workspace.manifest.messages_read_only:
            raise CannotAct("messages_tab_read_only")
        message = self._workspace.post(channel, Content(text=text), sender=who.user_id)
        event = {
            "type": "message",
            "channel": channel.id,
            "user": who.user_id,
            "text": text,
            "ts": message.ts,
            "channel_type": TYPES[channel.kind],
            "team": self._workspace.people.team_of(who),
        }
        if channel.with_bot:
            await self._events.tell(SAID[channel.kind], event)
        return message

    async def shortcut(self, who: Persona, callback_id: str) -> Answer:
        """Choose a global shortcut; they are not shared with other workspaces."""
        if callback_id not in self._workspace.manifest.shortcuts:
            raise CannotAct("invalid_shortcut")
        if who.external:
            raise CannotAct("not_available")
        payload = self._payloads.shortcut(who, callback_id)
        try:
            await self._sockets.send("interactive", payload)
        except NotAnswered as failure:
            return self.not_reached(who, failure.code)
        return Answer()

    async def home(
        self, who: Persona, direct: Channel, *, wait: bool = True
    ) -> View | None:
        """Open the Home tab; `wait` for the bot to fill it when it was told."""
        if not self._workspace.manifest.home_tab:
            raise CannotAct("not_enabled")
        before = self._workspace.views.home(who.user_id)
        event: Json = {
            "type": "app_home_opened",
            "user": who.user_id,
            "channel": direct.id,
            "tab": "home",
        }
        if before is not None:
            event["view"] = self._payloads.view(before)
        self._workspace.at_home.add(who.user_id)
        told = await self._events.tell(
            "app_home_opened", event, self._workspace.people.team_of(who)
        )
        if told and wait and self._workspace.views.home(who.user_id) is before:
            await self._published(who.user_id, before)
        self._workspace.changes.tell()
        return self._workspace.views.home(who.user_id)

    def not_reached(self, who: Persona, code: str) -> Answer:
        """A notice on the screen, as Slack's warning sign beside a button."""
        text = f'That did not reach the app ("{code}"). Try again.'
        self._workspace.toast(who.user_id, text)
        return Answer(text=text, words=text, error=code)

    async def _published(self, user_id: str, before: View | None) -> None:
        views, changes = self._workspace.views, self._workspace.changes
        try:
            async with asyncio.timeout(HOME_SECONDS):
                while views.home(user_id) is before:
                    await changes.after(changes.version)
        except TimeoutError:
            return

    def _at(self, who: Persona, channel: Channel) -> None:
        if who.user_id not in channel.members:
            raise CannotAct("not_in_channel")
        if channel.archived:
            raise CannotAct("is_archived")

    def _refused(self, who: Persona, channel: Channel, said: str, code: str) -> Answer:
        return answers.refused(self._workspace, who.user_id, channel.id, said, code)

    def _escaped(self, text: str) -> str:
        """Slack's should_escape: names become ids, links stand in brackets."""
        return _MENTION.sub(self._mention, _LINK.sub(r"<\g<0>>", text))

    def _mention(self, found: re.Match[str]) -> str:
        sign, name = found[1], found[2]
        try:
            if sign == "@":
                persona = self._workspace.people.by_handle(name)
                return f"<@{persona.user_id}|{persona.handle}>"
            channel = self._workspace.channels.named(name)
        except LookupError:
            return found[0]
        return f"<#{channel.id}|{channel.name}>"
