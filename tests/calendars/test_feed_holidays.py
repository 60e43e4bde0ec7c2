"""Feeds that list holidays: what lies between them, and what may be missing."""

from __future__ import annotations

import pytest

from bot.calendars.feed import UnreadableFeed
from bot.calendars.nations import Nation
from bot.calendars.understood import Style
from tests.calendars.builder import d, day, doubts, entry, is_open, raw, read, why

SUMMER = entry("2026-07-22", "2026-08-31", "Summer holiday")
OCTOBER = entry("2026-10-24", "2026-11-01", "Half term")
CHRISTMAS = entry("2026-12-19", "2027-01-03", "Christmas holidays")
FEBRUARY = entry("2027-02-13", "2027-02-21", "Half term")
EASTER = entry("2027-03-26", "2027-04-11", "Easter holidays")
MAY = entry("2027-05-29", "2027-06-06", "Half term")
NEXT_SUMMER = entry("2027-07-22", "2027-08-31", "Summer holiday")
YEAR = [SUMMER, OCTOBER, CHRISTMAS, FEBRUARY, EASTER, MAY, NEXT_SUMMER]


def test_weekdays_between_holidays_are_school_days() -> None:
    assert read(*YEAR).years()[1].school_days == 195


def test_a_full_list_of_holidays_leaves_no_doubt() -> None:
    assert doubts(read(*YEAR)) == []


def test_nothing_is_known_before_the_first_holiday() -> None:
    assert why(read(*YEAR[1:]), "2026-10-21") == "not-known"


def test_nothing_is_known_after_the_last_holiday() -> None:
    understood = read(*YEAR[:-1])

    assert understood.known_until == d("2027-06-06")
    assert why(understood, "2027-06-07") == "not-known"


def test_a_missing_summer_does_not_make_august_a_school_month() -> None:
    understood = read(
        *YEAR[1:6], *(each.replace("2027", "2028") for each in YEAR[5:6]),
        entry("2027-10-23", "2027-10-31", "Half term"),
    )  # fmt: skip

    assert why(understood, "2027-08-10") == "not-known"
    assert ("2027-06-07", "no-break") in doubts(understood)


@pytest.mark.parametrize(
    ("missing", "first"),
    [(OCTOBER, "2026-09-01"), (FEBRUARY, "2027-01-04"), (MAY, "2027-04-12")],
)
def test_a_missing_half_term_is_asked_about(missing: str, first: str) -> None:
    understood = read(*(each for each in YEAR if each is not missing))

    assert (first, "no-break") in doubts(understood)


def test_a_missing_easter_is_asked_about() -> None:
    understood = read(*(each for each in YEAR if each is not EASTER))

    assert ("2027-02-22", "no-break") in doubts(understood)


def test_a_break_to_a_thursday_may_have_lost_its_friday() -> None:
    half_term = entry("2026-10-26", "2026-10-29", "Half term")
    understood = read(SUMMER, half_term, CHRISTMAS)

    assert why(understood, "2026-10-30") == "not-known"
    assert doubts(understood) == [("2026-10-30", "last-day-unclear")]


def test_one_weekday_between_two_holidays_is_not_taken_for_school() -> None:
    understood = read(
        SUMMER,
        entry("2026-10-24", "2026-10-29", "October holiday"),
        entry("2026-10-31", "2026-11-08", "October holiday"),
        CHRISTMAS,
    )

    assert why(understood, "2026-10-30") == "not-known"
    assert doubts(understood) == [("2026-10-30", "not-named")]


def test_a_file_that_counts_its_last_days_is_asked_about() -> None:
    """It ends single days on the day they start, so its ranges may do the same."""
    inset = raw(
        "DTSTART;VALUE=DATE:20261106", "DTEND;VALUE=DATE:20261106", "SUMMARY:INSET"
    )
    summer = entry("2026-07-22", "2026-08-31", "Summer holiday")

    understood = read(summer, OCTOBER, CHRISTMAS, inset)

    assert why(understood, "2026-11-06") == "inset"
    assert why(understood, "2026-09-01") == "not-known"
    assert ("2026-09-01", "last-day-unclear") in doubts(understood)


def test_two_halves_of_a_holiday_hold_over_the_weekend_between() -> None:
    understood = read(
        SUMMER,
        OCTOBER,
        entry("2026-12-21", "2026-12-25", "Christmas holiday"),
        entry("2026-12-28", "2027-01-01", "Christmas holiday"),
        FEBRUARY,
    )

    closed = understood.calendar.why_closed(d("2026-12-23"))
    assert closed is not None
    assert (closed.first, closed.last) == (d("2026-12-21"), d("2027-01-01"))


def test_a_holiday_of_a_year_by_mistake_does_not_close_the_year() -> None:
    understood = read(*YEAR[2:], entry("2026-10-24", "2027-11-01", "Half term"))

    assert ("2026-10-24", "too-long") in doubts(understood)
    assert is_open(understood, "2027-03-01")


def test_a_date_decades_away_reaches_nowhere() -> None:
    understood = read(*YEAR, entry("2072-10-24", "2072-11-01", "Half term"))

    assert understood.known_until == d("2027-08-31")
    assert ("2072-10-24", "date-unlikely") in doubts(understood)


def test_bank_holidays_the_feed_leaves_out_are_laid_on_top() -> None:
    understood = read(*YEAR)

    assert why(understood, "2027-05-03") == "bank-holiday"
    assert understood.bank_holidays_added == (d("2027-05-03"),)


def test_northern_irish_bank_holidays_are_its_own() -> None:
    understood = read(*YEAR, nation=Nation.NORTHERN_IRELAND)

    assert understood.bank_holidays_added == (
        d("2027-03-17"), d("2027-05-03"), d("2027-07-12"),
    )  # fmt: skip


def test_a_list_of_bank_holidays_alone_is_no_school_calendar() -> None:
    with pytest.raises(UnreadableFeed, match="no term or holiday"):
        read(
            day("2027-03-26", "Good Friday"),
            day("2027-03-29", "Easter Monday"),
            day("2027-05-03", "Early May bank holiday"),
            day("2027-08-30", "Summer bank holiday"),
        )


def test_a_list_of_inset_days_alone_is_no_school_calendar() -> None:
    with pytest.raises(UnreadableFeed, match="“INSET Day”"):
        read(day("2026-09-01", "INSET Day"), day("2027-07-09", "INSET Day"))


def test_single_days_off_alone_are_no_school_calendar() -> None:
    with pytest.raises(UnreadableFeed):
        read(day("2026-10-05", "Local holiday"), day("2026-11-09", "Local holiday"))


@pytest.mark.parametrize("words", ["Easter", "Christmas", "Summer"])
def test_a_seasons_name_alone_is_asked_about(words: str) -> None:
    understood = read(
        SUMMER, OCTOBER, entry("2026-11-16", "2026-11-27", words), CHRISTMAS
    )

    assert why(understood, "2026-11-18") == "not-known"
    assert doubts(understood) == [("2026-11-16", "words-unclear")]


def test_easter_sunday_is_only_a_sunday() -> None:
    understood = read(*YEAR, day("2027-03-28", "Easter Sunday"))

    assert doubts(understood) == []


def test_a_range_of_dates_in_the_words_of_one_day_is_asked_about() -> None:
    understood = read(
        SUMMER,
        OCTOBER,
        day("2026-11-09", "School holiday - 9 to 13 November"),
        CHRISTMAS,
    )

    assert doubts(understood) == [("2026-11-09", "only-one-day")]


def test_a_weekday_in_the_words_that_the_date_is_not_is_asked_about() -> None:
    understood = read(*YEAR, day("2026-11-05", "INSET Day (Friday)"))

    assert doubts(understood) == [("2026-11-05", "words-doubtful")]


def test_too_few_school_days_in_a_year_are_asked_about() -> None:
    understood = read(
        *YEAR,
        entry("2026-09-21", "2026-10-09", "School closed"),
        entry("2027-06-21", "2027-07-09", "School closed"),
    )

    assert ("2026-09-01", "too-few-days") in doubts(understood)


def test_too_many_school_days_in_a_year_are_asked_about() -> None:
    shorter = entry("2027-04-05", "2027-04-11", "Easter holidays")
    understood = read(*(shorter if each is EASTER else each for each in YEAR))

    assert ("2026-09-01", "too-many-days") in doubts(understood)


def test_a_holiday_feed_is_known_by_its_style() -> None:
    assert read(*YEAR).style is Style.HOLIDAYS


def test_welsh_holidays() -> None:
    understood = read(
        entry("2026-10-26", "2026-10-30", "Hanner Tymor"),
        entry("2026-12-21", "2027-01-01", "Gwyliau'r Nadolig / Christmas holidays"),
        day("2026-11-06", "Diwrnod HMS"),
    )

    assert why(understood, "2026-12-23") == "holiday"
    assert why(understood, "2026-11-06") == "inset"
    assert is_open(understood, "2026-11-10")
    assert doubts(understood) == []
