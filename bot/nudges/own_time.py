"""
When one person may be nudged: their own days and hours, and nobody else's.

A moment that will not do moves to the next that will. Pure: the days of the
nation, the school and the person are handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
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
            first, last = self.window(day)
            if why is None and at < last:
                if at < first:
                    held = held or Why.NIGHT
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
        for _ in range(_MOST_DAYS):
            if not left:
                break
            day += step
            left -= self.counts(day)
        return day

    def window(self, day: date) -> tuple[datetime, datetime]:
        """Return the kind hours of a day, as instants; the last is not in it."""
        first, last = self._hours()
        return to_utc(day, first, self.zone), to_utc(day, last, self.zone)

    def away_until(self, day: date) -> date | None:
        """Return the last day of the leave that `day` is in; None at work."""
        return max((one.last for one in self.away if day in one), default=None)

    def _hours(self) -> tuple[time, time]:
        hours = self._awake(max(_EARLIEST, self.opens), min(_LATEST, self.closes))
        # Somebody who works in the evening is still not nudged at night.
        first, last = hours or self._awake(_EARLIEST, _LATEST) or (_NOON, _NOON)
        part = self.wishes.part if self.wishes else PartOfDay.ANY
        if part is PartOfDay.MORNINGS and first < _NOON:
            last = min(last, _NOON)
        if part is PartOfDay.AFTERNOONS and last > _NOON:
            first = max(first, _NOON)
        return first, last

    def _awake(self, first: time, last: time) -> tuple[time, time] | None:
        """Return the longest time between the two that is not quiet; None: none."""
        quiet, loud = self.quiet_from, self.quiet_until
        if quiet > loud:  # Over midnight.
            pieces = [(max(first, loud), min(last, quiet))]
        elif quiet < loud:
            pieces = [(first, min(last, quiet)), (max(first, loud), last)]
        else:
            pieces = [(first, last)]
        left = [
            (_minutes(until) - _minutes(since), since, until) for since, until in pieces
        ]
        length, since, until = max(left)
        return (since, until) if length > 0 else None

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
        # What nobody knows is no break: a ladder must not wait for ever.
        return closed is not None and closed.why is not Closed.NOT_KNOWN

    def _not_wished(self, day: date) -> Why | None:
        if self.wishes is None:
            return None
        muted = self.wishes.muted_until is not None and day <= self.wishes.muted_until
        # Whoever works only on the days they do not want is reached all the same.
        not_on = self.wishes.not_on if self._weekdays() - self.wishes.not_on else ()
        return Why.THEIR_WISH if muted or day.weekday() in not_on else None


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute
