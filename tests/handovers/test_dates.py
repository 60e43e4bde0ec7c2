"""The days of a route: those of the practice partnership, and what never fails."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.nations import Nation, add_working_days, is_working_day
from bot.handovers.dates import (
    Awkward,
    Basis,
    add_months,
    day_of,
    due_of,
    moved,
    why_awkward,
    working_day_up_to,
)
from bot.handovers.route import When
from tests.handovers.practice import EW, ROUTES, all_due, basis, due, school

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
SCHOOLS = st.sampled_from([None, school("MRH"), school("FVA")])
BASES = st.builds(
    Basis,
    transfer_on=DAYS,
    began_on=DAYS,
    nation=st.sampled_from(Nation),
    school=SCHOOLS,
)


def at(text: str, days: Basis) -> date:
    return day_of(When.read(text), days)


# Counting --------------------------------------------------------------------


def test_fifteen_working_days_after_8_march_2027_differ_by_nation() -> None:
    discussed = date(2027, 3, 8)

    assert add_working_days(discussed, 15, EW) == date(2027, 3, 31)
    assert add_working_days(discussed, 15, Nation.SCOTLAND) == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("nation", "on"),
    [
        (Nation.ENGLAND_AND_WALES, date(2027, 3, 31)),
        (Nation.SCOTLAND, date(2027, 3, 30)),
    ],
)
def test_a_routes_working_days_are_those_of_the_nation(
    nation: Nation, on: date
) -> None:
    days = basis(date(2027, 3, 8), date(2027, 3, 8), nation=nation)

    assert at("T+15wd", days) == on
    assert at("start+15wd", days) == on


def test_five_school_days_go_round_an_inset_day() -> None:
    days = basis(date(2027, 3, 17), date(2027, 3, 1), school=school("MRH"))

    # Mon 22 March is for staff only.
    assert at("T+5sd", days) == date(2027, 3, 25)


def test_five_school_days_go_round_half_term_and_an_inset_day() -> None:
    days = basis(date(2027, 5, 26), date(2027, 5, 1), school=school("MRH"))

    # Half term is 29 May to 6 June, and Mon 7 June is for staff only.
    assert at("T+5sd", days) == date(2027, 6, 10)


def test_school_days_are_counted_back_round_them_too() -> None:
    days = basis(date(2027, 6, 9), date(2027, 5, 1), school=school("MRH"))

    assert at("T-3sd", days) == date(2027, 5, 27)


def test_each_school_has_its_own_days() -> None:
    monday, began = date(2027, 3, 1), date(2027, 2, 22)

    marlpit = basis(monday, began, school=school("MRH"))
    fennick = basis(monday, began, school=school("FVA"))

    # Fennick Vale has an INSET day on Fri 26 February.
    assert at("T-1sd", marlpit) == date(2027, 2, 26)
    assert at("T-1sd", fennick) == date(2027, 2, 25)


def test_beyond_what_the_school_has_said_working_days_stand_in() -> None:
    days = basis(date(2027, 7, 20), date(2027, 3, 1), school=school("MRH"))
    file = due("school-to-school", "file-sent", days)

    assert not file.is_sure
    assert file.on == add_working_days(date(2027, 7, 20), 5, EW)


def test_without_a_school_working_days_stand_in() -> None:
    file = due(
        "school-to-school", "file-sent", basis(date(2027, 3, 1), date(2027, 2, 1))
    )

    assert (file.on, file.is_sure) == (date(2027, 3, 8), False)


def test_t_on_29_february_keeps_its_weeks_and_ends_its_months_early() -> None:
    leap = date(2028, 2, 29)
    days = basis(leap, date(2027, 9, 1))

    assert at("T", days) == leap
    assert at("T-26w", days) == date(2027, 8, 31)
    assert at("T+6w", days) == date(2028, 4, 11)
    assert at("T-24m", days) == date(2026, 2, 28)
    assert at("T-48m", days) == date(2024, 2, 29)
    assert at("T+3m", days) == date(2028, 5, 29)


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2027, 6, 30), -30, date(2024, 12, 30)),
    ],
)
def test_a_month_that_has_no_such_day_gives_its_last(
    day: date, number: int, then: date
) -> None:
    assert add_months(day, number) == then


@given(DAYS, st.integers(-120, 120))
def test_months_there_and_back_lose_three_days_at_most(day: date, number: int) -> None:
    back = add_months(add_months(day, number), -number)

    assert timedelta(0) <= day - back <= timedelta(days=3)


# What is so for every T ---------------------------------------------------------


@given(BASES)
def test_every_item_of_every_route_has_a_day_whatever_t_is(days: Basis) -> None:
    for route in ROUTES.values():
        for one in route.items.values():
            found = due_of(one, days)
            assert found.latest is None or found.latest >= found.on
            assert found.is_sure or "sd" in f"{one.when}{one.latest}"


@given(BASES, DAYS, st.sampled_from(sorted(ROUTES)), st.data())
def test_moving_lists_just_what_changed(
    was: Basis, to: date, name: str, data: st.DataObject
) -> None:
    items = list(ROUTES[name].items.values())
    settled = frozenset(data.draw(st.sets(st.sampled_from([one.key for one in items]))))
    now = Basis(
        transfer_on=to, began_on=was.began_on, nation=was.nation, school=was.school
    )
    told = {one.key: (one.was, one.now) for one in moved(items, was, now, settled)}

    for one in items:
        before, after = due_of(one, was).on, due_of(one, now).on
        if before == after or one.key in settled:
            assert one.key not in told
        else:
            assert told[one.key] == (before, after)


@given(BASES, DAYS)
def test_what_moved_is_told_in_order(was: Basis, to: date) -> None:
    now = Basis(
        transfer_on=to, began_on=was.began_on, nation=was.nation, school=was.school
    )
    items = list(ROUTES["custody-to-community"].items.values())
    told = [one.now for one in moved(items, was, now, frozenset())]

    assert told == sorted(told)


@given(BASES)
def test_moving_to_the_same_day_moves_nothing(days: Basis) -> None:
    for route in ROUTES.values():
        assert moved(list(route.items.values()), days, days, frozenset()) == []


@given(DAYS, st.integers(0, 400))
def test_a_later_t_makes_nothing_earlier(day: date, more: int) -> None:
    for route in ROUTES.values():
        was = basis(day, day)
        now = basis(day + timedelta(days=more), day)
        told = moved(list(route.items.values()), was, now, frozenset())
        assert all(one.days > 0 for one in told)


def test_the_earliest_and_the_last_day_of_every_route_are_known() -> None:
    days = basis(date(2027, 3, 24), date(2027, 2, 22), school=school("MRH"))
    ends = {
        key: (min(all_due(one, days)), max(all_due(one, days)))
        for key, one in ROUTES.items()
    }

    assert ends["camhs-to-adult"] == (date(2023, 3, 24), date(2027, 9, 22))
    assert ends["team-to-team"] == (date(2027, 2, 22), date(2027, 5, 5))


# Days that help nobody ----------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 3, 29), Awkward.BANK_HOLIDAY),
        (date(2027, 3, 26), Awkward.BANK_HOLIDAY),
        (date(2027, 3, 27), Awkward.WEEKEND),
        (date(2027, 3, 25), Awkward.BEFORE_HOLIDAY),
        (date(2027, 3, 19), Awkward.FRIDAY),
        (date(2027, 3, 24), None),
    ],
)
def test_a_poor_day_to_move_on_is_named(day: date, why: Awkward | None) -> None:
    assert why_awkward(day, EW) is why


def test_easter_monday_is_no_bank_holiday_in_scotland() -> None:
    assert why_awkward(date(2027, 3, 29), Nation.SCOTLAND) is None


def test_a_release_on_easter_monday_is_brought_forward_over_good_friday() -> None:
    assert working_day_up_to(date(2027, 3, 29), EW) == date(2027, 3, 25)
    assert working_day_up_to(date(2027, 3, 25), EW) == date(2027, 3, 25)


@given(DAYS, st.sampled_from(Nation))
def test_a_day_brought_forward_is_a_working_day_and_not_later(
    day: date, nation: Nation
) -> None:
    found = working_day_up_to(day, nation)

    assert found <= day
    assert is_working_day(found, nation)
    assert found == day or not is_working_day(day, nation)
