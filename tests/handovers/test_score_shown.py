"""TRACK's four tests, in words: to both sides once it has moved, and to no one else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handovers import messages
from bot.handovers.folder import open_folder
from bot.handovers.viewing import Viewing
from tests.handovers.move import TODAY, Move

WORDS = (
    "Continuity, one worker all along: ",
    "Parallel care, both met before: ",
    "Planning, joint meeting held: ",
    "Information, sent and read: ",
)


def said(view: dict[str, Any]) -> str:
    return str(view["blocks"])


@pytest.mark.parametrize("handle", ["odile", "barnaby", "ruan", "hesper"])
def test_both_workers_and_both_managers_see_all_four(move: Move, handle: str) -> None:
    move.moved()
    shown = said(messages.opened(move.sheet(handle)))
    for words in WORDS:
        assert words in shown


def test_what_cannot_be_said_yet_is_not_known_yet(move: Move) -> None:
    move.moved()
    # In 48 hours the meeting comes after the move; nobody is told no too early.
    shown = said(messages.opened(move.sheet("odile")))
    assert "joint meeting held: not known yet" in shown


def test_once_it_is_done_it_is_a_yes(move: Move) -> None:
    move.moved()
    move.do(move.coded("C4"))
    shown = said(messages.opened(move.sheet("odile")))
    assert "joint meeting held: yes" in shown


def test_the_live_list_of_both_workers_says_it_too(move: Move) -> None:
    move.moved()
    for handle in ("odile", "ruan"):
        assert WORDS[2] in str(messages.mine(move.sheet(handle)).blocks)


def test_before_it_has_moved_nothing_is_said_of_it(move: Move) -> None:
    move.signed()
    assert "TRACK" not in said(messages.opened(move.sheet("odile")))


def test_the_rest_of_the_team_and_its_channel_are_not_told(move: Move) -> None:
    move.moved()
    assert "TRACK" not in said(messages.opened(move.sheet("corin")))
    with move.desk.store.looking() as unit:
        folder = open_folder(unit, move.handover, TODAY)
    assert "TRACK" not in str(messages.room(Viewing(folder=folder, visit=None).sheet()))
