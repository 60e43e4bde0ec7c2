"""What the pages show is what the code says, and it can be read aloud at 08:40."""

from __future__ import annotations

import re

import pytest

from bot.nudges.cards import DigestCard
from bot.nudges.messages import digest, nudge
from bot.nudges.records import Wording
from tests.pages import FOLDER, pages
from tests.pages.samples import Sample, afterwards, samples, together
from tests.pages.wordings import read

EVERY = [*samples(), *afterwards()]
_NAMES = (
    "Odile",
    "Linnet",
    "Hesper",
    "Wystan",
    "Ebba",
    "Kestrel",
    "Gwillam",
    "Barnaby",
)
#: Words of officialdom and of blame (DOMAIN 4.5).
_NEVER = (
    "overdue",
    "failed",
    "failure",
    "non-attendance",
    "unresponsive",
    "must ",
    "reminder",
    "escalat",
    "chase",
    "client",
    "user",
    "non-compliance",
    "immediately",
    "please note",
    "!!",
)


@pytest.mark.parametrize("name", pages())
def test_a_page_says_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], (
        f"docs/{name} is older than the code: make pages"
    )


def test_every_wording_is_shown() -> None:
    assert {one.card.wording for one in samples()} == set(Wording)


def _sentences(words: str) -> list[str]:
    ended = re.split(r"(?<=[.?!:])\s+|\n", words)
    return [one for one in ended if one and not one.startswith("[")]


@pytest.mark.parametrize("sample", EVERY, ids=lambda one: str(one.card.wording))
def test_every_sentence_is_short_enough_to_be_read_between_lessons(
    sample: Sample,
) -> None:
    long = [
        one for one in _sentences(read(nudge(sample.card))) if len(one.split()) > 20
    ]

    assert long == []


@pytest.mark.parametrize("sample", EVERY, ids=lambda one: str(one.card.wording))
def test_nothing_blames_or_sounds_like_an_office(sample: Sample) -> None:
    post = nudge(sample.card)
    said = f"{post.text} {read(post)}".lower()

    assert [one for one in _NEVER if one in said] == []


@pytest.mark.parametrize("sample", EVERY, ids=lambda one: str(one.card.wording))
def test_the_lock_screen_names_nobody(sample: Sample) -> None:
    text = nudge(sample.card).text

    assert "YP-" not in text
    assert [one for one in _NAMES if one in text] == []
    assert "Academy" not in text
    assert len(text) <= 70


@pytest.mark.parametrize("sample", list(samples()), ids=lambda one: one.card.wording)
def test_every_nudge_has_a_way_out(sample: Sample) -> None:
    labels = {"Not this week", "I need help", "Leave it"}

    assert any(f"[{one}]" in read(nudge(sample.card)) for one in labels)


def test_a_school_is_reassured_before_it_is_asked() -> None:
    schools = [one for one in samples() if one.card.at_school]

    assert schools
    for one in schools:
        first = read(nudge(one.card)).splitlines()[0]
        assert first.startswith(("Thank you", "Everything we promised", "2 of 3"))


def test_a_digest_is_in_order_and_asks_for_one_thing() -> None:
    said = read(digest(DigestCard(nudges=together())))

    assert said.index("11 Mar") < said.index("12 Mar") < said.index("15 Mar")
    assert said.splitlines()[-1].startswith("One of these")
