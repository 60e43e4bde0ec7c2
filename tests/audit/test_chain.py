"""Each entry's mac stands for all of it and for everything before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit.chain import Chain
from bot.audit.records import NOTHING_BEFORE, Anchor, Cut
from tests.audit.histories import ANOTHER_KEY, BEGAN, KEY, entry

ONE = entry(1)
CHAIN = Chain(KEY)
OTHERS = {
    "sequence": 2,
    "at": ONE.at + timedelta(microseconds=1),
    "worker_id": "WORKER",
    "verb": "run-meeting",
    "thing_id": "",
    "allowed": not ONE.allowed,
    "reason": "lead",
}


def test_the_same_entry_after_the_same_one_has_the_same_mac() -> None:
    assert CHAIN.mac(NOTHING_BEFORE, ONE) == CHAIN.mac(NOTHING_BEFORE, ONE)


def test_a_mac_is_written_as_it_was_on_the_first_day() -> None:
    """Changing how an entry is written down would break every older trail."""
    assert CHAIN.mac(NOTHING_BEFORE, ONE) == (
        "a8c05ef86f58e62b96273c0b1bc3198b1dbaf0e9bbffd9123d80a9f8ddba3c17"
    )


@pytest.mark.parametrize("name", OTHERS)
def test_no_part_of_an_entry_can_change_and_keep_the_mac(name: str) -> None:
    other = replace(ONE, **{name: OTHERS[name]})  # type: ignore[arg-type]

    assert CHAIN.mac(NOTHING_BEFORE, other) != CHAIN.mac(NOTHING_BEFORE, ONE)


def test_what_came_before_is_part_of_it() -> None:
    assert CHAIN.mac("1" * 64, ONE) != CHAIN.mac(NOTHING_BEFORE, ONE)


def test_another_key_makes_another_mac() -> None:
    assert Chain(ANOTHER_KEY).mac(NOTHING_BEFORE, ONE) != CHAIN.mac(NOTHING_BEFORE, ONE)


def test_the_zone_an_instant_is_told_in_makes_no_difference() -> None:
    there = ONE.at.astimezone(timezone(timedelta(hours=5)))

    assert CHAIN.mac(NOTHING_BEFORE, replace(ONE, at=there)) == CHAIN.mac(
        NOTHING_BEFORE, ONE
    )


@given(st.text(max_size=8), st.text(max_size=8), st.integers(0, 8))
def test_letters_cannot_move_from_one_field_to_the_next(
    verb: str, thing: str, cut: int
) -> None:
    joined = verb + thing
    moved = replace(ONE, verb=joined[:cut], thing_id=joined[cut:])
    same = (moved.verb, moved.thing_id) == (verb, thing)
    whole = replace(ONE, verb=verb, thing_id=thing)

    assert (CHAIN.mac("", moved) == CHAIN.mac("", whole)) == same


def test_a_seal_of_one_kind_is_none_of_another() -> None:
    cut = CHAIN.seal_cut(5, "ab" * 32, BEGAN)

    assert cut != CHAIN.seal_anchor(Anchor(sequence=5, mac="ab" * 32, at=BEGAN))


def test_a_cut_is_ours_only_as_it_was_made() -> None:
    seal = CHAIN.seal_cut(5, "ab" * 32, BEGAN)
    cut = Cut(sequence=5, mac="ab" * 32, at=BEGAN, seal=seal)

    assert CHAIN.has_cut(cut)
    assert not CHAIN.has_cut(replace(cut, sequence=6))
    assert not CHAIN.has_cut(replace(cut, mac="cd" * 32))
    assert not CHAIN.has_cut(replace(cut, at=BEGAN + timedelta(days=1)))


def test_the_key_is_never_shown() -> None:
    assert "k" * 5 not in repr(CHAIN)
