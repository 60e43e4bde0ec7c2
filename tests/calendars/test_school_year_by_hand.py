"""What a school adds by hand: closures, INSET days and days that are on after all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.calendars.school_year import (
    Closed,
    NotKnownBeyond,
    SchoolCalendar,
)
from bot.calendars.stretches import Stretch
from tests.calendars.test_school_year import INSET, school


def test_a_closure_shuts_one_day() -> None:
    calendar = school().with_closure(date(2027, 3, 2))

    assert [calendar.is_school_day(date(2027, 3, each)) for each in (1, 2, 3)] == [
        True, False, True,
    ]  # fmt: skip


def test_an_added_inset_day_says_inset() -> None:
    closed = school().with_inset(date(2027, 3, 2)).why_closed(date(2027, 3, 2))

    assert closed is not None
    assert closed.why is Closed.INSET


@pytest.mark.parametrize(
    "day", [date(2027, 2, 26), date(2027, 4, 12), date(2027, 6, 2), date(2027, 5, 3)]
)
def test_a_school_day_by_hand_opens_only_that_day(day: date) -> None:
    before, after = school(), school().with_school_day(day)

    changed = [
        each
        for each in before.known.days()
        if before.is_school_day(each) != after.is_school_day(each)
    ]
    assert changed == [day]


def test_a_school_day_by_hand_settles_a_day_nobody_knew() -> None:
    gap = Stretch(first=date(2027, 3, 2), last=date(2027, 3, 4))
    calendar = SchoolCalendar(
        known_from=date(2027, 3, 1), known_until=date(2027, 3, 31), not_known=(gap,)
    )

    settled = calendar.with_school_day(date(2027, 3, 3))

    assert settled.next_school_days(date(2027, 3, 1), 2) == [
        date(2027, 3, 3), date(2027, 3, 5),
    ]  # fmt: skip


def test_a_closure_by_hand_settles_a_day_nobody_knew() -> None:
    day = date(2027, 3, 2)
    calendar = SchoolCalendar(
        known_from=date(2027, 3, 1),
        known_until=date(2027, 3, 31),
        not_known=(Stretch(first=day, last=day),),
    )

    assert calendar.with_closure(day).add_school_days(date(2027, 3, 1), 1) == date(
        2027, 3, 3
    )


def test_a_school_day_by_hand_cannot_be_on_a_saturday() -> None:
    with pytest.raises(ValueError, match="never opens"):
        school().with_school_day(date(2027, 2, 27))


def test_a_school_day_by_hand_cannot_be_beyond_what_is_known() -> None:
    with pytest.raises(NotKnownBeyond):
        school().with_school_day(date(2027, 9, 1))


def test_what_a_school_says_is_laid_on_top_in_one_go() -> None:
    calendar = school().merged(
        closures=[date(2027, 3, 2)],
        inset=[date(2027, 3, 3)],
        school_days=[INSET],
    )

    assert calendar.next_school_days(date(2027, 2, 25), 3) == [
        INSET, date(2027, 3, 1), date(2027, 3, 4),
    ]  # fmt: skip
