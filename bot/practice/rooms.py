"""One room, for tests: what was posted, and what an administrator can do to it."""

from __future__ import annotations

from collections.abc import Callable

from bot.practice.acts import Acts
from bot.practice.cast import BOT_USER_ID
from bot.practice.channels import Channel
from bot.practice.errors import Json
from bot.practice.loop import Loop
from bot.practice.messages import Message
from bot.practice.workspace import Workspace


class RoomState:
    """Reads and changes one room from any thread; the bot is told as Slack would."""

    def __init__(
        self, loop: Loop, workspace: Workspace, acts: Acts, channel: Channel
    ) -> None:
        self._loop = loop
        self._workspace = workspace
        self._acts = acts
        self._channel = channel
        self.id = channel.id

    @property
    def name(self) -> str:
        return self._channel.name

    @property
    def members(self) -> list[str]:
        """The handles of the people in it."""
        people = self._workspace.people
        found = (people.find(member) for member in self._channel.members)
        return [persona.handle for persona in found if persona]

    def posts(self) -> list[Message]:
        """Everything said here, oldest first."""
        return self._loop.look(lambda: list(self._channel.messages.values()))

    def set_shared(self, shared: bool = True) -> None:
        """Share it with another workspace, or stop that."""
        kind = "channel_shared" if shared else "channel_unshared"
        self._change(
            kind, {"channel": self.id}, lambda: setattr(self._channel, "shared", shared)
        )

    def archive(self) -> None:
        self._archived(True)

    def unarchive(self) -> None:
        self._archived(False)

    def make_public(self) -> None:
        self._channel_kind("public_channel")

    def make_private(self) -> None:
        self._channel_kind("private_channel")

    def add(self, handle: str) -> None:
        """Invite a person, or 'bot'."""
        member = self._member(handle)
        if member not in self._channel.members:
            event = {"user": member, "channel": self.id}
            self._change(
                "member_joined_channel",
                event,
                lambda: self._channel.members.append(member),
            )

    def remove(self, handle: str) -> None:
        member = self._member(handle)
        if member in self._channel.members:
            event = {"user": member, "channel": self.id}
            self._change(
                "member_left_channel",
                event,
                lambda: self._channel.members.remove(member),
            )

    def _archived(self, archived: bool) -> None:
        private = self._channel.kind == "private_channel"
        kind = "group" if private else "channel"
        kind += "_archive" if archived else "_unarchive"
        self._change(
            kind,
            {"channel": self.id},
            lambda: setattr(self._channel, "archived", archived),
        )

    def _channel_kind(self, kind: str) -> None:
        self._change("", {}, lambda: setattr(self._channel, "kind", kind))

    def _member(self, handle: str) -> str:
        if handle == "bot":
            return BOT_USER_ID
        return self._workspace.people.by_handle(handle).user_id

    def _change(self, kind: str, event: Json, change: Callable[[], object]) -> None:
        async def whole() -> None:
            change()
            self._workspace.changes.tell()
            if kind:
                await self._acts.events.tell(kind, {"type": kind, **event})

        self._loop.run(whole)
