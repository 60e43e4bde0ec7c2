"""When something goes: the day before, the day and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.directory.records import Membership
from bot.meetings.records import Action, Meeting, State
from bot.retention.records import Keeps, Notice, Period
from bot.retention.rule_file import read_rules
from bot.retention.rules import (
    Facts,
    Step,
    due,
    ends_on,
    held_until,
    kept_longer,
    meeting_facts,
    months_later,
    over_before,
    person_facts,
    told_day,
)
from tests.meetings.examples import meeting, place

RULES = read_rules()
THIRTY = Period(days=30)
OVER = date(2027, 3, 18)
DUE = date(2027, 4, 17)
TODAY = date(2027, 5, 1)


def notice(**changes: object) -> Notice:
    one = Notice(
        id="N1",
        rule=Keeps.MEETINGS,
        subject_id="M1",
        young_person_id="Y1",
        announced_on=OVER,
        due_on=OVER,
    )
    return replace(one, **changes)  # type: ignore[arg-type]


SAID = notice(announced_on=date(2027, 4, 10), due_on=DUE)


@pytest.mark.parametrize(
    ("today", "facts", "step"),
    [
        # In use.
        (TODAY, Facts(over_on=None), Step.NOTHING),
        (TODAY, Facts(over_on=None, notice=SAID), Step.WITHDRAW),
        # Over, and only now found to be.
        (OVER, Facts(over_on=None, is_over_since_unknown=True), Step.NOTE),
        # A week before it goes people are told; not a day sooner.
        (date(2027, 4, 9), Facts(over_on=OVER), Step.NOTHING),
        (date(2027, 4, 10), Facts(over_on=OVER), Step.ANNOUNCE),
        (date(2027, 4, 11), Facts(over_on=OVER), Step.ANNOUNCE),
        (date(2027, 4, 10), Facts(over_on=OVER, notice=notice()), Step.ANNOUNCE),
        # Told once.
        (date(2027, 4, 10), Facts(over_on=OVER, notice=SAID), Step.NOTHING),
        # The day before, the day, and the day after.
        (DUE - timedelta(days=1), Facts(over_on=OVER, notice=SAID), Step.NOTHING),
        (DUE, Facts(over_on=OVER, notice=SAID), Step.GO),
        (DUE + timedelta(days=1), Facts(over_on=OVER, notice=SAID), Step.GO),
        # Never without a word, however late.
        (TODAY, Facts(over_on=OVER, notice=notice()), Step.ANNOUNCE),
        # An inquiry.
        (DUE, Facts(over_on=OVER, notice=SAID, held=True), Step.HOLD),
        (date(2027, 4, 9), Facts(over_on=OVER, notice=SAID, held=True), Step.NOTHING),
    ],
)
def test_what_is_to_be_done_tonight(today: date, facts: Facts, step: Step) -> None:
    assert due(RULES, THIRTY, facts, today).step is step


def test_what_is_kept_is_told_anew_a_week_before_it_goes_then() -> None:
    until = kept_longer(RULES, DUE)
    kept = Facts(over_on=OVER, notice=replace(SAID, kept_until=until))
    steps = [
        due(RULES, THIRTY, kept, until - timedelta(days=days)).step
        for days in (8, 7, 0)
    ]

    assert until == DUE + timedelta(days=90)
    assert steps == [Step.NOTHING, Step.ANNOUNCE, Step.ANNOUNCE]


def test_the_night_after_a_hold_ends_people_are_told_anew() -> None:
    put_off = replace(SAID, kept_until=held_until(RULES, TODAY))
    facts = Facts(over_on=OVER, notice=put_off)

    assert due(RULES, THIRTY, facts, TODAY).step is Step.NOTHING
    assert due(RULES, THIRTY, facts, TODAY + timedelta(days=1)).step is Step.ANNOUNCE


def test_what_belongs_to_it_keeps_it_too() -> None:
    facts = Facts(over_on=OVER, notice=SAID, kept_until=date(2027, 7, 16))

    assert due(RULES, THIRTY, facts, DUE).step is Step.NOTHING
    assert due(RULES, THIRTY, facts, date(2027, 7, 9)).step is Step.ANNOUNCE


@pytest.mark.parametrize(
    ("told_on", "goes_on"),
    [
        (date(2027, 4, 9), DUE),
        (date(2027, 4, 10), DUE),
        # Told on the Monday after a weekend: still a whole week.
        (date(2027, 4, 12), date(2027, 4, 19)),
    ],
)
def test_nobody_has_less_than_a_week(told_on: date, goes_on: date) -> None:
    assert told_day(RULES, DUE, told_on) == goes_on


@pytest.mark.parametrize(
    ("period", "over_on", "goes_on"),
    [
        (THIRTY, date(2027, 1, 31), date(2027, 3, 2)),
        (THIRTY, date(2028, 1, 31), date(2028, 3, 1)),
        (THIRTY, date(2027, 12, 2), date(2028, 1, 1)),
        (Period(months=1), date(2027, 1, 31), date(2027, 2, 28)),
        (Period(months=1), date(2028, 1, 31), date(2028, 2, 29)),
        (Period(months=24), date(2028, 2, 29), date(2030, 2, 28)),
        (Period(months=24), date(2027, 12, 31), date(2029, 12, 31)),
        (Period(months=1), date(2027, 2, 28), date(2027, 3, 28)),
    ],
)
def test_month_ends(period: Period, over_on: date, goes_on: date) -> None:
    assert ends_on(period, over_on) == goes_on


_days = some.dates(date(2000, 1, 1), date(2100, 1, 1))
_periods = some.one_of(
    some.integers(1, 3650).map(lambda days: Period(days=days)),
    some.integers(1, 120).map(lambda months: Period(months=months)),
)


@given(period=_periods, today=_days)
def test_looking_back_and_looking_ahead_agree(period: Period, today: date) -> None:
    first_kept = over_before(period, today)

    assert ends_on(period, first_kept) > today
    assert ends_on(period, first_kept - timedelta(days=1)) <= today


@given(day=_days, months=some.integers(-600, 600))
def test_a_month_later_is_never_in_another_month(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def of_meeting(one: Meeting, *agreed: Action, said: Notice | None = None) -> Facts:
    return meeting_facts(RULES, one, agreed, said, held=False, today=TODAY)


def action(due_on: date, done_at: datetime | None = None) -> Action:
    return Action(
        id="A1", meeting_id="M1", worker_id="W1", what="x", due=due_on, done_at=done_at
    )


@pytest.mark.parametrize(
    ("state", "said", "over_on", "unknown"),
    [
        # Never recorded: the day itself.
        (State.CALLED, None, date(2027, 3, 17), False),
        (State.HELD, None, date(2027, 3, 17), False),
        # Recorded or cancelled: since the night that first found it so.
        (State.RECORDED, None, None, True),
        (State.CANCELLED, None, None, True),
        (State.RECORDED, notice(), OVER, False),
        (State.CANCELLED, notice(), OVER, False),
    ],
)
def test_since_when_a_meeting_is_over(
    state: State, said: Notice | None, over_on: date | None, unknown: bool
) -> None:
    found = of_meeting(replace(meeting(), state=state), said=said)

    assert (found.over_on, found.is_over_since_unknown) == (over_on, unknown)


def test_a_meeting_to_come_is_in_use() -> None:
    for on in (TODAY, TODAY + timedelta(days=1)):
        assert of_meeting(replace(meeting(), on=on)).is_in_use


@pytest.mark.parametrize(
    ("agreed", "over_on"),
    [
        # Done in London on the 5th, though in UTC it was still the 4th.
        (action(OVER, datetime(2027, 4, 4, 23, 30, tzinfo=UTC)), date(2027, 4, 5)),
        (action(OVER, datetime(2027, 3, 1, 12, tzinfo=UTC)), OVER),
        # Open: waited for, and not for ever.
        (action(date(2027, 3, 24)), date(2027, 6, 22)),
    ],
)
def test_what_is_open_keeps_its_meeting_for_a_while(
    agreed: Action, over_on: date
) -> None:
    recorded = replace(meeting(), state=State.RECORDED)

    assert of_meeting(recorded, agreed, said=notice()).over_on == over_on


def of_person(
    *places: Membership,
    meetings: tuple[Meeting, ...] = (),
    left: dict[str, date] | None = None,
    notices: tuple[Notice, ...] = (),
) -> Facts:
    return person_facts(
        places,
        left or {},
        meetings,
        notices,
        young_person_id="Y1",
        held=False,
        today=TODAY,
    )


def until(last_day: date | None) -> Membership:
    return replace(place("odile"), until_day=last_day)


def test_a_young_person_with_a_team_is_in_use() -> None:
    assert of_person(until(None)).is_in_use
    assert of_person(until(TODAY)).is_in_use
    assert of_person(until(date(2027, 1, 1)), until(TODAY)).is_in_use


def test_the_last_to_leave_counts() -> None:
    found = of_person(until(date(2027, 1, 1)), until(date(2027, 4, 30)))

    assert found.over_on == date(2027, 4, 30)


def test_whoever_has_left_holds_no_place_that_nobody_ended() -> None:
    gone = place("odile").worker_id
    found = of_person(until(None), left={gone: date(2027, 4, 1)})

    assert found.over_on == date(2027, 4, 1)


def test_a_meeting_to_come_keeps_them_and_a_past_one_counts() -> None:
    last = until(date(2027, 1, 1))
    coming = replace(meeting(), on=TODAY)
    cancelled = replace(coming, state=State.CANCELLED)

    assert of_person(last, meetings=(coming,)).is_in_use
    assert of_person(last, meetings=(cancelled,)).over_on == date(2027, 1, 1)
    assert of_person(last, meetings=(meeting(),)).over_on == date(2027, 3, 17)


def test_nothing_known_counts_from_the_first_night() -> None:
    assert of_person().is_over_since_unknown
    own = notice(rule=Keeps.YOUNG_PEOPLE, subject_id="Y1")
    assert of_person(notices=(own,)).over_on == OVER


def test_a_meeting_that_is_kept_keeps_them() -> None:
    kept = notice(kept_until=date(2027, 8, 1))
    done = notice(kept_until=date(2027, 9, 1), done_on=TODAY)

    assert of_person(until(OVER), notices=(kept, done)).kept_until == date(2027, 8, 1)
