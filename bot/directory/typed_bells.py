"""
A school's bells as an office types them, into the table `BellGrid` reads.

    Monday–Friday
    Reg 08:45
    P1 09:10
    End 15:20

A line with no time in it starts another day or days; without any, the lines are
for Monday to Friday.
"""

from __future__ import annotations

import re

_TIME = re.compile(r"\d{1,2}[:.]\d{2}\s*$")
_DAYS = {
    "mon": "monday",
    "tue": "tuesday",
    "wed": "wednesday",
    "thu": "thursday",
    "fri": "friday",
    "sat": "saturday",
    "sun": "sunday",
}
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:\bto\b|[-–])\s*", re.IGNORECASE)
_EVERY_DAY = "monday-friday"


def bell_table(text: str) -> dict[str, list[str]]:
    """Return lists of lines by their days; mistakes are left for `BellGrid` to tell."""
    table: dict[str, list[str]] = {}
    days = _EVERY_DAY
    for line in filter(None, (one.strip() for one in text.splitlines())):
        if _TIME.search(line):
            table.setdefault(days, []).append(line)
        else:
            days = _days(line)
            table.setdefault(days, [])
    return table


def _days(line: str) -> str:
    named = _TO.sub("-", line.strip(" :"))
    return _DAY.sub(lambda found: _DAYS[found[1].lower()], named).lower()
