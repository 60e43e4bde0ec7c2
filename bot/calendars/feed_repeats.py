"""Works out the days on which a repeating entry of a feed happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from typing import Any

from bot.calendars.feed_parts import Part

#: As many days as ten years have: nobody publishes further ahead.
_MOST_DAYS = 3660
#: What is understood of a rule. Anything else would need a guess.
_UNDERSTOOD = {"FREQ", "INTERVAL", "BYDAY", "WKST", "UNTIL", "COUNT"}
#: They say at what hour, and only days matter here.
_HOURS = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, kw_only=True)
class Others:
    """What the rest of a file says about its repeating entries."""

    #: By id: the single days on which another entry stands in.
    stood_in_for: Mapping[str, frozenset[date]]
    #: The last day any single entry starts on: endless ones are followed so far.
    last: date

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Others:
        days: dict[str, set[date]] = {}
        for part in parts:
            if part.uid and part.stands_in_for:
                days.setdefault(part.uid, set()).add(part.stands_in_for)
        starts = (_day(part.start) for part in parts if part.start and not part.repeat)
        return cls(
            stood_in_for={uid: frozenset(found) for uid, found in days.items()},
            last=max(starts, default=date.min),
        )


def days_of(part: Part, others: Others) -> list[date]:
    """
    Return the first day of each time the entry happens, in order.

    Raises `ValueError` for a rule that cannot be followed.
    """
    if part.start is None:
        raise ValueError("It has no date.")
    days = {_day(part.start), *part.also_on}
    if part.repeat:
        days = {*_repeated(part, part.start, others), *part.also_on}
    gone = set(part.not_on)
    if part.stands_in_for is None:
        gone |= others.stood_in_for.get(part.uid, frozenset())
    return sorted(days - gone)


def is_endless(part: Part) -> bool:
    return bool(part.repeat) and not part.repeat.keys() & {"UNTIL", "COUNT"}


def _repeated(part: Part, start: date, others: Others) -> list[date]:
    if not part.repeat.keys() <= _UNDERSTOOD | _HOURS:
        raise ValueError("Its rule has more to it than days and weeks.")
    count = int(_field(part, "COUNT", _MOST_DAYS))
    happens = _RULES.get(str(_field(part, "FREQ", "")).upper())
    if count < 1 or happens is None:
        raise ValueError("It never happens, or more often than by the day.")
    until = _until(part, start, others)
    days = takewhile(lambda day: day <= until, _every_day(_day(start)))
    return list(islice((day for day in days if happens(day, part, start)), count))


def _every_day(first: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(_MOST_DAYS))


def _daily(day: date, part: Part, start: date) -> bool:
    is_turn = (day - _day(start)).days % _interval(part) == 0
    return is_turn and day.weekday() in _weekdays(part, range(7))


def _weekly(day: date, part: Part, start: date) -> bool:
    first = _WEEK.index(str(_field(part, "WKST", "MO")).upper())
    weeks = _week_of(day, first) - _week_of(_day(start), first)
    own = [_day(start).weekday()]
    return weeks % _interval(part) == 0 and day.weekday() in _weekdays(part, own)


def _monthly(day: date, part: Part, start: date) -> bool:
    months = (day.year - start.year) * 12 + day.month - start.month
    return months % _interval(part) == 0 and _is_same_date(day, part, start)


def _yearly(day: date, part: Part, start: date) -> bool:
    is_turn = (day.year - start.year) % _interval(part) == 0
    return is_turn and day.month == start.month and _is_same_date(day, part, start)


_RULES: dict[str, Callable[[date, Part, date], bool]] = {
    "DAILY": _daily,
    "WEEKLY": _weekly,
    "MONTHLY": _monthly,
    "YEARLY": _yearly,
}


def _is_same_date(day: date, part: Part, start: date) -> bool:
    if "BYDAY" in part.repeat:
        raise ValueError("The second Monday of a month is not understood.")
    return day.day == start.day


def _interval(part: Part) -> int:
    interval = int(_field(part, "INTERVAL", 1))
    if interval < 1:
        raise ValueError("It repeats without moving on.")
    return interval


def _weekdays(part: Part, otherwise: Iterable[int]) -> set[int]:
    named = [str(each).upper() for each in part.repeat.get("BYDAY", [])]
    return {_WEEK.index(each) for each in named} if named else set(otherwise)


def _week_of(day: date, first: int) -> int:
    """Return the number of a week that starts on weekday `first`."""
    return (day.toordinal() - 1 - first) // 7


def _field(part: Part, name: str, otherwise: object) -> Any:
    return part.repeat.get(name, [otherwise])[0]


def _until(part: Part, start: date, others: Others) -> date:
    """Return the last day a rule may reach; one that ends before school is left out."""
    if is_endless(part):
        return max(others.last, _day(start))
    until = _field(part, "UNTIL", None)
    if until is None:
        return date.max
    starts_later = (
        isinstance(until, datetime)
        and isinstance(start, datetime)
        and until.time() < start.time()
    )
    return _day(until) - timedelta(days=starts_later)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
