"""Whether a school can have a meeting then, and what it could have instead."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.bells import BellGrid, BellProblem
from bot.calendars.nations import Nation, bank_holidays
from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.slots import SchoolHours, WillDo, WillNotDo
from bot.calendars.stretches import Stretch
from tests.calendars.test_bells import GRID_A, GRID_C


def school(table: dict[str, list[str]] = GRID_A) -> SchoolHours:
    calendar = SchoolCalendar.from_terms(
        [
            Stretch(first=date(2027, 2, 22), last=date(2027, 3, 25)),
            Stretch(first=date(2027, 4, 12), last=date(2027, 5, 28)),
        ],
        bank_holidays=bank_holidays(2027, Nation.ENGLAND_AND_WALES),
        inset=[date(2027, 2, 26), date(2027, 4, 12)],
    )
    return SchoolHours(calendar=calendar, bells=BellGrid.from_table(table))


def refused(answer: WillDo | WillNotDo) -> WillNotDo:
    assert isinstance(answer, WillNotDo)
    return answer


def test_a_school_day_between_the_bells_will_do() -> None:
    assert school().decide(date(2027, 3, 17), time(11, 35), 30) == WillDo()


def test_an_inset_day_will_not_do() -> None:
    answer = refused(school().decide(date(2027, 2, 26), time(11, 35), 30))

    assert answer.problem == ClosedStretch(
        first=date(2027, 2, 26), last=date(2027, 2, 26), why=Closed.INSET
    )


def test_an_inset_day_offers_the_next_three_days_at_the_same_time() -> None:
    answer = refused(school().decide(date(2027, 2, 26), time(11, 35), 30))

    assert answer.days == (date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3))


def test_a_closed_day_offers_no_other_time_on_it() -> None:
    assert refused(school().decide(date(2027, 2, 26), time(11, 35), 30)).times == ()


def test_days_offered_reach_past_a_holiday_and_an_inset_day() -> None:
    answer = refused(school().decide(date(2027, 3, 26), time(10, 15), 30))

    assert answer.days[0] == date(2027, 4, 13)


def test_registration_offers_other_times_of_the_day() -> None:
    answer = refused(school().decide(date(2027, 3, 17), time(8, 50), 20))

    assert answer.problem is BellProblem.IN_REGISTRATION
    assert answer.times == (time(9, 15), time(10, 15), time(11, 35))


def test_a_time_that_never_will_do_offers_no_days() -> None:
    answer = refused(school().decide(date(2027, 3, 17), time(8, 50), 20))

    assert answer.days == ()


def test_a_time_in_the_tuesday_tutorial_will_do_on_other_days() -> None:
    answer = refused(school(GRID_C).decide(date(2027, 3, 9), time(9, 10), 20))

    assert answer.days == (date(2027, 3, 10), date(2027, 3, 11), date(2027, 3, 12))


def test_days_offered_leave_out_tuesdays_whose_tutorial_is_then() -> None:
    answer = refused(school(GRID_C).decide(date(2027, 3, 7), time(9, 10), 20))

    assert [each.weekday() for each in answer.days] == [0, 2, 3]


def test_nothing_is_offered_beyond_what_is_known() -> None:
    answer = refused(school().decide(date(2027, 9, 8), time(11, 35), 30))

    assert (answer.days, answer.times) == ((), ())


@settings(deadline=None)
@given(
    day=st.dates(min_value=date(2027, 1, 1), max_value=date(2027, 6, 30)),
    start=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 120),
)
def test_everything_offered_will_do(day: date, start: time, minutes: int) -> None:
    hours = school(GRID_C)

    answer = hours.decide(day, start, minutes)

    if isinstance(answer, WillNotDo):
        for other in answer.days:
            assert hours.decide(other, start, minutes) == WillDo()
        for instead in answer.times:
            assert hours.decide(day, instead, minutes) == WillDo()
