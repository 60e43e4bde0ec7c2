"""Reads a table of bells as people write it, and lists every mistake in it at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from itertools import pairwise
from typing import Any

from bot.calendars.bells import WEEKDAYS, Bell, BellDay, BellGrid, BellKind

_LINE = re.compile(r"(?P<name>\S.*?)\s+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")
_KINDS = (
    (re.compile(r"reg\b|registration|roll ?call|tutor|form time"), "registration"),
    (re.compile(r"break|interval|recess"), "break"),
    (re.compile(r"lunch|dinner"), "lunch"),
)
_END = "end"


class MistakenBells(ValueError):
    """The table of bells cannot be used; `mistakes` says all that is wrong with it."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(" ".join(mistakes))


def read_table(table: Mapping[str, Any]) -> BellGrid:
    """Raises `MistakenBells`; see `BellGrid.from_table`."""
    mistakes: list[str] = []
    ranges: dict[int, BellDay] = {}
    singles: dict[int, BellDay] = {}
    for key, lines in table.items():
        weekdays = _weekdays(key, mistakes)
        day = _day(key, lines, mistakes)
        kept = ranges if len(weekdays) > 1 else singles
        for weekday in weekdays:
            if weekday in kept:
                mistakes.append(f"{WEEKDAYS[weekday].title()} is given twice.")
            if day:
                kept[weekday] = day
    if not table:
        mistakes.append("No weekday has any bells.")
    if mistakes:
        raise MistakenBells(mistakes)
    return BellGrid(days={**ranges, **singles})


def _weekdays(key: str, mistakes: list[str]) -> list[int]:
    ends = [part.strip() for part in re.split(r"[-–]", str(key).lower())]
    unknown = [part for part in ends if part not in WEEKDAYS]
    if unknown or len(ends) > 2:
        mistakes.append(f"“{key}” is not a weekday or a range of them.")
        return []
    first, last = WEEKDAYS.index(ends[0]), WEEKDAYS.index(ends[-1])
    if last < first:
        mistakes.append(f"“{key}” runs backwards.")
    return list(range(first, last + 1))


def _day(key: str, lines: Any, mistakes: list[str]) -> BellDay | None:
    if not isinstance(lines, list) or not all(isinstance(each, str) for each in lines):
        mistakes.append(f"{key}: write the bells as a list of lines.")
        return None
    found: list[tuple[str, time]] = []
    wrong: list[str] = []
    for line in lines:
        bell = _bell(line)
        if bell:
            found.append(bell)
        else:
            wrong.append(f"{key}: “{line}” needs a name and a time, like “P1 09:10”.")
    # A line that cannot be read may be the one that is missed below.
    mistakes += wrong or _order_mistakes(key, found)
    if wrong or len(found) < 2:
        return None
    return BellDay(
        bells=tuple(
            Bell(name=name, kind=_kind(name), start=start, end=end)
            for (name, start), (_, end) in pairwise(found)
        )
    )


def _bell(line: str) -> tuple[str, time] | None:
    match = _LINE.fullmatch(line.strip())
    if not match or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    return match["name"], time(int(match["hour"]), int(match["minute"]))


def _order_mistakes(key: str, found: list[tuple[str, time]]) -> list[str]:
    names = [name.lower() for name, _ in found]
    mistakes = [
        f"{key}: “{name}” at {start:%H:%M} is not after the bell before it."
        for (_, before), (name, start) in pairwise(found)
        if start <= before
    ]
    if names.count(_END) != 1 or names[-1] != _END:
        mistakes.append(f"{key}: the last line, and only that, is “End” and its time.")
    elif len(names) < 2:
        mistakes.append(f"{key}: nothing comes before “End”.")
    return mistakes


def _kind(name: str) -> BellKind:
    words = name.lower()
    found = (kind for pattern, kind in _KINDS if pattern.search(words))
    return BellKind(next(found, "lesson"))
