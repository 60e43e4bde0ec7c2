"""
References: the only name a young person has here.

`YP-` and four characters, drawn by chance. A reference is never used twice, and
no two are one slip apart, so that a typing error cannot name a different child.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

from bot.errors import AlongsideError, NotFound

if TYPE_CHECKING:
    from bot.access.records import Note

PREFIX = "YP-"
#: What a reference may hold: no vowels, so it spells no word, and no 0 or 1.
#: Its length is a prime, which the check below rests on.
LETTERS = "23456789BCDFGHJKLMNPQRSTVWXYZ"
#: What we draw from: also without letters that are easily taken for others.
CLEAR = "".join(letter for letter in LETTERS if letter not in "LQSY")
#: Different for each place, so that swapping any two changes the sum.
_WEIGHTS, _LAST_WEIGHT = (1, 2, 3), 4
_FREE_PLACES, _PLACES = 3, 4
_SIZE = len(LETTERS)
#: Nearly always the first will do; after so many, few can be left.
_DRAWS = 100
_NOISE = re.compile(r"[\s\-‐‑‒–—−_#.]")

#: Draws that many characters from the given ones: `Clock.choose`.
Choose = Callable[[str, int], str]


class UnreadableReference(AlongsideError):
    """That is not a reference. One is YP, a dash and four letters or numbers."""


class NoReferencesLeft(AlongsideError):
    """Every reference has been given. Please tell whoever looks after Alongside."""


class NoSuchReference(NotFound):
    """The same answer for a slip and for a young person who is not theirs."""

    def __init__(self, reference: str, *, refusal: Note | None = None) -> None:
        sentence = f"I cannot find {reference}. Please check the letters."
        super().__init__(sentence, refusal=refusal)


def parse_reference(text: str) -> str:
    """
    Return the reference in its one spelling, "YP-7HX3".

    Case, spaces and a missing dash or prefix do not matter. What was typed is
    not repeated when it cannot be read: it may be a name. Raises
    UnreadableReference.
    """
    letters = _NOISE.sub("", text).upper()
    if len(letters) == len("YP") + _PLACES:
        letters = letters.removeprefix("YP")
    if len(letters) != _PLACES or not set(letters) <= set(LETTERS):
        raise UnreadableReference
    return PREFIX + letters


def is_reference(text: str) -> bool:
    """True for the one spelling only, as it is stored and shown."""
    letters = text.removeprefix(PREFIX)
    right_size = text.startswith(PREFIX) and len(letters) == _PLACES
    return right_size and set(letters) <= set(LETTERS)


def is_one_slip(one: str, other: str) -> bool:
    """True when a wrong character, or two swapped, turns one into the other."""
    places = [
        n for n, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1
    ]
    if len(places) == 1:
        return True
    if len(places) != 2:
        return False
    here, there = places
    return one[here] == other[there] and one[there] == other[here]


def slips_of(reference: str) -> frozenset[str]:
    """Return every reference one slip away, so that a look-up is enough."""
    letters = reference.removeprefix(PREFIX)
    wrong = {
        letters[:n] + letter + letters[n + 1 :]
        for n in range(len(letters))
        for letter in LETTERS
    }
    swapped = {_swap(letters, *pair) for pair in combinations(range(len(letters)), 2)}
    return frozenset(PREFIX + one for one in (wrong | swapped) - {letters})


def new_reference(choose: Choose, given: Collection[str]) -> str:
    """
    Draw a reference that is new and no slip from any ever given.

    Those drawn here keep apart from each other by themselves (`_closed`); the
    ones that came from a file are kept clear of by looking. Raises
    NoReferencesLeft.
    """
    taken = frozenset(given)
    for _ in range(_DRAWS):
        drawn = _closed(choose(CLEAR, _FREE_PLACES))
        if drawn and _is_free(drawn, taken):
            return drawn
    return _one_of_the_last(choose, taken)


def free_references(given: Collection[str]) -> Iterator[str]:
    """Go through every reference that could still be drawn."""
    taken = frozenset(given)
    for three in product(CLEAR, repeat=_FREE_PLACES):
        reference = _closed("".join(three))
        if reference and _is_free(reference, taken):
            yield reference


def _closed(three: str) -> str | None:
    """
    Add the last character, which makes the weighted sum leave no rest.

    A wrong character moves the sum by weight x difference, and swapping two by
    the difference of weights x the difference of characters. Modulo a prime
    neither is ever 0, so no two that add up are one slip apart. None when the
    last character would be an unclear one.
    """
    values = [LETTERS.index(letter) for letter in three]
    rest = sum(w * v for w, v in zip(_WEIGHTS, values, strict=True)) % _SIZE
    last = LETTERS[-rest * pow(_LAST_WEIGHT, -1, _SIZE) % _SIZE]
    return PREFIX + three + last if last in CLEAR else None


def _is_free(reference: str, taken: frozenset[str]) -> bool:
    return reference not in taken and slips_of(reference).isdisjoint(taken)


def _one_of_the_last(choose: Choose, taken: frozenset[str]) -> str:
    """Draw among what is left, place by place, when luck has become rare."""
    left = list(free_references(taken))
    if not left:
        raise NoReferencesLeft
    for place in range(len(PREFIX), len(left[0])):
        letters = "".join(sorted({one[place] for one in left}))
        drawn = choose(letters, 1)
        left = [one for one in left if one[place] == drawn]
    return left[0]


def _swap(letters: str, here: int, there: int) -> str:
    changed = list(letters)
    changed[here], changed[there] = changed[there], changed[here]
    return "".join(changed)
