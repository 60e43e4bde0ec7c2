"""Feeds with one entry for each school day."""

from __future__ import annotations

import pytest

from bot.calendars.feed import UnreadableFeed, read_feed
from bot.calendars.understood import Style
from tests.calendars.builder import (
    d,
    day,
    doubts,
    entry,
    file_of,
    is_open,
    raw,
    read,
    weekdays,
    why,
)

AUTUMN = [*weekdays("2026-09-02", "2026-10-23"), *weekdays("2026-11-02", "2026-12-18")]


def daily(*leave_out: str, words: str = "School day") -> list[str]:
    return [day(each, words) for each in AUTUMN if each not in leave_out]


def test_every_entry_is_a_school_day_and_nothing_else_is() -> None:
    understood = read(*daily())
    days = understood.calendar.school_days(d("2026-08-01"), d("2027-07-31"))

    assert [each.isoformat() for each in days] == AUTUMN


def test_one_entry_a_day_is_known_by_its_style() -> None:
    assert read(*daily()).style is Style.SCHOOL_DAYS


def test_a_full_list_of_days_leaves_no_doubt() -> None:
    assert doubts(read(*daily())) == []


def test_a_week_without_entries_is_a_holiday_with_its_weekends() -> None:
    closed = read(*daily()).calendar.why_closed(d("2026-10-28"))

    assert closed is not None
    assert (closed.first, closed.last) == (d("2026-10-24"), d("2026-11-01"))


def test_knowledge_ends_with_the_last_entry() -> None:
    assert read(*daily()).known_until == d("2026-12-18")


def test_a_lone_missing_day_is_asked_about() -> None:
    understood = read(*daily("2026-11-11"))

    assert why(understood, "2026-11-11") == "not-known"
    assert doubts(understood) == [("2026-11-11", "not-named")]


def test_a_missing_day_that_is_named_inset_is_clear() -> None:
    understood = read(*daily("2026-11-11"), day("2026-11-11", "INSET day"))

    assert why(understood, "2026-11-11") == "inset"
    assert doubts(understood) == []


def test_a_missing_bank_holiday_is_clear() -> None:
    days = [
        each for each in weekdays("2027-04-12", "2027-05-28") if each != "2027-05-03"
    ]

    understood = read(*(day(each, "School day") for each in days))

    assert why(understood, "2027-05-03") == "bank-holiday"
    assert doubts(understood) == []


def test_a_school_day_on_a_bank_holiday_is_a_contradiction() -> None:
    days = weekdays("2027-04-12", "2027-05-28")

    understood = read(*(day(each, "School day") for each in days))

    assert not is_open(understood, "2027-05-03")
    assert doubts(understood) == [("2027-05-03", "open-and-closed")]


def test_a_school_day_that_is_inset_as_well_is_a_contradiction() -> None:
    understood = read(*daily(), day("2026-11-11", "INSET day"))

    assert doubts(understood) == [("2026-11-11", "open-and-closed")]


def test_a_school_day_inside_a_named_holiday_is_a_contradiction() -> None:
    understood = read(*daily(), entry("2026-10-23", "2026-11-01", "Half term"))

    assert why(understood, "2026-10-23") == "not-known"
    assert doubts(understood) == [("2026-10-23", "open-and-closed")]


def test_a_first_day_under_its_own_name_is_a_school_day() -> None:
    understood = read(
        *daily("2026-11-02"), day("2026-11-02", "First day back after half term")
    )

    assert is_open(understood, "2026-11-02")
    assert doubts(understood) == []


def test_a_missing_half_of_a_term_is_not_a_holiday() -> None:
    days = [
        *weekdays("2026-09-02", "2026-10-23"), *weekdays("2027-01-04", "2027-02-12"),
    ]  # fmt: skip

    understood = read(*(day(each, "School day") for each in days))

    assert why(understood, "2026-11-16") == "not-known"
    assert doubts(understood) == [("2026-10-26", "nothing-for-long")]


@pytest.mark.parametrize(
    "words",
    ["School day", "School open", "Term time", "Pupils in school", "Normal school day"],
)
def test_a_school_day_in_other_words(words: str) -> None:
    assert is_open(read(*daily(words=words)), "2026-09-10")


def test_timetable_days_are_taken_for_school_days_and_asked_about() -> None:
    days = [day(each, f"Week {'AB'[n // 5 % 2]}") for n, each in enumerate(AUTUMN)]

    understood = read(*days)

    assert is_open(understood, "2026-09-10")
    assert doubts(understood) == [("2026-09-02", "timetable-days")]


@pytest.mark.parametrize("words", ["Lessons", "Open", "School", "Day {n} of 190"])
def test_other_words_on_every_weekday_are_taken_for_school_and_asked_about(
    words: str,
) -> None:
    days = [day(each, words.format(n=n)) for n, each in enumerate(AUTUMN, 1)]

    understood = read(*days)

    found = understood.calendar.school_days(d("2026-08-01"), d("2027-07-31"))
    assert [each.isoformat() for each in found] == AUTUMN
    assert doubts(understood) == [("2026-09-02", "timetable-days")]


def test_timetable_labels_on_mondays_are_not_school_days() -> None:
    mondays = [each for each in AUTUMN if d(each).weekday() == 0]

    with pytest.raises(UnreadableFeed, match="Week A"):
        read(*(day(each, "Week A") for each in mondays))


def test_timetable_labels_say_nothing_beside_terms() -> None:
    understood = read(
        entry("2026-09-02", "2026-10-23", "Term 1"),
        entry("2026-09-07", "2026-09-11", "Week A"),
    )

    assert is_open(understood, "2026-09-03")
    assert [each.words for each in understood.ignored] == ["Week A"] * 5


def test_school_days_in_blocks_of_a_week() -> None:
    weeks = [
        entry("2026-09-07", "2026-09-11", "School days"),
        entry("2026-09-14", "2026-09-18", "School days"),
        entry("2026-09-21", "2026-09-25", "School days"),
        entry("2026-09-28", "2026-10-02", "School days"),
    ]

    assert read(*weeks).years()[0].school_days == 20


def test_a_handful_of_school_days_does_not_make_a_calendar() -> None:
    with pytest.raises(UnreadableFeed):
        read(*(day(each, "School day") for each in AUTUMN[:10]))


def test_school_days_from_one_repeating_entry() -> None:
    repeating = raw(
        "UID:1",
        "DTSTART;TZID=Europe/London:20260902T084500",
        "DTEND;TZID=Europe/London:20260902T152000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218T235900Z",
        "EXDATE;TZID=Europe/London:20261026T084500,20261027T084500,20261028T084500",
        "EXDATE;TZID=Europe/London:20261029T084500,20261030T084500",
        "SUMMARY:School day",
    )

    understood = read(repeating)

    days = understood.calendar.school_days(d("2026-08-01"), d("2027-07-31"))
    assert [each.isoformat() for each in days] == AUTUMN
    assert doubts(understood) == []


def test_school_days_beside_other_clubs_and_evenings() -> None:
    clubs = [
        day(each, "Breakfast club") for each in weekdays("2026-10-26", "2026-10-30")
    ]

    understood = read_feed(file_of(*daily(), *clubs))

    assert why(understood, "2026-10-28") == "holiday"


def test_a_daily_club_is_not_a_school_day() -> None:
    with pytest.raises(UnreadableFeed, match="Homework club"):
        read(*(day(each, "Homework club") for each in AUTUMN))


def test_an_early_finish_among_school_days_is_mentioned() -> None:
    understood = read(
        *daily("2026-12-18"), day("2026-12-18", "School day - finish 1.30pm")
    )

    assert is_open(understood, "2026-12-18")
    assert doubts(understood) == [("2026-12-18", "ends-early")]
