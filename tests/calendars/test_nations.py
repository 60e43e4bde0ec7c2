"""Working days and bank holidays, against dates published by each nation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.nations import (
    Nation,
    add_working_days,
    bank_holidays,
    is_bank_holiday,
    is_working_day,
    next_working_day,
    working_day_from,
)

ENGLAND = Nation.ENGLAND_AND_WALES
SCOTLAND = Nation.SCOTLAND
NORTHERN_IRELAND = Nation.NORTHERN_IRELAND

#: As published: month and day of every bank holiday on a weekday.
WEEKDAYS_OF_2027 = {
    ENGLAND: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    SCOTLAND: "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
    NORTHERN_IRELAND: ("01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"),
}
WEEKDAYS_OF_2028 = {
    ENGLAND: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    SCOTLAND: "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26",
    NORTHERN_IRELAND: ("01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26"),
}

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
nations = st.sampled_from(Nation)


@pytest.mark.parametrize(
    ("year", "published"), [(2027, WEEKDAYS_OF_2027), (2028, WEEKDAYS_OF_2028)]
)
@pytest.mark.parametrize("nation", list(Nation))
def test_bank_holidays_on_weekdays_are_those_published(
    year: int, published: dict[Nation, str], nation: Nation
) -> None:
    found = [day for day in bank_holidays(year, nation) if day.weekday() < 5]

    expected = [
        date.fromisoformat(f"{year}-{each}") for each in published[nation].split()
    ]
    assert sorted(found) == expected


@pytest.mark.parametrize(
    ("nation", "due"),
    [
        (ENGLAND, date(2027, 3, 31)),  # Good Friday and Easter Monday
        (SCOTLAND, date(2027, 3, 30)),  # Good Friday only
        (NORTHERN_IRELAND, date(2027, 4, 1)),  # and St Patrick's Day
    ],
)
def test_fifteen_working_days_from_monday_8_march_2027(
    nation: Nation, due: date
) -> None:
    assert add_working_days(date(2027, 3, 8), 15, nation) == due


def test_scotland_works_on_easter_monday() -> None:
    assert is_working_day(date(2027, 3, 29), SCOTLAND)


def test_scotland_had_a_bank_holiday_of_its_own_in_june_2026() -> None:
    assert is_bank_holiday(date(2026, 6, 15), SCOTLAND)


def test_a_day_the_agency_keeps_shut_is_not_a_working_day() -> None:
    friday = date(2027, 3, 5)

    assert not is_working_day(friday, ENGLAND, closed=frozenset({friday}))


def test_counting_steps_over_days_the_agency_keeps_shut() -> None:
    friday = date(2027, 3, 5)

    due = add_working_days(date(2027, 3, 4), 1, ENGLAND, closed={friday})

    assert due == date(2027, 3, 8)


def test_no_working_days_from_a_working_day_is_that_day() -> None:
    assert add_working_days(date(2027, 3, 8), 0, ENGLAND) == date(2027, 3, 8)


def test_no_working_days_from_good_friday_is_the_tuesday_after() -> None:
    assert working_day_from(date(2027, 3, 26), ENGLAND) == date(2027, 3, 30)


def test_counting_back_over_easter() -> None:
    assert add_working_days(date(2027, 3, 30), -1, ENGLAND) == date(2027, 3, 25)


def test_the_next_working_day_is_never_the_day_itself() -> None:
    assert next_working_day(date(2027, 3, 8), ENGLAND) == date(2027, 3, 9)


def test_a_nation_may_be_given_by_its_stored_value() -> None:
    assert bank_holidays(2027, Nation("scotland")) == bank_holidays(2027, SCOTLAND)


@settings(deadline=None)
@given(day=days, n=st.integers(1, 60), nation=nations)
def test_counting_on_and_back_from_a_working_day_returns_to_it(
    day: date, n: int, nation: Nation
) -> None:
    start = working_day_from(day, nation)

    there = add_working_days(start, n, nation)

    assert add_working_days(there, -n, nation) == start


@settings(deadline=None)
@given(day=days, n=st.integers(-60, 60), nation=nations)
def test_a_count_always_ends_on_a_working_day(
    day: date, n: int, nation: Nation
) -> None:
    assert is_working_day(add_working_days(day, n, nation), nation)


@settings(deadline=None)
@given(day=days, n=st.integers(1, 60), nation=nations)
def test_exactly_that_many_working_days_are_passed(
    day: date, n: int, nation: Nation
) -> None:
    due = add_working_days(day, n, nation)

    span = range(day.toordinal() + 1, due.toordinal() + 1)
    passed = [each for each in map(date.fromordinal, span)]
    assert sum(is_working_day(each, nation) for each in passed) == n
