"""
Reads a school's published term dates and says what was, and was not, understood.

A feed may list holidays, mark first and last days, or have one entry for each
school day. Nothing is claimed beyond what it supports, and whatever it leaves
in doubt is no school day until the school has answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from bot.calendars.feed_checks import doubts_of_the_whole
from bot.calendars.feed_entries import Entries, entries_of
from bot.calendars.feed_evidence import Evidence, evidence_of
from bot.calendars.feed_line import line_of
from bot.calendars.feed_meaning import reading_of
from bot.calendars.feed_parts import Part, parts_of
from bot.calendars.feed_text import plain
from bot.calendars.feed_timeline import Timeline
from bot.calendars.feed_vocabulary import Meaning, vocabulary
from bot.calendars.nations import Nation, bank_holidays
from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import ONE_DAY, Stretch, over_weekends, stretches_of
from bot.calendars.understood import (
    Doubt,
    Ignored,
    Style,
    Understood,
    UnreadableFeed,
    Unsure,
)

__all__ = ["Understood", "UnreadableFeed", "read_feed"]

_NO_ENTRIES = "There are no dates in this calendar yet."
_NO_TERMS = (
    "This calendar names no term or holiday that we can read. "
    "It says, for instance: {examples}."
)
_NO_SCHOOL_DAYS = (
    "No school day is certain in this calendar. Ask the school for its term dates."
)
_EXAMPLES = 3
#: Of a feed's entries: a word in more of them is the school's name.
_A_NAME = 0.6


def read_feed(data: bytes, *, nation: Nation = Nation.ENGLAND_AND_WALES) -> Understood:
    """Read a file's bytes; raises `UnreadableFeed` with a sentence for people."""
    found = parts_of(data)
    if not found.parts:
        raise UnreadableFeed(_NO_ENTRIES)
    names = _school_names(found.name, found.parts)
    entries = entries_of(found.parts)
    evidence = evidence_of(entries.found, names)
    _add_unreadable(entries, names, evidence)
    bank = _bank_holidays(evidence, nation)
    read = line_of(evidence, bank)
    if read is None:
        raise UnreadableFeed(_NO_TERMS.format(examples=_examples(found.parts)))
    line, style = read
    calendar = _calendar(evidence, line, bank)
    if not calendar.next_school_days(calendar.known_from - ONE_DAY, 1):
        raise UnreadableFeed(_NO_SCHOOL_DAYS)
    return _understood(calendar, evidence, line, style, nation)


def _understood(
    calendar: SchoolCalendar,
    evidence: Evidence,
    line: Timeline,
    style: Style,
    nation: Nation,
) -> Understood:
    added = list(_added_bank_holidays(calendar, evidence))
    unsure = [*evidence.unsure, *line.unsure, *doubts_of_the_whole(calendar, nation)]
    if nation is Nation.SCOTLAND:
        # Scottish councils keep local holidays instead of some of these.
        unsure += [
            Unsure(day=day, words="", doubt=Doubt.BANK_HOLIDAY_NOT_NAMED)
            for day in added
        ]
    return Understood(
        calendar=calendar,
        nation=nation,
        style=style,
        unsure=tuple(sorted(set(unsure), key=_by_day)),
        ignored=(*evidence.ignored, *_timetable(evidence, style)),
        bank_holidays_added=tuple(added),
    )


def _timetable(evidence: Evidence, style: Style) -> Iterator[Ignored]:
    """Yield "Week A" and its like where something else says which days are open."""
    if style is not Style.SCHOOL_DAYS:
        for day, words in evidence.timetable.items():
            yield Ignored(day=day, words=words)


def _by_day(unsure: Unsure) -> tuple[date, str]:
    """What has no date comes first: somebody has to look for it."""
    return unsure.day or date.min, unsure.words


def _calendar(
    evidence: Evidence, line: Timeline, bank: Collection[date]
) -> SchoolCalendar:
    known = _widened(line.known, evidence.closed_days())
    closed = [
        *_closed(line.shut, Closed.HOLIDAY),
        *_closed(_singles({*bank, *evidence.bank_holidays}), Closed.BANK_HOLIDAY),
        *_closed(stretches_of(evidence.closures), Closed.CLOSURE),
    ]
    return SchoolCalendar(
        known_from=known.first,
        known_until=known.last,
        closed=tuple(
            sorted(
                (each for each in closed if each.stretch.meets(known)),
                key=lambda each: (each.first, each.last),
            )
        ),
        inset=tuple(sorted(evidence.inset)),
        not_known=tuple(over_weekends(day for day in line.unknown if day in known)),
    )


def _closed(stretches: Iterable[Stretch], why: Closed) -> Iterator[ClosedStretch]:
    for each in stretches:
        yield ClosedStretch(first=each.first, last=each.last, why=why)


def _singles(days: Collection[date]) -> list[Stretch]:
    return [Stretch(first=day, last=day) for day in days if day.weekday() < 5]


def _widened(known: Stretch, closed: Collection[date]) -> Stretch:
    """Take in closed days right before the first and after the last that is known."""
    first, last = known.first, known.last
    for day in sorted(closed, reverse=True):
        first = day if _touches(day, first) else first
    for day in sorted(closed):
        last = day if _touches(last, day) else last
    return Stretch(first=first, last=last)


def _touches(one: date, other: date) -> bool:
    """Say whether `other` is the next weekday after `one`."""
    gap = (other - one).days
    return gap == 1 or (1 < gap <= 3 and one.weekday() >= 4 and other.weekday() == 0)


def _bank_holidays(evidence: Evidence, nation: Nation) -> set[date]:
    """Return the nation's for every year that an entry touches."""
    days = [*evidence.firsts, *evidence.lasts, *evidence.school_days]
    days += [*evidence.timetable, *evidence.closed_days()]
    for each in evidence.breaks:
        days += [each.days.first, each.days.last]
    if not days:
        return set()
    years = range(min(days).year, max(days).year + 1)
    return {day for year in years for day in bank_holidays(year, nation)}


def _added_bank_holidays(
    calendar: SchoolCalendar, evidence: Evidence
) -> Iterator[date]:
    """Yield those that the feed does not name and that cost a school day."""
    others = [
        each.stretch for each in calendar.closed if each.why is not Closed.BANK_HOLIDAY
    ]
    for each in calendar.closed:
        day = each.first
        reason = calendar.why_closed(day)
        is_why = reason is not None and reason.why is Closed.BANK_HOLIDAY
        is_told = day in evidence.closed_days() or any(day in days for days in others)
        if each.why is Closed.BANK_HOLIDAY and is_why and not is_told:
            yield day


def _add_unreadable(
    entries: Entries, names: frozenset[str], evidence: Evidence
) -> None:
    """An entry that was not about school days need not have been readable."""
    evidence.ignored += entries.ignored
    for unsure in entries.unsure:
        if reading_of(unsure.words, names).meaning is Meaning.NOTHING and unsure.words:
            evidence.ignored.append(Ignored(day=unsure.day, words=unsure.words))
            continue
        evidence.unsure.append(unsure)
        if unsure.day and unsure.day.weekday() < 5:
            evidence.doubtful.add(unsure.day)


def _school_names(name: str, parts: Collection[Part]) -> frozenset[str]:
    """Return the words of the school's own name: what it calls itself, or repeats."""
    told = vocabulary()
    meant = {word for phrase in told.phrases for word in phrase.split()}
    meant |= told.activities | told.doubts
    counts = Counter(word for part in parts for word in set(_words(part.words)))
    most = max(2, len(parts) * _A_NAME)
    often = {word for word, count in counts.items() if count > most}
    return frozenset(({*often, *_words(name)}) - meant)


def _words(text: str) -> list[str]:
    return plain(text).replace(":", " ").replace(",", " ").split()


def _examples(parts: Collection[Part]) -> str:
    words = dict.fromkeys(part.words for part in parts if part.words)
    return ", ".join(f"“{each[:60]}”" for each in list(words)[:_EXAMPLES]) or "nothing"
