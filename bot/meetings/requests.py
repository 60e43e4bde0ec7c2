"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.meetings.records import Attendance, Purpose, Reply


@dataclass(frozen=True, kw_only=True)
class Calling:
    """A filled-in form for a new meeting."""

    young_person_id: str
    meeting_id: str
    line: str
    asker_id: str | None
    purpose: Purpose
    why: str
    on: date
    at: time
    minutes: int
    #: None at the school.
    place: str | None
    place_reason: str | None
    needed: tuple[str, ...]
    knows_them_id: str | None
    decision_needed: bool
    decider_id: str | None

    @property
    def everyone_needed(self) -> frozenset[str]:
        """Return the ids of all who are asked, the decider among them."""
        named = {*self.needed, self.knows_them_id, self.decider_id}
        return frozenset(one for one in named if one)


@dataclass(frozen=True, kw_only=True)
class Moving:
    """A filled-in form for another date."""

    meeting_id: str
    #: The meeting's version when the form was opened.
    version: int
    on: date
    at: time
    minutes: int


@dataclass(frozen=True, kw_only=True)
class StandingIn:
    """Somebody else will come: a colleague, or a name we do not know yet."""

    invitation_id: str
    #: The meeting's sequence when the form was opened.
    sequence: int
    worker_id: str | None
    name: str


@dataclass(frozen=True, kw_only=True)
class ByPhone:
    """A reply that the convenor heard by phone."""

    meeting_id: str
    #: The meeting's sequence when the form was opened.
    sequence: int
    invitation_id: str
    reply: Reply
    stand_in_name: str
    #: The day they said so; None: today.
    said_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Who came, by invitation."""

    meeting_id: str
    attendance: dict[str, Attendance]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One row of what was agreed; `field` names the row, to answer at it."""

    row: str
    worker_id: str | None
    what: str
    due: date | None


@dataclass(frozen=True, kw_only=True)
class Closing:
    """The next date, or why there is none."""

    meeting_id: str
    next_id: str
    has_next: bool
    on: date | None
    at: time | None
    reason: str
