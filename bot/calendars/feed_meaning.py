"""
Reads one entry's words: what they say about school days, or why that is unclear.

Words are only believed when nothing is left over: "Half term" is a holiday,
"Half term trip to Wales" is not, and "Half term (some years)" is a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from bot.calendars.feed_text import (
    is_number,
    names_a_range,
    plain,
    tokens_of,
    weekdays_named,
)
from bot.calendars.feed_vocabulary import Meaning, vocabulary
from bot.calendars.understood import Doubt

_CLAUSE = re.compile(r"\s[-–—]\s|[:;,()\[\]/|–—!+&.]")
_YEAR_GROUP = re.compile(r"\b(?:years?|yrs?|y) ?(?:groups? )?(?:1[0-3]|[1-9])\b(?! ?/)")
_NUMBERED = re.compile(
    r"\b(?:half term|autumn|spring|summer) (?:\d|one|two)\b(?! ?week)"
)
_PART = re.compile(
    r"\b(?:noon|midday|lunch ?time|half day|mornings?|afternoons?|am|pm)\b"
)
_EARLY = re.compile(r"\bearly (?!may\b)|~time~")
#: Without one of these, "school closes at 1.30" is one short day, not a last one.
_LASTING = re.compile(
    r"\b(?:term|year|holidays?|break|breaks|easter|christmas|summer|last|end)\b"
)
#: A term may start or end on a day when no pupil is there.
_FORMAL = re.compile(r"\b(?:term|year|tymor)\b")
_TIMETABLE = re.compile(r"(?:week|wk|day) ?(?:[a-d]|\d{1,3})(?: (?:week|day) ?\w)?")

_OPEN = {Meaning.SCHOOL_DAY, Meaning.FIRST_DAY, Meaning.LAST_DAY}
_SHUT = {Meaning.INSET, Meaning.BANK_HOLIDAY, Meaning.CLOSURE}
#: After these, "(pupils return 5 Jan)" is about another day.
_BEFORE_A_RETURN = {*_SHUT, Meaning.HOLIDAY, Meaning.LAST_DAY}
#: Two of these in one entry cannot both be so.
_OPPOSITES = (
    (_OPEN, _SHUT),
    ({Meaning.FIRST_DAY}, {Meaning.LAST_DAY}),
    ({Meaning.SCHOOL_DAY}, {Meaning.HOLIDAY}),
    ({Meaning.HOLIDAY_STARTS}, {Meaning.HOLIDAY_ENDS, Meaning.FIRST_DAY}),
)
#: Of several meanings that agree, the first of these says most.
_STRONGEST = (
    Meaning.INSET,
    Meaning.FIRST_DAY,
    Meaning.LAST_DAY,
    Meaning.HOLIDAY_STARTS,
    Meaning.HOLIDAY_ENDS,
    Meaning.HOLIDAY,
    Meaning.BANK_HOLIDAY,
    Meaning.CLOSURE,
    Meaning.SCHOOL_DAY,
    Meaning.TERM,
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one entry's words say; with a `doubt`, what they would say without it."""

    meaning: Meaning
    doubt: Doubt | None = None
    #: The words speak of only some of a day.
    is_part_of_a_day: bool = False
    #: A day that is kept, but ends early.
    ends_early: bool = False
    #: "Half term 2", "Autumn 1": perhaps half of a term rather than the week off.
    is_numbered: bool = False
    #: The words say that it is pupils who come or go, not only that a term does.
    is_for_pupils: bool = False
    #: The days of the week that the words name, Monday 0.
    weekdays: frozenset[int] = frozenset()
    #: The words give a first and a last date.
    names_a_range: bool = False
    #: The words without numbers, for entries that come again and again.
    theme: str = ""


@dataclass(frozen=True, kw_only=True)
class _Scan:
    """The meanings found in a few words, and the words that had none."""

    meanings: frozenset[Meaning]
    left: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        return bool(self.meanings) and not self.left


@lru_cache(maxsize=1024)
def reading_of(words: str, names: frozenset[str] = frozenset()) -> Reading:
    """`names` are words of the school's own name, which say nothing here."""
    text = plain(words)
    clauses = _clauses(text, names)
    scans = [_scan(clause, names) for clause in clauses]
    meaning, doubt = _judged(clauses, scans, _scan(" ".join(clauses), names), text)
    is_part, is_early = bool(_PART.search(text)), bool(_EARLY.search(text))
    tokens = set(tokens_of(text))
    if meaning in (Meaning.FIRST_DAY, Meaning.LAST_DAY):
        doubt = doubt or _whose(tokens)
    if meaning is Meaning.LAST_DAY and is_early and not _LASTING.search(text):
        meaning = Meaning.SCHOOL_DAY
    return Reading(
        meaning=meaning,
        doubt=doubt,
        is_part_of_a_day=is_part,
        ends_early=is_part or is_early,
        is_numbered=bool(_NUMBERED.search(text)),
        is_for_pupils=bool(tokens & vocabulary().pupils) or not _FORMAL.search(text),
        weekdays=weekdays_named(" ".join(clauses)),
        names_a_range=names_a_range(words),
        theme=_theme(text),
    )


def _theme(text: str) -> str:
    """Return "" for clubs, trips and the like: however often, they are no school."""
    words = [each for each in tokens_of(text) if not is_number(each)]
    told = vocabulary()
    doubts = told.doubts - {"open"}
    is_other = set(words) & (told.activities | told.some_pupils | doubts)
    return "" if is_other else " ".join(words)


def _clauses(text: str, names: Collection[str]) -> list[str]:
    """Return the parts of an entry, without those that speak of another day."""
    found = [each.strip() for each in _CLAUSE.split(text) if each and each.strip()]
    kept: list[str] = []
    for clause in found:
        is_dated = bool(re.search(r"\d", clause))
        is_first = Meaning.FIRST_DAY in _scan(clause, names).meanings
        said = any(_scan(each, names).meanings & _BEFORE_A_RETURN for each in kept)
        if not (said and is_dated and is_first):
            kept.append(clause)
    return kept


def _judged(
    clauses: list[str], scans: list[_Scan], whole: _Scan, text: str
) -> tuple[Meaning, Doubt | None]:
    """Return what the clauses mean together, and why that is doubtful if it is."""
    found = frozenset().union(*(scan.meanings for scan in scans), whole.meanings)
    if not found:
        return _unnamed(clauses, text), None
    sure = frozenset().union(*(scan.meanings for scan in scans if scan.is_sure))
    is_for_pupils = bool(set(tokens_of(text)) & vocabulary().pupils)
    contradicts = found & _OPEN and found & _SHUT
    meanings = sure if sure and not contradicts else found
    meaning = _resolved(whole.meanings if whole.is_sure else meanings, is_for_pupils)
    left = set(whole.left)
    if not whole.is_sure and _is_about_something_else(clauses, scans):
        return Meaning.NOTHING, None
    if left & vocabulary().some_pupils or _YEAR_GROUP.search(text):
        return meaning, Doubt.SOME_PUPILS
    if left & vocabulary().doubts or "?" in text:
        return meaning, Doubt.WORDS_DOUBTFUL
    if whole.is_sure or (sure and _is_headed(clauses, scans, text)):
        unclear = meaning is Meaning.UNCLEAR
        return meaning, Doubt.WORDS_UNCLEAR if unclear else None
    return meaning, Doubt.WORDS_UNCLEAR


def _unnamed(clauses: list[str], text: str) -> Meaning:
    if clauses and _TIMETABLE.fullmatch(clauses[-1]):
        return Meaning.TIMETABLE
    tokens = [each for each in tokens_of(text) if not each.isdigit()]
    rest = [each for each in tokens if each not in vocabulary().fillers]
    is_season = any(each in vocabulary().seasons for each in tokens)
    only = all(each in vocabulary().seasons for each in rest)
    return Meaning.SEASON if is_season and only else Meaning.NOTHING


def _is_about_something_else(clauses: list[str], scans: list[_Scan]) -> bool:
    """Say whether the entry is a trip, a club or a meeting with a date's name in it."""
    if scans[0].is_sure:
        return False
    busy = [set(scan.left) & vocabulary().activities for scan in scans]
    return bool(busy[0]) or (any(busy) and not any(scan.is_sure for scan in scans))


def _is_headed(clauses: list[str], scans: list[_Scan], text: str) -> bool:
    """Say whether what comes first is understood, or is only a school's name."""
    if scans[0].is_sure or not scans[0].left:
        return True
    is_name = bool(set(tokens_of(clauses[0])) & vocabulary().a_school)
    if "school closed" in text:
        return True
    return not scans[0].meanings and (is_name or text.startswith(f"{clauses[0]}:"))


def _whose(tokens: set[str]) -> Doubt | None:
    """Doubt a first or last day that names staff and not pupils."""
    is_for_staff = tokens & vocabulary().staff and not tokens & vocabulary().pupils
    return Doubt.WORDS_UNCLEAR if is_for_staff else None


def _resolved(meanings: frozenset[Meaning], is_for_pupils: bool) -> Meaning:
    """A term that starts with an INSET day starts for staff."""
    if meanings >= {Meaning.FIRST_DAY, Meaning.INSET} and not is_for_pupils:
        return Meaning.INSET
    if Meaning.UNCLEAR in meanings or any(
        meanings & one and meanings & other for one, other in _OPPOSITES
    ):
        return Meaning.UNCLEAR
    return next(each for each in _STRONGEST if each in meanings)


def _scan(clause: str, names: Collection[str]) -> _Scan:
    meanings: set[Meaning] = set()
    text = f" {' '.join(tokens_of(clause))} "
    for name, meaning in vocabulary().names.items():
        if f" {name} " in text:
            meanings.add(meaning)
            text = text.replace(f" {name} ", " ")
    idle = vocabulary().fillers | vocabulary().seasons | set(names)
    words = [each for each in text.split() if each not in idle and not is_number(each)]
    left: list[str] = []
    while words:
        length = _phrase_length(words)
        if length:
            meanings.add(vocabulary().phrases[" ".join(words[:length])])
            words = words[length:]
        else:
            left.append(words.pop(0))
    if meanings:
        left = [each for each in left if each not in vocabulary().company]
    return _Scan(meanings=frozenset(meanings), left=tuple(left))


def _phrase_length(words: list[str]) -> int:
    """Return how many words the longest phrase at the start has, or 0."""
    for length in range(min(vocabulary().longest, len(words)), 0, -1):
        if " ".join(words[:length]) in vocabulary().phrases:
            return length
    return 0
