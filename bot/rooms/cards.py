"""What a lead may see of a team's channel, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RoomForm:
    """One team's channel about to be set; empty when it is begun from the menu."""

    reference: str = ""
    room_id: str = ""
    workspaces: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoomSet:
    """A team's channel as it is now."""

    reference: str
    has_room: bool
    workspaces: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RoomNews:
    """What became of a team's channel, for a lead."""

    young_person_id: str
    #: Everybody whose team meets there.
    references: tuple[str, ...]
    #: Slack's channel id; None when the team has no channel any more.
    room_id: str | None
    is_stopped: bool
