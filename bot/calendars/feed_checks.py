"""Looks at a whole calendar for what no single entry shows: too much, or too little."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import ONE_DAY, days_between
from bot.calendars.understood import Doubt, Unsure, count_year

#: In calendar days, from one break to the next. English and Welsh half terms keep
#: runs to eight weeks; the others break less often (local default).
_LONGEST_RUN = {
    Nation.ENGLAND_AND_WALES: 63,
    Nation.SCOTLAND: 91,
    Nation.NORTHERN_IRELAND: 91,
}
#: In weekdays.
_A_BREAK = 3
#: Statutory days with pupils or staff: 190 and 5 INSET, 200 in Northern Ireland.
_MOST_DAYS = {
    Nation.ENGLAND_AND_WALES: 195,
    Nation.SCOTLAND: 195,
    Nation.NORTHERN_IRELAND: 200,
}
#: No school opens on fewer days in a whole year (local default).
_FEWEST_DAYS = 170


def doubts_of_the_whole(calendar: SchoolCalendar, nation: Nation) -> Iterator[Unsure]:
    yield from _runs_without_a_break(calendar, nation)
    yield from _years_out_of_measure(calendar, nation)


def _runs_without_a_break(calendar: SchoolCalendar, nation: Nation) -> Iterator[Unsure]:
    days = calendar.school_days(calendar.known_from, calendar.known_until)
    for first, last in _runs(days):
        if (last - first).days > _LONGEST_RUN[nation]:
            yield Unsure(day=first, last=last, words="", doubt=Doubt.NO_BREAK)


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """Yield runs of school days; bank holidays around a weekend do not end one."""
    start = days[0] if days else None
    for one, other in pairwise(days):
        missing = days_between(one + ONE_DAY, other - ONE_DAY)
        if start and sum(day.weekday() < 5 for day in missing) >= _A_BREAK:
            yield start, one
            start = other
    if start:
        yield start, days[-1]


def _years_out_of_measure(calendar: SchoolCalendar, nation: Nation) -> Iterator[Unsure]:
    for year in calendar.years():
        count = count_year(calendar, year)
        if not count.is_whole:
            continue
        days = count.school_days + count.inset_in_term
        doubt = _out_of_measure(days, nation)
        if doubt:
            first = calendar.next_school_days(year.stretch.first - ONE_DAY, 1)[0]
            yield Unsure(day=first, words=year.label, doubt=doubt)


def _out_of_measure(days: int, nation: Nation) -> Doubt | None:
    if days > _MOST_DAYS[nation]:
        return Doubt.TOO_MANY_DAYS
    return Doubt.TOO_FEW_DAYS if days < _FEWEST_DAYS else None
