"""What one viewer may see of the directory, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.directory.records import Sees

#: An id and its words, for a list to choose from.
Choice = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Choices under one heading, such as the workers of an agency."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Menu:
    """What somebody can do here."""

    is_lead: bool
    #: False for a lead who has not added themselves yet.
    is_known: bool
    has_agencies: bool
    has_schools: bool
    #: Speaks for an agency, and may say who has left it.
    is_agency_lead: bool = False
    #: Answers young people who ask what is held: a lead, or a governance lead.
    handles_rights: bool = False


@dataclass(frozen=True, kw_only=True)
class YoungPersonForm:
    """A young person about to be added."""

    young_person_id: str
    schools: tuple[Group, ...]
    workers: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class TeamForm:
    """One change to one team; the reference is typed, so that none is listed."""

    workers: tuple[Group, ...]
    today: date


@dataclass(frozen=True, kw_only=True)
class WorkerForm:
    """A worker about to be added."""

    worker_id: str
    agencies: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class AgencyForm:
    """An agency or a school about to be added."""

    agency_id: str
    is_school: bool


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """One of several to choose before the form opens."""

    choices: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """What was made of dates that somebody gave, before they are used."""

    #: Each as "190 school days in 2026–27, 5 INSET".
    years: tuple[str, ...]
    #: The next few INSET days.
    inset: tuple[date, ...]
    #: The next few times it is shut, as "holiday, Fri 26 Mar to Sun 11 Apr".
    next_closed: tuple[str, ...]
    known_until: date
    #: What to ask the school, and what was added to what it said.
    unsure: tuple[str, ...]
    notes: tuple[str, ...]
    #: A mark of the text it was made of, to see whether that changed since.
    mark: str


@dataclass(frozen=True, kw_only=True)
class DatesForm:
    """A school's dates: what is known, and what was just understood."""

    school_id: str
    school: str
    version: int
    #: None while nothing is known of the school's days.
    known_until: date | None
    source: str
    understood: Understanding | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveDays:
    """One stretch of somebody's own leave."""

    id: str
    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True)
class DaysForm:
    """Somebody's own working days, leave and deputy."""

    version: int
    working_days: frozenset[int]
    leave: tuple[LeaveDays, ...]
    deputy_id: str | None
    colleagues: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class WordsForm:
    """The young person's own line, for the team around them."""

    young_person_id: str
    reference: str
    version: int
    line: str | None
    asker_id: str | None
    ask_by: date | None
    team: tuple[Group, ...]
    #: There are words from before they joined, which are not for them to see.
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class TeamChanged:
    """What became of a change to a team."""

    reference: str
    worker: str
    joined: bool
    day: date
    #: True when it was like that already.
    is_nothing_new: bool
    sees: Sees = Sees.ALL
    sees_earlier: bool = False


@dataclass(frozen=True, kw_only=True)
class WorkerAdded:
    """A worker who is there now."""

    name: str
    agency: str
    handle: str
    has_slack: bool


@dataclass(frozen=True, kw_only=True)
class AgencyAdded:
    """An agency or school that is there now."""

    name: str
    code: str
