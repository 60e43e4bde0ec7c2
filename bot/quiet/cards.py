"""When one worker may be nudged, for that worker alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.nudges.records import PartOfDay


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """What holds now, and what the form begins with."""

    #: Of the wishes; 0: there are none.
    version: int
    #: The last day without nudges; None: not muted today.
    muted_until: date | None
    #: Days of the week without nudges, Monday 0.
    not_on: frozenset[int]
    part: PartOfDay
    #: Days of the week with nudges, Monday 0.
    days: tuple[int, ...]
    #: Local wall times of the first and the last nudge of a day.
    first: time
    last: time
    #: Theirs are a school's days.
    at_school: bool
    #: The last day until which can be muted.
    latest: date
