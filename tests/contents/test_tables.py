"""The tables of words are sound: every phrase can be found, every kind has words."""

from __future__ import annotations

import re

from bot.contents.keys import is_private_key
from bot.contents.phrases import Meaning, Phrases, written_out
from bot.contents.records import SHAPES, Kind
from bot.contents.tables import phrases, sentences, word_lists
from bot.contents.words import words_of


def test_every_kind_has_something_to_say() -> None:
    assert set(sentences()) == set(Kind)
    assert all(sentences()[kind].name for kind in SHAPES)


def test_sentences_for_people_are_short() -> None:
    said = [text for one in sentences().values() for text in (one.what, one.instead)]
    said += [one.instead for one in phrases().meanings.values() if one.instead]
    long = [s for text in said for s in re.split(r"[.!?]", text) if len(s.split()) > 20]

    assert long == []


def test_every_phrase_is_words_as_they_are_read() -> None:
    wrong = [
        words
        for words in phrases().meanings
        if not words or [word.low for word in words_of(" ".join(words))] != [*words]
    ]

    assert wrong == []


def test_a_choice_is_written_out() -> None:
    written = written_out("(|a )trial (place|period)")

    assert [*written] == [
        "trial place",
        "trial period",
        "a trial place",
        "a trial period",
    ]


def test_the_longest_phrase_wins_and_hides_the_rest() -> None:
    some = Phrases(
        [
            ("leaving care team", Meaning(kind=None)),
            ("leaving care", Meaning(kind=Kind.FORBIDDEN_TERM)),
        ]
    )

    [team] = some.found(words_of("Leaving Care Team"))

    assert team.meaning.kind is None
    assert [one.first for one in some.found(words_of("on leaving care"))] == [1]


def test_a_phrase_does_not_go_over_the_end_of_a_sentence() -> None:
    some = Phrases([("on bail", Meaning(kind=Kind.OFFENCE))])

    assert [*some.found(words_of("Carry on. Bail the boat"))] == []


def test_word_lists_are_in_small_letters() -> None:
    words = {
        word
        for name in ("capitals", "streets")
        for some in word_lists(name).values()
        for word in some
    }

    assert all(word.isalpha() and word.islower() for word in words)


def test_keys_of_other_systems_are_known() -> None:
    assert is_private_key("Date_Of_Birth")
    assert is_private_key("first_name")
    assert not is_private_key("reference")
    assert not is_private_key("line")
