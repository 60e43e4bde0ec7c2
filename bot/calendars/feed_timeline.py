"""
Puts first days, last days and holidays in a row, and says what lies between them.

Between a first and a last day a school is open, between a last and a first day
it is shut, and on both sides of a holiday it is open unless said otherwise.
Where two neighbours disagree, the days between them are not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from bot.calendars.feed_evidence import Break, Edge, Evidence
from bot.calendars.stretches import (
    ONE_DAY,
    Stretch,
    days_between,
    joined,
    stretches_of,
    without,
)
from bot.calendars.understood import Doubt, Unsure

#: In calendar days: no school is open longer without a break of two days.
LONGEST_RUN = 91
#: In calendar days: no school is shut longer, in the summer or at other times.
_LONGEST_SUMMER, _LONGEST_BREAK = 75, 28
#: In weekdays: fewer between two holidays were more likely part of one.
_FEWEST_BETWEEN = 3


class _Kind(StrEnum):
    FIRST = "first"
    LAST = "last"
    BREAK = "break"


@dataclass(frozen=True, kw_only=True)
class _Mark:
    """One dated point, or one break, on the line."""

    days: Stretch
    kind: _Kind
    words: str


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
        for stretch in _over_weekends(weekdays):
            last = stretch.last if stretch.last > stretch.first else None
            self.unsure.append(
                Unsure(day=stretch.first, last=last, words=words, doubt=doubt)
            )


def timeline_of(evidence: Evidence) -> Timeline | None:
    """Return None when no entry says where a term or a holiday begins or ends."""
    marks, clashes = _marks(evidence)
    if not marks:
        return None
    known = Stretch(first=marks[0].days.first, last=max(m.days.last for m in marks))
    timeline = Timeline(known=known)
    for words, days in clashes:
        timeline.doubt(days, words, Doubt.OPEN_AND_CLOSED)
    named = evidence.closed_days()
    for mark in marks:
        if mark.kind is _Kind.BREAK:
            timeline.shut.append(mark.days)
        else:
            timeline.open.update(mark.days.days())
    for one, other in pairwise(marks):
        _between(one, other, timeline, named)
    timeline.shut = joined(timeline.shut)
    timeline.open -= timeline.unknown
    return timeline


def _marks(evidence: Evidence) -> tuple[list[_Mark], list[tuple[str, list[date]]]]:
    """Return the line's marks in order, and the days that are open and shut at once."""
    edges = sorted(
        [*_edges(evidence.firsts, _Kind.FIRST), *_edges(evidence.lasts, _Kind.LAST)],
        key=lambda mark: (mark.days, mark.kind),
    )
    marks, clashes = list(edges), []
    for each in _joined_breaks(evidence.breaks):
        clash = _clash(each.days, edges)
        if clash:
            clashes.append((each.words, clash))
        if not _is_between_terms(each.days, edges):
            marks += [
                _Mark(days=days, kind=_Kind.BREAK, words=each.words)
                for days in without(each.days, clash)
            ]
    # A line of the same day puts the last day before a first one only when a
    # term ended there; the names of the kinds happen to sort first before last.
    return sorted(marks, key=lambda mark: (mark.days, mark.kind != "first")), clashes


def _edges(edges: dict[date, Edge], kind: _Kind) -> Iterator[_Mark]:
    for day, edge in edges.items():
        yield _Mark(days=Stretch(first=day, last=day), kind=kind, words=edge.words)


def _joined_breaks(breaks: list[Break]) -> list[Break]:
    """Return breaks without overlaps, each with the words of the first it is made of."""
    return [
        Break(
            days=days,
            words=next(each.words for each in breaks if each.days.meets(days)),
        )
        for days in joined(each.days for each in breaks)
    ]


def _clash(days: Stretch, edges: list[_Mark]) -> list[date]:
    """Return the days of a break on which, by first and last days, pupils are in."""
    clash: set[date] = set()
    for index, mark in enumerate(edges):
        day = mark.days.first
        if day not in days:
            continue
        if mark.kind is _Kind.FIRST:
            after = edges[index + 1].days.first if index + 1 < len(edges) else day
            clash.update(days_between(day, min(days.last, after)))
        else:
            before = edges[index - 1].days.first if index else day
            clash.update(days_between(max(days.first, before), day))
    return sorted(clash)


def _is_between_terms(days: Stretch, edges: list[_Mark]) -> bool:
    """Say whether a last day before and a first day after already shut these days."""
    before = [mark for mark in edges if mark.days.first < days.first]
    after = [mark for mark in edges if mark.days.first > days.last]
    return (
        bool(before and after)
        and before[-1].kind is _Kind.LAST
        and after[0].kind is _Kind.FIRST
    )


def _between(one: _Mark, other: _Mark, line: Timeline, named: set[date]) -> None:
    first, last = one.days.last + ONE_DAY, other.days.first - ONE_DAY
    _RULES[one.kind, other.kind](
        one, other, line, named, list(days_between(first, last))
    )


_Rule = Callable[[_Mark, _Mark, Timeline, set[date], list[date]], None]


def _is_open(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    """A term by its edges is open; one that rests on a holiday must be plausible."""
    is_told = one.kind is _Kind.FIRST and other.kind is _Kind.LAST
    if not is_told and len(gap) > LONGEST_RUN:
        line.doubt(gap, one.words, Doubt.NO_BREAK)
    else:
        line.open.update(gap)


def _is_open_between_breaks(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    left = _unnamed(gap, named)
    if len(left) < _FEWEST_BETWEEN:
        line.doubt(left, one.words, Doubt.NOT_NAMED)
    else:
        _is_open(one, other, line, named, gap)


def _is_shut(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    is_summer = any(day.month in (7, 8) for day in gap)
    if len(gap) > (_LONGEST_SUMMER if is_summer else _LONGEST_BREAK):
        line.doubt(gap, one.words, Doubt.NOTHING_FOR_LONG)
    elif gap:
        line.shut.append(Stretch(first=gap[0], last=gap[-1]))


def _is_unnamed(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    """A holiday meets a first or last day: only weekdays nobody names are in doubt."""
    edge = one if other.kind is _Kind.BREAK else other
    line.doubt(_unnamed(gap, named), edge.words, Doubt.NOT_NAMED)


def _has_no_last_day(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    if _weekday_before(other.days.first) in named and one.days.first < other.days.first:
        line.open.update(gap)
    else:
        days = _unnamed([one.days.first, *gap], named)
        line.doubt(days, one.words, Doubt.NO_LAST_DAY)


def _has_no_first_day(
    one: _Mark, other: _Mark, line: Timeline, named: set[date], gap: list[date]
) -> None:
    days = _unnamed([*gap, other.days.first], named)
    line.doubt(days, other.words, Doubt.NO_FIRST_DAY)


_RULES: dict[tuple[_Kind, _Kind], _Rule] = {
    (_Kind.FIRST, _Kind.FIRST): _has_no_last_day,
    (_Kind.FIRST, _Kind.LAST): _is_open,
    (_Kind.FIRST, _Kind.BREAK): _is_open,
    (_Kind.LAST, _Kind.FIRST): _is_shut,
    (_Kind.LAST, _Kind.LAST): _has_no_first_day,
    (_Kind.LAST, _Kind.BREAK): _is_unnamed,
    (_Kind.BREAK, _Kind.FIRST): _is_unnamed,
    (_Kind.BREAK, _Kind.LAST): _is_open,
    (_Kind.BREAK, _Kind.BREAK): _is_open_between_breaks,
}


def _unnamed(days: Iterable[date], named: set[date]) -> list[date]:
    return [day for day in days if day.weekday() < 5 and day not in named]


def _weekday_before(day: date) -> date:
    day -= ONE_DAY
    while day.weekday() >= 5:
        day -= ONE_DAY
    return day


def _over_weekends(weekdays: list[date]) -> list[Stretch]:
    """Return weekdays as stretches that may run over the weekends between them."""
    found = set(weekdays)
    weekends = {
        day + ONE_DAY * more for day in found if day.weekday() == 4 for more in (1, 2)
    }
    bridged = {day for day in weekends if day + ONE_DAY * (7 - day.weekday()) in found}
    return stretches_of(found | bridged)
