"""Feeds that mark terms: many wordings, and many ways to contradict themselves."""

from __future__ import annotations

import pytest

from bot.calendars.nations import Nation
from tests.calendars.builder import d, day, doubts, entry, is_open, raw, read, why

AUTUMN = [
    day("2026-09-01", "First day of term"),
    day("2026-10-23", "Last day of term"),
    day("2026-11-02", "First day back"),
    day("2026-12-18", "Last day of term"),
]


def test_days_between_first_and_last_are_school_days() -> None:
    assert is_open(read(*AUTUMN), "2026-09-30")


def test_days_between_last_and_first_are_a_holiday() -> None:
    assert why(read(*AUTUMN), "2026-10-28") == "holiday"


def test_a_clear_feed_leaves_no_doubt() -> None:
    assert doubts(read(*AUTUMN)) == []


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


def test_a_term_that_starts_with_an_inset_day_starts_for_staff() -> None:
    understood = read(
        entry("2026-09-01", "2026-10-23", "Autumn term"),
        day("2026-09-01", "INSET day"),
    )

    assert why(understood, "2026-09-01") == "inset"
    assert doubts(understood) == []


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
