"""What somebody reads at the field when a date or a time will not do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.calendars.nations import Nation
from bot.meetings.rules import Wanted, problem_at_school, problem_elsewhere
from tests.meetings.examples import ZONE, hours

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
WEDNESDAY = date(2027, 3, 17)


def at_school(
    on: date, at: time = time(11, 35), minutes: int = 30, now: datetime = NOW
) -> dict[str, str]:
    return problem_at_school(Wanted(on=on, at=at, minutes=minutes), hours(), now, ZONE)


def elsewhere(on: date, at: time = time(11, 35), now: datetime = NOW) -> dict[str, str]:
    wanted = Wanted(on=on, at=at, minutes=30)
    return problem_elsewhere(wanted, Nation.ENGLAND_AND_WALES, now, ZONE)


def test_a_lesson_in_term_will_do() -> None:
    assert at_school(WEDNESDAY) == {}


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (
            date(2027, 3, 20),
            "Sat 20 Mar: it is a weekend. "
            "These will do: Tue 23 Mar, Wed 24 Mar, Thu 25 Mar.",
        ),
        (
            date(2027, 3, 22),
            "Mon 22 Mar: it is an INSET day. "
            "These will do: Tue 23 Mar, Wed 24 Mar, Thu 25 Mar.",
        ),
        (
            date(2027, 3, 26),
            "Fri 26 Mar: it is a bank holiday. "
            "These will do: Mon 12 Apr, Tue 13 Apr, Wed 14 Apr.",
        ),
        (
            date(2027, 4, 6),
            "Tue 6 Apr: it is a school holiday. "
            "These will do: Mon 12 Apr, Tue 13 Apr, Wed 14 Apr.",
        ),
        (
            date(2027, 6, 9),
            "Wed 9 Jun: the school's dates are not known that far. "
            "I know of no later day that will do. Please ask the school.",
        ),
        (
            date(2027, 2, 19),
            "That day has passed. These will do: Tue 23 Feb, Wed 24 Feb, Thu 25 Feb.",
        ),
        # A weekend in the past is past first: days in the past help nobody.
        (
            date(2027, 2, 6),
            "That day has passed. These will do: Tue 23 Feb, Wed 24 Feb, Thu 25 Feb.",
        ),
    ],
)
def test_a_day_that_will_not_do_says_why_and_the_next_three(
    on: date, sentence: str
) -> None:
    assert at_school(on) == {"on": sentence}


@pytest.mark.parametrize(
    ("at", "minutes", "sentence"),
    [
        (
            time(8, 0),
            30,
            "At 08:00 the school day has not begun. "
            "These will do: 09:15, 10:15, 11:35.",
        ),
        (
            time(8, 50),
            30,
            "At 08:50 that is registration. These will do: 09:15, 10:15, 11:35.",
        ),
        (
            time(14, 40),
            30,
            "At 14:40 it runs into the last 15 minutes of the day. "
            "These will do: 11:35, 12:35, 14:25.",
        ),
        (
            time(15, 0),
            30,
            "At 15:00 it runs past the end of the school day. "
            "These will do: 11:35, 12:35, 14:25.",
        ),
        (
            time(9, 15),
            600,
            "At 09:15 it runs past the end of the school day. "
            "Please try another day, or a shorter meeting.",
        ),
    ],
)
def test_a_time_that_will_not_do_says_why_and_three_that_will(
    at: time, minutes: int, sentence: str
) -> None:
    assert at_school(WEDNESDAY, at, minutes) == {"at": sentence}


def test_times_that_are_offered_for_today_are_still_to_come() -> None:
    noon = datetime(2027, 3, 17, 12, 0, tzinfo=UTC)

    assert at_school(WEDNESDAY, time(8, 0), now=noon) == {
        "at": "At 08:00 the school day has not begun. These will do: 12:35, 14:25."
    }


def test_late_in_the_day_another_day_is_offered() -> None:
    late = datetime(2027, 3, 17, 15, 0, tzinfo=UTC)

    assert at_school(WEDNESDAY, time(14, 40), now=late) == {
        "at": "At 14:40 it runs into the last 15 minutes of the day. "
        "Please try another day, or a shorter meeting."
    }


def test_a_time_today_that_has_passed_says_what_time_it_is() -> None:
    noon = datetime(2027, 3, 17, 12, 0, tzinfo=UTC)

    assert at_school(WEDNESDAY, time(9, 15), now=noon) == {
        "at": "It is 12:00 already. Please choose a later time."
    }


def test_now_is_too_late() -> None:
    exactly = datetime(2027, 3, 17, 11, 35, tzinfo=UTC)

    assert set(at_school(WEDNESDAY, now=exactly)) == {"at"}


@pytest.mark.parametrize(
    ("on", "at", "problem"),
    [
        (WEDNESDAY, time(8, 0), {}),
        (WEDNESDAY, time(17, 30), {}),
        (
            WEDNESDAY,
            time(7, 59),
            {"at": "Please choose a time between 08:00 and 18:00."},
        ),
        (
            WEDNESDAY,
            time(17, 31),
            {"at": "Please choose a time between 08:00 and 18:00."},
        ),
        (
            date(2027, 3, 26),
            time(11),
            {
                "on": "That is not a working day. "
                "These will do: Tue 30 Mar, Wed 31 Mar, Thu 1 Apr."
            },
        ),
        (
            date(2027, 2, 20),
            time(11),
            {
                "on": "That day has passed. "
                "These will do: Tue 23 Feb, Wed 24 Feb, Thu 25 Feb."
            },
        ),
        (
            date(2027, 2, 22),
            time(9),
            {"at": "It is 09:10 already. Please choose a later time."},
        ),
        # An INSET day is no reason not to meet at the library.
        (date(2027, 3, 22), time(11), {}),
    ],
)
def test_away_from_the_school_working_days_and_office_hours_will_do(
    on: date, at: time, problem: dict[str, str]
) -> None:
    assert elsewhere(on, at) == problem


def test_every_day_that_is_offered_will_do() -> None:
    for day in range(1, 29):
        on = date(2027, 3, day)
        said = at_school(on).get("on", "")
        offered = [
            one.strip(" .") for one in said.partition("These will do: ")[2].split(",")
        ]
        for words in filter(None, offered):
            found = datetime.strptime(f"{words} 2027", "%a %d %b %Y").replace(
                tzinfo=UTC
            )
            assert at_school(found.date()) == {}
