"""Turns the parts of a calendar file into dated lines with the last day included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.calendars.feed_parts import Part
from bot.calendars.feed_repeats import Others, days_of, is_endless
from bot.calendars.stretches import ONE_DAY, Stretch
from bot.calendars.understood import Doubt, Ignored, Unsure

#: A timed entry over several days that ends before this leaves its last day
#: free, and one that starts after noon has let its first day pass.
_MORNING, _NOON = time(10), time(12)
#: Anything shorter does not fill a school day (local default).
_A_SCHOOL_DAY = timedelta(hours=5)
#: No school publishes dates outside these years; a slip of a digit may.
_LIKELY = Stretch(first=date(2000, 1, 1), last=date(2099, 12, 31))
#: Nor dates this far from its others.
_A_FEW_YEARS = timedelta(days=5 * 366)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One dated line of a feed, with the last day included."""

    days: Stretch
    words: str
    #: It has times, and they cover only some of a school day.
    is_part_of_a_day: bool = False
    #: The feed itself marks it as not settled yet.
    is_tentative: bool = False
    #: The day after the last, when the feed may have meant to include it.
    perhaps_also: date | None = None


@dataclass(frozen=True, kw_only=True)
class Entries:
    """All that a file says, and what in it could not be read."""

    found: tuple[Entry, ...]
    unsure: tuple[Unsure, ...]
    ignored: tuple[Ignored, ...]


def entries_of(parts: Sequence[Part]) -> Entries:
    """Leave out what is cancelled or replaced; doubt what has no clear days."""
    found: list[Entry] = []
    unsure: list[Unsure] = []
    newest, others = _newest_versions(parts), Others.of(parts)
    counts_last_day = any(_has_no_length(part) for part in parts)
    for part in parts:
        if not _is_current(part, newest):
            continue
        doubt = _doubt(part)
        if doubt:
            unsure.append(_unsure(part, doubt))
        if doubt is not Doubt.DATE_UNREADABLE:
            found += _entries(part, others, counts_last_day, unsure)
    gone = (part for part in parts if not _is_current(part, newest))
    likely, far = _near_and_far(found)
    unsure += [
        Unsure(day=entry.days.first, words=entry.words, doubt=Doubt.DATE_UNLIKELY)
        for entry in far
    ]
    return Entries(
        found=tuple(likely),
        unsure=tuple(unsure),
        ignored=tuple(
            Ignored(day=_day(p.start), words=p.words) for p in gone if p.start
        ),
    )


def _entries(
    part: Part, others: Others, counts_last_day: bool, unsure: list[Unsure]
) -> list[Entry]:
    try:
        firsts = days_of(part, others)
    except (ValueError, TypeError, OverflowError):
        unsure.append(_unsure(part, Doubt.REPEAT_UNREADABLE))
        return []
    found = [_entry(part, first, counts_last_day) for first in firsts]
    readable = [entry for entry in found if entry]
    if len(readable) < len(found):
        unsure.append(_unsure(part, Doubt.LAST_DAY_UNCLEAR))
    likely = [entry for entry in readable if _is_likely(entry)]
    if len(likely) < len(readable):
        unsure.append(_unsure(part, Doubt.DATE_UNLIKELY))
    return likely


def _entry(part: Part, first: date, counts_last_day: bool) -> Entry | None:
    """Return None when the end comes before the start."""
    assert part.start is not None
    moved = first - _day(part.start)
    start = part.start + moved
    end = part.end + moved if part.end else None
    days = _days(start, end)
    if days is None:
        return None
    is_range = days.first < days.last and not isinstance(end, datetime)
    return Entry(
        days=days,
        words=part.words,
        is_part_of_a_day=_is_part_of_a_day(start, end),
        is_tentative=part.status == "TENTATIVE",
        perhaps_also=end if counts_last_day and is_range else None,
    )


def _days(start: date, end: date | None) -> Stretch | None:
    first = _day(start)
    if end is None:
        return Stretch(first=first, last=first)
    if _moment(end) < _moment(start):
        return None
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        last = max(end - ONE_DAY, first)
        return Stretch(first=first, last=last)
    return _timed_days(_moment(start), _moment(end))


def _timed_days(start: datetime, end: datetime) -> Stretch:
    first, last = start.date(), end.date()
    if first < last:
        first += ONE_DAY if start.time() >= _NOON else timedelta()
        last -= ONE_DAY if end.time() < _MORNING else timedelta()
    if last < first:
        first = last = start.date()
    return Stretch(first=first, last=last)


def _is_part_of_a_day(start: date, end: date | None) -> bool:
    if not isinstance(start, datetime) or end is None:
        return False
    length = _moment(end) - start
    return timedelta() < length < _A_SCHOOL_DAY


def _doubt(part: Part) -> Doubt | None:
    if part.start is None:
        return Doubt.DATE_UNREADABLE
    if part.is_broken:
        return Doubt.DATE_UNREADABLE
    return Doubt.REPEAT_UNREADABLE if is_endless(part) else None


def _has_no_length(part: Part) -> bool:
    """Say whether an entry ends on the day it starts, which the standard forbids."""
    return (
        not isinstance(part.end, datetime)
        and part.end is not None
        and part.end == part.start
    )


def _newest_versions(parts: Sequence[Part]) -> dict[tuple[str, date | None], int]:
    newest: dict[tuple[str, date | None], int] = {}
    for part in parts:
        key = (part.uid, part.stands_in_for)
        newest[key] = max(newest.get(key, 0), part.sequence)
    return newest


def _is_current(part: Part, newest: dict[tuple[str, date | None], int]) -> bool:
    is_newest = part.sequence == newest[part.uid, part.stands_in_for]
    return part.status != "CANCELLED" and (is_newest or not part.uid)


def _is_likely(entry: Entry) -> bool:
    return entry.days.first in _LIKELY and entry.days.last in _LIKELY


def _near_and_far(found: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Part the entries within a few years of most others from the rest."""
    firsts = sorted(each.days.first for each in found)
    middle = firsts[len(firsts) // 2] if firsts else date.min
    near: list[Entry] = []
    far: list[Entry] = []
    for each in found:
        is_near = abs(each.days.first - middle) < _A_FEW_YEARS
        (near if is_near else far).append(each)
    return near, far


def _unsure(part: Part, doubt: Doubt) -> Unsure:
    day = _day(part.start) if part.start else None
    return Unsure(day=day, words=part.words, doubt=doubt)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(moment: date) -> datetime:
    """Return a time as it is, and a date as the midnight it starts with."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time())
