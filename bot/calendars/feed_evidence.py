"""
Sorts a feed's entries by what they say, and sets aside what cannot be believed.

A day about which the feed leaves a doubt goes to `doubtful`: nobody is called
to a school on such a day until the school has answered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.calendars.feed_entries import Entry
from bot.calendars.feed_meaning import Reading, reading_of
from bot.calendars.feed_vocabulary import Meaning
from bot.calendars.stretches import ONE_DAY, Stretch
from bot.calendars.understood import Doubt, Ignored, Unsure

#: In weekdays. A closure that long is a break, whatever it is called.
_A_BREAK = 3
#: Each school has five INSET days; more in a row than a week is a slip.
_MOST_INSET = 5
#: In calendar days. Outside the summer no break is longer (Easter is 17).
_LONGEST_BREAK, _LONGEST_SUMMER = 24, 75
#: A half term off lasts nine days, two weeks at most with both weekends.
_LONGEST_HALF_TERM = 16
#: In calendar days: below it is no term, above it a whole year or a slip.
_SHORTEST_TERM, _LONGEST_TERM = 12, 130
#: Doubt about a longer stretch than this is left to the checks of the whole.
_MOST_DOUBTED = 60

_OPENS_OR_ENDS = {Meaning.FIRST_DAY, Meaning.LAST_DAY, Meaning.SCHOOL_DAY}
_CLOSES = {Meaning.INSET, Meaning.CLOSURE, Meaning.HOLIDAY}


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A day on which pupils come for the first, or the last, time before a break."""

    words: str
    #: The words speak of pupils; a mere "term starts" may be for staff.
    is_for_pupils: bool


@dataclass(frozen=True, kw_only=True)
class Break:
    """A holiday with the words that named it."""

    days: Stretch
    words: str


@dataclass(kw_only=True)
class Evidence:
    """All that a feed's entries say, by kind; filled while sorting."""

    firsts: dict[date, Edge] = field(default_factory=dict)
    lasts: dict[date, Edge] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)
    inset: dict[date, str] = field(default_factory=dict)
    bank_holidays: dict[date, str] = field(default_factory=dict)
    closures: dict[date, str] = field(default_factory=dict)
    school_days: dict[date, str] = field(default_factory=dict)
    timetable: dict[date, str] = field(default_factory=dict)
    #: By theme: entries that say nothing we know, and might be school days.
    repeated: dict[str, dict[date, str]] = field(default_factory=dict)
    doubtful: set[date] = field(default_factory=set)
    perhaps_closed: dict[date, str] = field(default_factory=dict)
    unsure: list[Unsure] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def closed_days(self) -> set[date]:
        """Return every single day that an entry closes, breaks left out."""
        return {*self.inset, *self.bank_holidays, *self.closures}

    def doubt(self, days: Stretch, words: str, doubt: Doubt) -> None:
        last = days.last if days.last > days.first else None
        self.unsure.append(Unsure(day=days.first, last=last, words=words, doubt=doubt))


def evidence_of(entries: Collection[Entry], names: frozenset[str]) -> Evidence:
    """`names` are the words of the school's own name."""
    evidence = Evidence()
    for entry in sorted(entries, key=lambda each: each.days):
        _sort(entry, reading_of(entry.words, names), evidence)
    return evidence


def _sort(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    meaning = reading.meaning
    if meaning is Meaning.SEASON:
        meaning = _of_season(entry, reading)
    if meaning is Meaning.NOTHING:
        evidence.ignored.append(Ignored(day=entry.days.first, words=entry.words))
        _remember(entry, reading, evidence)
        return
    doubt = _doubt(entry, reading, meaning)
    if doubt:
        _set_aside(entry, meaning, doubt, evidence)
        return
    if entry.perhaps_also and meaning in _CLOSES | {Meaning.TERM}:
        evidence.perhaps_closed[entry.perhaps_also] = entry.words
    _SORTERS[meaning](entry, reading, evidence)


def _remember(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    day = entry.days.first
    if reading.theme and len(entry.days) == 1 and day.weekday() < 5:
        evidence.repeated.setdefault(reading.theme, {})[day] = entry.words


def _of_season(entry: Entry, reading: Reading) -> Meaning:
    """A season's name over many weeks is a term; over a few days it says nothing."""
    touches_august = any(day.month == 8 for day in entry.days.days())
    if len(entry.days) > _LONGEST_BREAK and not touches_august:
        return Meaning.TERM
    is_brief = len(entry.days.weekdays()) < _A_BREAK
    return Meaning.NOTHING if is_brief else Meaning.UNCLEAR


def _doubt(entry: Entry, reading: Reading, meaning: Meaning) -> Doubt | None:
    if reading.doubt is Doubt.WORDS_UNCLEAR and reading.is_part_of_a_day:
        return Doubt.PART_OF_A_DAY
    if reading.doubt:
        return reading.doubt
    if entry.is_tentative or _is_another_day(entry, reading):
        return Doubt.WORDS_DOUBTFUL
    if meaning is Meaning.UNCLEAR:
        return Doubt.WORDS_UNCLEAR
    if meaning in _CLOSES and reading.names_a_range and len(entry.days) == 1:
        return Doubt.ONLY_ONE_DAY
    if meaning in _CLOSES and (reading.is_part_of_a_day or entry.is_part_of_a_day):
        return Doubt.PART_OF_A_DAY
    return None


def _is_another_day(entry: Entry, reading: Reading) -> bool:
    """Say whether the words name a weekday that the entry's one day is not."""
    is_one = len(entry.days) == 1
    return is_one and bool(
        reading.weekdays and entry.days.first.weekday() not in reading.weekdays
    )


def _set_aside(
    entry: Entry, meaning: Meaning, doubt: Doubt, evidence: Evidence
) -> None:
    evidence.doubt(entry.days, entry.words, doubt)
    # A first or last day for some year groups leaves the school open to others.
    if doubt is Doubt.SOME_PUPILS and meaning in _OPENS_OR_ENDS | {Meaning.UNCLEAR}:
        return
    if meaning is not Meaning.TERM and len(entry.days) <= _MOST_DOUBTED:
        evidence.doubtful.update(entry.days.weekdays())


def _first_day(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    _edge(entry, reading, evidence, evidence.firsts)


def _last_day(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    _edge(entry, reading, evidence, evidence.lasts)
    if reading.ends_early:
        evidence.doubt(entry.days, entry.words, Doubt.ENDS_EARLY)


def _edge(
    entry: Entry, reading: Reading, evidence: Evidence, edges: dict[date, Edge]
) -> None:
    if len(entry.days) > 1:
        _set_aside(entry, reading.meaning, Doubt.SEVERAL_DAYS, evidence)
        return
    if not entry.days.weekdays():
        evidence.doubt(entry.days, entry.words, Doubt.AT_THE_WEEKEND)
    edge = Edge(words=entry.words, is_for_pupils=reading.is_for_pupils)
    edges.setdefault(entry.days.first, edge)


def _term(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if len(entry.days) < _SHORTEST_TERM:
        evidence.doubt(entry.days, entry.words, Doubt.ONLY_ONE_DAY)
    elif len(entry.days) > _LONGEST_TERM:
        evidence.doubt(entry.days, entry.words, Doubt.TOO_LONG)
    else:
        edge = Edge(words=entry.words, is_for_pupils=False)
        evidence.firsts.setdefault(entry.days.first, edge)
        evidence.lasts.setdefault(entry.days.last, edge)


def _holiday(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if reading.is_numbered and len(entry.days) > _LONGEST_HALF_TERM:
        _term(entry, reading, evidence)
        return
    is_summer = any(day.month in (7, 8) for day in entry.days.days())
    longest = _LONGEST_SUMMER if is_summer else _LONGEST_BREAK
    if len(entry.days) > longest:
        evidence.doubt(entry.days, entry.words, Doubt.TOO_LONG)
        # One of its ends is wrong, so the true holiday lies at the other.
        days = entry.days.weekdays()
        evidence.doubtful.update({*days[:_LONGEST_BREAK], *days[-_LONGEST_BREAK:]})
    else:
        evidence.breaks.append(Break(days=entry.days, words=entry.words))


def _holiday_starts(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    """A Friday may be the first day off, or the last day in: it stays in doubt."""
    first = entry.days.first
    edge = Edge(words=entry.words, is_for_pupils=True)
    if first.weekday() == 4:
        _set_aside(entry, reading.meaning, Doubt.WORDS_UNCLEAR, evidence)
        evidence.lasts.setdefault(first, edge)
    else:
        evidence.lasts.setdefault(first - ONE_DAY, edge)


def _holiday_ends(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    edge = Edge(words=entry.words, is_for_pupils=False)
    evidence.firsts.setdefault(entry.days.last + ONE_DAY, edge)


def _bank_holiday(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if len(entry.days.weekdays()) >= _A_BREAK:
        _holiday(entry, reading, evidence)
    else:
        evidence.bank_holidays.update(dict.fromkeys(entry.days.days(), entry.words))


def _inset(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    days = entry.days.weekdays()
    if len(days) > _MOST_INSET:
        _set_aside(entry, reading.meaning, Doubt.TOO_LONG, evidence)
        return
    if not days:
        evidence.doubt(entry.days, entry.words, Doubt.AT_THE_WEEKEND)
    evidence.inset.update(dict.fromkeys(days, entry.words))


def _closure(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if len(entry.days.weekdays()) >= _A_BREAK:
        _holiday(entry, reading, evidence)
    else:
        evidence.closures.update(dict.fromkeys(entry.days.weekdays(), entry.words))


def _school_day(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if len(entry.days) >= _SHORTEST_TERM:
        _term(entry, reading, evidence)
        return
    if not entry.days.weekdays():
        evidence.doubt(entry.days, entry.words, Doubt.AT_THE_WEEKEND)
    if reading.ends_early:
        evidence.doubt(entry.days, entry.words, Doubt.ENDS_EARLY)
    evidence.school_days.update(dict.fromkeys(entry.days.weekdays(), entry.words))


def _timetable(entry: Entry, reading: Reading, evidence: Evidence) -> None:
    if len(entry.days) <= timedelta(weeks=1).days:
        evidence.timetable.update(dict.fromkeys(entry.days.weekdays(), entry.words))


_SORTERS: dict[Meaning, Callable[[Entry, Reading, Evidence], None]] = {
    Meaning.FIRST_DAY: _first_day,
    Meaning.LAST_DAY: _last_day,
    Meaning.TERM: _term,
    Meaning.SEASON: _term,
    Meaning.HOLIDAY: _holiday,
    Meaning.HOLIDAY_STARTS: _holiday_starts,
    Meaning.HOLIDAY_ENDS: _holiday_ends,
    Meaning.BANK_HOLIDAY: _bank_holiday,
    Meaning.INSET: _inset,
    Meaning.CLOSURE: _closure,
    Meaning.SCHOOL_DAY: _school_day,
    Meaning.TIMETABLE: _timetable,
}
