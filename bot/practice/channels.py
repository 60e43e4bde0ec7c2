"""Channels and direct messages: who is in them, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.practice.cast import BOT_USER_ID, OUTSIDE_TEAM_ID, Cast, Persona, Room
from bot.practice.errors import SlackError
from bot.practice.messages import Message
from bot.practice.stamps import Ids, number

Kind = Literal["public_channel", "private_channel", "im", "mpim"]


@dataclass(kw_only=True)
class Channel:
    """
    One conversation; its messages are kept oldest first.

    `connected` are the other workspaces it is shared with; `invited` those that
    were asked and have not answered, '' for one that Slack does not know yet.
    """

    id: str
    name: str
    kind: Kind
    members: list[str]
    connected: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    archived: bool = False
    previous_names: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether people of another workspace are in it (Slack Connect)."""
        return bool(self.connected)

    @property
    def private(self) -> bool:
        return self.kind != "public_channel"

    @property
    def with_bot(self) -> bool:
        return BOT_USER_ID in self.members

    @property
    def direct(self) -> bool:
        return self.kind in ("im", "mpim")

    @property
    def person(self) -> str:
        """Whom a direct message is with."""
        return next(member for member in self.members if member != BOT_USER_ID)

    @property
    def told_name(self) -> str:
        """The name payloads give: private places do not tell theirs."""
        names = {
            "im": "directmessage",
            "mpim": "directmessage",
            "private_channel": "privategroup",
        }
        return names.get(self.kind, self.name)

    def seen_by(self, who: Persona) -> bool:
        """Public rooms are open to the workspace's own people, guests left out."""
        if who.user_id in self.members:
            return True
        limited = who.external or who.guest or who.one_room
        return not self.private and not limited

    def newest_first(self) -> Iterator[Message]:
        return reversed(self.messages.values())

    def between(self, oldest: int, latest: int, *, inclusive: bool) -> list[Message]:
        """Messages outside threads in a span of microseconds, newest first."""
        found = []
        for message in self.newest_first():
            at = number(message.ts)
            if at < oldest or (at == oldest and not inclusive):
                break
            if at > latest or (at == latest and not inclusive):
                continue
            if message.thread_ts in (None, message.ts):
                found.append(message)
        return found

    def thread(self, ts: str) -> list[Message]:
        """A message and its replies, oldest first."""
        root = self.messages.get(ts)
        if root is None:
            return []
        replies = (m for m in self.messages.values() if m.thread_ts == ts)
        return [root, *(reply for reply in replies if reply.ts != ts)]


class Channels:
    """Every conversation of the workspace."""

    def __init__(self, cast: Cast, ids: Ids) -> None:
        self._ids = ids
        self._by_id: dict[str, Channel] = {}
        self._direct: dict[tuple[str, ...], str] = {}
        outside = {one.user_id: one.outside_team for one in cast.personas}
        for room in cast.rooms:
            bot = (BOT_USER_ID,) if room.with_bot else ()
            self._by_id[room.channel_id] = Channel(
                id=room.channel_id,
                name=room.name,
                kind="private_channel" if room.private else "public_channel",
                members=list(dict.fromkeys((*room.members, *bot))),
                connected=_connected(room, outside),
                archived=room.archived,
            )

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._by_id.values())

    def rooms(self) -> list[Channel]:
        return [channel for channel in self if not channel.direct]

    def find(self, channel_id: str) -> Channel | None:
        return self._by_id.get(channel_id)

    def named(self, name: str) -> Channel:
        """Find a room by name or id; raise LookupError with the rooms there are."""
        wanted = name.removeprefix("#")
        for channel in self.rooms():
            if wanted in (channel.name, channel.id):
                return channel
        known = ", ".join(f"#{channel.name}" for channel in self.rooms())
        raise LookupError(f"There is no #{wanted}. There are: {known}.")

    def direct(self, user_id: str) -> Channel | None:
        """The bot's direct messages with one person, when they have begun."""
        found = self._direct.get((user_id,))
        return self._by_id[found] if found else None

    def open(self, people: Iterable[Persona]) -> tuple[Channel, bool]:
        """Open direct messages; the second value says whether they were open."""
        key = tuple(sorted(persona.user_id for persona in people))
        if key in self._direct:
            return self._by_id[self._direct[key]], True
        alone = len(key) == 1
        channel = Channel(
            id=self._ids.next("D" if alone else "G"),
            name="mpdm-" + "-".join(key).casefold(),
            kind="im" if alone else "mpim",
            members=[*key, BOT_USER_ID],
        )
        self._by_id[channel.id] = channel
        self._direct[key] = channel.id
        return channel, False

    def share_a_room(self, user_id: str) -> bool:
        """Whether the bot and a person are together somewhere."""
        return any(room.with_bot and user_id in room.members for room in self.rooms())

    def for_bot(self, channel_id: str) -> Channel:
        """A conversation the bot may know of; raise channel_not_found."""
        channel = self.find(channel_id)
        hidden = channel and channel.kind != "public_channel" and not channel.with_bot
        if channel is None or hidden:
            raise SlackError("channel_not_found")
        return channel

    def rename(self, channel: Channel, channel_id: str) -> None:
        """Give a room another id, as Slack may do when it is shared."""
        self._by_id = {
            (channel_id if found is channel else key): found
            for key, found in self._by_id.items()
        }
        channel.id = channel_id
        channel.messages = {
            ts: replace(message, channel=channel_id)
            for ts, message in channel.messages.items()
        }


def _connected(room: Room, outside: Mapping[str, str]) -> list[str]:
    """The workspaces of the outside people in a shared room."""
    if not room.ext_shared:
        return []
    teams = [outside.get(member, "") for member in room.members]
    return sorted({team for team in teams if team}) or [OUTSIDE_TEAM_ID]
