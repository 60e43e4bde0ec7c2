"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.directory.records import Authority, Sees


@dataclass(frozen=True, kw_only=True)
class NewYoungPerson:
    """A young person to add; the reference is drawn, never given."""

    young_person_id: str
    school_id: str | None
    line: str
    asker_id: str | None
    ask_by: date | None
    room_id: str
    team: tuple[str, ...]
    knows_them_id: str | None


@dataclass(frozen=True, kw_only=True)
class TeamChange:
    """One worker joining or leaving one team."""

    reference: str
    worker_id: str
    joins: bool
    role: str
    knows_them: bool
    day: date
    #: How much they see; None: everything for somebody new, else as it is.
    sees: Sees | None = None
    #: Whether they see what was before too; None: not, or else as it is.
    sees_earlier: bool | None = None


@dataclass(frozen=True, kw_only=True)
class NewWorker:
    """A worker to add."""

    worker_id: str
    agency_id: str
    name: str
    title: str
    authority: Authority
    working_days: frozenset[int]
    slack_id: str | None
    #: Their workspace, when it is not the one of whoever adds them.
    team_id: str
    phone: str
    is_lead: bool
    is_agency_lead: bool = False
    is_governance_lead: bool = False


@dataclass(frozen=True, kw_only=True)
class NewAgency:
    """An agency to add, or a school when there are bells."""

    agency_id: str
    code: str
    name: str
    nation: str
    opens: time
    closes: time
    phone: str
    #: None for an agency that is no school.
    bells: str | None


@dataclass(frozen=True, kw_only=True)
class SchoolDates:
    """Dates that somebody pasted or typed, for one school."""

    school_id: str
    #: The school's version when the form was opened.
    version: int
    text: str
    #: The mark of the text that was shown as understood; empty before that.
    mark: str


@dataclass(frozen=True, kw_only=True)
class OwnDays:
    """Somebody's own working days, and leave to add or take back."""

    version: int
    working_days: frozenset[int]
    deputy_id: str | None
    leave_from: date | None
    leave_until: date | None
    take_back: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """A young person's own line, or who will ask for it."""

    young_person_id: str
    version: int
    line: str
    asker_id: str | None
    ask_by: date | None
