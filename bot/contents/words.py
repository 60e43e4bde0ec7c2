"""Typed text made plain, and its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_DASHES = "‐‑‒–—―−﹣－"
_QUOTES = "‘’ʼ´`＇"
_SAME = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'"))
#: A word has no dash in it, so that "self-harm" and "self harm" are the same two.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
#: What may stand between two words of one phrase.
_JOINT = re.compile(r"[ \t]{0,3}[-/&+]?[ \t]{0,3}")
#: After one of these a capital letter says nothing.
_STOPS = re.compile(r"[.!?…•\n]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word, where it stands, and how it stands beside the one before."""

    text: str
    #: Small letters, without apostrophes.
    low: str
    start: int
    end: int
    #: True for the first word of a sentence or a line.
    opens: bool
    #: True when nothing but a space or a dash parts it from the word before.
    joined: bool

    @property
    def stem(self) -> str:
        """Without "'s": whose something is."""
        return self.text.lower().removesuffix("'s").replace("'", "")

    @property
    def is_capital(self) -> bool:
        """True for "Room", not for "room", "ROOM" or "R"."""
        return self.text[:1].isupper() and self.text[1:2].islower()


def plain(text: str) -> str:
    """
    Return the text in the letters and digits a rule knows.

    Wide and other digits become 0-9, every dash a hyphen; what cannot be seen
    is gone, so that nothing hides in the middle of a number.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return "".join(_letter(letter) for letter in folded if not _is_hidden(letter))


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text, in order."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    before = 0
    for match in _WORD.finditer(text):
        gap = text[before : match.start()]
        yield Word(
            text=match[0],
            low=match[0].lower().replace("'", ""),
            start=match.start(),
            end=match.end(),
            opens=before == 0 or bool(_STOPS.search(gap)),
            joined=before > 0 and _JOINT.fullmatch(gap) is not None,
        )
        before = match.end()


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return " " if letter.isspace() else letter


def _is_hidden(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter) == "Cf"
