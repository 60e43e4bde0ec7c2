"""Ladders and nudges as frozen records: what is said to whom, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.nudges.wordings import Wording as Wording

#: More than this about one thing to one person in seven days is nagging
#: (DOMAIN 4.5); then the one who asked is asked to ring.
MOST_A_WEEK = 2
#: Nudges to one person in one day, across everything (local default).
MOST_A_DAY = 3


class Matter(StrEnum):
    """What somebody is awaited for; each has a ladder of the same name."""

    #: Called to a meeting, and has not answered.
    INVITATION = "invitation"
    #: Called to a meeting, and answered that they cannot come, or that it is not them.
    SAID_NO = "said-no"
    #: Said that they would come, and was missed.
    MISSED = "missed"
    #: Took on an action at a meeting.
    ACTION = "action"
    #: Was asked for something, and has not answered.
    ASK = "ask"
    #: Was asked for something, and took it on.
    PROMISE = "promise"
    #: Missed twice running, or three times without an answer: try differently.
    PATTERN = "pattern"
    #: The nearest thing in a handover whose turn is theirs.
    HANDOVER_ITEM = "handover-item"
    #: Asked to receive a handover, or to name who does.
    OFFER = "offer"
    #: A handover is seen differently: one stage of talking about it.
    CONTEST = "contest"
    #: Both sides look again, some weeks after a handover moved.
    CHECK = "check"


class Whom(StrEnum):
    """Who a step of a ladder goes to."""

    PERSON = "person"
    #: Who stands in for the person while they are away.
    DEPUTY = "deputy"
    #: Who asked.
    ASKER = "asker"
    #: Who can decide in the person's place; never before the person was told.
    DECIDER = "decider"


class Anchor(StrEnum):
    """What the days of a step are counted from."""

    START = "start"
    DUE = "due"


class Why(StrEnum):
    """Why a nudge waits, is passed over, or ends; the ledger shows it in words."""

    # It waits.
    NOT_YET = "not-yet"
    NIGHT = "night"
    NOT_THEIR_DAY = "not-their-day"
    BANK_HOLIDAY = "bank-holiday"
    SCHOOL_CLOSED = "school-closed"
    ON_LEAVE = "on-leave"
    THEIR_WISH = "their-wish"
    NOT_THIS_WEEK = "not-this-week"
    ENOUGH_THIS_WEEK = "enough-this-week"
    ENOUGH_TODAY = "enough-today"
    TOO_SOON = "too-soon"
    ON_ITS_WAY = "on-its-way"
    # It is passed over.
    TOO_LATE = "too-late"
    JUST_AGREED = "just-agreed"
    OVERTAKEN = "overtaken"
    NOBODY_THERE = "nobody-there"
    NOT_TOLD = "not-told"
    NO_DECISION = "no-decision"
    NEVER_AT_WORK = "never-at-work"
    NOT_REACHED = "not-reached"
    # It ends.
    ANSWERED = "answered"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OVER = "over"
    ACCESS_REMOVED = "access-removed"
    SOMEONE_ELSE = "someone-else"
    LEFT_ALONE = "left-alone"
    #: They said that it is not theirs; the one who asked finds somebody else.
    NOT_THEIRS = "not-theirs"
    GONE = "gone"
    GIVEN_UP = "given-up"
    #: The handover rests; it goes on from there.
    PAUSED = "paused"


#: What ended so may be open again: answered and taken back, passed on and returned.
#: So may what only waited: for a handover that rests, or for something nearer.
OPENS_AGAIN = frozenset({Why.ANSWERED, Why.SOMEONE_ELSE, Why.PAUSED, Why.OVERTAKEN})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One rung: to whom, when, and what it says."""

    whom: Whom
    anchor: Anchor
    #: Working days, or school days at a school, of who gets it; before is negative.
    days: int
    #: Local wall time of who gets it; None: as soon as it is kind.
    at: time | None
    wording: Wording
    #: It says who would be asked next; only then may somebody who decides be asked.
    tells_next: bool = False
    #: Only where a decision is asked for.
    only_for_decisions: bool = False


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The ordered steps for one matter; fixed for each climb when it starts."""

    matter: Matter
    #: In one sentence, for the page that explains it.
    why: str
    #: Whether a step makes no sense any more once the thing itself is over.
    until_due: bool
    #: Most nudges to one person in seven days.
    most_a_week: int
    #: Planned moments are spread over so many minutes, so that not all go at once.
    spread_minutes: int
    steps: tuple[Step, ...]


class ClimbState(StrEnum):
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Climb:
    """One ladder running for one thing and the one person awaited for it."""

    id: str
    matter: Matter
    #: The invitation, action, ask, handover or item of one.
    item_id: str
    #: Which edition of it, such as a meeting's `sequence`.
    edition: int
    #: Who is awaited.
    worker_id: str
    young_person_id: str
    #: The ladder as it was when this began (`ladder_file.as_text`).
    ladder: str
    started_at: datetime
    #: The next step to take.
    step: int = 0
    #: "Not this week": no nudge before; the due date stays.
    not_before: datetime | None = None
    #: When to look again; None once it has ended.
    next_at: datetime | None
    #: The moment the next step was meant for, before anything held it back.
    planned_at: datetime | None = None
    #: Who the next step is for, as far as is known now.
    next_worker_id: str | None = None
    #: Why it waits, while it does; why it ended, once it has.
    why: Why = Why.NOT_YET
    state: ClimbState = ClimbState.RUNNING
    ended_at: datetime | None = None
    version: int = 1


class NudgeState(StrEnum):
    """What came of a step."""

    ON_ITS_WAY = "on-its-way"
    SENT = "sent"
    #: Not needed any more when it came to it; `why` says so.
    NOT_NEEDED = "not-needed"
    #: Passed over, without anything queued; `why` says so.
    PASSED = "passed"
    #: Slack would never take it.
    NOT_REACHED = "not-reached"


class Answer(StrEnum):
    """What somebody answered to a nudge, in one tap."""

    DONE = "done"
    COMING = "coming"
    CANNOT = "cannot"
    #: Took on what was asked, or took it over for somebody.
    TAKEN = "taken"
    STILL_ON_IT = "still-on-it"
    SOMEONE_ELSE = "someone-else"
    NOT_ME = "not-me"
    NOT_THIS_WEEK = "not-this-week"
    NEED_HELP = "need-help"
    NEW_DATE = "new-date"
    #: By the one who asked: they rang, or need it no more.
    RANG = "rang"
    FEW_LINES = "few-lines"
    LEFT_ALONE = "left-alone"


class InTheWay(StrEnum):
    """What is in the way; a choice, so that nothing about anybody is typed."""

    TIME = "time"
    NOT_CLEAR = "not-clear"
    NOT_MINE_TO_DECIDE = "not-mine-to-decide"
    WAITING = "waiting"
    SOMETHING_ELSE = "something-else"


class WouldHelp(StrEnum):
    """What would make it possible."""

    ANOTHER_TIME = "another-time"
    ANOTHER_PERSON = "another-person"
    A_CALL = "a-call"
    A_SMALLER_PIECE = "a-smaller-piece"


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """One line of the ledger: one step of one climb, to one person."""

    id: str
    climb_id: str
    #: Which step of the ladder.
    step: int
    #: Who it goes to, and as what; both None when it was passed over.
    worker_id: str | None
    whom: Whom | None
    wording: Wording
    planned_at: datetime
    #: When it was queued or passed over.
    at: datetime
    state: NudgeState
    why: Why | None = None
    #: The digest it went with; None for one of its own.
    digest_id: str | None = None
    sent_at: datetime | None = None
    answer: Answer | None = None
    answered_at: datetime | None = None
    in_the_way: InTheWay | None = None
    would_help: WouldHelp | None = None
    #: It asked for something that was done already; we said sorry.
    wrong_at: datetime | None = None
    version: int = 1


class PartOfDay(StrEnum):
    """When in a day somebody would like to be nudged."""

    ANY = "any"
    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """A worker's own quiet times; `id` is the worker's."""

    id: str
    #: The last day without nudges.
    muted_until: date | None = None
    #: Days of the week without nudges, Monday 0.
    not_on: frozenset[int] = frozenset()
    part: PartOfDay = PartOfDay.ANY
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class RoomWeek:
    """Whether a team's channel gets its weekly post; `id` is the young person's."""

    id: str
    #: Since when it does not; None: it does.
    off_on: date | None = None
    off_by_id: str | None = None
    version: int = 1
