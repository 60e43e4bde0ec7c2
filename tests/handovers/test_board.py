"""Handovers in counts: what each adds, and that nothing small is ever said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.nations import Nation
from bot.handovers.board import Seen, counted, seen_of, share
from bot.handovers.board_cards import TOO_FEW
from bot.handovers.dates import Basis
from bot.handovers.plan import Plan
from bot.handovers.records import ItemState, Kept, Offer, State
from bot.handovers.story import Deed, Entry
from tests.handovers.plans import BEGAN, T, begun

_NUMBERS = count()
AFTER_T = date(2027, 3, 25)


def entry(deed: Deed, day: date, about: str = "", was: date | None = None) -> Entry:
    return Entry(
        id=f"e{next(_NUMBERS)}",
        young_person_id="yp",
        handover_id="h1",
        at=datetime.combine(day, time(12), UTC),
        worker_id="odile",
        deed=deed,
        about=about,
        was=was,
    )


def seen(plan: Plan, *story: Entry) -> Seen:
    basis = Basis(
        transfer_on=plan.handover.transfer_on,
        began_on=plan.handover.began_on,
        nation=Nation.ENGLAND_AND_WALES,
    )
    return seen_of(plan, story, basis)


def done(plan: Plan, code: str, day: date) -> Plan:
    item = plan.coded(code)
    assert item is not None
    item = replace(item, state=ItemState.DONE, done_on=day)
    return replace(plan, items={**plan.items, item.key: item})


def moved_on(plan: Plan) -> Plan:
    return replace(plan, handover=replace(plan.handover, taken_over_on=T))


def one(**fields: Any) -> Seen:
    usual: dict[str, Any] = {
        "route": "A",
        "runs": True,
        "in_time": True,
        "met": None,
        "both": None,
        "kept": None,
        "pending": (),
        "contested": False,
        "musts_left_out": 0,
        "all_four": None,
    }
    return Seen(**{**usual, **fields})


def test_it_is_begun_in_time_before_the_first_milestone_is_past() -> None:
    # The first is 26 weeks before 24 March 2027.
    assert seen(begun(began_on=date(2026, 9, 23))).in_time
    assert not seen(begun(began_on=date(2026, 9, 24))).in_time


def test_a_later_t_makes_nothing_begun_in_time_that_was_late() -> None:
    plan = begun(began_on=BEGAN, transfer_on=date(2027, 12, 1))
    assert seen(plan).in_time
    assert not seen(plan, entry(Deed.MOVED, AFTER_T, was=T)).in_time


@pytest.mark.parametrize("code", ["C4", "BOTH"])
def test_a_meeting_counts_until_t_and_not_after(code: str) -> None:
    field = {"C4": "met", "BOTH": "both"}[code]
    assert getattr(seen(done(begun("team-to-team"), code, T)), field) is True
    late = done(begun("team-to-team"), code, AFTER_T)
    assert getattr(seen(late), field) is False


def test_a_meeting_not_held_is_said_once_it_has_moved() -> None:
    assert seen(begun()).met is None
    assert seen(moved_on(begun())).met is False


def test_what_does_not_move_after_all_says_nothing_of_meetings() -> None:
    plan = done(begun("team-to-team", state=State.NOT_NEEDED), "C4", T)
    assert seen(plan).met is None


def test_the_first_word_on_the_first_appointment_counts() -> None:
    along = entry(Deed.FIRST_APPOINTMENT, AFTER_T, Kept.SENDER_GOES_ALONG)
    kept = entry(Deed.FIRST_APPOINTMENT, AFTER_T, Kept.KEPT)
    assert seen(begun(), along, kept).kept is False
    assert seen(begun(), kept).kept is True
    assert seen(begun()).kept is None


def test_an_offer_counts_working_days_until_the_receiver_says_something() -> None:
    # Friday to Tuesday over Easter Monday, 29 March 2027, with Good Friday before.
    offered = entry(Deed.OFFERED, date(2027, 3, 25))
    answered = entry(Deed.ANSWERED, date(2027, 3, 30), Offer.ACCEPTED)
    assert seen(begun(), entry(Deed.BEGAN, BEGAN), offered, answered).pending == (1,)


def test_a_question_stops_the_days_and_its_answer_starts_them_anew() -> None:
    story = (
        entry(Deed.BEGAN, date(2027, 3, 1)),
        entry(Deed.ANSWERED, date(2027, 3, 3), Offer.QUERIED),
        entry(Deed.ANSWERED, date(2027, 3, 10), Offer.MADE),
        entry(Deed.CONTESTED, date(2027, 3, 11), Offer.DIFFERENT),
    )
    found = seen(begun(), *story)
    assert found.pending == (2, 1)
    assert found.contested


def test_an_own_view_written_later_is_no_answer_to_an_offer() -> None:
    story = (
        entry(Deed.OFFERED, date(2027, 3, 1)),
        entry(Deed.CONTESTED, date(2027, 3, 2), "sender-view"),
    )
    assert seen(begun(), *story).pending == ()


def test_only_musts_that_were_left_out_count() -> None:
    plan = begun("small")
    items = {
        key: replace(item, state=ItemState.LEFT_OUT) for key, item in plan.items.items()
    }
    musts = sum(known.stop for known in plan.route.items.values())
    assert seen(replace(plan, items=items)).musts_left_out == musts < len(items)


def test_a_route_with_fewer_than_five_is_put_together_with_others() -> None:
    found = [one(route="A")] * 5 + [one(route="B")] * 4 + [one(route="C")]
    rows = counted(found)
    assert [(row.route, row.begun) for row in rows] == [("A", "5"), (None, "5")]


def test_others_that_are_too_few_together_are_not_counted_out() -> None:
    rows = counted([one(route="A")] * 7 + [one(route="B")])
    assert rows[-1].route is None
    assert rows[-1].begun == "fewer than 5"


def test_a_median_needs_five_answers() -> None:
    few, enough = [one(pending=(3, 1))] * 2, [one(pending=(3,))] * 5
    assert counted(few)[0].median_pending is None
    assert counted(enough)[0].median_pending == 3


@pytest.mark.parametrize(
    ("yes", "no", "words"),
    [
        (5, 4, TOO_FEW),
        (0, 10, "fewer than 5 of 10"),
        (4, 6, "fewer than 5 of 10"),
        (5, 5, "5 of 10"),
        (6, 4, "more than 5 of 10"),
        (10, 0, "more than 5 of 10"),
        (12, 18, "12 of 30"),
    ],
)
def test_neither_part_of_a_share_is_said_while_it_is_small(
    yes: int, no: int, words: str
) -> None:
    assert share([True] * yes + [False] * no + [None] * 3) == words


@given(st.lists(st.booleans(), max_size=60))
def test_small_parts_look_the_same_however_small(said: list[bool]) -> None:
    words = share(said)
    yes, no = said.count(True), said.count(False)
    if 0 < min(yes, no) < 5:
        flipped = yes < no
        same = [not flipped] * len(said)
        assert words == share(same)


@given(st.lists(st.sampled_from("ABCDEFG"), max_size=60))
def test_no_row_says_a_number_under_five(routes: list[str]) -> None:
    for row in counted(one(route=name) for name in routes):
        assert row.begun == "fewer than 5" or int(row.begun) >= 5
