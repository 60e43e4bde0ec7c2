"""The list of words itself: every phrase can be met, and none says two things."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import bot.calendars.feed_vocabulary as module
from bot.calendars.feed_meaning import reading_of
from bot.calendars.feed_text import plain
from bot.calendars.feed_vocabulary import Meaning, vocabulary, written_out

FILE = Path(module.__file__).with_name("feed_vocabulary.toml")


def test_a_choice_stands_for_each_of_its_options() -> None:
    assert list(written_out("(a|b) c", {})) == ["a c", "b c"]


def test_an_empty_option_leaves_the_choice_out() -> None:
    assert list(written_out("a (|b)", {})) == ["a", "a b"]


def test_a_choice_may_lie_inside_another() -> None:
    assert list(written_out("(|a (b|c) )d", {})) == ["d", "a b d", "d", "a c d"]


def test_a_group_is_written_by_its_name() -> None:
    assert list(written_out("<who> go", {"who": "(we|they)"})) == ["we go", "they go"]


def test_no_phrase_holds_a_word_that_is_taken_out_first() -> None:
    told = vocabulary()
    unreachable = [
        phrase
        for phrase in told.phrases
        if set(phrase.split()) & (told.fillers | told.seasons)
    ]

    assert unreachable == []


def test_every_phrase_is_written_as_entries_are_read() -> None:
    told = vocabulary()

    assert [each for each in [*told.phrases, *told.names] if plain(each) != each] == []


def test_no_phrase_is_listed_under_two_meanings() -> None:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    seen: dict[str, str] = {}
    twice = []
    for meaning, phrases in table["phrases"].items():
        for phrase in phrases:
            for written in written_out(phrase, table["groups"]):
                if seen.setdefault(written, meaning) != meaning:
                    twice.append((written, seen[written], meaning))

    assert twice == []


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Term 1", Meaning.TERM),
        ("Autumn Term 2026/27", Meaning.TERM),
        ("Week A", Meaning.TIMETABLE),
        ("Wk 2", Meaning.TIMETABLE),
        ("Christmas", Meaning.SEASON),
        ("Spring bank holiday", Meaning.BANK_HOLIDAY),
        ("Boxing Day (substitute day)", Meaning.BANK_HOLIDAY),
        ("New Year’s Day", Meaning.BANK_HOLIDAY),
        ("Half term (pupils return Mon 2 Nov)", Meaning.HOLIDAY),
        ("INSET day (pupils return Tue 5 Jan)", Meaning.INSET),
        ("Term 3 starts - INSET day", Meaning.INSET),
        ("Break up for Christmas", Meaning.LAST_DAY),
        ("Return from half term", Meaning.FIRST_DAY),
        ("School Holidays begin", Meaning.HOLIDAY_STARTS),
        ("Easter holidays end", Meaning.HOLIDAY_ENDS),
        ("School not in session", Meaning.CLOSURE),
        ("Term time", Meaning.SCHOOL_DAY),
        ("Half term trip to Wales", Meaning.NOTHING),
        ("", Meaning.NOTHING),
        ("All break", Meaning.LAST_DAY),
        ("Mid-term: all resume", Meaning.FIRST_DAY),
        ("Pupils resume", Meaning.FIRST_DAY),
        ("Return date for pupils", Meaning.FIRST_DAY),
        ("T2 starts", Meaning.FIRST_DAY),
        ("School closes at 12 noon for summer", Meaning.LAST_DAY),
        ("First mid-term holiday", Meaning.HOLIDAY),
        ("🎉 Last day of term!", Meaning.LAST_DAY),
    ],
)
def test_what_words_mean(words: str, meaning: Meaning) -> None:
    reading = reading_of(words)

    assert (reading.meaning, reading.doubt) == (meaning, None)
