"""
When one person may be nudged: their own days and hours, and nobody else's.

A moment that will not do moves to the next that will. Pure: the days of the
nation, the school and the person are handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.calendars.nations import Nation, is_bank_holiday
from bot.calendars.records import Closed
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import ONE_DAY, Stretch
from bot.calendars.wall_time import local_day, to_utc
from bot.nudges.records import PartOfDay, Why, Wishes

_MONDAY_TO_FRIDAY = frozenset(range(5))
#: Nobody is nudged outside these, whatever their agency keeps (DOMAIN 4.5).
_EARLIEST, _LATEST = time(8), time(18)
_NOON = time(12)
#: A leave or a wish longer than this is as good as for ever.
_MOST_DAYS = 400
#: While nobody knows a school's days, these are a break everywhere in the nation,
#: first and last, as month and day (local default).
_SUMMER = {
    Nation.ENGLAND_AND_WALES: ((7, 24), (8, 31)),
    Nation.SCOTLAND: ((7, 1), (8, 14)),
    Nation.NORTHERN_IRELAND: ((7, 1), (8, 31)),
}
_CHRISTMAS_FROM, _CHRISTMAS_UNTIL = (12, 24), (1, 2)

#: Local wall times; the last is not in it.
Hours = tuple[time, time]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """An instant that will do, and what held it back, if anything did."""

    at: datetime
    held: Why | None = None


@dataclass(frozen=True, kw_only=True)
class OwnTime:
    """One person's working days, hours, leave, school breaks and wishes."""

    nation: Nation
    zone: str
    working_days: frozenset[int] = _MONDAY_TO_FRIDAY
    #: Days of the week on which their agency is shut, Monday 0.
    agency_closed: frozenset[int] = frozenset()
    opens: time = time(9)
    closes: time = time(17)
    quiet_from: time = _LATEST
    quiet_until: time = _EARLIEST
    away: tuple[Stretch, ...] = ()
    #: For those who work at a school: its days are theirs.
    school: SchoolCalendar | None = None
    wishes: Wishes | None = None

    def next_moment(self, at: datetime) -> Moment | None:
        """
        Return `at`, or the first instant after it that is kind; None: there is none.

        `held` is what stood in the way of `at` itself.
        """
        day, held = local_day(at, self.zone), None
        for _ in range(_MOST_DAYS):
            why = self.why_not(day)
            for first, last in () if why else self._windows(day):
                if at < last:
                    held = held or (Why.NIGHT if at < first else None)
                    return Moment(at=max(at, first), held=held)
            held = held or why or Why.NIGHT
            day += ONE_DAY
        return None

    def is_kind(self, at: datetime) -> bool:
        moment = self.next_moment(at)
        return moment is not None and moment.at == at

    def why_not(self, day: date) -> Why | None:
        """Return why nobody nudges them on that day; None: it will do."""
        return self._not_working(day) or self._not_wished(day)

    def counts(self, day: date) -> bool:
        """Whether it is one of their working days, or school days, on leave or not."""
        return self._not_their_day(day) is None

    def add_days(self, day: date, n: int) -> date:
        """
        Count `n` of their days on from `day`, or back; `day` itself is never counted.

        With `n` 0 one of their days stays, and any other moves to the next.
        """
        step = ONE_DAY if n >= 0 else -ONE_DAY
        left = abs(n) or int(not self.counts(day))
        # Somebody with one day a week needs long for sixty of them.
        for _ in range(_MOST_DAYS + 20 * left):
            if not left:
                break
            day += step
            left -= self.counts(day)
        return day

    def window(self, day: date) -> tuple[datetime, datetime]:
        """
        Return the first and last kind instant of a day; the last is not in it.

        Quiet hours in the middle of the day are inside it; with no kind hour at
        all both are the same.
        """
        hours = self._hours() or [(_NOON, _NOON)]
        return self._instant(day, hours[0][0]), self._instant(day, hours[-1][1])

    def away_until(self, day: date) -> date | None:
        """Return the last day of the leave that `day` is in; None at work."""
        return max((one.last for one in self.away if day in one), default=None)

    def leave_at(self, at: datetime) -> Stretch | None:
        """
        Return the leave that keeps a nudge meant for `at` back; None: none does.

        From the day it would have come on to the last before they are at work
        again, over weekends, and leaves that follow each other taken as one.
        """
        moment = replace(self, away=()).next_moment(at)
        if moment is None:
            return None
        first = last = local_day(moment.at, self.zone)
        while until := self.away_until(last):
            last = self.add_days(until, 1)
        return Stretch(first=first, last=last - ONE_DAY) if last > first else None

    def _windows(self, day: date) -> list[tuple[datetime, datetime]]:
        return [
            (self._instant(day, first), self._instant(day, last))
            for first, last in self._hours()
        ]

    def _instant(self, day: date, wall: time) -> datetime:
        return to_utc(day, wall, self.zone)

    def _hours(self) -> list[Hours]:
        """Return the kind hours of any day in order; more than one around a quiet."""
        hours = self._awake(max(_EARLIEST, self.opens), min(_LATEST, self.closes))
        # Somebody who works in the evening is still not nudged at night.
        hours = hours or self._awake(_EARLIEST, _LATEST)
        part = self.wishes.part if self.wishes else PartOfDay.ANY
        wished = hours
        if part is PartOfDay.MORNINGS:
            wished = _between(hours, _EARLIEST, _NOON)
        if part is PartOfDay.AFTERNOONS:
            wished = _between(hours, _NOON, _LATEST)
        # Whoever works only in the other part of the day is reached all the same.
        return wished or hours

    def _awake(self, first: time, last: time) -> list[Hours]:
        """Return what is not quiet between the two."""
        quiet, loud = self.quiet_from, self.quiet_until
        if quiet > loud:  # Over midnight.
            return _between([(first, last)], loud, quiet)
        if quiet == loud:
            return _between([(first, last)], first, last)
        return [
            *_between([(first, last)], first, quiet),
            *_between([(first, last)], loud, last),
        ]

    def _not_working(self, day: date) -> Why | None:
        if why := self._not_their_day(day):
            return why
        return Why.ON_LEAVE if self.away_until(day) else None

    def _not_their_day(self, day: date) -> Why | None:
        if day.weekday() > 4 or day.weekday() in self.agency_closed:
            return Why.NOT_THEIR_DAY
        if day.weekday() not in (self._weekdays() or _MONDAY_TO_FRIDAY):
            return Why.NOT_THEIR_DAY
        if is_bank_holiday(day, self.nation):
            return Why.BANK_HOLIDAY
        return Why.SCHOOL_CLOSED if self._school_is_closed(day) else None

    def _weekdays(self) -> frozenset[int]:
        """Somebody who works at weekends alone is reached on any weekday."""
        return (self.working_days & _MONDAY_TO_FRIDAY) - self.agency_closed

    def _school_is_closed(self, day: date) -> bool:
        if self.school is None:
            return False
        closed = self.school.why_closed(day)
        if closed is None or closed.why is not Closed.NOT_KNOWN:
            return closed is not None
        # What nobody knows is no break, or a ladder would wait for ever; but for
        # August nobody needs to ask.
        first, last = _SUMMER[self.nation]
        on = (day.month, day.day)
        christmas = on >= _CHRISTMAS_FROM or on <= _CHRISTMAS_UNTIL
        return christmas or first <= on <= last

    def _not_wished(self, day: date) -> Why | None:
        if self.wishes is None:
            return None
        muted = self.wishes.muted_until is not None and day <= self.wishes.muted_until
        # Whoever works only on the days they do not want is reached all the same.
        not_on = self.wishes.not_on if self._weekdays() - self.wishes.not_on else ()
        return Why.THEIR_WISH if muted or day.weekday() in not_on else None


def _between(hours: list[Hours], earliest: time, latest: time) -> list[Hours]:
    """Return what of these hours lies between the two."""
    cut = [(max(first, earliest), min(last, latest)) for first, last in hours]
    return [(first, last) for first, last in cut if first < last]
