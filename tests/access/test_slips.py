"""Slips are read back as they were written, and nothing else ever is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.access.slips import BUTTON_LASTS, FORM_LASTS, Slips, TooOld
from bot.errors import NotFound

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
UNTIL = NOW + timedelta(days=2)
DOOR, ID = "button meeting.open", "01HZXK8M3N5P7Q9R2S4T6V8W0Y"
SLIPS = Slips(b"a key of this house, 32 letters.")
SLIP = SLIPS.write(DOOR, ID, UNTIL)

texts = st.text(st.characters(codec=None), max_size=60)


def refused(slip: Any, kind: str = DOOR, slips: Slips = SLIPS) -> bool:
    """Return whether it is refused; any other error is a failure by itself."""
    try:
        slips.read(kind, slip, NOW)
    except (NotFound, TooOld):
        return True
    return False


def test_a_slip_is_read_back() -> None:
    assert SLIPS.read(DOOR, SLIP, NOW) == ID
    assert SLIPS.read(DOOR, SLIP, UNTIL) == ID


@given(texts, texts)
def test_every_value_of_every_door_is_read_back(kind: str, value: str) -> None:
    assert SLIPS.read(kind, SLIPS.write(kind, value, UNTIL), NOW) == value


def test_nothing_to_carry_has_a_slip_too() -> None:
    assert SLIPS.read(DOOR, SLIPS.write(DOOR, "", UNTIL), NOW) == ""


def test_it_opens_no_other_door() -> None:
    assert refused(SLIP, "button meeting.cancel")
    assert refused(SLIP, "")
    assert refused(SLIP, DOOR.upper())


def test_where_the_door_ends_and_the_value_begins_is_certain() -> None:
    assert refused(SLIPS.write("door", "12", UNTIL).replace("12", "2"), "door1")


def test_another_house_wrote_another_slip() -> None:
    assert refused(SLIP, slips=Slips(b"another key of 32 letters, also."))


def test_a_second_after_its_time_it_is_too_old() -> None:
    with pytest.raises(TooOld):
        SLIPS.read(DOOR, SLIP, UNTIL + timedelta(seconds=1))


def test_a_forged_slip_is_never_said_to_be_old() -> None:
    forged = SLIP[:-1] + "Z"

    with pytest.raises(NotFound):
        SLIPS.read(DOOR, forged, NOW + timedelta(days=900))


def test_a_form_holds_for_two_days_and_a_button_for_a_year() -> None:
    assert timedelta(days=1) < FORM_LASTS < timedelta(days=7)
    assert timedelta(days=366) < BUTTON_LASTS


@pytest.mark.parametrize("place", range(len(SLIP)))
def test_no_letter_can_be_changed(place: int) -> None:
    changed = [SLIP[:place] + one + SLIP[place + 1 :] for one in "0aA.é \x00"]

    assert all(refused(one) for one in changed if one != SLIP)


@pytest.mark.parametrize("length", range(len(SLIP)))
def test_nothing_can_be_cut_off(length: int) -> None:
    assert refused(SLIP[:length])
    assert refused(SLIP[-length:] if length else "")


@pytest.mark.parametrize("more", [" ", "0", ".", "\n", "\x00", "é", "\ud800", "x" * 99])
def test_nothing_can_be_added(more: str) -> None:
    assert refused(SLIP + more)
    assert refused(more + SLIP)


@pytest.mark.parametrize(
    "spelt",
    [
        lambda hexed: "0" + hexed,
        lambda hexed: "+" + hexed,
        lambda hexed: "-" + hexed,
        lambda hexed: "0x" + hexed,
        lambda hexed: hexed[:2] + "_" + hexed[2:],
        lambda hexed: hexed + " ",
        lambda hexed: " " + hexed,
        lambda hexed: hexed.upper() + "A",
        lambda hexed: "".join(chr(ord(one) + 0xFEE0) for one in hexed),
        lambda hexed: "f" * 11,
        lambda hexed: "f" * 5000,
        lambda hexed: "",
    ],
)
def test_its_time_has_one_spelling(spelt: Any) -> None:
    version, hexed, mark, value = SLIP.split(".", 3)

    assert refused(".".join([version, spelt(hexed), mark, value]))


def test_its_mark_has_one_spelling() -> None:
    version, hexed, mark, value = SLIP.split(".", 3)

    for spelt in (mark.upper(), mark + "=", f" {mark}", mark.replace("", "\u200b")):
        assert spelt == mark or refused(".".join([version, hexed, spelt, value]))


def test_a_later_time_is_no_ones_to_write() -> None:
    version, hexed, mark, value = SLIP.split(".", 3)
    later = f"{int(hexed, 16) + 1:x}"

    assert refused(".".join([version, later, mark, value]))


@pytest.mark.parametrize(
    "given", [None, "", ".", "...", "1...", 0, 1.5, True, [], [SLIP], {}, {"a": SLIP}]
)
def test_what_is_no_slip_at_all_is_not_found(given: Any) -> None:
    with pytest.raises(NotFound):
        SLIPS.read(DOOR, given, NOW)


@pytest.mark.parametrize("huge", ["9" * 100_000, "." * 100_000, SLIP * 3000])
def test_a_huge_one_is_refused_like_a_small_one(huge: str) -> None:
    assert refused(huge)


@given(texts)
def test_no_text_is_a_slip(text: str) -> None:
    assert refused(text)


@given(st.lists(texts, min_size=4, max_size=4))
def test_no_text_in_the_shape_of_a_slip_is_one(parts: list[str]) -> None:
    assert refused(".".join(parts))
    assert refused(".".join(["1", SLIP.split(".")[1], *parts[2:]]))


@given(texts, texts)
def test_two_values_never_share_a_slip(one: str, other: str) -> None:
    assume(one != other)
    slip = SLIPS.write(DOOR, one, UNTIL)

    assert slip != SLIPS.write(DOOR, other, UNTIL)
    assert refused(slip.removesuffix(one) + other)


def test_a_half_letter_stands_for_no_other() -> None:
    slip = SLIPS.write(DOOR, "\ud800", UNTIL)

    assert refused(slip.removesuffix("\ud800") + "?")


def test_the_slip_shows_no_key_and_little_more_than_the_id() -> None:
    assert len(SLIP) - len(ID) < 40
