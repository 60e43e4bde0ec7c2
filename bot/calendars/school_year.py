"""
One school's days: when it is open to pupils, when not and why, and what nobody knows.

A calendar is a value: whatever a school adds by hand makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.calendars.records import Closed, ClosedStretch, NotKnownBeyond, SchoolYear
from bot.calendars.stretches import ONE_DAY, Stretch, stretches_of, without

__all__ = ["Closed", "ClosedStretch", "NotKnownBeyond", "SchoolCalendar", "SchoolYear"]

MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, kw_only=True)
class SchoolCalendar:
    """
    What is known of one school's days from `known_from` to `known_until`.

    Outside these, and in the stretches of `not_known`, no day is a school day:
    better to ask the school than to call people to a locked door.
    """

    known_from: date
    known_until: date
    closed: tuple[ClosedStretch, ...] = ()
    inset: tuple[date, ...] = ()
    not_known: tuple[Stretch, ...] = ()
    #: Days of the week the school opens at all, Monday 0.
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY

    def __post_init__(self) -> None:
        if self.known_until < self.known_from:
            raise ValueError("A calendar ends on or after the day it starts.")

    @property
    def known(self) -> Stretch:
        return Stretch(first=self.known_from, last=self.known_until)

    def is_school_day(self, day: date) -> bool:
        return self.why_closed(day) is None

    def why_closed(self, day: date) -> ClosedStretch | None:
        """
        Return the reason with the days it lasts, or None on a school day.

        A day with two reasons gives the more particular one: an INSET day
        inside a holiday says INSET.
        """
        if day not in self.known:
            return self._beyond(day)
        if day.weekday() not in self.weekdays:
            return ClosedStretch(first=day, last=day, why=Closed.WEEKEND)
        for stretch in self.not_known:
            if day in stretch:
                return _closed(stretch, Closed.NOT_KNOWN)
        return self._named_reason(day)

    def school_days(self, first: date, last: date) -> list[date]:
        """Return the known school days from `first` to `last`, both included."""
        first, last = max(first, self.known_from), min(last, self.known_until)
        if last < first:
            return []
        days = Stretch(first=first, last=last).days()
        return [day for day in days if self.is_school_day(day)]

    def next_school_days(self, after: date, count: int) -> list[date]:
        """Return up to `count` known school days after `after`; fewer near the end."""
        found: list[date] = []
        day = max(after, self.known_from - ONE_DAY)
        while len(found) < count and day < self.known_until:
            day += ONE_DAY
            if self.is_school_day(day):
                found.append(day)
        return found

    def add_school_days(self, day: date, n: int) -> date:
        """
        Count `n` school days on from `day`, or back when `n` is negative.

        `day` itself is never counted. With `n` 0 a school day stays, and any
        other moves to the next. Raises `NotKnownBeyond` rather than count
        across a day nobody knows about.
        """
        step = ONE_DAY if n >= 0 else -ONE_DAY
        left = abs(n)
        if n == 0 and not self._counts(day, day):
            left = 1
        while left:
            day += step
            left -= self._counts(day, day - step)
        return day

    def years(self) -> Iterator[SchoolYear]:
        """Yield every school year the calendar touches, the first one first."""
        start = SchoolYear.of(self.known_from).start
        for year in range(start, SchoolYear.of(self.known_until).start + 1):
            yield SchoolYear(start=year)

    def with_closure(self, day: date) -> SchoolCalendar:
        """Return a calendar on which the school is shut on `day`, for snow perhaps."""
        closure = ClosedStretch(first=day, last=day, why=Closed.CLOSURE)
        settled = self._settled(day)
        return replace(settled, closed=_in_order((*settled.closed, closure)))

    def with_inset(self, day: date) -> SchoolCalendar:
        """Return a calendar on which `day` is for staff only."""
        settled = self._settled(day)
        return replace(settled, inset=tuple(sorted({*settled.inset, day})))

    def with_school_day(self, day: date) -> SchoolCalendar:
        """
        Return a calendar on which `day` is a school day, whatever was said before.

        Raises `NotKnownBeyond` outside what is known and `ValueError` for a day
        of the week on which the school never opens.
        """
        if day not in self.known:
            raise NotKnownBeyond(self._limit(day))
        if day.weekday() not in self.weekdays:
            raise ValueError("The school never opens on that day of the week.")
        settled = self._settled(day)
        closed = [part for kept in settled.closed for part in _cut(kept, day)]
        return replace(
            settled,
            closed=_in_order(closed),
            inset=tuple(each for each in settled.inset if each != day),
        )

    def merged(
        self,
        *,
        closures: Iterable[date] = (),
        inset: Iterable[date] = (),
        school_days: Iterable[date] = (),
    ) -> SchoolCalendar:
        """Return this calendar with what the school itself said laid on top."""
        result = self
        for day in school_days:
            result = result.with_school_day(day)
        for day in closures:
            result = result.with_closure(day)
        for day in inset:
            result = result.with_inset(day)
        return result

    def to_record(self) -> dict[str, object]:
        """Return the calendar as plain JSON: ISO dates and lists."""
        return {
            "known_from": self.known_from.isoformat(),
            "known_until": self.known_until.isoformat(),
            "weekdays": sorted(self.weekdays),
            "closed": [
                [each.first.isoformat(), each.last.isoformat(), each.why.value]
                for each in self.closed
            ],
            "inset": [day.isoformat() for day in self.inset],
            "not_known": [
                [each.first.isoformat(), each.last.isoformat()]
                for each in self.not_known
            ],
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> SchoolCalendar:
        """Return what `to_record` wrote, also after a trip through JSON."""
        return cls(
            known_from=date.fromisoformat(record["known_from"]),
            known_until=date.fromisoformat(record["known_until"]),
            weekdays=frozenset(record["weekdays"]),
            closed=tuple(
                _closed(_stretch(first, last), Closed(why))
                for first, last, why in record["closed"]
            ),
            inset=tuple(date.fromisoformat(day) for day in record["inset"]),
            not_known=tuple(_stretch(*ends) for ends in record["not_known"]),
        )

    @classmethod
    def from_terms(
        cls,
        terms: Iterable[Stretch],
        *,
        bank_holidays: Iterable[date] = (),
        inset: Iterable[date] = (),
        weekdays: frozenset[int] = MONDAY_TO_FRIDAY,
    ) -> SchoolCalendar:
        """Return a calendar from a school's own list: `terms` have no break inside."""
        open_days = sorted(terms)
        known = Stretch(first=open_days[0].first, last=open_days[-1].last)
        breaks = without(known, (day for term in open_days for day in term.days()))
        bank = [day for day in bank_holidays if day in known]
        return cls(
            known_from=known.first,
            known_until=known.last,
            weekdays=weekdays,
            inset=tuple(sorted(set(inset))),
            closed=_in_order(
                [_closed(each, Closed.HOLIDAY) for each in breaks]
                + [_closed(each, Closed.BANK_HOLIDAY) for each in stretches_of(bank)]
            ),
        )

    def _beyond(self, day: date) -> ClosedStretch:
        return ClosedStretch(first=day, last=day, why=Closed.NOT_KNOWN)

    def _limit(self, day: date) -> date:
        return self.known_until if day > self.known_until else self.known_from

    def _named_reason(self, day: date) -> ClosedStretch | None:
        found = {each.why: each for each in self.closed if day in each}
        if day in self.inset:
            found[Closed.INSET] = ClosedStretch(first=day, last=day, why=Closed.INSET)
        return next((found[why] for why in Closed if why in found), None)

    def _counts(self, day: date, reached: date) -> bool:
        """Say whether `day` counts; `reached` is the last day that was known."""
        if day not in self.known:
            raise NotKnownBeyond(self._limit(day))
        reason = self.why_closed(day)
        if reason and reason.why is Closed.NOT_KNOWN:
            raise NotKnownBeyond(reached)
        return reason is None

    def _settled(self, day: date) -> SchoolCalendar:
        """Return this calendar with `day` no longer among what is not known."""
        left = [part for kept in self.not_known for part in without(kept, [day])]
        return replace(self, not_known=tuple(left))


def _stretch(first: str, last: str) -> Stretch:
    return Stretch(first=date.fromisoformat(first), last=date.fromisoformat(last))


def _closed(stretch: Stretch, why: Closed) -> ClosedStretch:
    return ClosedStretch(first=stretch.first, last=stretch.last, why=why)


def _cut(closed: ClosedStretch, day: date) -> list[ClosedStretch]:
    return [_closed(part, closed.why) for part in without(closed.stretch, [day])]


def _in_order(closed: Iterable[ClosedStretch]) -> tuple[ClosedStretch, ...]:
    return tuple(sorted(set(closed), key=lambda each: (each.first, each.last)))
