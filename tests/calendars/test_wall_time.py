"""Wall time, held against a plain scan of every minute of the days clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.calendars.wall_time import (
    UnknownZone,
    before,
    clock_time,
    day_before_at,
    local_day,
    long_day,
    short_day,
    short_day_with_year,
    to_local,
    to_utc,
)

LONDON = "Europe/London"
ZONES = [
    LONDON,
    "Europe/Dublin",
    "Europe/Lisbon",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour
    "UTC",
]
YEARS = [2026, 2027]
STEP = timedelta(minutes=5)


def change_days(zone: str, year: int) -> list[date]:
    """Every day of the year whose local length is not 24 hours."""
    info, found = ZoneInfo(zone), []
    on = date(year, 1, 1)
    while on.year == year:
        start = datetime.combine(on, time(), tzinfo=info).astimezone(UTC)
        end = datetime.combine(on + timedelta(days=1), time(), tzinfo=info)
        if end.astimezone(UTC) - start != timedelta(days=1):
            found.append(on)
        on += timedelta(days=1)
    return found


def shown_by_scanning(zone: str, on: date) -> dict[datetime, datetime]:
    """For each wall time of the days around `on`, the first instant that shows it."""
    info = ZoneInfo(zone)
    instant = datetime.combine(on - timedelta(days=2), time(), tzinfo=UTC)
    seen: dict[datetime, datetime] = {}
    while instant < datetime.combine(on + timedelta(days=3), time(), tzinfo=UTC):
        seen.setdefault(instant.astimezone(info).replace(tzinfo=None), instant)
        instant += STEP
    return seen


def wall_times(on: date) -> Iterator[datetime]:
    wall = datetime.combine(on, time())
    while wall.date() == on:
        yield wall
        wall += STEP


def expected(wall: datetime, seen: dict[datetime, datetime]) -> datetime:
    """A skipped time moves on by as much as was skipped, found by walking."""
    if wall in seen:
        return seen[wall]
    before_gap, after_gap = wall, wall
    while before_gap not in seen:
        before_gap -= STEP
    while after_gap not in seen:
        after_gap += STEP
    skipped = after_gap - before_gap - STEP
    return seen[wall + skipped]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("zone", ZONES)
def test_every_wall_time_of_a_change_day_agrees_with_a_scan(
    zone: str, year: int
) -> None:
    for on in [*change_days(zone, year), date(year, 6, 1)]:
        seen = shown_by_scanning(zone, on)
        wrong = [
            wall
            for wall in wall_times(on)
            if to_utc(wall.date(), wall.time(), zone) != expected(wall, seen)
        ]

        assert wrong == []


def test_the_scan_meets_both_london_changes_of_2027() -> None:
    assert change_days(LONDON, 2027) == [date(2027, 3, 28), date(2027, 10, 31)]


def test_a_skipped_time_moves_forward_by_the_gap() -> None:
    instant = to_utc(date(2027, 3, 28), time(1, 30), LONDON)

    assert to_local(instant, LONDON).time() == time(2, 30)


def test_a_repeated_time_means_its_first_passing() -> None:
    instant = to_utc(date(2027, 10, 31), time(1, 30), LONDON)

    assert instant == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_repeated_time_ignores_which_passing_was_asked_for() -> None:
    second = time(1, 30, fold=1)

    assert to_utc(date(2027, 10, 31), second, LONDON).hour == 0


def test_nine_in_the_morning_after_the_spring_change_is_eight_utc() -> None:
    instant = to_utc(date(2027, 3, 29), time(9), LONDON)

    assert instant == datetime(2027, 3, 29, 8, tzinfo=UTC)


def test_the_day_before_at_nine_is_wall_time_over_the_change() -> None:
    meeting = date(2027, 3, 29)

    instant = day_before_at(meeting, time(9), LONDON)

    assert instant == datetime(2027, 3, 28, 8, tzinfo=UTC)


def test_one_hour_before_is_elapsed_time_over_the_change() -> None:
    meeting = to_utc(date(2027, 3, 28), time(2, 30), LONDON)

    reminder = before(meeting, timedelta(hours=1))

    assert to_local(reminder, LONDON).time() == time(0, 30)


def test_the_local_day_of_a_summer_evening_is_not_the_utc_one() -> None:
    instant = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)

    assert local_day(instant, LONDON) == date(2027, 6, 2)


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../etc/passwd", "Europe"])
def test_a_zone_that_does_not_exist_says_its_name(name: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        to_utc(date(2027, 1, 1), time(9), name)

    assert caught.value.name == name


def test_a_wall_time_with_a_zone_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        to_utc(date(2027, 1, 1), time(9, tzinfo=UTC), LONDON)


@pytest.mark.parametrize("call", [to_local, local_day])
def test_an_instant_without_a_zone_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match="needs its time zone"):
        call(datetime(2027, 1, 1), LONDON)  # noqa: DTZ001 - the mistake itself


def test_elapsed_time_before_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its time zone"):
        before(datetime(2027, 1, 1), STEP)  # noqa: DTZ001 - the mistake itself


def test_a_day_is_written_short_for_people() -> None:
    assert short_day(date(2027, 3, 17)) == "Wed 17 Mar"


def test_a_day_is_written_in_full_for_people() -> None:
    assert long_day(date(2027, 3, 17)) == "Wed 17 March 2027"


def test_a_day_far_off_is_written_with_its_year() -> None:
    assert short_day_with_year(date(2027, 7, 22)) == "Thu 22 Jul 2027"


def test_a_time_is_written_with_two_digits_each() -> None:
    assert clock_time(time(9, 5)) == "09:05"
