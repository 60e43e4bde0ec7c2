"""What a ladder looks at, and what it answers, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.nudges.own_time import OwnTime
from bot.nudges.records import Whom, Why, Wording


@dataclass(frozen=True, kw_only=True)
class Rung:
    """Somebody a step could go to."""

    worker_id: str
    own_time: OwnTime
    has_slack: bool = True


#: Who there is to go to today; somebody missing is not in it.
Around = Mapping[Whom, Rung]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A step that was taken: it reached somebody."""

    step: int
    worker_id: str
    whom: Whom
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A nudge about the same thing by another of its ladders."""

    worker_id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where one climb stands; the rest of the world is `Around` and the time."""

    #: Spreads planned moments; any opaque id.
    climb_id: str
    started_at: datetime
    #: The day it is wanted by, or the meeting is on.
    due: date
    #: The instant from which it is no use any more; None: it stays of use.
    over_at: datetime | None
    #: Why it is not needed any more; None while it is.
    ended: Why | None = None
    #: The next step.
    step: int = 0
    #: In the order they were taken.
    taken: tuple[Taken, ...] = ()
    #: What else went out about the same thing; it counts towards the week.
    elsewhere: tuple[Reached, ...] = ()
    #: Nobody is nudged about it before, by their own wish.
    not_before: datetime | None = None
    decision_needed: bool = False
    #: The last step is queued, and what became of it is not known yet.
    on_its_way: bool = False


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Not now; `until` is when to look again."""

    until: datetime
    why: Why
    #: The moment the step was meant for.
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class Go:
    """Take the step now, and to this person."""

    step: int
    whom: Whom
    rung: Rung
    wording: Wording
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class Pass:
    """Leave this step out, for a reason that is kept."""

    step: int
    why: Why
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class End:
    """The ladder is over."""

    why: Why


Next = Wait | Go | Pass | End
