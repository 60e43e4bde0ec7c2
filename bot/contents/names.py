"""Words that look like somebody's name: a pattern, never a list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.tables import word_lists
from bot.contents.words import Word

_KIN = (
    "mum|mam|mom|mother|dad|father|stepdad|stepmum|nan|nana|gran|grandma|grandad|aunt"
    "|auntie|uncle|brother|sister|cousin|carer|girlfriend|boyfriend|partner|friend|mate"
)
#: "Linnet's mum": a name although it opens the sentence.
_BELONGS = frozenset(_KIN.split("|")) | {"family", "parents"}
#: "Droy boys", which no verb opens, as one does "Involve family".
_MANY = frozenset({"boys", "girls", "lads", "brothers", "sisters"})
_AND_THEIRS = (["and", "his"], ["and", "her"])
_CALLED = re.compile(
    r"\b(?:first |last |sur|nick)?names?(?:'s| is| was) "
    r"(?!(?:on|not|in|there|the|a|to|at|known|tbc|spelled|wrong|missing|up|being"
    r"|already|what|still|now|for|enough)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![A-Za-z.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?![a-z])")
_NOT_LETTERS = re.compile("[^A-Z]")
#: A longer text in capitals alone is somebody with the wrong key down.
_LONGEST_SHOUT = 5


def has_name(text: str, words: Sequence[Word], known: frozenset[str]) -> bool:
    """
    Return whether somebody may be named who is not known here.

    `known` holds, in small letters, each word of the names of workers, agencies
    and schools.
    """
    return (
        _CALLED.search(text) is not None
        or _has_initials(text, words, known)
        or _has_shouted(words, known)
        or any(_is_name(words, place, known) for place in range(len(words)))
    )


def _has_initials(text: str, words: Sequence[Word], known: frozenset[str]) -> bool:
    dotted = (_NOT_LETTERS.sub("", one).lower() for one in _INITIALS.findall(text))
    if any(one not in word_lists("capitals")["dotted"] for one in dotted):
        return True
    short = word_lists("capitals")["short"] | known
    return not _all_shouted(words) and any(_is_pair(word, short) for word in words)


def _is_pair(word: Word, short: frozenset[str]) -> bool:
    """True for "JB" and "JB's", which is how colleagues shorten a child's name."""
    letters = word.text.removesuffix("'s")
    two = len(letters) == 2 and letters.isalpha() and letters.isupper()
    return two and letters.lower() not in short


def _is_name(words: Sequence[Word], place: int, known: frozenset[str]) -> bool:
    if not _is_unknown(words[place], known):
        return False
    if _is_place(words, place):
        return False
    return not words[place].opens or _is_name_at_start(words, place, known)


def _is_name_at_start(words: Sequence[Word], place: int, known: frozenset[str]) -> bool:
    """A first word has a capital anyway: only what follows can tell."""
    following = _after(words, place)
    if following is None:
        return False
    owns = words[place].text.endswith("'s") and following.low in _BELONGS
    is_theirs = owns or following.low in _MANY
    return is_theirs or _and_theirs(words, place) or _is_unknown(following, known)


def _and_theirs(words: Sequence[Word], place: int) -> bool:
    """True for the first word of "Nerys and her brother"."""
    return [word.low for word in words[place + 1 : place + 3]] in _AND_THEIRS


def _is_unknown(word: Word, known: frozenset[str]) -> bool:
    stem = word.stem
    if not word.is_capital or stem in known:
        return False
    return not _is_ordinary(stem)


def _is_ordinary(stem: str) -> bool:
    table = word_lists("capitals")
    return any(stem in table[key] for key in ("words", "short", "places"))


def _has_shouted(words: Sequence[Word], known: frozenset[str]) -> bool:
    """True for two words in capitals; one is more often an agency's short form."""
    if len(words) > _LONGEST_SHOUT and _all_shouted(words):
        return False
    shouted = [_is_shouted(word, known) for word in words]
    return any(
        shouted[place] and shouted[place - 1] and words[place].joined
        for place in range(1, len(words))
    )


def _is_shouted(word: Word, known: frozenset[str]) -> bool:
    if not word.text.isupper() or not word.text.isalpha() or len(word.text) < 3:
        return False
    return word.stem not in known and not _is_ordinary(word.stem)


def _all_shouted(words: Sequence[Word]) -> bool:
    return not any(letter.islower() for word in words for letter in word.text)


def _is_place(words: Sequence[Word], place: int) -> bool:
    """True for a town after "in", and for "Alder" of "Alder Centre"."""
    following = _after(words, place)
    if following and following.low in word_lists("capitals")["places"]:
        return True
    before = words[place - 1] if place and words[place].joined else None
    return before is not None and before.low in {"in", "near", "via"}


def _after(words: Sequence[Word], place: int) -> Word | None:
    following = words[place + 1] if place + 1 < len(words) else None
    return following if following and following.joined else None
