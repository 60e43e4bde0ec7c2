"""Moments, lists and counts as people say them."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.meetings.cards import When
from bot.wording import counted, few, listed, moment


def test_a_moment_is_a_day_and_a_time() -> None:
    when = When(on=date(2027, 3, 7), at=time(9, 5), minutes=30)

    assert moment(when) == "Sun 7 Mar at 09:05"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Ludo"], "Ludo"),
        (["Ludo", "Corin"], "Ludo and Corin"),
        (["Ludo", "Corin", "Silas"], "Ludo, Corin and Silas"),
    ],
)
def test_names_are_listed_as_one_says_them(names: list[str], said: str) -> None:
    assert listed(names) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 replies"), (1, "1 reply"), (2, "2 replies")],
)
def test_one_is_one_and_all_others_are_many(count: int, said: str) -> None:
    assert counted(count, "reply", "replies") == said


def test_a_plain_plural_needs_no_word_of_its_own() -> None:
    assert counted(3, "meeting") == "3 meetings"


def test_a_long_list_says_how_many_more() -> None:
    assert few(["A", "B", "C", "D"], most=2) == "A, B and 2 more"
    assert few(["A", "B"], most=2) == "A and B"
