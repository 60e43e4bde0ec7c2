"""Which quiet times can be had, and on which days somebody is nudged then."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.nations import Nation
from bot.nudges.own_time import OwnTime
from bot.nudges.records import PartOfDay, Wishes
from bot.quiet.doors import Field
from bot.quiet.requests import QuietTimes
from bot.quiet.rules import (
    a_week_from,
    days_left,
    muted_on,
    problems_of,
)

MONDAY = date(2027, 3, 8)
EVERY = frozenset(range(5))


def wanted(
    until: date | None = None, not_on: frozenset[int] = frozenset()
) -> QuietTimes:
    return QuietTimes(
        version=0, muted_until=until, not_on=not_on, part=PartOfDay.MORNINGS
    )


@given(
    working=st.frozensets(st.integers(0, 6)),
    closed=st.frozensets(st.integers(0, 4), max_size=4),
    not_on=st.frozensets(st.integers(0, 4)),
)
def test_the_days_that_are_said_are_the_days_that_are_kept(
    working: frozenset[int], closed: frozenset[int], not_on: frozenset[int]
) -> None:
    own = OwnTime(
        nation=Nation.SCOTLAND,
        zone="Europe/London",
        working_days=working,
        agency_closed=closed,
        wishes=Wishes(id="w", not_on=not_on),
    )
    said = days_left(working, closed, not_on)

    for day in range(5):
        kept = own.why_not(MONDAY.replace(day=8 + day)) is None
        assert kept is (day in said)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2027, 3, 7), "That day is past. Leave it empty to be nudged."),
        (
            date(2027, 4, 6),
            "Four weeks is the most. Please choose Mon 5 Apr or sooner.",
        ),
    ],
)
def test_a_mute_ends_within_four_weeks(until: date, sentence: str) -> None:
    assert problems_of(wanted(until), EVERY, MONDAY) == {Field.UNTIL: sentence}


@pytest.mark.parametrize("until", [None, MONDAY, date(2027, 4, 5)])
def test_any_day_until_then_will_do(until: date | None) -> None:
    assert problems_of(wanted(until), EVERY, MONDAY) == {}


def test_one_working_day_is_left_free() -> None:
    tuesdays = frozenset({1})
    problems = problems_of(wanted(not_on=frozenset({1, 2})), tuesdays, MONDAY)

    assert problems == {
        Field.NOT_ON: "That leaves none of your working days. Please leave one free."
    }


def test_a_week_from_monday_is_over_on_sunday() -> None:
    assert a_week_from(MONDAY) == date(2027, 3, 14)


def test_a_mute_of_yesterday_mutes_no_more() -> None:
    past = Wishes(id="w", muted_until=date(2027, 3, 7))

    assert muted_on(past, MONDAY) is None
    assert muted_on(past, date(2027, 3, 7)) == date(2027, 3, 7)
    assert muted_on(None, MONDAY) is None
