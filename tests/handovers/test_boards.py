"""A lead's view in counts, over real handovers: by route, never by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import NotFound
from bot.handovers.board_cards import Counted
from tests.handovers.move import Move


def copy(move: Move, times: int, days_ago: int = 0) -> None:
    """Keep the same handover so many times more, as if begun so many days ago."""
    clock = move.desk.clock
    with move.desk.store.changing(quietly=True) as unit:
        items, story = unit.handovers.items(move.id), unit.handovers.story(move.id)
        for _ in range(times):
            began_on = move.handover.began_on - timedelta(days=days_ago)
            one = replace(move.handover, id=clock.new_id(), began_on=began_on)
            unit.handovers.add(one)
            for item in items:
                unit.handovers.add_item(
                    replace(item, id=clock.new_id(), handover_id=one.id)
                )
            for entry in story:
                unit.handovers.tell(
                    replace(entry, id=clock.new_id(), handover_id=one.id)
                )


def rows(move: Move) -> tuple[Counted, ...]:
    return move.boards.lately(move.asker("barnaby")).rows


def test_enough_of_one_route_are_counted_by_its_name(either_move: Move) -> None:
    either_move.begin()
    copy(either_move, 11)
    [row] = rows(either_move)
    assert row.route == "Team to team, also in 48 hours"
    assert (row.begun, row.running) == ("12", "more than 7 of 12")
    assert row.in_time == "more than 7 of 12"
    assert row.contested == "fewer than 5 of 12"
    assert row.musts_left_out == "fewer than 5"


def test_one_alone_says_nothing_but_that_there_are_few(move: Move) -> None:
    move.begin()
    [row] = rows(move)
    assert (row.route, row.begun, row.running) == (
        None,
        "fewer than 5",
        "too few to say",
    )


def test_it_looks_back_a_year_and_no_further(move: Move) -> None:
    move.begin()
    copy(move, 5, days_ago=365)
    copy(move, 5, days_ago=366)
    assert [row.begun for row in rows(move)] == ["6"]


def test_before_any_was_begun_there_is_nothing(move: Move) -> None:
    assert rows(move) == ()


@pytest.mark.parametrize("handle", ["odile", "ruan", "corin"])
def test_who_is_no_lead_is_told_that_there_is_nothing(move: Move, handle: str) -> None:
    move.begin()
    with pytest.raises(NotFound):
        move.boards.lately(move.asker(handle))


def test_only_a_lead_is_offered_the_counts(move: Move) -> None:
    assert move.handovers.mine(move.asker("barnaby")).sees_board
    assert not move.handovers.mine(move.asker("odile")).sees_board


def test_the_days_an_offer_waits_are_the_median(move: Move) -> None:
    move.begun_and_accepted()
    copy(move, 4)
    assert rows(move)[0].median_pending == 0
