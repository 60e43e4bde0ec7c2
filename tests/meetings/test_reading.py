"""Reading "Wed 17 Mar 11:35" as somebody would mean it, and saying it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableDate
from bot.meetings.reading import read_moment

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
ZONE = "Europe/London"
WEDNESDAY = date(2027, 3, 17)


@pytest.mark.parametrize(
    ("typed", "on", "at"),
    [
        ("Wed 17 Mar 11:35", WEDNESDAY, time(11, 35)),
        ("wed 17 march 11.35", WEDNESDAY, time(11, 35)),
        ("17 Mar 2pm", WEDNESDAY, time(14)),
        ("17 Mar", WEDNESDAY, None),
        ("17/3/2027", WEDNESDAY, None),
        ("17.03.2027", WEDNESDAY, None),
        ("17.03.2027 11.35", WEDNESDAY, time(11, 35)),
        ("2027-03-17 11:35", WEDNESDAY, time(11, 35)),
        ("tomorrow 10:15", date(2027, 2, 23), time(10, 15)),
        # A day that has been this year is the next one to come.
        ("5 Jan", date(2028, 1, 5), None),
        # A day whose clocks change.
        ("28 Mar 2:30pm", date(2027, 3, 28), time(14, 30)),
    ],
)
def test_a_moment_is_read_as_the_next_to_come(
    typed: str, on: date, at: time | None
) -> None:
    guess = read_moment(typed, NOW, ZONE)

    assert (guess.on, guess.at) == (on, at)


def test_it_is_said_back_in_full() -> None:
    assert read_moment("17 Mar 11:35", NOW, ZONE).words == "Wed 17 March 2027 at 11:35"


def test_a_weekday_that_does_not_fit_is_said_too() -> None:
    said = read_moment("Tue 17 Mar 11:35", NOW, ZONE).words

    assert said == "Wed 17 March 2027 at 11:35 (you wrote Tue)"


@pytest.mark.parametrize("typed", ["soonish", "?", "<!channel>", "YP-2KM9", "👍"])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    with pytest.raises(UnreadableDate):
        read_moment(typed, NOW, ZONE)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_date_or_it_is_not(typed: str) -> None:
    try:
        guess = read_moment(typed, NOW, ZONE)
    except UnreadableDate:
        return
    assert isinstance(guess.on, date)
