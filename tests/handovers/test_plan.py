"""Where a handover stands: it follows from what was done, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import Answer, Offer, Side, Signer, Stage, State
from bot.handovers.route import By
from bot.handovers.route_text import as_text, from_text
from tests.handovers.plans import (
    BEGAN,
    NAMES,
    T,
    begun,
    checked,
    closed,
    done,
    moved,
    musts,
    named,
    prepared,
    signed,
)


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        (begun(), State.PLANNED),
        (named(), State.PREPARING),
        (done(named(), *musts(named(), By.MEETING)), State.READY),
        (prepared(), State.MEETING_HELD),
        (signed(1), State.MEETING_HELD),
        (signed(2), State.SENDER_SIGNED),
        (signed(3), State.SENDER_SIGNED),
        (signed(4), State.ACCEPTED),
        (moved(), State.IN_PARALLEL),
        (checked(1), State.CHECKED_FIRST),
        (checked(2), State.CHECKED_SECOND),
        (closed(), State.CLOSED),
    ],
    ids=lambda given: given if isinstance(given, State) else "",
)
def test_it_is_as_far_as_what_was_done(plan: Plan, state: State) -> None:
    assert (plan.state, plan.handover.state) == (state, state)


def test_the_sender_holds_it_until_the_receiver_took_over() -> None:
    assert {begun().holder_id, named().holder_id, signed().holder_id} == {"odile"}
    assert moved().holder_id == closed().holder_id == "ludo"


def test_a_meeting_held_early_counts_once_everything_before_it_is_there() -> None:
    early = done(begun(), "joint-meeting")
    assert early.state is State.PREPARING

    rest = done(done(named(), "joint-meeting"), *musts(named(), By.MEETING))

    assert rest.state is State.MEETING_HELD


def test_a_meeting_that_was_left_out_was_not_held() -> None:
    ready = done(named(), *musts(named(), By.MEETING))
    left_out = item_rules.leave_out(ready, "joint-meeting", "hesper", BEGAN)

    assert left_out.state is State.READY


def test_looks_count_only_after_the_move_and_in_their_order() -> None:
    second_only = done(moved(), "check-6w")

    assert second_only.state is State.IN_PARALLEL
    assert done(second_only, "check-2w").state is State.CHECKED_SECOND


def test_a_look_that_was_left_out_is_passed_over() -> None:
    left_out = item_rules.leave_out(moved(), "check-2w", "ann", T)

    assert left_out.state is State.IN_PARALLEL
    assert done(left_out, "check-6w").state is State.CHECKED_SECOND


def test_paused_comes_before_contested_and_neither_loses_its_place() -> None:
    contested = rules.answer_offer(prepared(), Offer.DIFFERENT, BEGAN)
    paused = rules.pause(contested, BEGAN)

    assert (contested.state, paused.state) == (State.CONTESTED, State.PAUSED)
    assert rules.resume(paused).state is State.CONTESTED


def test_a_must_that_the_other_side_has_not_answered_is_open() -> None:
    sent = item_rules.do_item(named(), "pack-sent", "odile", BEGAN)

    assert "pack-sent" in musts(sent, By.MEETING)


def test_open_musts_come_soonest_first() -> None:
    due = [one.due for one in begun().open_stops(*By)]

    assert due == sorted(due)


def test_whose_turn_an_item_is() -> None:
    plan = named()
    sent = item_rules.do_item(plan, "pack-sent", "odile", BEGAN)
    asked = item_rules.answer_item(sent, "pack-sent", Answer.QUERY, "ludo", BEGAN)

    assert plan.turn_of(plan.items["pack-sent"]) is Side.SENDER
    assert sent.turn_of(sent.items["pack-sent"]) is Side.RECEIVER
    assert asked.turn_of(asked.items["pack-sent"]) is Side.SENDER
    assert plan.turn_of(plan.items["joint-meeting"]) is Side.JOINT
    assert done(plan, "summary").turn_of(done(plan, "summary").items["summary"]) is None


def test_who_signs_is_who_is_named() -> None:
    plan = named()

    assert [plan.signer_id(one) for one in Signer] == ["odile", "hesper", "ludo", "ann"]


def test_the_names_that_are_blank() -> None:
    assert begun().blanks() == list(NAMES)
    assert named().blanks() == []


def test_what_is_late_is_only_what_is_still_open() -> None:
    late = {one.key for one in done(named(), "eligibility").overdue(BEGAN)}

    assert "first-talk" in late
    assert "eligibility" not in late


def test_an_item_is_found_by_its_id_and_by_what_it_stands_for() -> None:
    plan = begun()

    assert plan.item("i-summary") == plan.coded("C2") == plan.items["summary"]
    assert (plan.item("i-nothing"), plan.coded("C99")) == (None, None)


def test_items_come_by_day_and_then_as_the_route_has_them() -> None:
    days = [one.due for one in begun().in_order()]

    assert days == sorted(days)


def test_a_receiver_without_a_move_holds_nothing() -> None:
    plan = begun()
    handover = replace(plan.handover, taken_over_on=T, receiver_id=None)

    assert plan.with_handover(handover).holder_id == "odile"


def test_a_route_can_give_the_stages_other_days() -> None:
    plan = rules.answer_offer(named(), Offer.DIFFERENT, date(2027, 3, 3))
    route = replace(plan.route, contest_days=(1, 3, 5))
    sooner = replace(plan, route=from_text(as_text(route)))

    assert [*plan.stage_ends().values()] == [
        date(2027, 3, 5),
        date(2027, 3, 10),
        date(2027, 3, 17),
    ]
    assert [*sooner.stage_ends().values()] == [
        date(2027, 3, 4),
        date(2027, 3, 8),
        date(2027, 3, 10),
    ]
    assert plan.stage_on(date(2027, 3, 5)) is Stage.WORKERS
    assert sooner.stage_on(date(2027, 3, 5)) is Stage.MANAGERS
