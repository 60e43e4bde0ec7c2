"""What somebody who opened it sees, and what the team is told, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.meetings.cards import Line, Person, When
from bot.meetings.records import Purpose
from bot.openings.records import Reason


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """One person's place in the team around."""

    name: str
    agency: str
    role: str
    from_day: date
    until_day: date | None


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """One meeting, as somebody called to it sees it."""

    when: When
    place: str
    purpose: Purpose
    why: str
    convenor: str


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """One thing that somebody took on and has not done yet."""

    who: str
    what: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a worker of the team who sees all would see; for this once."""

    reference: str
    line: Line
    places: tuple[PlaceLine, ...]
    coming: MeetingLine | None
    last: MeetingLine | None
    actions: tuple[ActionLine, ...]
    #: In the team and without Slack: nobody but the opener can tell them.
    to_ring: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the team and the governance leads are told of it."""

    opening_id: str
    reference: str
    opener: str
    agency: str
    when: When
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody to ask about it."""

    name: str
    agency: str
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """Whom to ask about an opening."""

    opener: Contact
    governance: tuple[Contact, ...]
