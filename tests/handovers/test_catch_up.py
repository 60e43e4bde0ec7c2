"""A late start: what is past already, and when each of it can be done now."""

from __future__ import annotations

from datetime import date

import pytest

from bot.calendars.nations import Nation, is_working_day
from bot.handovers.catch_up import CatchUp, catch_up
from bot.handovers.dates import Basis, day_of
from bot.handovers.item_rules import asked_for
from bot.handovers.route import By, RouteItem
from tests.handovers.plans import YOUTH_JUSTICE, routes

ENGLAND = Nation.ENGLAND_AND_WALES
MON_22_FEB, T = date(2027, 2, 22), date(2027, 3, 24)


def items(route: str = YOUTH_JUSTICE) -> list[RouteItem]:
    return asked_for(list(routes()[route].items.values()), frozenset())


def caught_up(
    today: date = MON_22_FEB, transfer_on: date = T, route: str = YOUTH_JUSTICE
) -> CatchUp:
    basis = Basis(transfer_on=transfer_on, began_on=today, nation=ENGLAND)
    return catch_up(items(route), basis, today)


def order() -> list[RouteItem]:
    known = routes()[YOUTH_JUSTICE].items
    return [known[key] for key in caught_up().due]


def test_7hx3_began_after_t_minus_26_12_and_6_weeks() -> None:
    past = {str(one.when): one.on for one in caught_up().past}

    assert past["T-26w"] == date(2026, 9, 23)
    assert past["T-12w"] == date(2026, 12, 30)
    assert past["T-6w"] == date(2027, 2, 10)


def test_what_is_past_comes_longest_ago_first_and_once_each() -> None:
    days = [one.on for one in caught_up().past]

    assert days == sorted(days)
    assert len({str(one.when) for one in caught_up().past}) == len(days)


def test_what_is_still_to_come_keeps_its_day() -> None:
    assert "both-there" not in caught_up().due
    assert "T-4w" not in {str(one.when) for one in caught_up().past}


def test_everything_past_has_a_new_day_and_nothing_else_has() -> None:
    listed = [key for one in caught_up().past for key in one.keys]

    assert sorted(listed) == sorted(caught_up().due)


def test_what_blocks_the_joint_meeting_comes_before_other_musts_and_the_rest() -> None:
    groups = [
        0 if one.stop and one.by is By.MEETING else 1 if one.stop else 2
        for one in order()
    ]

    assert groups == sorted(groups)
    assert set(groups) == {0, 1, 2}


def test_the_joint_meeting_comes_after_all_that_blocks_it() -> None:
    due = caught_up().due
    known = routes()[YOUTH_JUSTICE].items
    first = [due[key] for key in due if known[key].by is By.MEETING and known[key].stop]

    assert max(first) <= due["joint-meeting"]


def test_the_smallest_comes_first_what_one_side_does_alone() -> None:
    blocking = [one for one in order() if one.stop and one.by is By.MEETING]
    alone = [one.who != "joint" and not one.answered for one in blocking]

    assert alone == sorted(alone, reverse=True)
    assert set(alone) == {True, False}


def test_of_the_small_ones_the_longest_ago_comes_first() -> None:
    basis = Basis(transfer_on=T, began_on=MON_22_FEB, nation=ENGLAND)
    small = [
        day_of(one.when, basis)
        for one in order()
        if one.stop and one.by is By.MEETING and one.who != "joint" and not one.answered
    ]

    assert small == sorted(small)


def test_new_days_are_in_order_and_spread_over_the_time_that_is_left() -> None:
    days = list(caught_up().due.values())

    assert days == sorted(days)
    assert max(days.count(one) for one in days) <= 2
    assert (days[0], days[-1] >= date(2027, 3, 17)) == (date(2027, 2, 23), True)


@pytest.mark.parametrize("route", sorted(routes()))
@pytest.mark.parametrize(
    ("today", "transfer_on"),
    [
        (MON_22_FEB, T),
        # A Saturday; T after the Easter bank holidays.
        (date(2027, 3, 20), date(2027, 3, 30)),
        # Good Friday; T on Easter Monday: no working day in between.
        (date(2027, 3, 26), date(2027, 3, 29)),
        # Today, tomorrow, and over already.
        (T, T),
        (date(2027, 3, 23), T),
        (date(2027, 4, 20), T),
    ],
)
def test_no_new_day_is_past_a_weekend_or_a_bank_holiday(
    route: str, today: date, transfer_on: date
) -> None:
    due = caught_up(today, transfer_on, route).due.values()

    assert [day for day in due if day < today] == []
    assert [day for day in due if not is_working_day(day, ENGLAND)] == []


def test_with_time_left_every_new_day_is_before_t() -> None:
    assert max(caught_up().due.values()) < T


def test_with_t_tomorrow_it_is_today_or_tomorrow() -> None:
    days = set(caught_up(date(2027, 3, 23)).due.values())

    assert days <= {date(2027, 3, 23), T}


def test_with_t_over_it_is_the_next_ten_working_days() -> None:
    days = caught_up(date(2027, 4, 20)).due.values()

    assert (min(days), max(days)) == (date(2027, 4, 21), date(2027, 5, 5))


def test_a_start_in_time_has_nothing_to_catch_up_on() -> None:
    found = caught_up(date(2026, 9, 23))

    assert (found.past, dict(found.due)) == ((), {})
