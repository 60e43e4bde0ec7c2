"""A meeting, who is called to it, and what was agreed, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

#: More than this is not a meeting any more, and a form holds few more (ours).
MOST_ASKED = 30
#: The longest that a form offers.
LONGEST = timedelta(minutes=90)


class Purpose(StrEnum):
    """Why a meeting is called: a short list, and one line beside it."""

    PLAN = "plan"
    REVIEW = "review"
    DECIDE = "decide"
    MOVE = "move"
    WORRY = "worry"
    GOOD_NEWS = "good-news"


class State(StrEnum):
    """Where a meeting stands."""

    CALLED = "called"
    CANCELLED = "cancelled"
    #: Held, and its record begun: who came is known.
    HELD = "held"
    #: The record is closed: the next date, or why there is none, is known.
    RECORDED = "recorded"


class Reply(StrEnum):
    """What a partner answered."""

    NOT_YET = "not-yet"
    COMING = "coming"
    SOMEONE_ELSE = "someone-else"
    CANNOT = "cannot"
    NOT_ME = "not-me"


class Attendance(StrEnum):
    """What came of it on the day; "missed" speaks of us: their view was missed."""

    CAME = "came"
    SENT_SOMEONE = "sent-someone"
    APOLOGIES = "apologies"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Wall time and zone are what people agreed; `starts_at` follows from them."""

    id: str
    young_person_id: str
    convenor_id: str
    purpose: Purpose
    #: One line of why we meet; coordination only.
    why: str
    on: date
    at: time
    zone: str
    minutes: int
    starts_at: datetime
    #: The young person's school, whose calendar and bells hold; None without one.
    school_id: str | None
    #: Elsewhere than the school, and why; both or neither.
    place: str | None
    place_reason: str | None
    #: Who is needed to decide, when a decision is.
    decider_id: str | None
    decision_needed: bool
    state: State
    #: Counts every move and cancellation, as calendars do (RFC 5545 SEQUENCE).
    sequence: int
    #: The meeting this one follows, if it was set when that one was recorded.
    follows_id: str | None
    #: Why no next date was set, once the record is closed.
    no_next_reason: str | None
    created_at: datetime
    version: int = 1

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """One worker called to one meeting."""

    id: str
    meeting_id: str
    worker_id: str
    #: Their role in the team around, when they were called: why *they* are needed.
    role: str
    knows_them: bool
    reply: Reply = Reply.NOT_YET
    replied_at: datetime | None = None
    #: Who recorded the reply for somebody without Slack.
    recorded_by_id: str | None = None
    #: Who comes instead: a worker, or a name when they are not known here.
    stand_in_id: str | None = None
    stand_in_name: str | None = None
    #: The invitation this worker stands in for.
    stands_in_for_id: str | None = None
    attendance: Attendance | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Action:
    """What one worker took on: one line, by when."""

    id: str
    meeting_id: str
    worker_id: str
    what: str
    due: date
    done_at: datetime | None
    #: Who does it instead, when they are not known here.
    stand_in_name: str | None = None
    version: int = 1
