"""Who tries to agree when a handover is seen differently, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from bot.calendars.nations import Nation
from bot.handovers.contest import stage_ends, stage_on
from bot.handovers.records import Stage

WED_3_MARCH = date(2027, 3, 3)
ENGLAND, SCOTLAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND
NORTHERN_IRELAND = Nation.NORTHERN_IRELAND


def march(*days: int) -> tuple[date, ...]:
    return tuple(date(2027, 3, day) for day in days)


def test_its_stages_end_after_2_5_and_10_working_days() -> None:
    assert stage_ends(WED_3_MARCH, ENGLAND) == march(5, 10, 17)


def test_st_patricks_day_is_not_counted_in_northern_ireland() -> None:
    assert stage_ends(WED_3_MARCH, NORTHERN_IRELAND) == march(5, 10, 18)


def test_easter_monday_counts_in_scotland_only() -> None:
    thursday = date(2027, 3, 25)

    assert stage_ends(thursday, SCOTLAND)[0] == date(2027, 3, 30)
    assert stage_ends(thursday, ENGLAND)[0] == date(2027, 3, 31)


def test_a_partnership_may_set_other_days() -> None:
    assert stage_ends(WED_3_MARCH, ENGLAND, (1, 2, 3)) == march(4, 5, 8)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (3, Stage.WORKERS),
        (5, Stage.WORKERS),
        (6, Stage.MANAGERS),
        (10, Stage.MANAGERS),
        (11, Stage.HEADS),
        (17, Stage.HEADS),
        (31, Stage.HEADS),
    ],
)
def test_a_stage_has_the_whole_of_its_last_day(day: int, stage: Stage) -> None:
    today = date(2027, 3, day)

    assert stage_on(WED_3_MARCH, Stage.WORKERS, today, ENGLAND) is stage


def test_somebody_can_push_it_on_before_its_days_are_over() -> None:
    assert stage_on(WED_3_MARCH, Stage.HEADS, WED_3_MARCH, ENGLAND) is Stage.HEADS


def test_days_go_on_from_where_it_was_pushed() -> None:
    today = date(2027, 3, 11)

    assert stage_on(WED_3_MARCH, Stage.MANAGERS, today, ENGLAND) is Stage.HEADS
