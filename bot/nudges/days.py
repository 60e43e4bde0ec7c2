"""How long an answer took, in the days of whoever was asked; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.calendars.stretches import ONE_DAY
from bot.calendars.wall_time import local_day
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Why

#: How a ladder ends when whoever was asked said something, whatever it was.
BY_ANSWER = frozenset({Why.ANSWERED, Why.SOMEONE_ELSE})
#: How it ends when nothing was said.
WITHOUT_ANSWER = frozenset({Why.GIVEN_UP, Why.OVER})


def days_taken(own: OwnTime, asked: datetime, answered: datetime) -> int:
    """Return how many of their days passed; the same day, and days off, are none."""
    day, last = local_day(asked, own.zone), local_day(answered, own.zone)
    passed = 0
    while day < last:
        day += ONE_DAY
        passed += own.counts(day) and own.away_until(day) is None
    return passed


def median_of(days: Sequence[int]) -> int | None:
    """Return the whole number of days that half took at most; None without any."""
    return sorted(days)[(len(days) - 1) // 2] if days else None
