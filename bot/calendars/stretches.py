"""A stretch of days, first and last included, and what can be done with several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, order=True)
class Stretch:
    """One or more days in a row; `last` belongs to it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A stretch ends on or after the day it starts.")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        return days_between(self.first, self.last)

    def weekdays(self) -> list[date]:
        """Monday to Friday only."""
        return [day for day in self.days() if day.weekday() < 5]

    def meets(self, other: Stretch) -> bool:
        return self.first <= other.last and other.first <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from `first` to `last`, both included; none if reversed."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same days in as few stretches as will hold them, in order."""
    result: list[Stretch] = []
    for stretch in sorted(stretches):
        if result and stretch.first <= result[-1].last + ONE_DAY:
            last = max(result[-1].last, stretch.last)
            result[-1] = Stretch(first=result[-1].first, last=last)
        else:
            result.append(stretch)
    return result


def stretches_of(days: Iterable[date]) -> list[Stretch]:
    return joined(Stretch(first=day, last=day) for day in days)


def without(stretch: Stretch, days: Iterable[date]) -> list[Stretch]:
    """Return what is left of `stretch` when `days` are taken out."""
    gone = set(days)
    return stretches_of(day for day in stretch.days() if day not in gone)


def over_weekends(weekdays: Iterable[date]) -> list[Stretch]:
    """Return weekdays as stretches that run on over the weekends between them."""
    found = set(weekdays)
    fridays = [day for day in found if day.weekday() == 4]
    bridged = {
        friday + ONE_DAY * more
        for friday in fridays
        for more in (1, 2)
        if friday + ONE_DAY * 3 in found
    }
    return stretches_of(found | bridged)
