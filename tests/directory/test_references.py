"""References: never used twice, never a slip from another, kind when mistyped."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.references import (
    CLEAR,
    LETTERS,
    Choose,
    NoReferencesLeft,
    NoSuchReference,
    UnreadableReference,
    free_references,
    is_one_slip,
    is_reference,
    new_reference,
    parse_reference,
    slips_of,
)

PARTNERSHIP = frozenset(
    f"YP-{letters}"
    for letters in ("7HX3", "2KM9", "5DW8", "8RN4", "3PZ6", "6CJ2", "9VT5", "4GB7")
)
references = st.text(LETTERS, min_size=4, max_size=4).map("YP-{}".format)


def draw_from(seed: int) -> Choose:
    chance = random.Random(seed)
    return lambda options, count: "".join(chance.choices(options, k=count))


@pytest.mark.parametrize(
    "typed",
    ["YP-7HX3", "yp7hx3", " yp 7hx3 ", "7hx3", "YP–7HX3", "#yp-7hx3", "yp_7 hx3."],
)
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_reference(typed) == "YP-7HX3"


@pytest.mark.parametrize(
    "typed", ["", "YP-", "YP-7HX", "YP-7HX33", "YP-7HA3", "YP-7H03", "Jo Bell", "ß"]
)
def test_anything_else_is_not_a_reference_and_is_not_repeated(typed: str) -> None:
    with pytest.raises(UnreadableReference) as refused:
        parse_reference(typed)

    assert refused.value.sentence == (
        "That is not a reference. One is YP, a dash and four letters or numbers."
    )


def test_a_near_miss_names_no_other_child() -> None:
    assert NoSuchReference("YP-7HX2").sentence == (
        "I cannot find YP-7HX2. Please check the letters."
    )


@given(references)
def test_every_reference_reads_back_as_itself(reference: str) -> None:
    assert parse_reference(reference.lower().replace("-", " ")) == reference
    assert is_reference(reference)


def test_the_letters_spell_no_word_and_look_like_no_other() -> None:
    assert not set(LETTERS) & set("AEIOU01")
    assert not set(CLEAR) & set("LQSY")


def test_the_partnerships_references_are_references_and_no_slips() -> None:
    assert all(is_reference(one) for one in PARTNERSHIP)
    assert not any(is_one_slip(*pair) for pair in combinations(PARTNERSHIP, 2))


@given(references, references)
def test_the_slips_of_a_reference_are_all_those_one_slip_away(
    one: str, other: str
) -> None:
    assert (other in slips_of(one)) == is_one_slip(one, other)


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("YP-7HX2", True),  # one wrong character
        ("YP-7XH3", True),  # two neighbours swapped
        ("YP-3HX7", True),  # first and last swapped
        ("YP-7HX3", False),  # itself
        ("YP-XH37", False),  # three in other places
        ("YP-7HM9", False),  # two wrong characters
    ],
)
def test_a_slip_is_one_wrong_character_or_two_swapped(typed: str, slip: bool) -> None:
    assert is_one_slip("YP-7HX3", typed) is slip


def test_no_two_references_that_can_be_drawn_are_a_slip_apart() -> None:
    everything = frozenset(free_references(()))

    assert len(everything) == 13_466
    assert all(slips_of(one).isdisjoint(everything) for one in everything)


@given(st.integers(), st.sets(references, max_size=30))
def test_a_new_reference_keeps_clear_of_every_one_given(
    seed: int, already: set[str]
) -> None:
    drawn = new_reference(draw_from(seed), already)

    assert drawn not in already
    assert not any(is_one_slip(drawn, one) for one in already)


def test_a_thousand_drawn_in_a_row_differ_and_are_no_slips() -> None:
    draw, taken = draw_from(7), set(PARTNERSHIP)
    for _ in range(1000):
        taken.add(new_reference(draw, taken))

    assert len(taken) == 1000 + len(PARTNERSHIP)
    assert all(slips_of(one).isdisjoint(taken) for one in taken)


def test_the_partnerships_own_references_cost_only_a_few_others() -> None:
    assert sum(1 for _ in free_references(PARTNERSHIP)) == 13_441


def test_the_last_reference_is_still_found() -> None:
    [last, *rest] = free_references(())

    assert new_reference(draw_from(1), rest) == last


def test_when_every_reference_is_given_it_says_so_kindly() -> None:
    everything = frozenset(free_references(()))

    with pytest.raises(NoReferencesLeft, match="Every reference has been given"):
        new_reference(draw_from(1), everything)
