"""Chance that is the same for the same seed, and moments at somebody's desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: People act at the quarters of an hour here, so that a year has fewer instants.
_GRID_MINUTES = 15
#: When people are at their desks, as minutes of the day.
_FIRST, _LAST = 8 * 60 + 30, 17 * 60
ONE_DAY = timedelta(days=1)


class Chance:
    """Draws for one invented year."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def new_id(self) -> str:
        return "".join(self.random.choices(_LETTERS, k=26))

    def happens(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, options: Sequence[T]) -> T:
        return self.random.choice(options)

    def one_of(self, shares: dict[T, float]) -> T:
        """Return one of these, each as likely as its share."""
        return self.random.choices([*shares], weights=[*shares.values()])[0]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Return so many different ones, or all there are."""
        wanted = min(self.random.randint(least, most), len(options))
        return self.random.sample(options, wanted)

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def weekday(self, first: date, last: date) -> date:
        """Return a day from Monday to Friday between the two."""
        day = first + ONE_DAY * self.random.randint(0, max((last - first).days, 0))
        return on_weekday(day)

    def at_work(self, day: date, zone: str) -> datetime:
        """Return an instant of that day at which people are at their desks."""
        slots = (_LAST - _FIRST) // _GRID_MINUTES
        minutes = _FIRST + self.random.randrange(slots) * _GRID_MINUTES
        return wall(day, time(minutes // 60, minutes % 60), zone)

    def between(self, first: datetime, last: datetime) -> datetime:
        """Return a quarter of an hour between the two instants."""
        steps = int((last - first) / timedelta(minutes=_GRID_MINUTES))
        step = timedelta(minutes=_GRID_MINUTES)
        return on_grid(first + step * self.random.randint(0, max(steps, 0)))


def on_weekday(day: date) -> date:
    while day.weekday() > 4:
        day += ONE_DAY
    return day


def wall(day: date, at: time, zone: str) -> datetime:
    """Return the instant at which clocks there show `at`; not for skipped hours."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def on_grid(instant: datetime) -> datetime:
    over = timedelta(
        minutes=instant.minute % _GRID_MINUTES,
        seconds=instant.second,
        microseconds=instant.microsecond,
    )
    return instant - over
