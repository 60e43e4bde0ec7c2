"""Works out the days on which a repeating entry of a feed happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.calendars.feed_parts import Part

#: Nothing about school days repeats by the hour or faster.
_BY_THE_DAY = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
#: As many days as ten years have: nobody publishes further ahead.
_MOST_DAYS = 3660
_NOT_IN_THE_RULE = {"UNTIL", "COUNT", "BYHOUR", "BYMINUTE", "BYSECOND"}


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
    # Imported late; icalendar brings it.
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    if str(part.repeat.get("FREQ", [""])[0]).upper() not in _BY_THE_DAY:
        raise ValueError("It does not repeat by the day.")
    # The rule is given an end in every case, so that no feed can keep us busy.
    rule = rrulestr(_rule_text(part), dtstart=_moment(start, time()))
    rule = rule.replace(until=_until(part, start, others))
    count = int(part.repeat.get("COUNT", [_MOST_DAYS])[0])
    return [moment.date() for moment in islice(rule, min(count, _MOST_DAYS))]


def _rule_text(part: Part) -> str:
    """Write the rule again without its end and its hours: only days matter here."""
    fields = {
        name: ",".join(str(value) for value in values)
        for name, values in part.repeat.items()
        if name not in _NOT_IN_THE_RULE
    }
    return ";".join(f"{name}={value}" for name, value in fields.items())


def _until(part: Part, start: date, others: Others) -> datetime:
    furthest = _moment(start, time()) + timedelta(days=_MOST_DAYS)
    if is_endless(part):
        last = max(others.last, _day(start))
        return min(furthest, _moment(last, time.max))
    until = part.repeat.get("UNTIL", [None])[0]
    return min(furthest, _moment(until, time.max)) if until else furthest


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(moment: date, at: time) -> datetime:
    """Return a time as it is, and a date at that time of day."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, at)
