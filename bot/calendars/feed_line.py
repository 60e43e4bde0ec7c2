"""Chooses how a feed is to be read, and holds its entries against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from bot.calendars.feed_daily import daily_timeline, is_daily
from bot.calendars.feed_evidence import Evidence
from bot.calendars.feed_marks import Marks, marks_of
from bot.calendars.feed_timeline import Timeline, timeline_of
from bot.calendars.understood import Doubt, Style, Unsure

#: In weekdays: a feed that lists holidays has at least one as long as this.
_A_BREAK = 3


def line_of(
    evidence: Evidence, bank: Collection[date]
) -> tuple[Timeline, Style] | None:
    """
    Return what is open and shut, or None when the feed cannot tell.

    `bank` are the nation's bank holidays, named by the feed or not.
    """
    found = _line(evidence, bank)
    if found is None:
        return None
    line, style = found
    # Doubts about one line come before what several of them say together.
    for words, days, doubt in _contradictions(evidence, line, style, bank):
        line.doubt(days, words, doubt)
    _leave_unknown(evidence, line, bank)
    return line, style


def _line(evidence: Evidence, bank: Collection[date]) -> tuple[Timeline, Style] | None:
    named = {*evidence.closed_days(), *bank}
    if is_daily(evidence.school_days):
        return _daily(evidence, evidence.school_days, named), Style.SCHOOL_DAYS
    marks = marks_of(evidence)
    if evidence.firsts or evidence.lasts or _has_a_break(marks):
        days_off = {*evidence.bank_holidays, *evidence.closures, *bank}
        line = timeline_of(marks, inset=evidence.inset, days_off=days_off)
        is_told = evidence.firsts or evidence.lasts
        return line, Style.TERMS if is_told else Style.HOLIDAYS
    for days in (evidence.timetable, *evidence.repeated.values()):
        if is_daily(days):
            return _assumed(evidence, days, named), Style.SCHOOL_DAYS
    return None


def _has_a_break(marks: Marks) -> bool:
    return any(len(mark.days.weekdays()) >= _A_BREAK for mark in marks.line)


def _daily(
    evidence: Evidence, days: dict[date, str], named: Collection[date]
) -> Timeline:
    """First and last days are school days too, under a name of their own."""
    edges = {**evidence.firsts, **evidence.lasts}
    also = {day: edge.words for day, edge in edges.items() if day.weekday() < 5}
    breaks = {day for each in evidence.breaks for day in each.days.days()}
    return daily_timeline({**also, **days}, {*named, *breaks})


def _assumed(
    evidence: Evidence, days: dict[date, str], named: Collection[date]
) -> Timeline:
    """Take "Week A", or whatever stands on every weekday, for school; and ask."""
    line = _daily(evidence, days, named)
    used = set(days.values())
    evidence.ignored = [each for each in evidence.ignored if each.words not in used]
    first, words = min(days.items())
    doubt = Unsure(day=first, last=max(days), words=words, doubt=Doubt.TIMETABLE_DAYS)
    line.unsure.append(doubt)
    return line


def _contradictions(
    evidence: Evidence, line: Timeline, style: Style, bank: Collection[date]
) -> Iterator[tuple[str, list[date], Doubt]]:
    """Yield the words, the days and the doubt of entries that cannot both be so."""
    closed = {*evidence.closed_days(), *bank}
    shut = {day for stretch in line.shut for day in stretch.days()}
    for day, edge in sorted({**evidence.firsts, **evidence.lasts}.items()):
        if edge.is_for_pupils and day in closed:
            yield edge.words, [day], Doubt.OPEN_AND_CLOSED
    if style is not Style.SCHOOL_DAYS:
        for day, words in sorted(evidence.school_days.items()):
            if day in closed | shut:
                yield words, [day], Doubt.OPEN_AND_CLOSED
    for day, words in sorted(evidence.perhaps_closed.items()):
        if day in line.open and day not in closed and day not in evidence.firsts:
            yield words, [day], Doubt.LAST_DAY_UNCLEAR
    for day, words in sorted(evidence.bank_holidays.items()):
        if day in line.open and day.weekday() < 5 and day not in bank:
            yield words, [day], Doubt.NOT_A_BANK_HOLIDAY


def _leave_unknown(evidence: Evidence, line: Timeline, bank: Collection[date]) -> None:
    """Leave out every day that an entry doubts, and every day nothing accounts for."""
    shut = {day for stretch in line.shut for day in stretch.days()}
    line.unknown |= {day for day in evidence.doubtful if day not in shut}
    told = line.open | shut | line.unknown | evidence.closed_days() | set(bank)
    rest = [day for day in line.known.weekdays() if day not in told]
    line.doubt(rest, "", Doubt.NOT_NAMED)
