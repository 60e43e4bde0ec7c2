"""Days of the week are read and shown as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.weekdays import UnreadableDays, parse_weekdays, show_weekdays


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("Mon–Fri", {0, 1, 2, 3, 4}),
        ("mon to thu", {0, 1, 2, 3}),
        ("Mon, Wed and Fri", {0, 2, 4}),
        ("Tuesday Thursday", {1, 3}),
        ("Sat-Mon", {5, 6, 0}),
        ("Tues – Thurs, Sun", {1, 2, 3, 6}),
        ("Weds.", {2}),
    ],
)
def test_days_are_read_as_people_write_them(written: str, days: set[int]) -> None:
    assert parse_weekdays(written) == days


@pytest.mark.parametrize("written", ["", "  ", "Mo", "Funday", "Mon–", "evenings"])
def test_anything_else_asks_for_days(written: str) -> None:
    with pytest.raises(UnreadableDays, match="Mon–Fri"):
        parse_weekdays(written)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ({0, 1, 2, 3, 4}, "Mon–Fri"),
        ({0, 2, 4}, "Mon, Wed, Fri"),
        ({0, 1}, "Mon, Tue"),
        ({1, 2, 3, 5}, "Tue–Thu, Sat"),
    ],
)
def test_days_are_shown_shortly(days: set[int], shown: str) -> None:
    assert show_weekdays(frozenset(days)) == shown


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_what_is_shown_can_be_read_again(days: frozenset[int]) -> None:
    assert parse_weekdays(show_weekdays(days)) == days
