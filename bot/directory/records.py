"""The people and places Alongside knows, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Authority(StrEnum):
    """What a worker can do in a meeting, so that nobody waits on the wrong person."""

    DECIDE = "decide"
    RECOMMEND = "recommend"
    REPORT = "report"


class Account(StrEnum):
    """What kind of account a worker has in Slack."""

    FULL = "full"
    #: A guest of the workspace: sees only the channels they were let into.
    GUEST = "guest"
    #: From another workspace, through Slack Connect.
    OUTSIDE = "outside"
    #: Deactivated, as Slack says.
    OFF = "off"


class Sees(StrEnum):
    """How much somebody in a team sees of the young person (DOMAIN: need-to-know)."""

    DATES = "dates"
    TASKS = "tasks"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Agency:
    """An organisation or team; a school is one, with a `School` beside it."""

    id: str
    #: Short and unique, for files and people: "YJS".
    code: str
    name: str
    #: A value of `bot.calendars.nations.Nation`: whose bank holidays it keeps.
    nation: str
    zone: str
    opens: time
    closes: time
    #: No message goes out between these two, in the agency's own zone.
    quiet_from: time
    quiet_until: time
    #: Weekdays it is closed besides those its workers do not work, Monday 0.
    closed_weekdays: frozenset[int]
    phone: str | None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A person in an agency, with or without Slack."""

    id: str
    agency_id: str
    #: Short and unique, for files: "odile".
    handle: str
    name: str
    #: What they do, in words others understand: "case manager".
    title: str
    authority: Authority
    working_days: frozenset[int]
    #: Slack's ids of the workspace they belong to and of them; both or neither.
    team_id: str | None
    slack_id: str | None
    phone: str | None
    deputy_id: str | None
    is_lead: bool
    #: The day they left; None while they are here.
    left_on: date | None
    #: Speaks for their agency: asked when one of its places falls empty.
    is_agency_lead: bool = False
    #: Answers for how the partnership handles what it knows.
    is_governance_lead: bool = False
    account: Account = Account.FULL
    version: int = 1

    @property
    def has_slack(self) -> bool:
        return self.slack_id is not None


@dataclass(frozen=True, kw_only=True)
class Leave:
    """Days a worker is away, first and last included."""

    id: str
    worker_id: str
    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True)
class School:
    """What Alongside knows of an agency that is a school; `id` is the agency's."""

    id: str
    #: `BellGrid` and `SchoolCalendar` as plain records of `bot.calendars`.
    bells: dict[str, object]
    calendar: dict[str, object]
    #: The last day the calendar speaks of.
    known_until: date
    #: Where the calendar came from, for people: "feed read on 1 Feb 2027".
    source: str
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class YoungPerson:
    """The person all this is for; only ever a reference."""

    id: str
    reference: str
    school_id: str | None
    #: Their own words, or None: not yet asked.
    line: str | None
    #: Who will ask them, and by when, while `line` is None.
    asker_id: str | None
    ask_by: date | None
    #: The team's channel in Slack, if there is one.
    room_team_id: str | None
    room_id: str | None
    #: The day their words were last written down.
    line_on: date | None = None
    #: Workspaces besides its own that may be connected to the room, with commas.
    room_workspaces: str = ""
    #: Since when nothing is posted in the room, because others could read it.
    room_stopped_on: date | None = None
    #: Since when nothing of theirs is erased, because an inquiry may need it.
    held_since: date | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Membership:
    """One worker's place in the team around one young person."""

    id: str
    young_person_id: str
    worker_id: str
    #: Why they are there, for the others: "social worker", "head of year".
    role: str
    #: True for those who know the young person day to day.
    knows_them: bool
    from_day: date
    #: The last day; None while it lasts.
    until_day: date | None
    sees: Sees = Sees.ALL
    #: Whether what was before their first day was given to them too.
    sees_earlier: bool = False
    #: When they last said that they still need it; None: not asked yet.
    needed_on: date | None = None

    def is_current(self, day: date) -> bool:
        return self.from_day <= day and (
            self.until_day is None or day <= self.until_day
        )
