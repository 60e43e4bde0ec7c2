"""Brings an entry's words into one plain form, and finds the dates they speak of."""

from __future__ import annotations

import re
import unicodedata

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_TIME = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm)\b|\b\d{1,2}[.:]\d{2}\b")
_HALF_A_TERM = re.compile(
    r"\bhalf term (?P<n>\d|one|two) (?=start|begin|end|finish|commence)"
    r"|(?<=of )half term (?P<m>\d|one|two)\b"
)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
)
#: "26 to 30 October", but not a time of day and not "2026–27".
_RANGE = re.compile(
    r"(?<![\d:.])\d{1,2}(?:st|nd|rd|th)?(?: [a-z]+)? ?(?:to|until|till|[-–—]) ?"
    r"(?:[a-z]+ ){0,2}\d{1,2}\b(?![:.]\d)"
)
#: One spelling for each word, and none for "in" or "school" where they mislead.
_SPELLINGS = (
    ("halfterm", "half term"),
    ("midterm", "mid term"),
    ("in service", "inservice"),
    ("open day", "openday"),
    ("open morning", "openday"),
    ("after school", "after hours"),
)


def plain(words: str) -> str:
    """Return words in small letters, without accents, hyphens or apostrophes."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    text = "".join(each for each in folded if not unicodedata.combining(each))
    text = re.sub(r"(?<=\w)['’`](?=[rn]\b)", " ", text)
    text = re.sub(r"['’‘`\"“”*_#]", "", text)
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    text = _TIME.sub(" ~time~ ", text)
    text = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"\s+", " ", text)
    for said, meant in _SPELLINGS:
        text = text.replace(said, meant)
    text = re.sub(r"\bt([1-6])\b", r"term \1", text)
    return _HALF_A_TERM.sub("term ", text).strip()


def tokens_of(text: str) -> list[str]:
    """Return the words of plain text; "~time~" stands for a time of day."""
    return re.findall(r"[\w~]+", text)


def is_number(token: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:st|nd|rd|th)?|~time~", token))


def names_a_range(words: str) -> bool:
    """Say whether words, as they stand, give a first and a last date."""
    return bool(_RANGE.search(words.casefold()))


def weekdays_named(text: str) -> frozenset[int]:
    short = {token[:3] for token in tokens_of(text) if _WEEKDAY.fullmatch(token)}
    return frozenset(_WEEK.index(each) for each in short)
