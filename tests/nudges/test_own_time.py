"""When somebody may be nudged: their own days and hours, in every kind of week."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings

from bot.calendars.nations import Nation
from bot.calendars.records import Closed
from bot.nudges.own_time import OwnTime
from bot.nudges.records import PartOfDay, Why
from tests.nudges.kindness import add_days, first_kind, is_their_day
from tests.nudges.times import (
    d,
    days,
    instants,
    london,
    own_time,
    people,
    school,
    shut,
    wall,
    wishes,
)

HORIZON = timedelta(days=40)


def moved(person: OwnTime, text: str) -> tuple[str, Why | None]:
    moment = person.next_moment(london(text))
    assert moment is not None
    return wall(moment.at), moment.held


def test_a_moment_at_work_will_do_to_the_second() -> None:
    at = london("2027-02-22 09:10") + timedelta(seconds=7)
    moment = own_time().next_moment(at)

    assert moment is not None
    assert (moment.at, moment.held) == (at, None)


@pytest.mark.parametrize(
    ("at", "then", "why"),
    [
        ("2027-02-22 06:00", "Mon 22 Feb 09:00", Why.NIGHT),
        ("2027-02-22 16:59", "Mon 22 Feb 16:59", None),
        # The last instant of the day is not in it.
        ("2027-02-22 17:00", "Tue 23 Feb 09:00", Why.NIGHT),
        ("2027-02-22 23:59", "Tue 23 Feb 09:00", Why.NIGHT),
        ("2027-02-26 17:30", "Mon 01 Mar 09:00", Why.NIGHT),
        ("2027-02-27 12:00", "Mon 01 Mar 09:00", Why.NOT_THEIR_DAY),
        ("2027-02-28 23:59", "Mon 01 Mar 09:00", Why.NOT_THEIR_DAY),
        # Good Friday, a weekend and Easter Monday in a row.
        ("2027-03-26 10:00", "Tue 30 Mar 09:00", Why.BANK_HOLIDAY),
    ],
)
def test_nights_weekends_and_bank_holidays_move_a_moment_on(
    at: str, then: str, why: Why | None
) -> None:
    assert moved(own_time(), at) == (then, why)


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        (Nation.ENGLAND_AND_WALES, "2027-08-30"),
        (Nation.ENGLAND_AND_WALES, "2027-03-29"),
        (Nation.SCOTLAND, "2027-01-04"),
        (Nation.SCOTLAND, "2027-08-02"),
        (Nation.SCOTLAND, "2027-11-30"),
        (Nation.NORTHERN_IRELAND, "2027-03-17"),
        (Nation.NORTHERN_IRELAND, "2027-07-12"),
        # Christmas on a Saturday, and Boxing Day with it.
        (Nation.ENGLAND_AND_WALES, "2027-12-28"),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(nation: Nation, day: str) -> None:
    assert own_time(nation=nation).why_not(d(day)) is Why.BANK_HOLIDAY


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        (Nation.SCOTLAND, "2027-03-29"),
        (Nation.SCOTLAND, "2027-08-30"),
        (Nation.ENGLAND_AND_WALES, "2027-03-17"),
        (Nation.NORTHERN_IRELAND, "2027-08-02"),
    ],
)
def test_the_bank_holiday_of_another_nation_is_a_day_like_any(
    nation: Nation, day: str
) -> None:
    assert own_time(nation=nation).why_not(d(day)) is None


def test_somebody_part_time_is_nudged_on_their_own_days_alone() -> None:
    tuesdays_and_thursdays = own_time(working_days=frozenset({1, 3}))

    assert moved(tuesdays_and_thursdays, "2027-02-24 10:00") == (
        "Thu 25 Feb 09:00",
        Why.NOT_THEIR_DAY,
    )


def test_somebody_who_works_at_weekends_alone_is_reached_on_any_weekday() -> None:
    weekends = own_time(working_days=frozenset({5, 6}))

    assert moved(weekends, "2027-02-27 10:00")[0] == "Mon 01 Mar 09:00"


def test_a_day_on_which_the_agency_is_shut_will_not_do() -> None:
    off_fridays = own_time(agency_closed=frozenset({4}))

    assert moved(off_fridays, "2027-02-26 10:00")[0] == "Mon 01 Mar 09:00"


def test_leave_moves_a_moment_to_the_first_day_back() -> None:
    away = own_time(away=(days("2027-03-01", "2027-03-12"),))

    assert moved(away, "2027-03-03 10:00") == ("Mon 15 Mar 09:00", Why.ON_LEAVE)


def test_two_leaves_that_follow_each_other_are_one() -> None:
    away = own_time(
        away=(days("2027-03-01", "2027-03-05"), days("2027-03-08", "2027-03-12"))
    )

    assert away.leave_at(london("2027-03-03 10:00")) == days("2027-03-03", "2027-03-14")


def test_a_leave_that_begins_before_the_next_kind_moment_stands_in_the_way() -> None:
    away = own_time(away=(days("2027-03-01", "2027-03-12"),))

    leave = away.leave_at(london("2027-02-26 18:30"))

    assert leave == days("2027-03-01", "2027-03-14")


def test_a_leave_that_is_over_or_not_yet_stands_in_nobodys_way() -> None:
    away = own_time(away=(days("2027-03-01", "2027-03-12"),))

    assert away.leave_at(london("2027-02-26 10:00")) is None
    assert away.leave_at(london("2027-03-15 10:00")) is None


@pytest.mark.parametrize(
    ("at", "then"),
    [
        # An INSET day; a Friday.
        ("2027-02-26 10:00", "Mon 01 Mar 09:00"),
        # Easter, and the INSET day after it.
        ("2027-03-30 10:00", "Tue 13 Apr 09:00"),
        # The summer, and 1 September is not known; it is no break.
        ("2027-07-22 10:00", "Wed 01 Sep 09:00"),
    ],
)
def test_a_school_break_and_an_inset_day_are_no_time_for_a_school(
    at: str, then: str
) -> None:
    assert moved(own_time(school=school()), at) == (then, Why.SCHOOL_CLOSED)


def test_a_school_day_that_nobody_knows_is_an_ordinary_day() -> None:
    unknown = school(not_known=(days("2027-05-10", "2027-05-14"),))

    assert own_time(school=unknown).why_not(d("2027-05-11")) is None


@pytest.mark.parametrize(
    ("nation", "first_back"),
    [
        (Nation.ENGLAND_AND_WALES, "Wed 01 Sep 09:00"),
        (Nation.SCOTLAND, "Mon 16 Aug 09:00"),
        (Nation.NORTHERN_IRELAND, "Wed 01 Sep 09:00"),
    ],
)
def test_nobody_needs_to_know_a_school_to_leave_it_in_peace_in_august(
    nation: Nation, first_back: str
) -> None:
    to_july = school(known_until=d("2027-07-21"), closed=())
    person = own_time(school=to_july, nation=nation)

    assert moved(person, "2027-08-03 10:00") == (first_back, Why.SCHOOL_CLOSED)


def test_what_nobody_knows_of_christmas_is_a_break() -> None:
    person = own_time(school=school(known_until=d("2027-07-21")))

    assert person.why_not(d("2027-12-24")) is Why.SCHOOL_CLOSED


def test_school_days_are_counted_and_leave_is_not_left_out() -> None:
    person = own_time(school=school(), away=(days("2027-02-24", "2027-02-24"),))

    # The Friday is an INSET day, and a weekend follows.
    assert person.add_days(d("2027-02-23"), 3) == d("2027-03-01")


def test_muted_until_a_day_is_muted_on_that_day_too() -> None:
    muted = own_time(wishes=wishes(muted_until=d("2027-02-25")))

    assert moved(muted, "2027-02-22 10:00") == ("Fri 26 Feb 09:00", Why.THEIR_WISH)


def test_not_mondays_means_tuesday() -> None:
    not_mondays = own_time(wishes=wishes(not_on=frozenset({0})))

    assert moved(not_mondays, "2027-02-22 10:00") == (
        "Tue 23 Feb 09:00",
        Why.THEIR_WISH,
    )


def test_whoever_wants_none_of_their_own_days_is_reached_all_the_same() -> None:
    person = own_time(
        working_days=frozenset({0}), wishes=wishes(not_on=frozenset({0, 1}))
    )

    assert moved(person, "2027-02-22 10:00") == ("Mon 22 Feb 10:00", None)


@pytest.mark.parametrize(
    ("part", "at", "then"),
    [
        (PartOfDay.MORNINGS, "2027-02-22 11:59", "Mon 22 Feb 11:59"),
        (PartOfDay.MORNINGS, "2027-02-22 12:00", "Tue 23 Feb 09:00"),
        (PartOfDay.AFTERNOONS, "2027-02-22 09:10", "Mon 22 Feb 12:00"),
        (PartOfDay.AFTERNOONS, "2027-02-22 16:59", "Mon 22 Feb 16:59"),
    ],
)
def test_a_wish_for_mornings_or_afternoons_is_kept(
    part: PartOfDay, at: str, then: str
) -> None:
    assert moved(own_time(wishes=wishes(part=part)), at)[0] == then


def test_a_wish_for_mornings_of_one_who_starts_at_noon_is_let_go() -> None:
    person = own_time(opens=time(12), wishes=wishes(part=PartOfDay.MORNINGS))

    assert moved(person, "2027-02-22 13:00") == ("Mon 22 Feb 13:00", None)


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("2027-02-22 09:10", "Mon 22 Feb 09:10"),
        ("2027-02-22 12:15", "Mon 22 Feb 13:00"),
        ("2027-02-22 16:00", "Mon 22 Feb 16:00"),
    ],
)
def test_quiet_hours_over_lunch_leave_the_morning_and_the_afternoon(
    at: str, then: str
) -> None:
    person = own_time(quiet_from=time(12), quiet_until=time(13))

    assert moved(person, at)[0] == then


def test_quiet_hours_over_midnight_shorten_the_day_at_both_ends() -> None:
    person = own_time(quiet_from=time(15), quiet_until=time(10))

    assert moved(person, "2027-02-22 09:30")[0] == "Mon 22 Feb 10:00"
    assert moved(person, "2027-02-22 15:00")[0] == "Tue 23 Feb 10:00"


def test_nobody_is_nudged_before_eight_or_after_six_whatever_hours_they_keep() -> None:
    early = own_time(opens=time(6), closes=time(22), quiet_from=time(23))

    assert moved(early, "2027-02-22 06:30")[0] == "Mon 22 Feb 08:00"
    assert moved(early, "2027-02-22 18:00")[0] == "Tue 23 Feb 08:00"


def test_somebody_who_works_at_night_is_nudged_in_the_day() -> None:
    nights = own_time(opens=time(20), closes=time(6))

    assert moved(nights, "2027-02-22 21:00") == ("Tue 23 Feb 08:00", Why.NIGHT)


@pytest.mark.parametrize(
    ("friday", "monday", "utc"),
    [
        # The clocks go forward on Sun 28 Mar; Monday and Good Friday are holidays.
        ("2027-03-25 18:00", "Tue 30 Mar 09:00", "08:00"),
        # And back on Sun 31 Oct.
        ("2027-10-29 18:00", "Mon 01 Nov 09:00", "09:00"),
        ("2027-10-28 18:00", "Fri 29 Oct 09:00", "08:00"),
    ],
)
def test_nine_in_the_morning_is_nine_on_the_wall_after_both_clock_changes(
    friday: str, monday: str, utc: str
) -> None:
    england = own_time().next_moment(london(friday))

    assert england is not None
    assert (wall(england.at), f"{england.at:%H:%M}") == (monday, utc)


@pytest.mark.parametrize(
    "at", ["2027-03-28 00:59", "2027-03-28 02:01", "2027-10-31 01:30"]
)
def test_a_moment_in_the_night_the_clocks_change_waits_for_a_working_day(
    at: str,
) -> None:
    assert moved(own_time(), at)[0] in {"Tue 30 Mar 09:00", "Mon 01 Nov 09:00"}


def test_a_leap_day_is_a_day_like_any() -> None:
    assert moved(own_time(), "2028-02-28 17:30")[0] == "Tue 29 Feb 09:00"
    assert own_time().add_days(d("2028-02-28"), 2) == d("2028-03-01")


@pytest.mark.parametrize(
    "nobody",
    [
        own_time(agency_closed=frozenset(range(5))),
        own_time(quiet_from=time(7), quiet_until=time(19)),
        own_time(away=(days("2027-01-01", "2029-12-31"),)),
        own_time(wishes=wishes(muted_until=d("2029-12-31"))),
        own_time(
            school=school(
                known_until=d("2029-12-31"),
                closed=(shut("2027-01-04", "2029-12-31", Closed.CLOSURE),),
            )
        ),
    ],
)
def test_where_no_moment_will_ever_do_there_is_none(nobody: OwnTime) -> None:
    assert nobody.next_moment(london("2027-02-22 10:00")) is None


@given(people(), instants)
@settings(max_examples=400, deadline=None)
def test_the_next_moment_is_the_one_found_by_walking(
    person: OwnTime, at: datetime
) -> None:
    moment = person.next_moment(at)
    found = moment.at if moment and moment.at <= at + HORIZON else None

    assert found == first_kind(person, at, HORIZON)


@given(people(), instants)
@settings(max_examples=300, deadline=None)
def test_what_stood_in_the_way_is_said_only_when_something_did(
    person: OwnTime, at: datetime
) -> None:
    moment = person.next_moment(at)

    assert moment is None or (moment.held is None) == (moment.at == at)


@given(people(), instants)
@settings(max_examples=200, deadline=None)
def test_days_are_counted_as_by_walking(person: OwnTime, at: datetime) -> None:
    day = at.date()
    reachable = [n for n in range(-4, 5) if _has_days(person, day)]

    counted = [person.add_days(day, n) for n in reachable]

    assert counted == [add_days(person, day, n) for n in reachable]


def _has_days(person: OwnTime, day: date) -> bool:
    """Whether a year around holds enough of their days to count four either way."""
    near = [day + timedelta(days=n) for n in range(-30, 31)]
    their = [one for one in near if one.year == 2027 and is_their_day(person, one)]
    return sum(one < day for one in their) > 4 and sum(one > day for one in their) > 4
