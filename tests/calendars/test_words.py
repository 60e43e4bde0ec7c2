"""What people are told about a school's days."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.calendars.bells import BellProblem
from bot.calendars.feed import read_feed
from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.understood import Doubt, Unsure
from bot.calendars.words import (
    BELL_PROBLEMS,
    CLOSED,
    DOUBTS,
    next_closed,
    notes,
    understood_words,
    unsure_line,
    why_closed,
)
from tests.calendars.builder import FEEDS, d, day, entry, read

TODAY = date(2027, 2, 22)


def knole_words(today: date = TODAY) -> str:
    return understood_words(read_feed((FEEDS / "knole.ics").read_bytes()), today)


def test_what_was_understood_is_said_in_one_breath() -> None:
    assert knole_words() == (
        "186 school days in 2026–27, 8 INSET. Next closed: INSET day, Fri 12 Mar. "
        "Known until Thu 22 Jul 2027."
    )


def test_an_earlier_year_is_said_while_it_lasts() -> None:
    assert knole_words(date(2026, 3, 1)).startswith(
        "187 school days in 2025–26, 4 INSET. 186 school days in 2026–27, 8 INSET."
    )


def test_a_calendar_that_is_over_still_says_what_it_held() -> None:
    assert knole_words(date(2030, 1, 1)).startswith("187 school days in 2025–26")


def test_a_year_known_in_part_says_so() -> None:
    understood = read(entry("2026-11-02", "2026-12-18", "Autumn term"))

    assert understood_words(understood, date(2026, 11, 2)).startswith(
        "35 school days known of 2026–27, 0 INSET."
    )


def test_the_number_of_questions_is_said() -> None:
    understood = read(
        entry("2026-11-02", "2026-12-18", "Autumn term"),
        day("2026-11-06", "INSET?"),
    )

    assert understood_words(understood, TODAY).endswith("1 thing to ask the school.")


@pytest.mark.parametrize(
    ("after", "first", "last", "why"),
    [
        ("2027-02-22", "2027-03-12", "2027-03-12", Closed.INSET),  # a lone Friday
        ("2027-03-12", "2027-03-26", "2027-04-11", Closed.HOLIDAY),  # Good Friday first
        ("2027-04-30", "2027-05-03", "2027-05-03", Closed.BANK_HOLIDAY),
        ("2027-02-11", "2027-02-12", "2027-02-21", Closed.HOLIDAY),  # INSET first
    ],
)
def test_the_next_days_off(after: str, first: str, last: str, why: Closed) -> None:
    calendar = read_feed((FEEDS / "knole.ics").read_bytes()).calendar

    assert next_closed(calendar, d(after)) == ClosedStretch(
        first=d(first), last=d(last), why=why
    )


def test_a_day_in_doubt_is_not_called_a_day_off() -> None:
    understood = read(
        entry("2026-11-02", "2026-12-18", "Autumn term"),
        day("2026-11-06", "INSET?"),
        day("2026-11-20", "INSET day"),
    )

    closed = next_closed(understood.calendar, d("2026-11-02"))

    assert closed is not None
    assert closed.first == d("2026-11-20")


def test_no_days_off_are_named_beyond_what_is_known() -> None:
    calendar = read_feed((FEEDS / "knole.ics").read_bytes()).calendar

    assert next_closed(calendar, d("2027-07-20")) is None


def test_a_reason_is_said_with_its_days() -> None:
    closed = ClosedStretch(
        first=d("2027-02-12"), last=d("2027-02-21"), why=Closed.HOLIDAY
    )

    assert why_closed(closed) == "holiday, Fri 12 Feb to Sun 21 Feb"


def test_a_question_is_said_with_the_files_own_words() -> None:
    unsure = Unsure(day=d("2026-11-06"), words="INSET?", doubt=Doubt.WORDS_DOUBTFUL)

    assert unsure_line(unsure) == (
        "Fri 6 Nov 2026 “INSET?”: The words leave room for doubt."
    )


def test_a_question_without_a_date_says_so() -> None:
    unsure = Unsure(day=None, words="INSET", doubt=Doubt.DATE_UNREADABLE)

    assert unsure_line(unsure) == "No date “INSET”: I could not read its date."


def test_a_question_about_a_stretch_says_both_ends() -> None:
    unsure = Unsure(
        day=d("2026-09-01"), last=d("2026-12-18"), words="", doubt=Doubt.NO_BREAK
    )

    assert unsure_line(unsure) == (
        "Tue 1 Sep to Fri 18 Dec 2026: No holiday is named in all this time."
    )


def test_missing_inset_days_are_mentioned() -> None:
    understood = read_feed((FEEDS / "sheffield.ics").read_bytes())
    year = understood.years()[1].year.stretch

    assert notes(understood, year) == [
        "No INSET day is named for 2026–27. Ask the school for theirs."
    ]


def test_bank_holidays_laid_on_top_are_mentioned() -> None:
    understood = read_feed((FEEDS / "knole.ics").read_bytes())
    year = understood.years()[1].year.stretch

    assert notes(understood, year) == [
        "Mon 3 May 2027 is a bank holiday the file does not name. "
        "It is taken as closed."
    ]


def test_every_reason_problem_and_doubt_has_its_words() -> None:
    assert set(CLOSED) == set(Closed)
    assert set(BELL_PROBLEMS) == set(BellProblem)
    assert set(DOUBTS) == set(Doubt)


@pytest.mark.parametrize("sentence", [*DOUBTS.values(), *BELL_PROBLEMS.values()])
def test_a_sentence_for_people_is_short(sentence: str) -> None:
    parts = re.split(r"(?<=[.?]) ", sentence)

    assert all(len(part.split()) < 20 for part in parts)
    assert sentence.endswith(".")
