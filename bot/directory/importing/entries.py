"""What a file says, entry by entry, before anything is compared or kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.calendars.bells import BellGrid
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.directory.importing.tables import Lines
from bot.directory.records import Account, Authority, Sees


@dataclass(frozen=True, kw_only=True)
class AgencyEntry:
    """An agency, or the agency half of a school."""

    lines: Lines
    code: str
    name: str
    nation: Nation
    zone: str
    opens: time
    closes: time
    quiet_from: time
    quiet_until: time
    closed_weekdays: frozenset[int]
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A school's days as the file gives them, and what the reading left open."""

    lines: Lines
    calendar: SchoolCalendar
    #: Where it came from, for people: "this file" or "feed fva.ics".
    source: str
    #: What to ask the school, and what was added to what it said.
    unsure: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    #: Somebody should see what was understood before it is used.
    is_from_feed: bool = False


@dataclass(frozen=True, kw_only=True)
class SchoolEntry:
    """A school: an agency with bells and days."""

    agency: AgencyEntry
    bells: BellGrid | None
    calendar: CalendarEntry | None


@dataclass(frozen=True, kw_only=True)
class LeaveEntry:
    """Days away, first and last included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class WorkerEntry:
    """A worker; agency and deputy by code and handle."""

    lines: Lines
    handle: str
    name: str
    title: str
    agency: str
    authority: Authority
    working_days: frozenset[int]
    team_id: str | None
    slack_id: str | None
    phone: str | None
    deputy: str | None
    is_lead: bool
    is_agency_lead: bool
    is_governance_lead: bool
    account: Account
    left_on: date | None
    leave: tuple[LeaveEntry, ...]


@dataclass(frozen=True, kw_only=True)
class PlaceEntry:
    """One worker's place in the team around."""

    lines: Lines
    worker: str
    role: str
    knows_them: bool
    from_day: date
    until_day: date | None
    sees: Sees
    sees_earlier: bool


@dataclass(frozen=True, kw_only=True)
class YoungPersonEntry:
    """A reference, and the team around."""

    lines: Lines
    reference: str
    school: str | None
    line: str | None
    asker: str | None
    ask_by: date | None
    room_team_id: str | None
    room_id: str | None
    #: Other workspaces that may be connected to the room, with commas.
    room_workspaces: str
    team: tuple[PlaceEntry, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole file."""

    agencies: tuple[AgencyEntry, ...]
    schools: tuple[SchoolEntry, ...]
    workers: tuple[WorkerEntry, ...]
    young_people: tuple[YoungPersonEntry, ...]

    @property
    def every_agency(self) -> list[AgencyEntry]:
        """Agencies, and schools as the agencies they are too."""
        return [*self.agencies, *(school.agency for school in self.schools)]
