"""How often ordinary words are stopped, and how often private ones get through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.contents.records import SHAPES, Kind
from tests.contents.corpora import (
    held_out,
    later,
    missed,
    ordinary,
    planted,
    seen,
    tuned_on,
)

MOST = 0.02
#: Words and names have no shape; a fifth of them is what a pattern may miss.
MOST_SOFT = 0.2
Part = Callable[[Sequence[str]], list[str]]
parts = pytest.mark.parametrize("part", [tuned_on, held_out])


def test_each_corpus_has_three_hundred_different_sentences() -> None:
    lines = [line for some in planted().values() for line in some]

    assert len(set(ordinary())) >= 300
    assert len(set(lines)) >= 300
    assert set(planted()) >= SHAPES


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_twenty_of_each_shape_are_planted(kind: Kind) -> None:
    assert len(planted()[kind]) >= 20


@parts
def test_ordinary_sentences_are_left_alone(part: Part) -> None:
    lines = part(ordinary())
    stopped = [line for line in lines if seen(line)]
    print(f"{part.__name__}: {len(stopped)} false alarms in {len(lines)}")

    assert len(stopped) / len(lines) < MOST, stopped


@parts
def test_planted_shapes_are_found(part: Part) -> None:
    lines = {kind: part(planted()[kind]) for kind in SHAPES}
    through = [one for kind, some in lines.items() for one in missed(kind, some)]
    total = sum(len(some) for some in lines.values())
    print(f"{part.__name__}: {len(through)} misses in {total} of hard kinds")

    assert len(through) / total < MOST, through


@parts
@pytest.mark.parametrize("kind", sorted(set(planted()) - SHAPES))
def test_planted_words_are_mostly_found(kind: Kind, part: Part) -> None:
    lines = part(planted()[kind])
    through = missed(kind, lines)
    print(f"{part.__name__}: {len(through)} misses in {len(lines)} of {kind}")

    assert len(through) / len(lines) <= MOST_SOFT, through


def test_sentences_written_after_the_rules_fare_no_worse() -> None:
    lines, private = later()
    stopped = [line for line in lines if seen(line)]
    through = [(kind, one) for kind in private for one in missed(kind, private[kind])]
    hard = [one for kind, one in through if kind in SHAPES]
    soft = [one for kind, one in through if kind not in SHAPES]
    print(f"later: {len(stopped)} false alarms, {len(hard)} + {len(soft)} misses")

    assert (stopped, hard) == ([], [])
    assert len(soft) <= 2, soft
