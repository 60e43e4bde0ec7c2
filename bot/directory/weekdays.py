"""Days of the week as people write them: "Mon–Fri", "Mon, Wed", "Tue to Sat"."""

from __future__ import annotations

import re

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))

_RANGE = re.compile(r"\s*(?:[-‐‑–—]|to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|&|\s)\s*", re.IGNORECASE)
#: The day's own name, as long as anybody writes it.
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class UnreadableDays(ValueError):
    """The words name no days of the week; the message says how to write them."""

    def __init__(self) -> None:
        super().__init__(
            "I could not read those days. "
            "Write them like this: Mon–Fri, or Mon, Wed, Fri."
        )


def parse_weekdays(text: str) -> frozenset[int]:
    """Return the days, Monday 0; raises UnreadableDays."""
    joined = _RANGE.sub("-", text.strip())
    parts = [part for part in _BETWEEN.split(joined) if part]
    if not parts:
        raise UnreadableDays
    return frozenset(day for part in parts for day in _days(part))


def show_weekdays(days: frozenset[int]) -> str:
    """Return "Mon–Fri", "Mon, Wed, Fri" or "Tue–Thu, Sat"."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_show_run(run) for run in runs)


def _show_run(run: list[int]) -> str:
    if len(run) < 3:
        return ", ".join(NAMES[day] for day in run)
    return f"{NAMES[run[0]]}–{NAMES[run[-1]]}"


def _days(part: str) -> list[int]:
    first, dash, last = part.partition("-")
    start = _day(first)
    if not dash:
        return [start]
    # A range may go round the end of the week, as shifts do: Sat–Mon.
    return [(start + step) % 7 for step in range((_day(last) - start) % 7 + 1)]


def _day(word: str) -> int:
    name = word.strip(".").lower().removesuffix("s")  # "Weds", "Mondays"
    for number, long in enumerate(_LONG):
        if len(name) >= 3 and long.startswith(name):
            return number
    raise UnreadableDays
