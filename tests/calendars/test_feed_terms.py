"""Feeds that mark terms: their shapes, their limits and their nations."""

from __future__ import annotations

from bot.calendars.nations import Nation
from tests.calendars.builder import (
    AUTUMN,
    d,
    day,
    doubts,
    entry,
    is_open,
    read,
    why,
)


def test_days_between_first_and_last_are_school_days() -> None:
    assert is_open(read(*AUTUMN), "2026-09-30")


def test_days_between_last_and_first_are_a_holiday() -> None:
    assert why(read(*AUTUMN), "2026-10-28") == "holiday"


def test_a_clear_feed_leaves_no_doubt() -> None:
    assert doubts(read(*AUTUMN)) == []


def test_whole_terms_as_one_entry_each_with_half_terms() -> None:
    understood = read(
        entry("2026-09-02", "2026-12-18", "Autumn term"),
        entry("2026-10-26", "2026-10-30", "Half term"),
        entry("2027-01-05", "2027-03-25", "Spring term"),
        entry("2027-02-15", "2027-02-19", "Half term"),
    )

    # 13 weeks and 3 days less one, then 11 weeks and 3 days less one.
    assert understood.years()[0].school_days == 73 + 53
    assert doubts(understood) == []


def test_six_half_terms_named_as_terms() -> None:
    understood = read(
        entry("2026-09-01", "2026-10-23", "Half Term 1"),
        entry("2026-11-02", "2026-12-18", "Half Term 2"),
    )

    assert is_open(understood, "2026-09-15")
    assert why(understood, "2026-10-28") == "holiday"


def test_half_a_term_is_not_taken_for_the_week_off() -> None:
    """The same words over a week are the holiday."""
    understood = read(
        entry("2026-09-01", "2026-12-18", "Autumn term"),
        entry("2026-10-26", "2026-10-30", "Half term 1"),
    )

    assert why(understood, "2026-10-28") == "holiday"


def test_halves_named_by_season_and_number_are_terms() -> None:
    understood = read(
        entry("2026-09-01", "2026-10-23", "Autumn 1"),
        entry("2026-11-02", "2026-12-18", "Autumn 2"),
    )

    assert is_open(understood, "2026-11-10")


def test_a_term_that_starts_with_an_inset_day_starts_for_staff() -> None:
    understood = read(
        entry("2026-09-01", "2026-10-23", "Autumn term"),
        day("2026-09-01", "INSET day"),
    )

    assert why(understood, "2026-09-01") == "inset"
    assert doubts(understood) == []


def test_a_holiday_given_by_its_first_and_last_day_closes_what_lies_between() -> None:
    understood = read(
        day("2026-09-01", "First day of term"),
        day("2026-10-24", "Half term begins"),
        day("2026-11-02", "School reopens"),
        day("2026-12-18", "Last day of term"),
        day("2026-12-21", "Christmas holidays start"),
        day("2027-01-03", "Christmas holidays end"),
        day("2027-02-12", "End of term"),
    )

    assert why(understood, "2026-10-28") == "holiday"
    assert why(understood, "2026-12-23") == "holiday"
    assert is_open(understood, "2026-10-23")
    assert is_open(understood, "2027-01-04")
    assert doubts(understood) == []


def test_two_entries_that_say_the_same_count_once() -> None:
    assert read(*AUTUMN, *AUTUMN).calendar == read(*AUTUMN).calendar


def test_the_order_of_a_file_does_not_matter() -> None:
    assert read(*reversed(AUTUMN)).calendar == read(*AUTUMN).calendar


def test_an_inset_day_right_after_the_last_day_is_known_to_be_closed() -> None:
    understood = read(*AUTUMN, day("2026-12-21", "INSET day"))

    assert understood.known_until == d("2026-12-21")


def test_an_inset_day_weeks_after_the_last_day_reaches_no_further() -> None:
    understood = read(*AUTUMN, day("2027-01-04", "INSET day"))

    assert understood.known_until == d("2026-12-18")


def test_the_first_day_of_next_year_is_where_knowledge_ends() -> None:
    understood = read(*AUTUMN, day("2027-01-05", "First day of term"))

    assert is_open(understood, "2027-01-05")
    assert why(understood, "2027-01-06") == "not-known"


def test_a_scottish_year_from_august_to_june() -> None:
    understood = read(
        day("2026-08-17", "In-service day"),
        day("2026-08-18", "In-service day"),
        day("2026-08-19", "Pupils return"),
        entry("2026-09-18", "2026-09-21", "September weekend"),
        entry("2026-10-12", "2026-10-16", "October week"),
        day("2026-11-16", "In-service day"),
        day("2026-11-30", "St Andrew's Day"),
        day("2026-12-22", "Last day of term"),
        day("2027-01-06", "Pupils return"),
        entry("2027-02-12", "2027-02-15", "Mid-term holiday"),
        day("2027-03-25", "Term ends"),
        day("2027-04-12", "Term begins"),
        day("2027-05-03", "May Day"),
        entry("2027-05-27", "2027-05-31", "Local holiday"),
        day("2027-06-25", "Last day of session - school closes"),
        day("2027-06-25", "End of school year"),
        nation=Nation.SCOTLAND,
    )

    assert is_open(understood, "2027-03-01")
    assert why(understood, "2026-10-14") == "holiday"
    assert understood.known_from == d("2026-08-17")
    assert understood.known_until == d("2027-06-25")
    assert understood.years()[0].is_whole


def test_a_bank_holiday_a_scottish_feed_does_not_name_is_asked_about() -> None:
    understood = read(
        entry("2026-11-02", "2026-12-18", "Term 2"), nation=Nation.SCOTLAND
    )

    assert why(understood, "2026-11-30") == "bank-holiday"
    assert doubts(understood) == [("2026-11-30", "bank-holiday-not-named")]
