"""Feeds that mark terms and contradict themselves, or leave something out."""

from __future__ import annotations

from bot.calendars.nations import Nation
from tests.calendars.builder import (
    AUTUMN,
    day,
    doubts,
    entry,
    is_open,
    read,
    why,
)


def test_pupils_returning_on_an_inset_day_is_a_contradiction() -> None:
    understood = read(*AUTUMN, day("2026-11-02", "INSET day"))

    assert why(understood, "2026-11-02") == "not-known"
    assert doubts(understood) == [("2026-11-02", "open-and-closed")]


def test_inset_days_between_a_holiday_and_the_first_day_back_are_clear() -> None:
    understood = read(
        *AUTUMN,
        entry("2026-12-19", "2027-01-03", "Christmas holiday"),
        day("2027-01-04", "INSET day"),
        day("2027-01-05", "First day back"),
    )

    assert why(understood, "2027-01-04") == "inset"
    assert doubts(understood) == []


def test_a_term_for_staff_first_and_for_pupils_two_days_later() -> None:
    understood = read(
        day("2026-09-01", "Autumn term starts"),
        entry("2026-09-01", "2026-09-02", "INSET days"),
        day("2026-09-03", "Pupils return"),
        *AUTUMN[1:],
    )

    assert why(understood, "2026-09-02") == "inset"
    assert is_open(understood, "2026-09-03")
    assert doubts(understood) == []


def test_two_first_days_without_a_reason_are_a_contradiction() -> None:
    understood = (
        read(day("2026-09-01", "Autumn term starts"), *AUTUMN[1:])
        if 0
        else read(
            day("2026-09-01", "Autumn term starts"),
            day("2026-09-03", "Pupils return"),
            *AUTUMN[1:],
        )
    )

    assert why(understood, "2026-09-01") == "not-known"
    assert why(understood, "2026-09-02") == "not-known"
    assert is_open(understood, "2026-09-03")


def test_a_missing_last_day_leaves_the_whole_term_in_doubt() -> None:
    understood = read(AUTUMN[0], *AUTUMN[2:])

    assert why(understood, "2026-09-15") == "not-known"
    assert is_open(understood, "2026-11-10")
    assert doubts(understood) == [("2026-09-01", "no-last-day")]


def test_a_missing_first_day_leaves_the_whole_term_in_doubt() -> None:
    understood = read(*AUTUMN[:2], AUTUMN[3])

    assert is_open(understood, "2026-09-15")
    assert why(understood, "2026-11-10") == "not-known"
    assert doubts(understood) == [("2026-10-26", "no-first-day")]


def test_a_holiday_stands_in_for_a_missing_last_day() -> None:
    understood = read(
        AUTUMN[0], entry("2026-10-24", "2026-11-01", "Half term"), *AUTUMN[2:]
    )

    assert is_open(understood, "2026-10-23")
    assert doubts(understood) == []


def test_pupils_may_return_after_a_bank_holiday_in_the_middle_of_a_term() -> None:
    understood = read(
        day("2027-04-12", "First day of term"),
        day("2027-05-04", "Pupils return"),
        day("2027-05-28", "Last day of term"),
    )

    assert is_open(understood, "2027-04-20")
    assert doubts(understood) == []


def test_a_holiday_that_covers_a_first_day_back_is_a_contradiction() -> None:
    understood = read(*AUTUMN, entry("2026-10-24", "2026-11-02", "Half term"))

    assert why(understood, "2026-11-02") == "not-known"
    assert why(understood, "2026-10-30") == "holiday"
    assert is_open(understood, "2026-11-03")
    assert doubts(understood) == [("2026-11-02", "open-and-closed")]


def test_a_holiday_that_covers_the_last_days_of_a_term_is_a_contradiction() -> None:
    understood = read(*AUTUMN, entry("2026-10-22", "2026-11-01", "Half term"))

    assert why(understood, "2026-10-22") == "not-known"
    assert why(understood, "2026-10-23") == "not-known"
    assert is_open(understood, "2026-10-21")
    assert doubts(understood) == [("2026-10-22", "open-and-closed")]


def test_a_holiday_with_the_wrong_year_never_closes_a_term_silently() -> None:
    understood = read(*AUTUMN, entry("2025-10-24", "2026-11-01", "Half term"))

    assert ("2025-10-24", "too-long") in doubts(understood)


def test_a_term_with_the_wrong_year_is_asked_about() -> None:
    understood = read(*AUTUMN, entry("2026-01-05", "2027-03-25", "Spring term"))

    assert doubts(understood) == [("2026-01-05", "too-long")]


def test_a_school_day_inside_a_holiday_is_a_contradiction() -> None:
    understood = read(*AUTUMN, day("2026-10-28", "School day"))

    assert doubts(understood) == [("2026-10-28", "open-and-closed")]


def test_a_missing_half_term_is_asked_about() -> None:
    understood = read(entry("2026-09-01", "2026-12-18", "Autumn term"))

    assert doubts(understood) == [("2026-09-01", "no-break")]


def test_a_scottish_term_may_run_longer_without_a_break() -> None:
    understood = read(
        entry("2027-04-12", "2027-06-25", "Term 4"),
        day("2027-05-03", "May Day holiday"),
        day("2027-05-31", "Spring bank holiday"),
        nation=Nation.SCOTLAND,
    )

    assert doubts(understood) == []


def test_a_missing_year_between_two_is_not_known() -> None:
    understood = read(
        *AUTUMN,
        day("2028-01-04", "First day of term"),
        day("2028-02-11", "Last day of term"),
    )

    assert why(understood, "2027-04-20") == "not-known"
    assert doubts(understood) == [("2026-12-21", "nothing-for-long")]


def test_a_missing_half_of_a_term_is_not_taken_for_a_holiday() -> None:
    understood = read(
        entry("2026-09-01", "2026-10-23", "Term 1"),
        entry("2027-01-04", "2027-02-12", "Term 3"),
    )

    assert why(understood, "2026-11-16") == "not-known"
    assert doubts(understood) == [("2026-10-26", "nothing-for-long")]


def test_a_summer_between_terms_is_a_holiday() -> None:
    understood = read(
        entry("2027-04-12", "2027-05-28", "Term 5"),
        entry("2027-06-07", "2027-07-21", "Term 6"),
        entry("2027-09-02", "2027-10-22", "Term 1"),
    )

    assert why(understood, "2027-08-10") == "holiday"
    assert doubts(understood) == []


def test_a_half_term_that_begins_on_a_friday_may_begin_after_school() -> None:
    understood = read(
        day("2026-09-01", "First day of term"),
        day("2026-10-23", "Half term begins"),
        *AUTUMN[2:],
    )

    assert why(understood, "2026-10-23") == "not-known"
    assert is_open(understood, "2026-10-22")
    assert doubts(understood) == [("2026-10-23", "words-unclear")]


def test_a_half_term_named_by_a_single_day_inside_a_term_is_in_doubt() -> None:
    understood = read(
        entry("2026-09-01", "2026-12-18", "Autumn term"),
        day("2026-10-26", "Half term"),
    )

    assert {why(understood, f"2026-10-{each}") for each in range(26, 31)} == {
        "not-known"
    }
    assert ("2026-10-26", "only-one-day") in doubts(understood)


def test_a_half_term_named_by_a_single_day_between_terms_is_clear() -> None:
    understood = read(*AUTUMN, day("2026-10-26", "Half term"))

    assert doubts(understood) == []


def test_a_half_term_given_day_by_day_is_one_holiday() -> None:
    days = [day(f"2026-10-{each}", "Half term") for each in range(26, 31)]

    understood = read(entry("2026-09-01", "2026-12-18", "Autumn term"), *days)

    assert why(understood, "2026-10-28") == "holiday"
    assert doubts(understood) == []


def test_a_term_of_one_day_is_asked_about() -> None:
    understood = read(*AUTUMN, day("2027-01-04", "Spring term"))

    assert ("2027-01-04", "only-one-day") in doubts(understood)


def test_a_first_day_at_a_weekend_is_asked_about() -> None:
    understood = read(day("2026-08-30", "First day of term"), *AUTUMN[1:])

    assert ("2026-08-30", "at-the-weekend") in doubts(understood)


def test_an_inset_day_at_a_weekend_is_asked_about() -> None:
    understood = read(*AUTUMN, day("2026-11-07", "INSET day"))

    assert doubts(understood) == [("2026-11-07", "at-the-weekend")]


def test_two_weeks_of_inset_are_not_believed() -> None:
    understood = read(*AUTUMN, entry("2026-11-09", "2026-11-20", "INSET"))

    assert doubts(understood) == [("2026-11-09", "too-long")]
    assert why(understood, "2026-11-10") == "not-known"


def test_a_bank_holiday_on_another_day_than_the_nations_is_asked_about() -> None:
    understood = read(
        entry("2027-04-12", "2027-05-28", "Term 5"),
        day("2027-05-10", "May Day bank holiday"),
    )

    assert doubts(understood) == [("2027-05-10", "not-a-bank-holiday")]


def test_pupils_returning_on_a_bank_holiday_is_a_contradiction() -> None:
    understood = read(
        day("2027-05-03", "Pupils return"), day("2027-05-28", "Last day of term")
    )

    assert doubts(understood) == [("2027-05-03", "open-and-closed")]
