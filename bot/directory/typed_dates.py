"""
A school's dates as an office types them, one a line.

    Term 22 Feb 2027 to 25 Mar 2027
    INSET Fri 26 Feb 2027
    Closed Wed 3 March 2027
    Holiday 26 Mar to 9 Apr 2027
    Open Mon 3 May 2027

Nothing is guessed in silence: a year that is left out, and a day of the week that
does not fit, are said back as something to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.calendars.stretches import Stretch
from bot.directory.weekdays import NAMES

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_DATE = re.compile(
    r"(?:(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<word>[a-z]{3,9})\.?,?"
    r"(?:\s+(?P<year>\d{4}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}))",
    re.IGNORECASE,
)
_TO = re.compile(
    # Not the dashes of 2027-02-26.
    r"\s+(?:to|until|till)\s+|\s*(?:[‐‑–—]|\s-|-\s|(?<!\d)-)\s*",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\s+")
#: A line may not say more than a year; that is a slip in the year.
_MOST_DAYS = 366


class Said(StrEnum):
    """What a line says of its days."""

    TERM = "term"
    INSET = "inset"
    CLOSED = "closed"
    OPEN = "open"


_BEFORE_A_DATE = r"(?=[:\-–]|\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?\d)"
_WORDS = {
    Said.TERM: (rf"(?:(?:autumn|spring|summer|winter) )?term(?: \d{_BEFORE_A_DATE})?",),
    Said.INSET: ("inset(?: day)?", "staff(?: training)?(?: day)?", "in-?service day"),
    Said.CLOSED: (
        "closed|closure|shut|snow",
        "(?:[a-z]+ )?(?:holidays?|break)",
        "half[ -]?term(?: (?:holiday|break))?",
    ),
    Said.OPEN: ("open", "school day"),
}
_STARTS = tuple(
    (said, re.compile(rf"(?:{'|'.join(words)})(?: ?[:\-–])?{_BEFORE_A_DATE}\s*", re.I))
    for said, words in _WORDS.items()
)


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """One line that could be read; `check` is what to look at again."""

    said: Said
    days: Stretch
    check: str | None


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Everything that was typed; `unreadable` holds numbers of lines, from 1."""

    lines: tuple[TypedLine, ...]
    unreadable: tuple[int, ...]

    def stretches(self, said: Said) -> list[Stretch]:
        return [one.days for one in self.lines if one.said is said]

    def days(self, said: Said) -> frozenset[date]:
        """Return the weekdays of every such line."""
        spans = self.stretches(said)
        return frozenset(day for span in spans for day in span.weekdays())

    @property
    def checks(self) -> tuple[str, ...]:
        return tuple(one.check for one in self.lines if one.check)


def read_typed(text: str, today: date) -> Typed:
    """Read every line; a year left out means the next such day from `today` on."""
    found: list[TypedLine] = []
    unreadable: list[int] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _SPACED.sub(" ", raw.strip(" \t•*.;"))
        if not line:
            continue
        try:
            found.append(_read_line(line, number, today))
        except ValueError:
            unreadable.append(number)
    return Typed(lines=tuple(found), unreadable=tuple(unreadable))


def _read_line(line: str, number: int, today: date) -> TypedLine:
    said, rest = _what(line)
    first, *more = _TO.split(rest, maxsplit=1)
    # "26 Mar to 9 Apr 2027": the year stands once, at the end.
    last_match = _match(more[0]) if more else None
    last_year = _year_of(last_match) if last_match else None
    first_match = _match(first)
    start = _date(first_match, last_year, today)
    end = _date(last_match, start.year, today) if last_match else start
    if end < start and last_match and _year_of(last_match) is None:
        end = end.replace(year=end.year + 1)
    if (end - start).days > _MOST_DAYS:
        raise ValueError
    days = Stretch(first=start, last=end)
    checks = [*_wrong_days(number, first_match, start)]
    if last_match:
        checks += _wrong_days(number, last_match, end)
    if last_year is None and _year_of(first_match) is None:
        checks.append(f"Line {number} has no year. I took {start.year}.")
    return TypedLine(said=said, days=days, check=" ".join(checks) or None)


def _what(line: str) -> tuple[Said, str]:
    """Split "INSET day: Fri 26 Feb" into what it says and the rest."""
    for said, start in _STARTS:
        found = start.match(line)
        if found:
            return said, line[found.end() :]
    raise ValueError


def _match(text: str) -> re.Match[str]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError
    return found


def _year_of(found: re.Match[str]) -> int | None:
    if found["iso"]:
        return int(found["iso"][:4])
    year = found["year"] or found["y"]
    return int(year) if year else None


def _date(found: re.Match[str], year: int | None, today: date) -> date:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["d"]:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    month = _month(found["word"])
    day, named = int(found["day"]), _year_of(found) or year
    if named:
        return date(named, month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _month(word: str) -> int:
    place, rest = divmod(_MONTHS.index(word[:3].lower()), 3)
    if rest:
        raise ValueError
    return place + 1


def _wrong_days(number: int, found: re.Match[str], day: date) -> Iterator[str]:
    name = found["name"]
    if name and name.title() != NAMES[day.weekday()]:
        right = NAMES[day.weekday()]
        yield f"Line {number} says {name.title()}, but that day is a {right}."
