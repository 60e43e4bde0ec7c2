"""What people and administrators do to rooms, told to the bot as Slack tells it."""

from __future__ import annotations

from bot.practice.cast import BOT_USER_ID, ELSEWHERE_TEAM_ID
from bot.practice.channels import Channel, Kind
from bot.practice.content import Content
from bot.practice.errors import Json
from bot.practice.events import SAID, TYPES, Events
from bot.practice.workspace import SLACKBOT, Workspace

#: What Slack says in a room that becomes of another kind: subtype and words.
_CONVERTED: dict[Kind, tuple[str, str]] = {
    "public_channel": ("channel_convert_to_public", "made this room *public*"),
    "private_channel": ("channel_convert_to_private", "made this room *private*"),
}


class Upkeep:
    """Changes rooms. Of a private room Slack tells only a bot that is in it."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events

    async def invite(self, channel: Channel, team_id: str = "") -> None:
        """Ask another workspace in; Slack tells no bot before it has joined."""
        channel.invited = [*channel.invited, team_id]
        self._workspace.changes.tell()

    async def share(
        self, channel: Channel, team_id: str = ELSEWHERE_TEAM_ID, accepted_by: str = ""
    ) -> None:
        """Connect another workspace; whoever accepted for it is then in the room."""
        channel.invited = [one for one in channel.invited if one not in ("", team_id)]
        if team_id not in channel.connected:
            channel.connected = [*channel.connected, team_id]
        self._workspace.changes.tell()
        event = {"connected_team_id": team_id, "channel": channel.id}
        await self._tell(channel, "channel_shared", event)
        if accepted_by:
            await self.join(channel, accepted_by)

    async def unshare(self, channel: Channel, team_id: str = "") -> None:
        """Disconnect one workspace, or all; its people are out of the room."""
        for gone in [team_id] if team_id else list(channel.connected):
            for member in self._of_team(channel, gone):
                self._take_out(channel, member)
            channel.connected = [one for one in channel.connected if one != gone]
            self._workspace.changes.tell()
            event = {
                "previously_connected_team_id": gone,
                "channel": channel.id,
                "is_ext_shared": channel.shared,
            }
            await self._tell(channel, "channel_unshared", event)
        channel.invited = []

    async def convert(self, channel: Channel, kind: Kind, by: str = "") -> None:
        """
        Make a room public or private; Slack says so in the room itself.

        That message is the only event there is of it, and it counts as one of
        the room's new kind: `message.channels` for a room that became public.
        """
        channel.kind = kind
        subtype, words = _CONVERTED[kind]
        sender = by or self._somebody(channel)
        said = Content(text=words)
        message = self._workspace.post(channel, said, sender=sender, subtype=subtype)
        event = {
            "type": "message",
            "subtype": subtype,
            "user": sender,
            "text": words,
            "channel": channel.id,
            "channel_type": TYPES[kind],
            "ts": message.ts,
        }
        if channel.with_bot:
            await self._events.tell(SAID[kind], event)

    async def archive(self, channel: Channel, archived: bool = True) -> None:
        channel.archived = archived
        self._workspace.changes.tell()
        kind = _kind(channel, "archive" if archived else "unarchive")
        event = {"channel": channel.id, "user": self._somebody(channel)}
        await self._tell(channel, kind, event)

    async def rename(self, channel: Channel, name: str) -> None:
        channel.previous_names = [*channel.previous_names, channel.name]
        channel.name = name
        self._workspace.changes.tell()
        event = {"channel": {"id": channel.id, "name": name, "created": 0}}
        await self._tell(channel, _kind(channel, "rename"), event)

    async def renumber(self, channel: Channel) -> None:
        """Give the room another id, as Slack may when it is shared or unshared."""
        old, new = channel.id, self._workspace.ids.next("C")
        self._workspace.channels.rename(channel, new)
        self._workspace.changes.tell()
        event = {"old_channel_id": old, "new_channel_id": new}
        await self._tell(channel, "channel_id_changed", event)

    async def join(self, channel: Channel, member: str) -> None:
        if member in channel.members:
            return
        channel.members.append(member)
        self._workspace.changes.tell()
        await self._moved(channel, "member_joined_channel", member)

    async def leave(self, channel: Channel, member: str) -> None:
        """Leave, or be taken out; a bot hears of itself by another name."""
        if member not in channel.members:
            return
        self._take_out(channel, member)
        self._workspace.changes.tell()
        if member != BOT_USER_ID:
            await self._moved(channel, "member_left_channel", member)
            return
        kind = _kind(channel, "left")
        await self._events.tell(kind, {"type": kind, "channel": channel.id})

    async def _moved(self, channel: Channel, kind: str, member: str) -> None:
        if not channel.with_bot:
            return
        persona = self._workspace.people.find(member)
        people, own = self._workspace.people, self._workspace.cast.team_id
        event = {
            "user": member,
            "channel": channel.id,
            "channel_type": "G" if channel.private else "C",
            "team": people.team_of(persona) if persona else own,
        }
        await self._tell(channel, kind, event)

    def _take_out(self, channel: Channel, member: str) -> None:
        persona = self._workspace.people.find(member)
        if persona is not None and persona.external and channel.with_bot:
            self._workspace.people.met.add(member)
        channel.members.remove(member)

    def _of_team(self, channel: Channel, team_id: str) -> list[str]:
        found = (self._workspace.people.find(member) for member in channel.members)
        return [one.user_id for one in found if one and one.outside_team == team_id]

    def _somebody(self, channel: Channel) -> str:
        """Somebody of this workspace who is in the room and could have done it."""
        found = (self._workspace.people.find(member) for member in channel.members)
        there = [one.user_id for one in found if one and not one.external]
        return there[0] if there else SLACKBOT

    async def _tell(self, channel: Channel, kind: str, event: Json) -> None:
        if channel.private and not channel.with_bot:
            return
        scope = "groups:read" if channel.private else "channels:read"
        await self._events.tell(kind, {"type": kind, **event}, scope=scope)


def _kind(channel: Channel, what: str) -> str:
    """Private rooms have names of their own for some events."""
    return f"{'group' if channel.private else 'channel'}_{what}"
