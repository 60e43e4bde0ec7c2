"""
The corpora: ordinary sentences, and sentences with one thing planted in each.

Both were written before the rules, by the hand that then wrote the rules. Every
third sentence is held out: rules are tuned on the others alone, and what the
held-out ones show is told apart. The later ones were written when the rules stood.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.contents.records import Holds, Kind
from bot.contents.rules import look
from bot.practice.partnership import PARTNERSHIP

_HERE = Path(__file__).parent
#: The first Monday of the practice partnership.
TODAY = date(2027, 2, 22)
_EVERY = 3
_WORD = re.compile(r"[^\W\d_]+")
#: Known where names are planted: the others of the cast are strangers there.
_FEW = ("Odile Farthing", "Ebba Crowther", "Fenn Adeyemi-Rusk")


def words_in(names: Iterable[str]) -> frozenset[str]:
    """Return each word of some names as `look` wants them."""
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


def _names(*kinds: str) -> list[str]:
    table = tomllib.loads(PARTNERSHIP.read_text(encoding="utf-8"))
    return [entry["name"] for kind in kinds for entry in table[kind]]


EVERYONE = words_in(_names("agency", "school", "worker"))
FEW_WORKERS = words_in([*_names("agency", "school"), *_FEW])


def ordinary() -> list[str]:
    """Return the ordinary sentences, as tired workers write them."""
    return _HERE.joinpath("ordinary.txt").read_text(encoding="utf-8").splitlines()


def planted() -> dict[Kind, list[str]]:
    """Return the planted sentences by what is planted in them."""
    text = _HERE.joinpath("planted.toml").read_text(encoding="utf-8")
    return {Kind(kind): list(lines) for kind, lines in tomllib.loads(text).items()}


def held_out(lines: Sequence[str]) -> list[str]:
    """Return every third sentence, which no rule was tuned on."""
    return list(lines[_EVERY - 1 :: _EVERY])


def tuned_on(lines: Sequence[str]) -> list[str]:
    """Return the others."""
    return [line for place, line in enumerate(lines) if place % _EVERY != _EVERY - 1]


def seen(text: str, known: frozenset[str] = EVERYONE) -> frozenset[Kind]:
    """Return the kinds found in a line of coordination."""
    return frozenset(one.kind for one in look(text, Holds.COORDINATION, known, TODAY))


def missed(kind: Kind, lines: Sequence[str]) -> list[str]:
    """Return the lines in which the planted kind was not found."""
    known = FEW_WORKERS if kind is Kind.NAME else EVERYONE
    return [line for line in lines if kind not in seen(line, known)]


def later() -> tuple[list[str], dict[Kind, list[str]]]:
    """Return sentences written after the rules, ordinary and planted."""
    table = tomllib.loads(_HERE.joinpath("later.toml").read_text(encoding="utf-8"))
    private = {Kind(kind): some for kind, some in table["planted"].items()}
    return table["ordinary"], private
