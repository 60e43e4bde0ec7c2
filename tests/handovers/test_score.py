"""TRACK's four tests, for one handover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import Question
from bot.handovers.score import score
from tests.handovers.plans import BEGAN, T, begun, done, moved, named

DAY = timedelta(days=1)
LOOK = "check-2w"


def looked(plan: Plan, on: date = T + 14 * DAY) -> Plan:
    return item_rules.look_again(plan, LOOK, "yyyny", "ludo", on)


def test_a_handover_done_properly_has_all_four() -> None:
    found = score(done(looked(moved()), "both-there", on=T), [BEGAN])

    assert found.tests == (True, True, True, True)
    assert (found.count, found.is_said) == (4, True)


def test_nothing_can_be_said_at_the_start() -> None:
    assert score(begun(), []).tests == (None, None, None, None)
    assert not score(begun(), []).is_said


def test_one_that_never_moves_has_no_score() -> None:
    plan = rules.end(done(named(), "joint-meeting"), Question.STAY, BEGAN)

    assert score(plan, [BEGAN]).tests == (None, None, None, None)


def test_continuity_cannot_be_said_before_the_first_look() -> None:
    assert score(moved(), [BEGAN]).continuity is None


@pytest.mark.parametrize("on", [T, T + DAY, T + 14 * DAY])
def test_a_receiver_who_came_on_t_or_later_is_no_continuity(on: date) -> None:
    assert score(looked(moved()), [BEGAN, on]).continuity is False


def test_a_receiver_who_left_after_the_first_look_was_there_till_then() -> None:
    assert score(looked(moved()), [BEGAN, T + 15 * DAY]).continuity is True


def test_somebody_else_before_t_is_still_continuity() -> None:
    assert score(looked(moved()), [BEGAN, T - DAY]).continuity is True


def test_a_first_look_that_was_left_out_leaves_continuity_open_till_the_end() -> None:
    plan = item_rules.leave_out(moved(), LOOK, "ann", T)
    assert score(plan, [BEGAN]).continuity is None

    plan = item_rules.leave_out(plan, "check-6w", "ann", T)

    assert score(rules.close(plan, T), [BEGAN]).continuity is False


def test_the_day_of_the_names_stands_in_where_nobody_looked_it_up() -> None:
    assert score(looked(moved())).continuity is True


def test_both_together_after_t_is_not_parallel() -> None:
    assert score(done(moved(), "both-there", on=T + DAY)).parallel is False


def test_both_together_on_t_is_parallel() -> None:
    assert score(done(moved(), "both-there", on=T)).parallel is True


def test_once_it_moved_nobody_can_be_there_together_before() -> None:
    assert score(named()).parallel is None
    assert score(moved()).parallel is False


def test_a_meeting_that_was_left_out_was_not_held() -> None:
    plan = item_rules.leave_out(named(), "joint-meeting", "hesper", BEGAN)

    assert score(plan).meeting is False


def test_a_summary_that_nobody_read_is_not_passed_on_yet() -> None:
    assert score(done(named(), "summary")).information is None


def test_a_summary_that_was_read_is() -> None:
    assert score(done(named(), "summary", "summary-read")).information is True


def test_a_summary_that_was_left_out_never_is() -> None:
    plan = item_rules.leave_out(named(), "summary", "hesper", BEGAN)

    assert score(plan).information is False


def test_a_route_without_an_appointment_for_both_says_nothing_of_it() -> None:
    assert score(moved("small")).parallel is None
