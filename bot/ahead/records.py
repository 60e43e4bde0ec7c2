"""
Days to plan for: what will make a young person move on, recorded ahead.

A day to plan for is never a date of birth: "18th" is written down as the day to
plan for, by whoever holds the young person's record, and by nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Coming(StrEnum):
    """What lies ahead."""

    ORDER_ENDS = "order-ends"
    TURNS_18 = "turns-18"
    RELEASE = "release"
    NEW_SCHOOL = "new-school"
    MOVES_AREA = "moves-area"


class Decline(StrEnum):
    """Why no handover is begun; a choice, so that nothing is typed."""

    ENDS_BEFORE = "ends-before"
    STAYS_WITH_US = "stays-with-us"
    BEGUN_ELSEWHERE = "begun-elsewhere"
    TOO_EARLY = "too-early"


@dataclass(frozen=True, kw_only=True)
class DayToCome:
    """One such day, and what its keeper said to beginning a handover."""

    id: str
    young_person_id: str
    coming: Coming
    on: date
    #: The route that would be taken.
    route: str
    #: Who recorded it, and is asked.
    worker_id: str
    #: How often they were asked whether to begin; twice at most.
    asked: int = 0
    asked_on: date | None = None
    declined: Decline | None = None
    declined_on: date | None = None
    #: The handover that was begun for it.
    handover_id: str | None = None
    version: int = 1

    @property
    def is_answered(self) -> bool:
        """Whether the newest question was answered with a no."""
        if self.declined_on is None or self.asked_on is None:
            return False
        return self.declined_on >= self.asked_on
