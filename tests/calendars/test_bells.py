"""Bell grids of three real shapes, and where a meeting fits between the bells."""

from __future__ import annotations

import json
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.bell_table import MistakenBells
from bot.calendars.bells import BellGrid, BellKind, BellProblem

GRID_A = {
    "monday-friday": [
        "Reg 08:45", "P1 09:10", "P2 10:10", "Break 11:10", "P3 11:30",
        "P4 12:30", "Lunch 13:30", "P5 14:20", "End 15:20",
    ]
}  # fmt: skip
GRID_B = {
    "monday-friday": [
        "Reg 08:40", "P1 09:00", "P2 10:00", "Break 11:00", "P3 11:15",
        "Lunch 12:15", "P4 13:10", "P5 14:10", "End 15:10",
    ]
}  # fmt: skip
GRID_C = {
    "monday-friday": [
        "Reg 08:45", "P1 09:00", "P2 10:05", "Break 11:05", "P3 11:25",
        "P4 12:30", "Lunch 13:30", "P5 14:15", "End 15:15",
    ],
    "tuesday": [
        "Tutorial 08:45", "P1 09:40", "P2 10:35", "Break 11:25", "P3 11:45",
        "P4 12:40", "Lunch 13:30", "P5 14:15", "End 15:15",
    ],
}  # fmt: skip
SHORT_WEEK = {
    "monday-thursday": ["Start 09:30", "Lunch 12:00", "Afternoon 12:45", "End 14:00"],
    "friday": ["Start 09:30", "End 12:30"],
}
MON, TUE, WED, FRI, SAT = 0, 1, 2, 4, 5


def grid(table: dict[str, list[str]] = GRID_A) -> BellGrid:
    return BellGrid.from_table(table)


@pytest.mark.parametrize(
    ("start", "minutes", "problem"),
    [
        (time(8, 0), 30, BellProblem.BEFORE_REGISTRATION_ENDS),
        (time(8, 45), 10, BellProblem.IN_REGISTRATION),
        (time(9, 9), 30, BellProblem.IN_REGISTRATION),
        (time(9, 10), 30, None),
        (time(11, 35), 40, None),
        (time(11, 10), 20, None),  # at break
        (time(14, 35), 30, None),  # over at 15:05, fifteen minutes before the end
        (time(14, 36), 30, BellProblem.IN_THE_LAST_MINUTES),
        (time(15, 10), 5, BellProblem.IN_THE_LAST_MINUTES),
        (time(15, 0), 30, BellProblem.AFTER_THE_DAY_ENDS),
        (time(16, 0), 30, BellProblem.AFTER_THE_DAY_ENDS),
        (time(23, 50), 30, BellProblem.AFTER_THE_DAY_ENDS),
        (time(9, 10), 355, None),  # all day
        (time(9, 10), 356, BellProblem.IN_THE_LAST_MINUTES),
    ],
)
def test_where_a_meeting_fits_in_grid_a(
    start: time, minutes: int, problem: BellProblem | None
) -> None:
    assert grid().why_not(start, minutes, WED) is problem


def test_a_school_is_shut_on_a_weekday_without_bells() -> None:
    assert grid().why_not(time(10), 30, SAT) is BellProblem.SHUT


def test_a_long_tutorial_keeps_tuesday_mornings_busy() -> None:
    both = [grid(GRID_C).why_not(time(9, 10), 20, day) for day in (MON, TUE)]

    assert both == [None, BellProblem.IN_REGISTRATION]


def test_tuesday_has_its_own_fourth_lesson() -> None:
    lesson = grid(GRID_C).lesson_at(time(12, 40), TUE)

    assert lesson is not None
    assert (lesson.name, lesson.start, lesson.end) == ("P4", time(12, 40), time(13, 30))


def test_a_grid_may_have_lunch_before_the_fourth_lesson() -> None:
    names = [bell.name for bell in grid(GRID_B).days[MON].bells]

    assert names[4:7] == ["P3", "Lunch", "P4"]


def test_a_school_without_registration_can_meet_from_its_first_bell() -> None:
    assert grid(SHORT_WEEK).why_not(time(9, 30), 30, MON) is None


def test_a_short_friday_ends_early() -> None:
    problem = grid(SHORT_WEEK).why_not(time(12, 0), 30, FRI)

    assert problem is BellProblem.IN_THE_LAST_MINUTES


def test_afternoon_registration_is_kept_free_too() -> None:
    table = {
        "monday": ["Reg 08:45", "P1 09:00", "Reg PM 13:00", "P2 13:10", "End 15:00"]
    }

    assert grid(table).why_not(time(12, 45), 30, MON) is BellProblem.IN_REGISTRATION


def test_a_meeting_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a minute"):
        grid().why_not(time(10), 0, MON)


def test_a_bell_belongs_to_what_it_starts() -> None:
    lesson = grid().lesson_at(time(11, 30), MON)

    assert lesson is not None
    assert lesson.name == "P3"


@pytest.mark.parametrize("wall", [time(8, 44), time(15, 20)])
def test_there_is_no_lesson_outside_the_school_day(wall: time) -> None:
    assert grid().lesson_at(wall, MON) is None


def test_there_is_no_lesson_on_a_day_without_bells() -> None:
    assert grid().lesson_at(time(11), SAT) is None


def test_each_part_of_a_day_has_its_kind() -> None:
    kinds = [bell.kind for bell in grid().days[MON].bells]

    lesson = BellKind.LESSON
    assert kinds == [
        BellKind.REGISTRATION, lesson, lesson, BellKind.BREAK, lesson, lesson,
        BellKind.LUNCH, lesson,
    ]  # fmt: skip


def test_the_next_times_are_when_classes_have_settled() -> None:
    times = grid().times_that_will_do(time(8, 50), 20, WED)

    assert times == [time(9, 15), time(10, 15), time(11, 35)]


def test_late_in_the_day_earlier_times_make_up_the_three() -> None:
    times = grid().times_that_will_do(time(15, 0), 20, WED)

    assert times == [time(11, 35), time(12, 35), time(14, 25)]


def test_only_times_with_room_for_the_whole_meeting_are_offered() -> None:
    assert grid().times_that_will_do(time(14), 120, WED, count=9) == [
        time(9, 15), time(10, 15), time(11, 35), time(12, 35),
    ]  # fmt: skip


def test_no_time_is_offered_on_a_day_without_bells() -> None:
    assert grid().times_that_will_do(time(10), 20, SAT) == []


def test_no_time_is_offered_for_a_meeting_longer_than_the_day() -> None:
    assert grid().times_that_will_do(time(10), 600, WED) == []


@settings(deadline=None)
@given(
    start=st.times(), minutes=st.integers(1, 400), weekday=st.integers(0, 6),
    table=st.sampled_from([GRID_A, GRID_B, GRID_C, SHORT_WEEK]),
)  # fmt: skip
def test_every_time_offered_will_do(
    start: time, minutes: int, weekday: int, table: dict[str, list[str]]
) -> None:
    bells = grid(table)

    times = bells.times_that_will_do(start, minutes, weekday)

    assert all(bells.why_not(each, minutes, weekday) is None for each in times)
    assert times == sorted(set(times))


@pytest.mark.parametrize("table", [GRID_A, GRID_B, GRID_C, SHORT_WEEK])
def test_a_grid_survives_storage(table: dict[str, list[str]]) -> None:
    bells = grid(table)

    assert BellGrid.from_record(json.loads(json.dumps(bells.to_record()))) == bells


def test_a_single_day_overrides_a_range_wherever_it_stands() -> None:
    reversed_table = dict(reversed(GRID_C.items()))

    assert grid(reversed_table) == grid(GRID_C)


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        ({"mondays": ["P1 09:00", "End 15:00"]}, "“mondays” is not a weekday"),
        ({"friday-monday": ["P1 09:00", "End 15:00"]}, "runs backwards"),
        ({"monday": ["P1 09:00"]}, "the last line, and only that, is “End”"),
        ({"monday": ["P1 09:00", "End 15:00", "P2 15:10"]}, "is “End” and its time"),
        ({"monday": ["End 15:00"]}, "nothing comes before “End”"),
        ({"monday": []}, "is “End” and its time"),
        ({"monday": ["P1 25:00", "End 15:00"]}, "“P1 25:00” needs a name and a time"),
        ({"monday": ["09:00", "End 15:00"]}, "“09:00” needs a name"),
        (
            {"monday": ["P1 10:00", "P2 09:00", "End 15:00"]},
            "“P2” at 09:00 is not",
        ),
        (
            {"monday": ["P1 09:00", "P2 09:00", "End 15:00"]},
            "“P2” at 09:00 is not",
        ),
        ({"monday": "P1 09:00"}, "write the bells as a list"),
        ({"monday": [900]}, "write the bells as a list"),
        (
            {"monday-tuesday": GRID_A["monday-friday"], "tuesday-friday": ["End 1:00"]},
            "Tuesday is given twice",
        ),
        ({}, "No weekday has any bells"),
    ],
)
def test_a_mistake_in_a_table_is_said(table: dict[str, object], mistake: str) -> None:
    with pytest.raises(MistakenBells) as caught:
        BellGrid.from_table(table)

    assert any(mistake in each for each in caught.value.mistakes)


def test_all_mistakes_are_said_at_once() -> None:
    table = {"moonday": ["End 15:00"], "friday": ["P1 9", "P2 nine", "End 12:00"]}

    with pytest.raises(MistakenBells) as caught:
        BellGrid.from_table(table)

    assert len(caught.value.mistakes) == 4
