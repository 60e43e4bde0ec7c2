"""
An invented year as plain facts, and what was sent in it.

Words and dates only: the recount reads nothing else, so it shares no code with
what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

#: First and last day, both in it.
Days = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Office:
    """An agency; a school has terms, and nobody else has."""

    id: str
    name: str
    #: "england-and-wales", "scotland" or "northern-ireland".
    nation: str
    zone: str
    opens: time
    closes: time
    quiet_from: time
    quiet_until: time
    closed_weekdays: frozenset[int] = frozenset()
    #: When its pupils are there, for a school; days between are a break.
    terms: tuple[Days, ...] = ()
    #: INSET days and single closures, within terms.
    closures: frozenset[date] = frozenset()

    @property
    def is_school(self) -> bool:
        return bool(self.terms)


@dataclass(frozen=True, kw_only=True)
class Away:
    """A leave, and from when anybody knew of it."""

    id: str
    first: date
    last: date
    known_at: datetime


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Quiet times of their own; the newest holds."""

    at: datetime
    muted_until: date | None = None
    not_on: frozenset[int] = frozenset()
    #: "any", "mornings" or "afternoons".
    part: str = "any"


@dataclass(frozen=True, kw_only=True)
class Person:
    """A worker."""

    id: str
    name: str
    office_id: str
    weekdays: frozenset[int]
    can_decide: bool
    #: None: without Slack.
    slack_id: str | None
    deputy_id: str | None = None
    #: Their last day; None: they stay.
    last_day: date | None = None
    #: When that became known.
    left_at: datetime | None = None
    away: tuple[Away, ...] = ()
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """One worker's place in a team around."""

    id: str
    worker_id: str
    #: The last day, and when it was written down; None: it lasts.
    last_day: date | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Team:
    """The people around one young person; `id` is the young person's."""

    id: str
    reference: str
    school_id: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """When a meeting was meant to be, from `at` on."""

    at: datetime
    on: date
    starts: time
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What somebody answered, and when: "coming", "taken", "done"."""

    at: datetime
    word: str


@dataclass(frozen=True, kw_only=True)
class Called:
    """One worker called to one meeting."""

    id: str
    worker_id: str
    replies: tuple[Saying, ...] = ()
    #: "came" or "missed", once it is recorded.
    attendance: str | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """An action that was agreed at a meeting, or something asked of somebody."""

    id: str
    worker_id: str
    due: date
    answers: tuple[Saying, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting, from being called to being recorded."""

    id: str
    team_id: str
    convenor_id: str
    zone: str
    minutes: int
    decision_needed: bool
    #: The first is how it was called, each other a move.
    editions: tuple[Edition, ...]
    called: tuple[Called, ...]
    cancelled_at: datetime | None = None
    recorded_at: datetime | None = None
    actions: tuple[Task, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Request:
    """One thing that one worker asks of another."""

    team_id: str
    asker_id: str
    task: Task
    asked_at: datetime
    decision_needed: bool


@dataclass(frozen=True, kw_only=True)
class Outage:
    """From when until when the bot was down."""

    start: datetime
    end: datetime
    #: The process ended, rather than only standing still.
    restarts: bool


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything that happens in one invented year, before any nudge."""

    seed: int
    start: datetime
    end: datetime
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    teams: tuple[Team, ...]
    gatherings: tuple[Gathering, ...]
    requests: tuple[Request, ...]
    outages: tuple[Outage, ...]
    #: After each of these the process dies in the middle of the next message.
    deaths: tuple[datetime, ...]

    @property
    def items(self) -> int:
        """Return how many things somebody is awaited for."""
        called = sum(len(one.called) for one in self.gatherings)
        actions = sum(len(one.actions) for one in self.gatherings)
        return called + actions + len(self.requests)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the ledger of nudges, as plain words."""

    nudge_id: str
    #: "invitation", "said-no", "missed", "action", "ask", "promise", "pattern".
    ladder: str
    item_id: str
    edition: int
    awaited_id: str
    step: int
    #: "person", "deputy", "asker" or "decider"; None when it was passed over.
    whom: str | None
    worker_id: str | None
    state: str
    why: str | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Posted:
    """One message that Slack took: to whom, when, and which nudges it shows."""

    at: datetime
    worker_id: str
    nudge_ids: tuple[str, ...]
    is_digest: bool


@dataclass(frozen=True, kw_only=True)
class Log:
    """What came of a year: the messages, and the ledger."""

    posted: tuple[Posted, ...]
    lines: tuple[Line, ...]
    #: Ladders that ended, by the reason that was kept.
    ended: dict[str, int]
    #: Ladders found held back overnight, by reason.
    held_overnight: dict[str, int]
