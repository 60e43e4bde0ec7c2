"""Shapes of private things are noticed, and ordinary words are left alone."""

from __future__ import annotations

import pytest

from bot.directory.contents import find_private, is_private_key
from bot.practice.partnership import PARTNERSHIP


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("dob 3.4.11", "a date of birth"),
        ("D.O.B. below", "a date of birth"),
        ("2011-04-03", "a date of birth"),
        ("lives at SW1A 1AA", "a postcode"),
        ("07700 900 123", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("943 476 5919", "an NHS number"),
        ("A123456789012", "a pupil number"),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("98/123456X", "a police number"),
    ],
)
def test_a_private_shape_is_named(text: str, what: str) -> None:
    assert find_private(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "Don't make me tell it all again.",
        "Miss Crowther gets it.",
        "What time's dinner?",
        "I was up at 7, and again at 11:35.",
        "Wednesday P3 is best.",
        "YP-7HX3",
        "I was born to dance",
        "I got 10/10 in maths",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert find_private(text) is None


def test_nothing_private_is_in_the_practice_partnership() -> None:
    people = PARTNERSHIP.read_text(encoding="utf-8").partition("[[young_person]]")[2]
    written = [line for line in people.splitlines() if line.startswith("line = ")]

    assert written
    assert not [line for line in written if find_private(line)]


def test_keys_of_other_systems_are_known() -> None:
    assert is_private_key("Date_Of_Birth")
    assert is_private_key("first_name")
    assert not is_private_key("reference")
    assert not is_private_key("line")
