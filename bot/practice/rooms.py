"""One room, for tests: what was posted, and what an administrator can do to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.practice.acts import Acts
from bot.practice.cast import BOT_USER_ID, ELSEWHERE_TEAM_ID
from bot.practice.channels import Channel
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
        self._upkeep = acts.upkeep
        self._channel = channel

    @property
    def id(self) -> str:
        return self._channel.id

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
        """Share it with a workspace nobody here belongs to, or with none."""
        if shared:
            self._do(lambda: self._upkeep.share(self._channel, ELSEWHERE_TEAM_ID))
        else:
            self._do(lambda: self._upkeep.unshare(self._channel))

    def share_with(self, handle: str) -> None:
        """Share it with an outside person's workspace; they accept, and are in it."""
        who = self._workspace.people.by_handle(handle)
        if not who.external:
            raise ValueError(f"@{who.handle} is of this workspace.")
        share = self._upkeep.share
        self._do(lambda: share(self._channel, who.outside_team, who.user_id))

    def unshare(self, team_id: str = "") -> None:
        """Disconnect one workspace, or every other workspace."""
        self._do(lambda: self._upkeep.unshare(self._channel, team_id))

    def invite_outside(self, team_id: str = "") -> None:
        """Ask another workspace in; nobody there has accepted yet."""
        self._do(lambda: self._upkeep.invite(self._channel, team_id))

    def archive(self) -> None:
        self._do(lambda: self._upkeep.archive(self._channel))

    def unarchive(self) -> None:
        self._do(lambda: self._upkeep.archive(self._channel, False))

    def rename(self, name: str) -> None:
        self._do(lambda: self._upkeep.rename(self._channel, name))

    def change_id(self) -> None:
        """Let Slack give it another id, as sharing a private room can."""
        self._do(lambda: self._upkeep.renumber(self._channel))

    def make_public(self) -> None:
        self._do(lambda: self._upkeep.convert(self._channel, "public_channel"))

    def make_private(self) -> None:
        self._do(lambda: self._upkeep.convert(self._channel, "private_channel"))

    def add(self, handle: str) -> None:
        """Invite a person, or 'bot'."""
        member = self._member(handle)
        self._do(lambda: self._upkeep.join(self._channel, member))

    def remove(self, handle: str) -> None:
        member = self._member(handle)
        self._do(lambda: self._upkeep.leave(self._channel, member))

    def _member(self, handle: str) -> str:
        if handle == "bot":
            return BOT_USER_ID
        return self._workspace.people.by_handle(handle).user_id

    def _do(self, change: Callable[[], Awaitable[None]]) -> None:
        self._loop.run(change)
