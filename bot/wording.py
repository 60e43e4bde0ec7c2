"""Moments, lists and counts as people say them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.calendars.wall_time import clock_time, short_day
from bot.meetings.cards import When

DAYS = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)


def moment(when: When) -> str:
    """Return "Wed 17 Mar at 11:35"."""
    return f"{short_day(when.on)} at {clock_time(when.at)}"


def listed(names: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def few(names: Sequence[str], most: int = 8) -> str:
    """Return a list as `listed` does, of at most that many and how many more."""
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 person" or "3 people"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
