"""Nudges in counts: for leads, never by person or agency, their own team first."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.counts.cards import Counts
from bot.counts.messages import counts, counts_form
from bot.counts.records import Tally
from bot.counts.rules import few_together, held_back, median_days, waiting
from bot.errors import NotFound
from bot.nudges.days import days_taken, median_of
from bot.nudges.records import ClimbState, NudgeState, Why
from tests.nudges.office import Office
from tests.nudges.test_ledger import CLIMB, SENT, passed
from tests.nudges.times import d, days, london, own_time

TALLY = Tally(planned=0, sent=0, given_up=0, wrong=0, at_once=0)


@pytest.mark.parametrize(
    ("asked", "answered", "took"),
    [
        ("2027-02-22 09:10", "2027-02-22 16:00", 0),
        ("2027-02-22 09:10", "2027-02-23 08:00", 1),
        # Over a weekend, and over Easter.
        ("2027-02-26 16:00", "2027-03-01 09:00", 1),
        ("2027-03-25 16:00", "2027-03-30 09:00", 1),
        # Never less than none.
        ("2027-02-22 09:10", "2027-02-19 09:10", 0),
    ],
)
def test_an_answer_is_counted_in_working_days(
    asked: str, answered: str, took: int
) -> None:
    assert days_taken(own_time(), london(asked), london(answered)) == took


def test_leave_and_days_off_are_not_counted_against_anybody() -> None:
    away = own_time(away=(days("2027-02-23", "2027-02-25"),))
    part_time = own_time(working_days=frozenset({0, 4}))
    monday, friday = london("2027-02-22 10:00"), london("2027-02-26 10:00")

    assert days_taken(away, monday, friday) == 1
    assert days_taken(part_time, monday, friday) == 1


def test_the_middle_is_one_that_was_there() -> None:
    assert median_of([3, 1, 2]) == 2
    assert median_of([4, 1, 2, 3]) == 2
    assert median_of([]) is None


def test_with_few_answers_no_middle_is_told() -> None:
    assert median_days(replace(TALLY, answer_days=(1,) * 4)) is None
    assert median_days(replace(TALLY, answer_days=(1,) * 5)) == 1


def test_what_did_not_go_out_is_counted_by_reason() -> None:
    lines = [
        SENT,
        passed(Why.JUST_AGREED),
        passed(Why.JUST_AGREED),
        passed(Why.ANSWERED, NudgeState.NOT_NEEDED),
    ]

    assert held_back(lines) == {Why.JUST_AGREED: 2, Why.ANSWERED: 1}


def test_what_waits_for_its_own_day_is_not_held_back() -> None:
    now = london("2027-03-01 10:00")
    running = [
        replace(CLIMB, why=Why.NOT_YET),
        replace(CLIMB, why=Why.ON_ITS_WAY),
        replace(CLIMB, why=Why.ON_LEAVE),
        # It would not have gone before tomorrow anyway.
        replace(CLIMB, why=Why.ON_LEAVE, planned_at=now + timedelta(days=1)),
    ]

    assert waiting(running, now) == {Why.ON_LEAVE: 1}


def test_small_reasons_are_told_together() -> None:
    reasons = Counter({Why.ON_LEAVE: 12, Why.NIGHT: 4, Why.TOO_LATE: 1})

    assert few_together(reasons) == ([(Why.ON_LEAVE, "12")], "5")
    assert few_together(Counter({Why.NIGHT: 4})) == ([], "fewer than 5")
    assert few_together(Counter()) == ([], None)


# Through the service.


def lately(office: Office, by: str = "barnaby") -> Counts:
    return office.bot.services.counts.lately(office.asker(by))


def many(office: Office, count: int) -> None:
    """Call so many meetings of one partner, and let their first word go out."""
    for _ in range(count):
        office.desk.call("corin")
        office.minute()
    office.until("2027-02-26 16:00")


def test_a_lead_sees_counts(office: Office) -> None:
    many(office, 6)
    card = lately(office)

    assert int(card.planned) >= int(card.sent) >= 6
    assert card.answered == "fewer than 5"
    assert card.mirror.agency


def test_answers_are_counted_with_the_days_they_took(office: Office) -> None:
    for _ in range(5):
        office.desk.call("corin")
        office.minute()
    office.spoil(
        state=ClimbState.ENDED,
        why=Why.ANSWERED,
        next_at=None,
        ended_at=london("2027-02-24 10:00"),
    )
    office.at("2027-02-25 10:00")
    card = lately(office)

    assert int(card.answered) >= 5
    assert card.median_days == 2


def test_what_was_wrong_and_given_up_is_counted(office: Office) -> None:
    many(office, 5)
    office.spoil_lines(wrong_at=office.clock.now())
    office.spoil(
        state=ClimbState.ENDED,
        why=Why.GIVEN_UP,
        next_at=None,
        ended_at=office.clock.now(),
    )
    card = lately(office)

    assert int(card.wrong) == len(office.lines())
    assert int(card.given_up) == len(office.climbs())


def test_what_was_sent_at_once_for_today_is_counted(office: Office) -> None:
    for _ in range(5):
        office.desk.call("corin", on=d("2027-02-22"))
    office.sweep()

    assert int(lately(office).at_once) >= 5


def test_what_was_planned_and_shown_anew_is_not(office: Office) -> None:
    for _ in range(5):
        office.desk.call("corin")
    office.sweep()

    assert lately(office).at_once == "fewer than 5"


def test_what_is_older_than_four_weeks_is_not_counted(office: Office) -> None:
    many(office, 6)
    office.spoil_lines(at=london("2027-02-22 09:10"))
    office.at("2027-03-22 09:20")

    assert lately(office).planned == "fewer than 5"


@pytest.mark.parametrize("who", ["odile", "corin", "hesper", "nerys"])
def test_nobody_but_a_lead_sees_them(office: Office, who: str) -> None:
    with pytest.raises(NotFound):
        lately(office, who)


def test_a_governance_lead_sees_them_too(office: Office) -> None:
    assert lately(office, "rosamund").days == 28


def test_no_name_agency_or_reference_is_in_it_but_the_viewers_own(
    office: Office,
) -> None:
    many(office, 6)
    shown = json.dumps([counts(lately(office)), counts_form(lately(office))])
    with office.bot.store.looking() as unit:
        names = {one.name for one in unit.workers.everyone()}
        agencies = {one.name for one in unit.agencies.everyone()}

    assert {one for one in names if one in shown} == set()
    assert {one for one in agencies if one in shown} == {lately(office).mirror.agency}
    assert "YP-" not in shown


def test_the_own_team_stands_before_everyone(office: Office) -> None:
    texts = json.dumps(counts(lately(office)))

    assert texts.index("your own team") < texts.index("Everyone's nudges")
