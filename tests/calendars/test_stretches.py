"""Stretches of days, alone and several at once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.stretches import (
    Stretch,
    days_between,
    joined,
    over_weekends,
    stretches_of,
    without,
)

days = st.dates(min_value=date(2027, 1, 1), max_value=date(2027, 3, 31))


def march(first: int, last: int) -> Stretch:
    return Stretch(first=date(2027, 3, first), last=date(2027, 3, last))


def test_a_stretch_holds_both_its_ends() -> None:
    assert date(2027, 3, 1) in march(1, 5)
    assert date(2027, 3, 5) in march(1, 5)


def test_a_stretch_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        march(5, 1)


def test_stretches_that_touch_are_joined() -> None:
    assert joined([march(6, 9), march(1, 5), march(20, 21)]) == [
        march(1, 9), march(20, 21),
    ]  # fmt: skip


def test_a_stretch_inside_another_adds_nothing() -> None:
    assert joined([march(1, 20), march(5, 6)]) == [march(1, 20)]


def test_taking_a_day_out_of_the_middle_leaves_two() -> None:
    assert without(march(1, 5), [date(2027, 3, 3)]) == [march(1, 2), march(4, 5)]


def test_weekdays_leave_out_the_weekend() -> None:
    assert len(march(1, 14).weekdays()) == 10


def test_a_friday_and_a_monday_are_one_stretch_over_the_weekend() -> None:
    assert over_weekends([date(2027, 3, 5), date(2027, 3, 8)]) == [march(5, 8)]


def test_a_friday_and_a_tuesday_are_two_stretches() -> None:
    found = over_weekends([date(2027, 3, 5), date(2027, 3, 9)])

    assert found == [march(5, 5), march(9, 9)]


def test_there_are_no_days_between_reversed_dates() -> None:
    assert list(days_between(date(2027, 3, 2), date(2027, 3, 1))) == []


@settings(deadline=None)
@given(st.sets(days))
def test_stretches_of_days_hold_exactly_those_days(some: set[date]) -> None:
    held = {day for stretch in stretches_of(some) for day in stretch.days()}

    assert held == some


@settings(deadline=None)
@given(st.sets(days))
def test_joined_stretches_leave_a_gap_between_them(some: set[date]) -> None:
    found = stretches_of(some)

    gaps = [b.first - a.last for a, b in pairwise(found)]
    assert all(gap > timedelta(days=1) for gap in gaps)
