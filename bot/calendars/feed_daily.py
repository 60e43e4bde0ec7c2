"""
Reads a feed that has one entry for each school day: no entry, no school.

A week or two without entries is a holiday; a day or two may be an INSET day, or
may have been forgotten, so those are asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from bot.calendars.feed_timeline import Timeline
from bot.calendars.stretches import Stretch, over_weekends
from bot.calendars.understood import Doubt

#: Fewer entries than four weeks of school are not a feed of school days.
_FEWEST_DAYS = 20
#: In a week: fewer on most weeks are labels, for instance on Mondays only.
_FEWEST_A_WEEK = 4
#: In weekdays: a run without entries from this length on is a holiday.
_A_BREAK = 3
#: In calendar days: a longer run says that a part of the feed is missing.
_LONGEST_BREAK, _LONGEST_SUMMER = 28, 75


def is_daily(days: Collection[date]) -> bool:
    """Say whether so many entries, so close together, must be every school day."""
    weeks = Counter(day.isocalendar()[:2] for day in days)
    full = sum(count >= _FEWEST_A_WEEK for count in weeks.values())
    return len(days) >= _FEWEST_DAYS and full * 2 > len(weeks)


def daily_timeline(days: Mapping[date, str], named: Collection[date]) -> Timeline:
    """`days` has each school day's words; `named` are the days closed by name."""
    known = Stretch(first=min(days), last=max(days))
    line = Timeline(known=known, open=set(days))
    for day in sorted(set(days) & set(named)):
        line.doubt([day], days[day], Doubt.OPEN_AND_CLOSED)
    missing = [day for day in known.weekdays() if day not in days]
    for stretch in over_weekends(missing):
        _missing(stretch, line, named)
    return line


def _missing(stretch: Stretch, line: Timeline, named: Collection[date]) -> None:
    unnamed = [day for day in stretch.weekdays() if day not in named]
    is_summer = any(day.month in (7, 8) for day in stretch.days())
    if len(stretch) > (_LONGEST_SUMMER if is_summer else _LONGEST_BREAK):
        line.doubt(stretch.days(), "", Doubt.NOTHING_FOR_LONG)
    elif len(stretch.weekdays()) >= _A_BREAK:
        line.shut.append(_with_weekends(stretch))
    elif unnamed:
        line.doubt(unnamed, "", Doubt.NOT_NAMED)


def _with_weekends(stretch: Stretch) -> Stretch:
    """A holiday takes in the weekend before its Monday and after its Friday."""
    monday, friday = stretch.first.weekday() == 0, stretch.last.weekday() == 4
    first = stretch.first.toordinal() - 2 * monday
    last = stretch.last.toordinal() + 2 * friday
    return Stretch(first=date.fromordinal(first), last=date.fromordinal(last))
