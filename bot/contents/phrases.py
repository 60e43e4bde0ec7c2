"""Looks for phrases in words: the longest at each place, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.contents.records import Kind
from bot.contents.words import Word

_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a phrase stands for; without a kind it is harmless, and hides others."""

    kind: Kind | None
    #: Ours to say in its place, word for word.
    say: str | None = None
    #: How else to say it, when more than its kind can tell.
    instead: str | None = None
    #: True when only capital letters mean this: "LAC review", not "lac review".
    in_capitals: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A phrase in a text: the place of its first word, and after its last."""

    first: int
    after: int
    meaning: Meaning


class Phrases:
    """Many phrases, each written "(trial|test) (place|period)" or as it stands."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._meanings: dict[tuple[str, ...], Meaning] = {}
        for written, meaning in meanings:
            for phrase in written_out(written):
                self._meanings[tuple(phrase.split())] = meaning
        self._longest = max((len(one) for one in self._meanings), default=0)

    @property
    def meanings(self) -> Mapping[tuple[str, ...], Meaning]:
        """Every phrase as its words."""
        return self._meanings

    def found(self, words: Sequence[Word]) -> Iterator[Found]:
        """Yield what is found, from left to right; nothing is found twice."""
        place = 0
        while place < len(words):
            found = self._at(words, place)
            place = found.after if found else place + 1
            if found:
                yield found

    def _at(self, words: Sequence[Word], place: int) -> Found | None:
        for after in range(self._reach(words, place), place, -1):
            here = words[place:after]
            meaning = self._meanings.get(tuple(word.low for word in here))
            if meaning and (not meaning.in_capitals or _is_short_form(here[0])):
                return Found(first=place, after=after, meaning=meaning)
        return None

    def _reach(self, words: Sequence[Word], place: int) -> int:
        """Return the place after the last word that is joined to this one."""
        after, end = place + 1, min(place + self._longest, len(words))
        while after < end and words[after].joined:
            after += 1
        return after


def written_out(phrase: str) -> Iterator[str]:
    """Yield every phrase that one with choices stands for; a choice may be empty."""
    parts = _CHOICE.split(phrase)
    choices = [
        part.split("|") if place % 2 else [part] for place, part in enumerate(parts)
    ]
    for chosen in product(*choices):
        yield " ".join("".join(chosen).split())


def _is_short_form(word: Word) -> bool:
    return re.sub(r"'\w+$", "", word.text).isupper()
