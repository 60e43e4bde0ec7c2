"""
A school's bells, weekday by weekday, and whether a meeting fits between them.

The whole meeting lies after registration and ends at least fifteen minutes
before the school day does (local default): staff are on duty at both ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

#: Staff see pupils off in the last minutes of the day (local default).
MINUTES_KEPT_AT_THE_END = 15
#: How long a class takes to change rooms (local default).
MINUTES_TO_MOVE = 5


class BellKind(StrEnum):
    """What a part of the school day is for."""

    REGISTRATION = "registration"
    LESSON = "lesson"
    BREAK = "break"
    LUNCH = "lunch"


class BellProblem(StrEnum):
    """Why a meeting cannot be at that time on that weekday."""

    SHUT = "shut"
    BEFORE_REGISTRATION_ENDS = "before-registration-ends"
    IN_REGISTRATION = "in-registration"
    IN_THE_LAST_MINUTES = "in-the-last-minutes"
    AFTER_THE_DAY_ENDS = "after-the-day-ends"


@dataclass(frozen=True, kw_only=True)
class Bell:
    """One named part of a school day; `end` is the moment the next one starts."""

    name: str
    kind: BellKind
    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class BellDay:
    """One weekday's bells in order, without gaps; there is at least one."""

    bells: tuple[Bell, ...]

    @property
    def ends(self) -> time:
        return self.bells[-1].end

    @property
    def registered(self) -> time:
        """When the morning's registration is over, or the day starts without one."""
        first = self.bells[0]
        return first.end if first.kind is BellKind.REGISTRATION else first.start

    def why_not(self, start: time, minutes: int) -> BellProblem | None:
        first, last = _minute(start), _minute(start) + minutes
        if first < _minute(self.registered):
            return self._too_early(start)
        if last > _minute(self.ends):
            return BellProblem.AFTER_THE_DAY_ENDS
        if last > _minute(self.ends) - MINUTES_KEPT_AT_THE_END:
            return BellProblem.IN_THE_LAST_MINUTES
        if any(_overlaps(bell, first, last) for bell in self._registrations()):
            return BellProblem.IN_REGISTRATION
        return None

    def _too_early(self, start: time) -> BellProblem:
        if start >= self.bells[0].start:
            return BellProblem.IN_REGISTRATION
        return BellProblem.BEFORE_REGISTRATION_ENDS

    def _registrations(self) -> list[Bell]:
        return [bell for bell in self.bells if bell.kind is BellKind.REGISTRATION]

    def starts(self) -> list[time]:
        """Return the times a meeting would naturally start: when classes settled."""
        lessons = [bell for bell in self.bells if bell.kind is BellKind.LESSON]
        return [_time(_minute(bell.start) + MINUTES_TO_MOVE) for bell in lessons]


@dataclass(frozen=True, kw_only=True)
class BellGrid:
    """The bells of each weekday the school opens, Monday 0."""

    days: Mapping[int, BellDay]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> BellGrid:
        """
        Read `{"monday-friday": ["Reg 08:45", "P1 09:10", ..., "End 15:20"]}`.

        A single weekday overrides a range it lies in. Raises `MistakenBells`,
        which lists every mistake at once.
        """
        # Imported late: the table's reader makes the very values above.
        from bot.calendars.bell_table import read_table

        return read_table(table)

    @property
    def weekdays(self) -> frozenset[int]:
        return frozenset(self.days)

    def why_not(self, start: time, minutes: int, weekday: int) -> BellProblem | None:
        """Return what keeps a meeting of that length from that time, or None."""
        if minutes < 1:
            raise ValueError("A meeting lasts at least a minute.")
        if weekday not in self.days:
            return BellProblem.SHUT
        return self.days[weekday].why_not(start, minutes)

    def lesson_at(self, wall: time, weekday: int) -> Bell | None:
        """Return the part of the day that time lies in, or None out of hours."""
        bells = self.days[weekday].bells if weekday in self.days else ()
        return next((each for each in bells if each.start <= wall < each.end), None)

    def times_that_will_do(
        self, near: time, minutes: int, weekday: int, count: int = 3
    ) -> list[time]:
        """Return up to `count` starts, from `near` on first, in the day's order."""
        if weekday not in self.days:
            return []
        fitting = [
            start
            for start in self.days[weekday].starts()
            if self.why_not(start, minutes, weekday) is None
        ]
        later = [start for start in fitting if start >= near][:count]
        earlier = [start for start in fitting if start < near]
        missing = count - len(later)
        return (earlier[-missing:] if missing else []) + later

    def to_record(self) -> dict[str, list[str]]:
        """Return the grid as the plain table `from_table` reads, day by day."""
        return {
            WEEKDAYS[weekday]: [
                *(f"{bell.name} {bell.start:%H:%M}" for bell in day.bells),
                f"End {day.ends:%H:%M}",
            ]
            for weekday, day in sorted(self.days.items())
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> BellGrid:
        return cls.from_table(record)


WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


def _overlaps(bell: Bell, first: int, last: int) -> bool:
    return first < _minute(bell.end) and _minute(bell.start) < last


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)
