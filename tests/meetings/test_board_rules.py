"""What the board concludes: who is missing, who knows them, who can decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.meetings.records import Invitation, Reply
from tests.meetings.examples import folder, invitation

AGENCIES = {"odile": "YJS", "barnaby": "YJS", "ludo": "PRO", "hesper": "PRO"}
ODILE = invitation("odile", Reply.COMING)
COMING, SOMEONE_ELSE = Reply.COMING, Reply.SOMEONE_ELSE


@pytest.mark.parametrize("reply", [Reply.NOT_YET, Reply.CANNOT, Reply.NOT_ME])
def test_an_agency_without_a_yes_has_nobody(reply: Reply) -> None:
    board = folder(ODILE, invitation("ludo", reply), agencies=AGENCIES).board()

    assert board.nobody_from == ("PRO",)


@pytest.mark.parametrize("reply", [COMING, SOMEONE_ELSE])
def test_an_agency_speaks_through_whoever_comes(reply: Reply) -> None:
    board = folder(ODILE, invitation("ludo", reply), agencies=AGENCIES).board()

    assert board.nobody_from == ()


def test_one_of_two_is_enough_for_an_agency() -> None:
    asked = [invitation("ludo", Reply.CANNOT), invitation("hesper", COMING)]
    board = folder(ODILE, *asked, agencies=AGENCIES).board()

    assert board.nobody_from == ()


def test_an_agency_nobody_was_asked_from_is_not_missed() -> None:
    assert folder(ODILE, agencies=AGENCIES).board().nobody_from == ()


@pytest.mark.parametrize(
    ("known_by", "knows"),
    [
        (invitation("ludo", COMING, knows_them=True), True),
        (invitation("ludo", COMING, knows_them=False), False),
        (invitation("ludo", Reply.NOT_YET, knows_them=True), False),
        (invitation("ludo", SOMEONE_ELSE, knows_them=True), False),
        (invitation("ludo", Reply.CANNOT, knows_them=True), False),
    ],
)
def test_only_somebody_who_comes_themselves_knows_them(
    known_by: Invitation, knows: bool
) -> None:
    board = folder(ODILE, known_by, agencies=AGENCIES).board()

    assert board.somebody_knows_them is knows


def test_a_convenor_may_be_the_one_who_knows_them() -> None:
    board = folder(replace(ODILE, knows_them=True), agencies=AGENCIES).board()

    assert board.somebody_knows_them


@pytest.mark.parametrize(
    ("named", "coming", "can"),
    [
        # Whoever was named.
        ("hesper", ("hesper",), True),
        ("hesper", (), False),
        # A colleague of theirs who can decide too does as well.
        ("hesper", ("ludo",), True),
        # Somebody of another agency does not, whatever they may decide there.
        ("hesper", ("barnaby",), False),
        # Nobody was named: anybody who can decide will do.
        (None, ("barnaby",), True),
        (None, (), False),
    ],
)
def test_who_can_decide(named: str | None, coming: tuple[str, ...], can: bool) -> None:
    board = folder(
        ODILE,
        *(invitation(one, COMING) for one in coming),
        agencies=AGENCIES,
        deciders=("hesper", "barnaby", "ludo"),
        decision_needed=True,
        decider_id=named and f"worker-{named}",
    ).board()

    assert board.somebody_can_decide is can


def test_a_colleague_who_only_reports_decides_nothing() -> None:
    board = folder(
        ODILE,
        invitation("ludo", COMING),
        agencies=AGENCIES,
        deciders=("hesper",),
        decider_id="worker-hesper",
    ).board()

    assert not board.somebody_can_decide


def test_a_decider_who_sends_somebody_has_not_come() -> None:
    board = folder(
        ODILE,
        invitation("hesper", SOMEONE_ELSE, stand_in_name="Wren"),
        agencies=AGENCIES,
        deciders=("hesper",),
        decider_id="worker-hesper",
    ).board()

    assert not board.somebody_can_decide


def test_the_convenor_is_not_among_the_guests() -> None:
    board = folder(ODILE, invitation("ludo"), agencies=AGENCIES).board()

    assert [guest.person.name for guest in board.guests] == ["Ludo"]
