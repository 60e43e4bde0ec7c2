"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RoomChange:
    """The channel of one team, and who may be connected to it."""

    reference: str
    #: Empty for no channel.
    room_id: str
    #: Team ids besides the channel's own.
    workspaces: tuple[str, ...]
