"""
The points of a school's year in a row: first days, last days and the breaks.

A short break between a last and a first day only names what they already shut,
and is left out; one that covers a day on which pupils come is a clash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.calendars.feed_evidence import Break, Edge, Evidence
from bot.calendars.feed_text import plain
from bot.calendars.stretches import ONE_DAY, Stretch, days_between, joined, without

#: Breaks that never last a single day, and how long they might: in days.
_LONG_BREAKS = (
    (re.compile(r"half term|hanner tymor"), 5),
    (re.compile(r"summer|haf\b"), 42),
    (re.compile(r"christmas|xmas|easter|winter|nadolig|pasg|holidays"), 14),
)
#: In weekdays: a shorter one may be only the name of the first day off.
_A_BREAK = 3


class Kind(StrEnum):
    """What happens at a point of the year."""

    FIRST = "first"
    LAST = "last"
    BREAK = "break"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One first or last day, or one break, with the words that named it."""

    days: Stretch
    kind: Kind
    words: str
    #: A break with a last day before it and a first day after it.
    is_between_terms: bool = False


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Days that the same feed leaves in doubt, and the words that do."""

    days: tuple[date, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class Marks:
    """All points in order, without overlaps, and what did not fit among them."""

    line: tuple[Mark, ...]
    clashes: tuple[Clash, ...]
    #: Breaks of which only one day is named though they last longer.
    lonely: tuple[Clash, ...]


def marks_of(evidence: Evidence) -> Marks:
    edges = _edges(evidence)
    line = list(edges)
    clashes: list[Clash] = []
    lonely: list[Clash] = []
    for each in _joined_breaks(evidence.breaks):
        clash = _clash(each.days, edges)
        if clash:
            clashes.append(Clash(days=tuple(clash), words=each.words))
        is_between = _is_between_terms(each.days, edges)
        if is_between and len(each.days.weekdays()) < _A_BREAK:
            continue
        lonely += [] if is_between else _lonely(each, edges)
        line += [
            Mark(
                days=days,
                kind=Kind.BREAK,
                words=each.words,
                is_between_terms=is_between,
            )
            for days in without(each.days, clash)
        ]
    return Marks(
        line=tuple(sorted(line, key=_order)),
        clashes=tuple(clashes),
        lonely=tuple(lonely),
    )


def _order(mark: Mark) -> tuple[Stretch, bool]:
    """On one and the same day a term starts before it ends."""
    return mark.days, mark.kind is not Kind.FIRST


def _edges(evidence: Evidence) -> list[Mark]:
    firsts = _marks(evidence.firsts, Kind.FIRST)
    lasts = _marks(evidence.lasts, Kind.LAST)
    return sorted([*firsts, *lasts], key=_order)


def _marks(edges: dict[date, Edge], kind: Kind) -> Iterator[Mark]:
    for day, edge in edges.items():
        yield Mark(days=Stretch(first=day, last=day), kind=kind, words=edge.words)


def _joined_breaks(breaks: list[Break]) -> list[Break]:
    """Return breaks without overlaps or weekends between, named by their first part."""
    found = []
    for days in joined(_with_weekend(each.days) for each in breaks):
        made_of = [each for each in breaks if each.days.meets(days)]
        last = max(each.days.last for each in made_of)
        days = Stretch(first=days.first, last=last)
        found.append(Break(days=days, words=made_of[0].words))
    return found


def _with_weekend(days: Stretch) -> Stretch:
    """A break that ends on a Friday goes on, for whoever starts again on Monday."""
    more = {4: 2, 5: 1}.get(days.last.weekday(), 0)
    return Stretch(first=days.first, last=days.last + timedelta(days=more))


def _clash(days: Stretch, edges: list[Mark]) -> list[date]:
    """Return the days of a break on which, by first and last days, pupils are in."""
    clash: set[date] = set()
    for index, mark in enumerate(edges):
        day = mark.days.first
        if day not in days:
            continue
        if mark.kind is Kind.FIRST:
            after = edges[index + 1].days.first if index + 1 < len(edges) else day
            clash.update(days_between(day, min(days.last, after)))
        else:
            before = edges[index - 1].days.first if index else day
            clash.update(days_between(max(days.first, before), day))
    return sorted(day for day in clash if day.weekday() < 5)


def _is_between_terms(days: Stretch, edges: list[Mark]) -> bool:
    """Say whether a last day before and a first day after already shut these days."""
    before = [mark for mark in edges if mark.days.first < days.first]
    after = [mark for mark in edges if mark.days.first > days.last]
    return (
        bool(before and after)
        and before[-1].kind is Kind.LAST
        and after[0].kind is Kind.FIRST
    )


def _lonely(each: Break, edges: list[Mark]) -> Iterator[Clash]:
    """Yield the days that a break of one day, named like a longer one, may mean."""
    words = plain(each.words)
    lengths = [days for pattern, days in _LONG_BREAKS if pattern.search(words)]
    weekdays = each.days.weekdays()
    if len(weekdays) != 1 or not lengths:
        return
    monday = weekdays[0] - timedelta(days=weekdays[0].weekday())
    last = monday + timedelta(days=lengths[0] - 1)
    after = [mark.days.first for mark in edges if mark.days.first > weekdays[0]]
    last = min([last, *(day - ONE_DAY for day in after)])
    days = [day for day in days_between(monday, last) if day.weekday() < 5]
    yield Clash(days=tuple(days), words=each.words)
