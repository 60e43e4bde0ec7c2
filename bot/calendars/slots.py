"""Decides whether a school can have a meeting then, and when it could instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.calendars.bells import BellGrid, BellProblem
from bot.calendars.records import ClosedStretch
from bot.calendars.school_year import SchoolCalendar

#: How many school days ahead another one is looked for.
_DAYS_LOOKED_AT = 60


@dataclass(frozen=True, kw_only=True)
class WillDo:
    """The school can have a meeting then."""


@dataclass(frozen=True, kw_only=True)
class WillNotDo:
    """
    Why the school cannot have a meeting then, and what it could have instead.

    `problem` is about the day, or about the time when the day is fine. `days`
    are the next ones on which the same time will do; `times` are other starts
    on the wanted day, and none when the school is shut that day.
    """

    problem: ClosedStretch | BellProblem
    days: tuple[date, ...] = ()
    times: tuple[time, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SchoolHours:
    """One school's days and bells together."""

    calendar: SchoolCalendar
    bells: BellGrid

    def decide(self, day: date, start: time, minutes: int) -> WillDo | WillNotDo:
        """Answer for one wanted day, start and length in minutes."""
        problem = self._problem(day, start, minutes)
        if problem is None:
            return WillDo()
        return WillNotDo(
            problem=problem,
            days=tuple(self.days_that_will_do(day, start, minutes)),
            times=tuple(self.times_that_will_do(day, start, minutes)),
        )

    def days_that_will_do(
        self, after: date, start: time, minutes: int, count: int = 3
    ) -> list[date]:
        """Return up to `count` days after `after` on which that time is free."""
        days = self.calendar.next_school_days(after, _DAYS_LOOKED_AT)
        fitting = (
            day
            for day in days
            if self.bells.why_not(start, minutes, day.weekday()) is None
        )
        return [day for _, day in zip(range(count), fitting, strict=False)]

    def times_that_will_do(
        self, day: date, near: time, minutes: int, count: int = 3
    ) -> list[time]:
        """Return up to `count` starts on `day`; none when the school is shut."""
        if not self.calendar.is_school_day(day):
            return []
        return self.bells.times_that_will_do(near, minutes, day.weekday(), count)

    def _problem(
        self, day: date, start: time, minutes: int
    ) -> ClosedStretch | BellProblem | None:
        closed = self.calendar.why_closed(day)
        return closed or self.bells.why_not(start, minutes, day.weekday())
