"""
The days of a route: every offset counted out from T and from the start; pure.

Weeks, months and days count the calendar as it is. Working days leave out the
bank holidays of the nation, school days are those of the school named.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.calendars.nations import Nation, add_working_days, is_bank_holiday
from bot.calendars.school_year import NotKnownBeyond, SchoolCalendar
from bot.handovers.route import Anchor, Count, RouteItem, When

_MONTHS = 12
_FRIDAY, _SATURDAY = 4, 5
_ONE_DAY = timedelta(days=1)


class Awkward(StrEnum):
    """Why a day is a poor one to move on, because few are there to help."""

    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank-holiday"
    FRIDAY = "friday"
    BEFORE_HOLIDAY = "before-holiday"


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What the days of one handover are counted from, and in whose days."""

    transfer_on: date
    began_on: date
    nation: Nation
    #: None: nobody knows the school's days, so working days stand in for them.
    school: SchoolCalendar | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """The day something is due."""

    on: date
    #: The last day it can be; None where `on` is that.
    latest: date | None = None
    #: False where the school's days are not known so far, and working days stood in.
    is_sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One day that moved with T."""

    key: str
    was: date
    now: date

    @property
    def days(self) -> int:
        """Return by how many days: later is more than 0."""
        return (self.now - self.was).days


def due_of(item: RouteItem, basis: Basis) -> Due:
    """Count out one item; total."""
    on, sure = _count(item.when, basis)
    if item.latest is None:
        return Due(on=on, is_sure=sure)
    latest, latest_sure = _count(item.latest, basis)
    return Due(on=on, latest=latest, is_sure=sure and latest_sure)


def day_of(when: When, basis: Basis) -> date:
    """Count out one offset."""
    return _count(when, basis)[0]


def moved(
    items: Sequence[RouteItem], was: Basis, now: Basis, settled: frozenset[str]
) -> list[Moved]:
    """Return what moves with T, in order of the new day; what is done stays."""
    found = [
        Moved(key=one.key, was=due_of(one, was).on, now=due_of(one, now).on)
        for one in items
        if one.key not in settled
    ]
    changed = [one for one in found if one.was != one.now]
    return sorted(changed, key=lambda one: (one.now, one.key))


def why_awkward(day: date, nation: Nation) -> Awkward | None:
    """
    Return why T had better not be that day, or None.

    Releases on a Friday or before a holiday leave nobody to ring (guidance in
    Scotland, and the law lets governors choose an earlier day); the rest is ours.
    """
    if is_bank_holiday(day, nation):
        return Awkward.BANK_HOLIDAY
    if day.weekday() >= _SATURDAY:
        return Awkward.WEEKEND
    if day.weekday() == _FRIDAY:
        return Awkward.FRIDAY
    if is_bank_holiday(day + _ONE_DAY, nation):
        return Awkward.BEFORE_HOLIDAY
    return None


def working_day_up_to(day: date, nation: Nation) -> date:
    """Return the day if it is a working day, or else the one before: for a release."""
    return add_working_days(day + _ONE_DAY, -1, nation)


def _count(when: When, basis: Basis) -> tuple[date, bool]:
    first = basis.transfer_on if when.anchor is Anchor.TRANSFER else basis.began_on
    if when.count is Count.SCHOOL_DAYS:
        return _school_days(first, when.number, basis)
    if when.count is Count.WORKING_DAYS:
        return add_working_days(first, when.number, basis.nation), True
    if when.count is Count.MONTHS:
        return add_months(first, when.number), True
    days = when.number * (7 if when.count is Count.WEEKS else 1)
    return first + timedelta(days=days), True


def _school_days(first: date, number: int, basis: Basis) -> tuple[date, bool]:
    if basis.school is not None:
        try:
            return basis.school.add_school_days(first, number), True
        except NotKnownBeyond:
            pass
    return add_working_days(first, number, basis.nation), False


def add_months(day: date, number: int) -> date:
    """Return the same day of another month, or that month's last if it has none."""
    years, month = divmod(day.month - 1 + number, _MONTHS)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))
