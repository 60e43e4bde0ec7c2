"""Which quiet times can be had; ours, so that nobody is lost to everyone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from bot.calendars.wall_time import short_day
from bot.nudges.records import Wishes
from bot.quiet.doors import Field
from bot.quiet.requests import QuietTimes

MONDAY_TO_FRIDAY = frozenset(range(5))
#: Longer than this is leave, which has a form and a deputy (ours).
LONGEST = timedelta(days=28)
_A_WEEK = timedelta(days=6)


def days_at_work(
    working_days: frozenset[int], agency_closed: frozenset[int]
) -> frozenset[int]:
    """
    Return the days of the week on which somebody is nudged at all, Monday 0.

    Whoever works at weekends alone is reached on any weekday.
    """
    return (working_days & MONDAY_TO_FRIDAY) - agency_closed or (
        MONDAY_TO_FRIDAY - agency_closed
    )


def days_left(
    working_days: frozenset[int], agency_closed: frozenset[int], not_on: frozenset[int]
) -> frozenset[int]:
    """
    Return the days of the week on which somebody is nudged with this wish.

    One that would leave none, as working days change, is not held against them.
    """
    usual = (working_days & MONDAY_TO_FRIDAY) - agency_closed
    return usual - not_on or days_at_work(working_days, agency_closed)


def a_week_from(today: date) -> date:
    """Return the last day of a week's mute: the same weekday is free again."""
    return today + _A_WEEK


def muted_on(wishes: Wishes | None, today: date) -> date | None:
    """Return the last day of the mute that holds today; None: none does."""
    until = wishes.muted_until if wishes else None
    return until if until is not None and until >= today else None


def problems_of(
    wanted: QuietTimes, at_work: frozenset[int], today: date
) -> Mapping[str, str]:
    """Return what cannot be had, by the name of its field."""
    problems: dict[str, str] = {}
    until = wanted.muted_until
    if until is not None and until < today:
        problems[Field.UNTIL] = "That day is past. Leave it empty to be nudged."
    if until is not None and until > today + LONGEST:
        latest = short_day(today + LONGEST)
        problems[Field.UNTIL] = (
            f"Four weeks is the most. Please choose {latest} or sooner."
        )
    if at_work and at_work <= wanted.not_on:
        problems[Field.NOT_ON] = (
            "That leaves none of your working days. Please leave one free."
        )
    return problems
