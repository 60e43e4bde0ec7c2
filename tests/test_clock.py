"""The clock: always in UTC, never backwards in practice, and ids nobody can guess."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock, SystemClock
from tests.conftest import MONDAY_MORNING

LONDON = ZoneInfo("Europe/London")


def test_the_machines_clock_answers_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_machines_monotonic_clock_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1000)]

    assert readings == sorted(readings)


def test_a_practice_clock_stands_still(clock: MovableClock) -> None:
    assert clock.now() == clock.now() == MONDAY_MORNING


def test_a_practice_clock_can_be_moved_forward(clock: MovableClock) -> None:
    later = MONDAY_MORNING + timedelta(days=1)
    clock.move_to(later)

    assert clock.now() == later


def test_a_practice_clock_does_not_go_backwards(clock: MovableClock) -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        clock.move_to(MONDAY_MORNING - timedelta(microseconds=1))


def test_a_practice_clock_that_refused_still_shows_the_same(
    clock: MovableClock,
) -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        clock.move_to(MONDAY_MORNING - timedelta(days=1))

    assert clock.now() == MONDAY_MORNING


def test_a_practice_clock_told_a_local_time_shows_it_in_utc() -> None:
    summer = datetime(2027, 4, 14, 9, 0, tzinfo=LONDON)

    assert str(MovableClock(summer).now()) == "2027-04-14 08:00:00+00:00"


def test_a_practice_clock_wants_a_time_zone(clock: MovableClock) -> None:
    naive = MONDAY_MORNING.replace(tzinfo=None)

    with pytest.raises(ValueError, match="needs its time zone"):
        MovableClock(naive)
    with pytest.raises(ValueError, match="needs its time zone"):
        clock.move_to(naive)


def test_a_running_practice_clock_goes_on_from_where_it_was_put() -> None:
    clock = MovableClock(MONDAY_MORNING, running=True)
    later = MONDAY_MORNING + timedelta(days=1)
    clock.move_to(later)

    assert later <= clock.now() <= clock.now() < later + timedelta(minutes=1)


def test_an_id_is_26_letters_that_can_be_read_aloud(clock: MovableClock) -> None:
    ids = [clock.new_id() for _ in range(1000)]

    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{26}", one) for one in ids)
    assert len(set(ids)) == 1000


def test_each_letter_of_a_draw_is_about_as_likely(clock: MovableClock) -> None:
    drawn = Counter(clock.choose("ABCD", 8000))

    assert set(drawn) == set("ABCD")
    assert all(1600 < count < 2400 for count in drawn.values())
