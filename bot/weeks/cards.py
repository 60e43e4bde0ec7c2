"""What a team's channel may read of its week: agencies, and never people."""

from __future__ import annotations

from dataclasses import dataclass

from bot.meetings.cards import When
from bot.weeks.records import Deed


@dataclass(frozen=True, kw_only=True)
class Coming:
    """One meeting: what the channel's own posts say of it, and no more."""

    when: When
    place: str


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """One agency, for one thing."""

    agency: str
    deed: Deed


@dataclass(frozen=True, kw_only=True)
class Week:
    """One weekly post."""

    young_person_id: str
    #: Of this week and the next, soonest first.
    coming: tuple[Coming, ...] = ()
    #: Agencies by name; nobody is blamed and nobody is named.
    awaited: tuple[str, ...] = ()
    thanks: Thanks | None = None
    #: Somebody of the team does not want it there.
    is_off: bool = False
    #: Another week has begun; what it said does not stay.
    is_over: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.coming or self.awaited)
