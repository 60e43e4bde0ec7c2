"""Whatever a handover holds, Slack takes it: forty items and more, in every state."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from bot.handovers import board_messages, messages
from bot.handovers.board_cards import Board, Counted
from bot.handovers.cards import Sheet
from bot.handovers.doors import Door
from bot.handovers.records import ItemState, Offer, State
from bot.practice.limits import check_message, check_view
from tests.handovers.sheets import (
    LABEL,
    TODAY,
    item,
    milestone,
    offer_card,
    sheet,
    sheets,
)

FORTY = range(40)


def of_forty(state: ItemState) -> Sheet:
    return sheet([milestone(0, [item(number, state=state) for number in FORTY])])


def in_parts(parts: int, each: int) -> Sheet:
    made = [
        milestone(part, [item(part * each + number) for number in range(each)])
        for part in range(parts)
    ]
    return sheet(made)


def words(found: Any) -> str:
    return str(found)


def buttons(view: dict[str, Any], door: Door) -> int:
    return words(view).count(f"'{door}'")


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_any_checklist_fits_into_a_message_and_a_form(card: Sheet) -> None:
    check_message(messages.mine(card).blocks)
    check_view(messages.opened(card), kind="modal")
    check_view(messages.page_sent(card), kind="modal")


@pytest.mark.parametrize("state", ItemState)
def test_forty_items_fit_in_every_state(state: ItemState) -> None:
    card = of_forty(state)
    check_message(messages.mine(card).blocks)
    check_view(messages.page_sent(card), kind="modal")


@pytest.mark.parametrize("state", State)
def test_a_handover_of_forty_fits_in_every_state(state: State) -> None:
    card = sheet(list(of_forty(ItemState.OPEN).milestones), state=state)
    check_message(messages.room(card).blocks)
    check_view(messages.page_sent(card), kind="modal")


def test_forty_items_in_eight_parts_keep_a_button_each() -> None:
    view = messages.opened(in_parts(8, 5))
    assert buttons(view, Door.MORE) == 40


def test_what_does_not_fit_is_told_in_words_and_the_last_due_first() -> None:
    card = in_parts(30, 2)
    view = messages.opened(card)
    check_view(view, kind="modal")
    shown = words(view)
    assert f"{0:026d}" in shown
    assert f"{59:026d}" not in shown
    assert shown.count("• ") == 60 - buttons(view, Door.MORE)


def test_what_is_next_stands_above_what_is_later_and_what_is_done() -> None:
    done = milestone(0, [item(1, what="Done", state=ItemState.DONE)])
    later, soon = (
        milestone(0, [item(n, what=w)]) for n, w in ((9, "Later"), (2, "Soon"))
    )
    shown = words(messages.opened(sheet([done, later, soon])))
    assert shown.index("Soon") < shown.index("Later") < shown.index("✓ Done")


def test_the_message_shows_five_and_folds_the_rest() -> None:
    plain = {"what": "Short", "turn": "Odile", "pointer": None, "said": None}
    parts = [
        milestone(part, [item(part * 5 + number, **plain) for number in range(5)])
        for part in range(8)
    ]
    shown = words(messages.mine(sheet(parts)).blocks)
    assert shown.count("'handover.done'") == 5
    assert shown.count("things to do") == 8


def test_words_of_any_length_leave_room_for_where_it_stands() -> None:
    shown = words(messages.mine(in_parts(8, 5)).blocks)
    assert 0 < shown.count("'handover.done'") < 5
    assert shown.count("things to do") == 8


@pytest.mark.parametrize("offer", Offer)
def test_an_offer_fits(offer: Offer) -> None:
    check_message(messages.offer(offer_card(offer)).blocks)
    check_message(messages.name(offer_card(offer, receiver=None)).blocks)
    check_view(messages.opened(offer_card(offer)), kind="modal")


@pytest.mark.parametrize("routes", [0, 1, 12, 60])
def test_a_board_of_many_routes_fits(routes: int) -> None:
    row = {name: "fewer than 5 of 1,000" for name in Counted.__annotations__}
    rows = tuple(
        Counted(**{**row, "route": LABEL + str(number), "median_pending": 12})  # type: ignore[arg-type]
        for number in range(routes)
    )
    card = Board(since=TODAY, rows=rows)
    check_message(board_messages.board(card)["blocks"])
    check_view(board_messages.board_form(card), kind="modal")
