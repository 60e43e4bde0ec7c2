"""What a route calls things: words that hurt or hide are named, with better ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handovers.route_file import BadRoutes, read_routes
from tests.handovers.test_route_file import OURS


def problems(folder: Path, text: str) -> list[str]:
    (folder / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadRoutes) as bad:
        read_routes(folder)
    return bad.value.problems


@pytest.mark.parametrize(
    ("label", "word", "say"),
    [
        ("The trial begins", "trial", "managed move or off-site direction"),
        ("Trial weeks are over", "Trial", "managed move or off-site direction"),
        ("The client knows", "client", "young person"),
        ("The offender knows", "offender", "young person, or what happened"),
        ("If DNA, ring", "DNA", "did not come yet"),
        ("The placement is found", "placement", "home"),
        ("If they absconded, ring", "absconded", "missing"),
        ("Not NEET any more", "NEET", "out of work or learning"),
        ("If they failed to come", "failed", "did not, or not yet"),
        ("If they are sent back", "sent back", "is going back"),
    ],
)
def test_a_word_that_hurts_is_named_with_a_better_one(
    tmp_path: Path, label: str, word: str, say: str
) -> None:
    found = problems(tmp_path, OURS.replace("The first thing is done", label))

    assert found == [f"ours.toml: first: say “{say}”, not “{word}”."]


@pytest.mark.parametrize(
    ("was", "key"),
    [
        ("From here to there", "name"),
        ("here", "sends"),
        ("there", "receives"),
        ("Somebody moves on.", "why"),
        ("Begin", "begin"),
    ],
)
def test_such_words_are_found_in_every_label(
    tmp_path: Path, was: str, key: str
) -> None:
    found = problems(tmp_path, OURS.replace(f'"{was}"', '"A trial"'))

    assert [one.split(": ")[1] for one in found] == [key]


def test_what_a_check_asks_is_looked_at_too(tmp_path: Path) -> None:
    text = OURS.replace("checks =", 'check_asks = "In a placement?"\nchecks =')

    assert problems(tmp_path, text) == [
        "ours.toml: check_asks: say “home”, not “placement”."
    ]


def test_words_that_only_look_like_these_are_fine(tmp_path: Path) -> None:
    text = OURS.replace("The first thing is done", "Industrial terrain, placed nearby")
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")

    assert "ours" in read_routes(tmp_path)


def test_a_sentence_may_name_the_title_of_its_source(tmp_path: Path) -> None:
    """A title is what it is: only what we say ourselves is looked at."""
    text = OURS.replace('source = "Us"', 'source = "The Offender Management Act 2007"')
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")

    assert read_routes(tmp_path)["ours"].items["first"].source.startswith("The Off")
