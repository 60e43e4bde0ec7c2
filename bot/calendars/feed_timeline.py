"""
Says what lies between the points of a school's year.

Between a first and a last day a school is open, between a last and a first day
it is shut, and on both sides of a holiday it is open unless said otherwise.
Where two neighbours disagree, the days between them are not known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from bot.calendars.feed_marks import Kind, Mark, Marks
from bot.calendars.stretches import (
    ONE_DAY,
    Stretch,
    days_between,
    joined,
    over_weekends,
)
from bot.calendars.understood import Doubt, Unsure

#: In calendar days: no school is open longer without a break.
_LONGEST_RUN = 91
#: In calendar days: no school is shut longer, in the summer or at other times.
_LONGEST_SUMMER, _LONGEST_BREAK = 75, 28
#: In weekdays: fewer between two holidays were more likely part of one.
_FEWEST_BETWEEN = 3
#: In weekdays: a shorter break has no last day to be wrong about.
_A_BREAK = 3


@dataclass(kw_only=True)
class Timeline:
    """What is open, shut and unknown from the first mark to the last."""

    known: Stretch
    open: set[date] = field(default_factory=set)
    shut: list[Stretch] = field(default_factory=list)
    unknown: set[date] = field(default_factory=set)
    unsure: list[Unsure] = field(default_factory=list)

    def doubt(self, days: Iterable[date], words: str, doubt: Doubt) -> None:
        """Leave `days` unknown, and say so once for each stretch of them."""
        weekdays = [day for day in days if day.weekday() < 5]
        self.unknown.update(weekdays)
        for stretch in over_weekends(weekdays):
            last = stretch.last if stretch.last > stretch.first else None
            self.unsure.append(
                Unsure(day=stretch.first, last=last, words=words, doubt=doubt)
            )


@dataclass(frozen=True, kw_only=True)
class _Gap:
    """The days between two neighbours, and those of them that are closed by name."""

    before: Mark
    after: Mark
    days: list[date]
    named: Collection[date]
    #: As `named`, without INSET days: staff come in on those.
    days_off: Collection[date]

    def unnamed(self, *more: date) -> list[date]:
        """Return the weekdays, and of `more`, that nothing closes."""
        days = [*self.days, *more]
        return [day for day in days if day.weekday() < 5 and day not in self.named]


def timeline_of(
    marks: Marks, *, inset: Collection[date], days_off: Collection[date]
) -> Timeline:
    """`days_off` are bank holidays and single closures; `marks` holds at least one."""
    line = marks.line
    last = max(mark.days.last for mark in line)
    timeline = Timeline(known=Stretch(first=line[0].days.first, last=last))
    for clash in marks.clashes:
        timeline.doubt(clash.days, clash.words, Doubt.OPEN_AND_CLOSED)
    for lonely in marks.lonely:
        timeline.doubt(lonely.days, lonely.words, Doubt.ONLY_ONE_DAY)
    for mark in line:
        if mark.kind is Kind.BREAK:
            timeline.shut.append(mark.days)
        else:
            timeline.open.update(mark.days.days())
    named = {*inset, *days_off}
    for one, other in pairwise(line):
        days = list(days_between(one.days.last + ONE_DAY, other.days.first - ONE_DAY))
        gap = _Gap(before=one, after=other, days=days, named=named, days_off=days_off)
        _RULES[one.kind, other.kind](gap, timeline)
    timeline.shut = joined(timeline.shut)
    return timeline


def _is_open(gap: _Gap, line: Timeline) -> None:
    """A term by its edges is open; one that rests on a holiday must be plausible."""
    is_told = gap.before.kind is Kind.FIRST and gap.after.kind is Kind.LAST
    if not is_told and len(gap.days) > _LONGEST_RUN:
        line.doubt(gap.days, gap.before.words, Doubt.NO_BREAK)
    else:
        line.open.update(gap.days)


def _is_open_between_breaks(gap: _Gap, line: Timeline) -> None:
    left = gap.unnamed()
    if len(left) < _FEWEST_BETWEEN or gap.after.is_between_terms:
        line.doubt(left, gap.before.words, Doubt.NOT_NAMED)
    else:
        _is_open_after_a_break(gap, line)


def _is_open_after_a_break(gap: _Gap, line: Timeline) -> None:
    """A break to a Thursday most likely leaves out its last day, the Friday."""
    friday = gap.days[:1]
    is_lone = friday and friday[0].weekday() == 4 and friday[0] not in gap.named
    if is_lone and len(gap.before.days.weekdays()) >= _A_BREAK:
        line.doubt(friday, gap.before.words, Doubt.LAST_DAY_UNCLEAR)
    _is_open(gap, line)


def _is_shut(gap: _Gap, line: Timeline) -> None:
    is_summer = any(day.month in (7, 8) for day in gap.days)
    if len(gap.days) > (_LONGEST_SUMMER if is_summer else _LONGEST_BREAK):
        line.doubt(gap.days, gap.before.words, Doubt.NOTHING_FOR_LONG)
    elif gap.days:
        line.shut.append(Stretch(first=gap.days[0], last=gap.days[-1]))


def _is_unnamed(gap: _Gap, line: Timeline) -> None:
    """A holiday meets a first or last day: only weekdays nobody names are in doubt."""
    edge = gap.before if gap.after.kind is Kind.BREAK else gap.after
    line.doubt(gap.unnamed(), edge.words, Doubt.NOT_NAMED)


def _has_no_last_day(gap: _Gap, line: Timeline) -> None:
    """Only a day off explains why pupils come back; or else a last day is lost."""
    if _weekday_before(gap.after.days.first) in gap.days_off and gap.days:
        line.open.update(gap.days)
    else:
        days = gap.unnamed(gap.before.days.first)
        line.doubt(days, gap.before.words, Doubt.NO_LAST_DAY)


def _has_no_first_day(gap: _Gap, line: Timeline) -> None:
    days = gap.unnamed(gap.after.days.first)
    line.doubt(days, gap.after.words, Doubt.NO_FIRST_DAY)


_RULES: dict[tuple[Kind, Kind], Callable[[_Gap, Timeline], None]] = {
    (Kind.FIRST, Kind.FIRST): _has_no_last_day,
    (Kind.FIRST, Kind.LAST): _is_open,
    (Kind.FIRST, Kind.BREAK): _is_open,
    (Kind.LAST, Kind.FIRST): _is_shut,
    (Kind.LAST, Kind.LAST): _has_no_first_day,
    (Kind.LAST, Kind.BREAK): _is_unnamed,
    (Kind.BREAK, Kind.FIRST): _is_unnamed,
    (Kind.BREAK, Kind.LAST): _is_open_after_a_break,
    (Kind.BREAK, Kind.BREAK): _is_open_between_breaks,
}


def _weekday_before(day: date) -> date:
    day -= ONE_DAY
    while day.weekday() >= 5:
        day -= ONE_DAY
    return day
