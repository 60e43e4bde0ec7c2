"""Streets and flats, and words that make a place somebody's home."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.contents.tables import word_lists
from bot.contents.words import Word

_NUMBER = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)
_LONGEST_NAME = 3


def has_address(words: Sequence[Word], known: frozenset[str]) -> bool:
    """Return whether a street with its number, or a flat, is in these words."""
    return any(
        _is_flat(words, place) or _is_street(words, place, known)
        for place in range(1, len(words))
    )


def is_home(words: Sequence[Word]) -> bool:
    """Return whether they speak of somebody's home."""
    return any(word.low in _lists()["homes"] for word in words)


def _is_flat(words: Sequence[Word], place: int) -> bool:
    before, word = words[place - 1], words[place]
    is_number = _NUMBER.fullmatch(word.low) is not None
    return before.low in {"flat", "apartment", "apt"} and word.joined and is_number


def _is_street(words: Sequence[Word], place: int, known: frozenset[str]) -> bool:
    word, before = words[place], words[place - 1]
    if not word.joined or before.low in _lists()["small"]:
        return False
    sure = word.low in _lists()["streets"]
    if not sure and not (word.low in _lists()["in_capitals"] and word.is_capital):
        return False
    if sure and _is_numbered(words, place):
        return True
    return not {word.stem, before.stem} <= known and _is_named(before)


def _is_named(word: Word) -> bool:
    """True for "Heather" of "Heather Close", not for "Youth" of "Youth Court"."""
    return word.is_capital and word.stem not in word_lists("capitals")["words"]


def _is_numbered(words: Sequence[Word], place: int) -> bool:
    """True for "12 quarry" before "street"; a name has at most three words."""
    for back in range(place - 1, max(place - 2 - _LONGEST_NAME, -1), -1):
        if _NUMBER.fullmatch(words[back].low):
            return back < place - 1
        if words[back].low in _lists()["small"] or not words[back + 1].joined:
            return False
    return False


def _lists() -> Mapping[str, frozenset[str]]:
    return word_lists("streets")
