"""When the question comes, and what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.teams.rules import (
    edition_of,
    has_answered,
    is_asked,
    month_of,
    next_asking,
)
from tests.meetings.examples import agency, place, worker

MARCH = date(2027, 3, 1)


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "days", "asked"),
    [
        # Monday 1 March.
        (at(2, 22), {0, 1, 2, 3, 4}, at(3, 1, 9)),
        (at(3, 1, 9), {0, 1, 2, 3, 4}, at(3, 1, 9)),
        # An instant later it is April's turn, and summer time: nine is eight in UTC.
        (at(3, 1, 10), {0, 1, 2, 3, 4}, at(4, 1, 8)),
        # Only those days that they work.
        (at(2, 22), {1, 2, 3}, at(3, 2, 9)),
        (at(3, 20), {0, 2, 4}, at(4, 2, 8)),
        # A bank holiday is no working day: Monday 3 May.
        (at(4, 20), {0}, at(5, 10, 8)),
        # The first of May is a Saturday.
        (at(4, 20), {0, 1, 2, 3, 4}, at(5, 4, 8)),
        # January begins with a bank holiday and a weekend.
        (at(12, 20), {0, 1, 2, 3, 4}, datetime(2028, 1, 4, 9, tzinfo=UTC)),
        # Whoever works at weekends only is asked all the same.
        (at(2, 22), {5, 6}, at(3, 1, 9)),
    ],
)
def test_it_comes_on_their_first_working_day_of_the_month(
    now: datetime, days: set[int], asked: datetime
) -> None:
    somebody = replace(worker("odile"), working_days=frozenset(days))

    assert next_asking(somebody, agency(), now) == asked


@pytest.mark.parametrize(
    ("from_day", "needed_on", "asked"),
    [
        (date(2026, 5, 11), None, True),
        # Joined or confirmed in the two weeks before: not so soon again.
        (date(2027, 2, 15), None, False),
        (date(2027, 2, 14), None, True),
        (date(2026, 5, 11), date(2027, 2, 15), False),
        (date(2026, 5, 11), date(2027, 2, 14), True),
    ],
)
def test_what_it_is_about(from_day: date, needed_on: date | None, asked: bool) -> None:
    one = replace(place("odile"), from_day=from_day, needed_on=needed_on)

    assert is_asked(one, MARCH) is asked


def test_an_answer_counts_in_its_own_month() -> None:
    one = replace(place("odile"), needed_on=date(2027, 3, 1))

    assert has_answered(one, MARCH)
    assert not has_answered(one, date(2027, 4, 1))


def test_an_edition_is_a_month() -> None:
    assert month_of(edition_of(MARCH)) == MARCH
    assert edition_of(MARCH) == 202703
