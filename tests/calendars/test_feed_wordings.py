"""Feeds that mark terms in the many words schools have for the same things."""

from __future__ import annotations

import pytest

from tests.calendars.builder import (
    AUTUMN,
    d,
    day,
    doubts,
    is_open,
    raw,
    read,
    why,
)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("Autumn Term starts", "Autumn Term ends"),
        ("Term 1 begins", "Term 1 finishes"),
        ("Start of Autumn Term 2026", "End of Autumn Term 2026"),
        ("Pupils return", "School closes for half term"),
        ("School re-opens", "School breaks up"),
        ("Back to school", "Last day before half term"),
        ("First day back for all pupils", "Last day of half-term 1"),
        ("Start of Half Term 1", "Half Term 1 ends"),
        ("Term dates: Term 1 starts", "Term dates: Term 1 ends"),
        ("Dechrau tymor yr hydref", "Diwedd y tymor"),
        ("Children return to school", "End of term (finish 2pm)"),
        ("Michaelmas Term Begins", "Michaelmas Term Ends"),
    ],
)
def test_first_and_last_days_in_other_words(starts: str, ends: str) -> None:
    understood = read(day("2026-09-01", starts), day("2026-10-16", ends))

    assert understood.calendar.school_days(d("2026-09-01"), d("2026-10-31")) != []
    assert understood.known_until == d("2026-10-16")
    assert len(understood.calendar.school_days(d("2026-08-01"), d("2027-07-31"))) == 34


@pytest.mark.parametrize(
    "words",
    [
        "INSET Day",
        "Inset day (school closed to pupils)",
        "Staff training day",
        "Staff Training",
        "PD Day",
        "P.D. day",
        "In-service day",
        "Professional Learning Day",
        "Non-pupil day",
        "Non pupil day - staff only",
        "Teacher training day - no pupils",
        "Diwrnod HMS",
        "HMS / INSET",
        "Staff Development Day",
        "Baker day",
        "INSET Day 2 of 5",
        "Autumn term: INSET day",
    ],
)
def test_an_inset_day_in_other_words(words: str) -> None:
    understood = read(*AUTUMN, day("2026-11-06", words))

    assert why(understood, "2026-11-06") == "inset"
    assert doubts(understood) == []


@pytest.mark.parametrize(
    "words",
    [
        "School closed",
        "Occasional day",
        "Polling day - school closed",
        "Snow day",
        "Exceptional closure day",
        "Discretionary holiday",
        "Ysgol ar gau",
        "No school",
        "Pupil holiday",
        "Local holiday",
        "School not in session",
    ],
)
def test_a_day_off_in_other_words(words: str) -> None:
    understood = read(*AUTUMN, day("2026-11-06", words))

    assert not is_open(understood, "2026-11-06")
    assert doubts(understood) == []


@pytest.mark.parametrize(
    "words",
    [
        "Parents' evening",
        "Year 11 leave",
        "Half term holiday club",
        "Half-term trip to France",
        "Easter holiday revision sessions",
        "End of term assembly",
        "School open evening",
        "School Open Day",
        "School open morning",
        "Sports day (half term 5)",
        "Harvest festival",
        "Reports issued",
        "INSET breakfast meeting",
    ],
)
def test_what_is_not_about_school_days_is_left_out_aloud(words: str) -> None:
    understood = read(*AUTUMN, day("2026-11-06", words))

    assert is_open(understood, "2026-11-06")
    assert [each.words for each in understood.ignored] == [words]
    assert doubts(understood) == []


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("INSET day cancelled", "words-doubtful"),
        ("INSET day - TBC", "words-doubtful"),
        ("INSET day?", "words-doubtful"),
        ("No INSET", "words-doubtful"),
        ("INSET day moved to 9 July", "words-doubtful"),
        ("Twilight INSET", "words-doubtful"),
        ("INSET (after school)", "words-doubtful"),
        ("Provisional INSET day", "words-doubtful"),
        ("INSET day (Nursery only)", "some-pupils"),
        ("School closed to Years 7-10", "some-pupils"),
        ("INSET day (morning)", "part-of-a-day"),
        ("Half day closure", "part-of-a-day"),
        ("INSET morning", "part-of-a-day"),
        ("School closed (afternoon)", "part-of-a-day"),
        ("Bikeability (half term)", "words-unclear"),
        ("Teachers return", "words-unclear"),
        ("End of half term", "words-unclear"),
        ("Library closed", "words-unclear"),
        ("INSET day - school open as usual", "words-unclear"),
        ("Academic review day", "words-unclear"),
    ],
)
def test_a_doubtful_day_is_asked_about_and_not_used(words: str, doubt: str) -> None:
    understood = read(*AUTUMN, day("2026-11-06", words))

    assert why(understood, "2026-11-06") == "not-known"
    assert doubts(understood) == [("2026-11-06", doubt)]


def test_a_tentative_entry_is_asked_about() -> None:
    understood = read(*AUTUMN, day("2026-11-06", "INSET day", "STATUS:TENTATIVE"))

    assert doubts(understood) == [("2026-11-06", "words-doubtful")]


def test_a_cancelled_entry_does_not_count() -> None:
    understood = read(*AUTUMN, day("2026-11-06", "INSET day", "STATUS:CANCELLED"))

    assert is_open(understood, "2026-11-06")


def test_a_first_day_for_some_year_groups_leaves_the_others_first_day() -> None:
    understood = read(
        *AUTUMN[1:],
        day("2026-09-01", "First day of term for Year 7"),
        day("2026-09-02", "All other year groups return"),
    )

    assert understood.known_from == d("2026-09-02")
    assert doubts(understood) == [("2026-09-01", "some-pupils")]


def test_a_last_day_for_year_11_does_not_end_the_term() -> None:
    understood = read(*AUTUMN, day("2026-11-20", "Last day for Year 11"))

    assert is_open(understood, "2026-11-20")
    assert is_open(understood, "2026-11-23")


def test_an_early_finish_keeps_the_day_and_is_mentioned() -> None:
    understood = read(
        *AUTUMN[:3], day("2026-12-18", "Last day of term (1.30pm finish)")
    )

    assert is_open(understood, "2026-12-18")
    assert doubts(understood) == [("2026-12-18", "ends-early")]


def test_one_early_closing_does_not_end_the_term() -> None:
    understood = read(*AUTUMN, day("2026-11-20", "School closes at 1.30pm"))

    assert is_open(understood, "2026-11-23")
    assert doubts(understood) == [("2026-11-20", "ends-early")]


def test_a_festive_last_day_is_a_last_day() -> None:
    understood = read(
        *AUTUMN[:3], day("2026-12-18", "Last day of term – Christmas Jumper Day")
    )

    assert understood.known_until == d("2026-12-18")


@pytest.mark.parametrize(
    "name", ["Fennick Vale Academy", "St Andrew's Primary School", "Marlpit"]
)
def test_a_schools_name_before_every_entry_changes_nothing(name: str) -> None:
    understood = read(
        day("2026-09-01", f"{name} First day of term"),
        day("2026-10-23", f"{name} Last day of term"),
        day("2026-10-02", f"{name} INSET day"),
    )

    assert why(understood, "2026-10-02") == "inset"
    assert doubts(understood) == []


def test_an_entry_without_words_is_left_out() -> None:
    understood = read(*AUTUMN, raw("DTSTART;VALUE=DATE:20261106"))

    assert is_open(understood, "2026-11-06")
