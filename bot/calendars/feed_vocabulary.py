"""Loads the words schools use for their dates from `feed_vocabulary.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

_FILE = Path(__file__).with_name("feed_vocabulary.toml")
_GROUP = re.compile(r"<(\w+)>")
#: The innermost choice: one without another inside it.
_CHOICE = re.compile(r"\(([^()]*)\)")


class Meaning(StrEnum):
    """What an entry says about school days."""

    SCHOOL_DAY = "school-day"
    TERM = "term"
    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    HOLIDAY = "holiday"
    #: The first, or the last, day of a holiday, given on its own.
    HOLIDAY_STARTS = "holiday-starts"
    HOLIDAY_ENDS = "holiday-ends"
    BANK_HOLIDAY = "bank-holiday"
    INSET = "inset"
    CLOSURE = "closure"
    #: The words can be read two ways.
    UNCLEAR = "unclear"
    #: "Week A" or "Day 3": a school day where nothing else is said.
    TIMETABLE = "timetable"
    #: A season's name alone: a term to some schools, a holiday to others.
    SEASON = "season"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every phrase written out, and the single words that colour them."""

    #: Looked for first, in words as they stand.
    names: Mapping[str, Meaning]
    #: Looked for in what is left without fillers and seasons.
    phrases: Mapping[str, Meaning]
    fillers: frozenset[str]
    seasons: frozenset[str]
    company: frozenset[str]
    activities: frozenset[str]
    doubts: frozenset[str]
    some_pupils: frozenset[str]
    a_school: frozenset[str]
    staff: frozenset[str]
    pupils: frozenset[str]

    @cached_property
    def longest(self) -> int:
        """Return the number of words in the longest phrase."""
        return max(len(phrase.split()) for phrase in self.phrases)


@cache
def vocabulary() -> Vocabulary:
    """Return the words of the file, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    groups: dict[str, str] = table["groups"]
    return Vocabulary(
        # The longest first: "spring bank holiday" is one name, not a name and more.
        names=dict(
            sorted(
                _meanings(table["names"], groups).items(),
                key=lambda item: -len(item[0]),
            )
        ),
        phrases=_meanings(table["phrases"], groups),
        **{name: frozenset(text.split()) for name, text in table["words"].items()},
    )


def written_out(phrase: str, groups: Mapping[str, str]) -> Iterator[str]:
    """Yield every phrase that one with groups and choices stands for."""
    phrase = _GROUP.sub(lambda match: groups[match[1]], phrase)
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield " ".join(phrase.split())
        return
    for option in choice[1].split("|"):
        before, after = phrase[: choice.start()], phrase[choice.end() :]
        yield from written_out(before + option + after, groups)


def _meanings(
    table: Mapping[str, list[str]], groups: Mapping[str, str]
) -> dict[str, Meaning]:
    """Return each phrase's meaning; where two claim one, the later in the file."""
    return {
        written: Meaning(meaning)
        for meaning, phrases in table.items()
        for phrase in phrases
        for written in written_out(phrase, groups)
    }
