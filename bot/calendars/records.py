"""The small values of a school's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.calendars.stretches import Stretch


class Closed(StrEnum):
    """Why a day is not a school day."""

    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank-holiday"
    INSET = "inset"
    CLOSURE = "closure"
    HOLIDAY = "holiday"
    NOT_KNOWN = "not-known"


class NotKnownBeyond(ValueError):
    """
    Counting school days ran past what is known of this school.

    `limit` is the last day (or, counting back, the first) the count could reach.
    """

    def __init__(self, limit: date) -> None:
        self.limit = limit
        super().__init__(f"School days are not known beyond {limit.isoformat()}.")


@dataclass(frozen=True, kw_only=True)
class SchoolYear:
    """
    1 August of `start` to 31 July of the year after, in every nation.

    So one year holds an English one from September and a Scottish one from
    mid-August alike (local default).
    """

    start: int

    @classmethod
    def of(cls, day: date) -> SchoolYear:
        return cls(start=day.year if day.month >= 8 else day.year - 1)

    @property
    def label(self) -> str:
        return f"{self.start}–{(self.start + 1) % 100:02d}"

    @property
    def stretch(self) -> Stretch:
        return Stretch(first=date(self.start, 8, 1), last=date(self.start + 1, 7, 31))


@dataclass(frozen=True, kw_only=True)
class ClosedStretch:
    """Days in a row that a school is shut for one reason; `last` belongs to it."""

    first: date
    last: date
    why: Closed

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def stretch(self) -> Stretch:
        return Stretch(first=self.first, last=self.last)
