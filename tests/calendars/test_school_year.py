"""One school's days: open or not, why, counted, changed by hand and stored."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.nations import Nation, bank_holidays
from bot.calendars.school_year import (
    Closed,
    ClosedStretch,
    NotKnownBeyond,
    SchoolCalendar,
    SchoolYear,
)
from bot.calendars.stretches import Stretch

INSET = date(2027, 2, 26)
LAST_DAY = date(2027, 7, 21)


def school(**more: object) -> SchoolCalendar:
    """A fictional school's spring and summer of 2027."""
    terms = [
        Stretch(first=date(2027, 2, 22), last=date(2027, 3, 25)),
        Stretch(first=date(2027, 4, 13), last=date(2027, 5, 28)),
        Stretch(first=date(2027, 6, 7), last=LAST_DAY),
    ]
    return SchoolCalendar.from_terms(
        terms,
        bank_holidays=bank_holidays(2027, Nation.ENGLAND_AND_WALES),
        inset=[INSET, date(2027, 4, 12)],
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 2, 22), None),
        (date(2027, 2, 26), Closed.INSET),
        (date(2027, 2, 27), Closed.WEEKEND),
        (date(2027, 3, 25), None),
        (date(2027, 3, 26), Closed.BANK_HOLIDAY),  # in the holiday too
        (date(2027, 3, 30), Closed.HOLIDAY),
        (date(2027, 4, 12), Closed.INSET),  # the last day of the holiday
        (date(2027, 4, 13), None),
        (date(2027, 5, 3), Closed.BANK_HOLIDAY),
        (date(2027, 7, 21), None),
        (date(2027, 7, 22), Closed.NOT_KNOWN),
        (date(2027, 2, 21), Closed.NOT_KNOWN),
        (date(2027, 7, 24), Closed.NOT_KNOWN),  # a weekend nobody knows about
    ],
)
def test_why_a_day_is_closed(day: date, why: Closed | None) -> None:
    closed = school().why_closed(day)

    assert (closed.why if closed else None) is why


def test_a_holiday_says_how_long_it_lasts() -> None:
    closed = school().why_closed(date(2027, 6, 1))

    assert closed == ClosedStretch(
        first=date(2027, 5, 29), last=date(2027, 6, 6), why=Closed.HOLIDAY
    )


def test_a_school_may_open_on_fewer_days_of_the_week() -> None:
    calendar = school(weekdays=frozenset({0, 1, 2, 3}))

    assert not calendar.is_school_day(date(2027, 3, 5))


def test_two_school_days_before_a_monday_may_be_a_thursday() -> None:
    calendar = school().with_school_day(INSET)

    assert calendar.add_school_days(date(2027, 3, 1), -2) == date(2027, 2, 25)


def test_an_inset_day_is_stepped_over() -> None:
    assert school().add_school_days(date(2027, 2, 25), 1) == date(2027, 3, 1)


def test_five_school_days_run_across_a_holiday() -> None:
    assert school().add_school_days(date(2027, 3, 24), 5) == date(2027, 4, 16)


def test_no_school_days_from_a_closed_day_is_the_next_one() -> None:
    assert school().add_school_days(INSET, 0) == date(2027, 3, 1)


def test_counting_past_the_last_known_day_says_where_it_ends() -> None:
    with pytest.raises(NotKnownBeyond) as caught:
        school().add_school_days(date(2027, 7, 20), 2)

    assert caught.value.limit == LAST_DAY


def test_counting_back_past_the_first_known_day_says_where_it_starts() -> None:
    with pytest.raises(NotKnownBeyond) as caught:
        school().add_school_days(date(2027, 2, 23), -2)

    assert caught.value.limit == date(2027, 2, 22)


def test_counting_from_a_day_nobody_knows_is_refused() -> None:
    with pytest.raises(NotKnownBeyond):
        school().add_school_days(date(2027, 9, 1), 0)


def test_counting_never_crosses_a_day_nobody_knows() -> None:
    gap = Stretch(first=date(2027, 3, 3), last=date(2027, 3, 4))
    calendar = SchoolCalendar(
        known_from=date(2027, 3, 1), known_until=date(2027, 3, 31), not_known=(gap,)
    )

    with pytest.raises(NotKnownBeyond) as caught:
        calendar.add_school_days(date(2027, 3, 1), 2)

    assert caught.value.limit == date(2027, 3, 2)


def test_the_next_days_are_fewer_at_the_end_of_what_is_known() -> None:
    days = school().next_school_days(date(2027, 7, 19), 3)

    assert days == [date(2027, 7, 20), LAST_DAY]


def test_the_next_days_of_a_calendar_not_begun_are_its_first() -> None:
    assert school().next_school_days(date(2020, 1, 1), 1) == [date(2027, 2, 22)]


def test_school_days_between_two_dates_stay_within_what_is_known() -> None:
    days = school().school_days(date(2027, 7, 20), date(2028, 1, 1))

    assert days == [date(2027, 7, 20), LAST_DAY]


def test_no_school_days_lie_wholly_outside_what_is_known() -> None:
    assert school().school_days(date(2028, 1, 1), date(2028, 2, 1)) == []


def test_a_calendar_survives_storage() -> None:
    calendar = school(weekdays=frozenset({0, 1, 2, 3})).with_closure(date(2027, 3, 2))

    stored = json.loads(json.dumps(calendar.to_record()))

    assert SchoolCalendar.from_record(stored) == calendar


def test_what_is_not_known_survives_storage() -> None:
    gap = Stretch(first=date(2027, 3, 3), last=date(2027, 3, 4))
    calendar = SchoolCalendar(
        known_from=date(2027, 3, 1), known_until=date(2027, 3, 31), not_known=(gap,)
    )

    assert SchoolCalendar.from_record(calendar.to_record()) == calendar


def test_a_calendar_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        SchoolCalendar(known_from=date(2027, 3, 2), known_until=date(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2027, 7, 31), "2026–27"),
        (date(2027, 8, 1), "2027–28"),
        (date(2027, 8, 17), "2027–28"),  # Scotland is back
        (date(2099, 9, 1), "2099–00"),
    ],
)
def test_a_school_year_turns_on_the_first_of_august(day: date, label: str) -> None:
    assert SchoolYear.of(day).label == label


def test_a_calendar_names_every_year_it_touches() -> None:
    calendar = SchoolCalendar(known_from=date(2026, 9, 1), known_until=date(2028, 7, 1))

    assert [each.label for each in calendar.years()] == ["2026–27", "2027–28"]


days_of_2027 = st.dates(min_value=date(2027, 1, 1), max_value=date(2027, 12, 31))


@settings(deadline=None)
@given(
    closures=st.lists(days_of_2027, max_size=20),
    inset=st.lists(days_of_2027, max_size=5),
    after=days_of_2027,
    count=st.integers(0, 30),
)
def test_next_school_days_rise_and_are_all_school_days(
    closures: list[date], inset: list[date], after: date, count: int
) -> None:
    calendar = school().merged(closures=closures, inset=inset)

    found = calendar.next_school_days(after, count)

    assert all(calendar.is_school_day(each) and each > after for each in found)
    assert found == sorted(set(found))


@settings(deadline=None)
@given(closures=st.lists(days_of_2027, max_size=20), n=st.integers(1, 20))
def test_counting_on_and_back_returns_to_the_same_school_day(
    closures: list[date], n: int
) -> None:
    calendar = school().merged(closures=closures)
    start = calendar.next_school_days(date(2027, 4, 12), 1)[0]

    there = calendar.add_school_days(start, n)

    assert calendar.add_school_days(there, -n) == start


@settings(deadline=None)
@given(closures=st.lists(days_of_2027, max_size=30), weekday=st.integers(0, 6))
def test_every_day_is_either_a_school_day_or_has_a_reason(
    closures: list[date], weekday: int
) -> None:
    calendar = school().merged(closures=closures)
    day = date(2027, 1, 1) + timedelta(days=weekday)
    while day.year == 2027:
        assert calendar.is_school_day(day) is (calendar.why_closed(day) is None)
        day += timedelta(days=7)
