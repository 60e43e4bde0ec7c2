"""Who asks, what they want to do, and what to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.directory.records import Account, Membership


class Verb(StrEnum):
    """What somebody may or may not do."""

    SEE_YOUNG_PERSON = "see-young-person"
    SEE_WORDS = "see-words"
    CALL_MEETING = "call-meeting"
    SEE_MEETING = "see-meeting"
    SEE_TASKS = "see-tasks"
    REPLY = "reply"
    RUN_MEETING = "run-meeting"
    DO_ACTION = "do-action"
    ASK_FOR = "ask-for"
    SEE_ASK = "see-ask"
    ANSWER_ASK = "answer-ask"
    RUN_ASK = "run-ask"
    START_HANDOVER = "start-handover"
    SEE_HANDOVER = "see-handover"
    ANSWER_OFFER = "answer-offer"
    DO_ITEM = "do-item"
    LEAVE_OUT = "leave-out"
    SIGN_HANDOVER = "sign-handover"
    RUN_HANDOVER = "run-handover"
    KEEP_WEEK = "keep-week"
    SEE_COUNTS = "see-counts"
    SAY_STILL_NEEDED = "say-still-needed"
    NAME_SUCCESSOR = "name-successor"
    SEE_OWN = "see-own"
    FILL_DIRECTORY = "fill-directory"
    KEEP_ROOM = "keep-room"
    OPEN_ANYWAY = "open-anyway"
    WHO_CAN_SEE = "who-can-see"
    EXPORT = "export"
    CORRECT = "correct"
    ASK_ERASURE = "ask-erasure"
    AGREE_ERASURE = "agree-erasure"
    HOLD = "hold"
    ACCESS_REPORT = "access-report"
    READ_TRAIL = "read-trail"
    OPERATE = "operate"


class Kind(StrEnum):
    """What is at the door."""

    WORKER = "worker"
    #: Nobody of the directory: an unknown person, or an unknown workspace.
    UNKNOWN = "unknown"
    BOT = "bot"
    #: Whoever can run commands on the machine itself.
    TERMINAL = "terminal"


class Standing(StrEnum):
    """What somebody is to a thing; a table says what each may do."""

    DATES = "sees dates"
    TASKS = "sees tasks"
    ALL = "sees all"
    SLOT = "one slot"
    CALLED_DATES = "called, sees dates"
    CALLED = "called"
    CONVENOR = "convenor"
    HOLDER = "holder"
    DEPUTY = "deputy in place"
    DEPUTY_CONVENOR = "deputy of the convenor"
    DEPUTY_HOLDER = "deputy of the holder"
    DEPUTY_CALLED = "deputy of one called"
    NAMED = "named in it"
    DEPUTY_NAMED = "deputy of one named"
    SELF = "about themselves"
    AGENCY_LEAD = "agency lead"
    LEAD = "lead"
    GOVERNANCE = "governance lead"
    OPERATOR = "terminal"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person at a door, known by workspace and Slack id together."""

    worker_id: str
    agency_id: str
    is_lead: bool
    left_on: date | None
    kind: Kind = Kind.WORKER
    is_agency_lead: bool = False
    is_governance_lead: bool = False
    account: Account = Account.FULL
    #: Colleagues who are away today, or have left, and named this one as deputy.
    deputises: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What an actor wants to touch: whose team decides, and who holds it."""

    #: Whose key marks it in the trail; None when it is about no young person.
    young_person_id: str | None = None
    #: The team around the young person; None when the thing is about nobody.
    team: tuple[Membership, ...] | None = None
    #: The day it was made; who joined later was not there, unless it is given.
    day: date | None = None
    convenor_id: str | None = None
    #: The workers called to the meeting.
    called: frozenset[str] = field(default_factory=frozenset)
    #: Workers from outside the team, each called to their own few minutes.
    slots: frozenset[str] = field(default_factory=frozenset)
    #: Who took on the action.
    holder_id: str | None = None
    #: The workers a handover names for this, in the team or not.
    named: frozenset[str] = field(default_factory=frozenset)
    #: The worker it is about.
    worker_id: str | None = None
    #: The agency whose places it is about.
    agency_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line for the trail: who, when, what, which thing, and whether; no words."""

    at: datetime
    worker_id: str
    verb: str
    #: An opaque id, or what stands for one (`Seals.mark`).
    thing_id: str
    allowed: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Whether it is allowed, and the one word that says why."""

    allowed: bool
    reason: str
