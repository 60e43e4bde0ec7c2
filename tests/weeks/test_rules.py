"""When the post of a week is due: at nine on its first school day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.weeks.rules import (
    Days,
    edition_of,
    is_awaited,
    last_week,
    monday_of,
    spoken_of,
)

LONDON = "Europe/London"
WALES = Nation.ENGLAND_AND_WALES


def d(text: str) -> date:
    return date.fromisoformat(text)


def first_of(days: Days, monday: str) -> str | None:
    window = days.window(d(monday))
    return f"{window.first:%a %d %b %H:%M}" if window else None


def school(first: str = "2027-01-04", last: str = "2027-03-25") -> SchoolCalendar:
    return SchoolCalendar.from_terms([Stretch(first=d(first), last=d(last))])


def test_it_is_due_on_monday_at_nine() -> None:
    assert first_of(Days(nation=WALES, zone=LONDON), "2027-03-08") == "Mon 08 Mar 09:00"


def test_nine_is_wall_time_once_the_clocks_have_changed() -> None:
    found = first_of(Days(nation=Nation.SCOTLAND, zone=LONDON), "2027-03-29")

    assert found == "Mon 29 Mar 08:00"


def test_a_bank_holiday_moves_it_to_tuesday() -> None:
    found = first_of(Days(nation=WALES, zone=LONDON), "2027-03-29")

    assert found == "Tue 30 Mar 08:00"


def test_inset_on_monday_moves_it_to_the_first_day_of_school() -> None:
    days = Days(nation=WALES, zone=LONDON, school=school().with_inset(d("2027-03-08")))

    assert first_of(days, "2027-03-08") == "Tue 09 Mar 09:00"


def test_a_week_without_a_school_day_has_none() -> None:
    year = SchoolCalendar.from_terms(
        [
            Stretch(first=d("2027-01-04"), last=d("2027-02-12")),
            Stretch(first=d("2027-02-22"), last=d("2027-03-25")),
        ]
    )

    assert Days(nation=WALES, zone=LONDON, school=year).window(d("2027-02-15")) is None


def test_where_the_school_says_nothing_the_nation_counts() -> None:
    days = Days(nation=WALES, zone=LONDON, school=school(last="2027-03-05"))

    assert first_of(days, "2027-03-15") == "Mon 15 Mar 09:00"


def test_it_can_be_made_up_until_four_and_not_at_four() -> None:
    window = Days(nation=WALES, zone=LONDON).window(d("2027-03-08"))

    assert window is not None
    assert window.last == datetime(2027, 3, 8, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "edition"),
    [("2027-03-17", 202711), ("2027-01-01", 202653), ("2027-01-04", 202701)],
)
def test_a_week_has_its_number_in_every_year(day: str, edition: int) -> None:
    assert edition_of(d(day)) == edition
    monday = monday_of(edition)
    assert monday.weekday() == 0
    assert 0 <= (d(day) - monday).days < 7


def test_it_speaks_of_this_week_and_the_next() -> None:
    both = spoken_of(d("2027-03-08"))

    assert (both.first, both.last) == (d("2027-03-08"), d("2027-03-21"))


@pytest.mark.parametrize(
    ("due", "awaited"),
    [
        ("2027-03-15", True),
        ("2027-03-16", False),
        ("2027-02-22", True),
        ("2027-02-21", False),
    ],
)
def test_what_is_due_within_a_week_is_awaited_and_what_is_long_past_is_not(
    due: str, awaited: bool
) -> None:
    assert is_awaited(d(due), d("2027-03-08")) is awaited


def test_last_week_ends_where_this_one_begins() -> None:
    week = last_week(d("2027-03-08"), LONDON)

    assert week.first == datetime(2027, 3, 1, tzinfo=UTC)
    assert week.last == datetime(2027, 3, 8, tzinfo=UTC)
