"""Which days an entry is for: without an end, with times, with dates gone wrong."""

from __future__ import annotations

import pytest

from tests.calendars.builder import (
    d,
    doubts,
    entry,
    is_open,
    raw,
    read,
    why,
)

TERM = entry("2026-09-01", "2026-10-23", "Autumn term")
LONDON = "TZID=Europe/London"


def test_an_entry_without_an_end_is_one_day() -> None:
    understood = read(TERM, raw("DTSTART;VALUE=DATE:20261002", "SUMMARY:INSET day"))

    assert why(understood, "2026-10-02") == "inset"
    assert is_open(understood, "2026-10-05")


def test_an_entry_may_have_a_length_instead_of_an_end() -> None:
    holiday = raw("DTSTART;VALUE=DATE:20261024", "DURATION:P9D", "SUMMARY:Half term")

    assert read(TERM, holiday).known_until == d("2026-11-01")


def test_an_entry_that_ends_before_it_starts_is_asked_about() -> None:
    wrong = raw(
        "DTSTART;VALUE=DATE:20261002", "DTEND;VALUE=DATE:20260902", "SUMMARY:INSET day"
    )

    understood = read(TERM, wrong)

    assert why(understood, "2026-10-02") == "not-known"
    assert doubts(understood) == [("2026-10-02", "last-day-unclear")]


@pytest.mark.parametrize(
    "start", ["DTSTART;VALUE=DATE:20269902", "DTSTART:next Friday", "DTSTART:"]
)
def test_an_unreadable_date_is_asked_about(start: str) -> None:
    understood = read(TERM, raw(start, "SUMMARY:INSET day"))

    assert doubts(understood) == [(None, "date-unreadable")]


def test_an_entry_without_a_date_is_asked_about() -> None:
    assert doubts(read(TERM, raw("SUMMARY:INSET day"))) == [(None, "date-unreadable")]


def test_an_unreadable_end_is_asked_about() -> None:
    wrong = raw(
        "DTSTART;VALUE=DATE:20261002", "DTEND;VALUE=DATE:2026", "SUMMARY:INSET day"
    )

    assert doubts(read(TERM, wrong)) == [("2026-10-02", "date-unreadable")]


def test_two_dates_in_one_entry_are_asked_about() -> None:
    wrong = raw(
        "DTSTART;VALUE=DATE:20261002",
        "DTSTART;VALUE=DATE:20261009",
        "SUMMARY:INSET day",
    )

    assert doubts(read(TERM, wrong)) == [("2026-10-02", "date-unreadable")]


def test_an_unreadable_date_of_a_club_is_nobodys_business() -> None:
    understood = read(TERM, raw("DTSTART:soon", "SUMMARY:Netball club"))

    assert doubts(understood) == []
    assert [each.words for each in understood.ignored] == ["Netball club"]


@pytest.mark.parametrize("year", ["0026", "1926", "2206"])
def test_an_unlikely_year_is_asked_about(year: str) -> None:
    wrong = raw(f"DTSTART;VALUE=DATE:{year}1002", "SUMMARY:INSET day")

    understood = read(TERM, wrong)

    assert [each.doubt.value for each in understood.unsure] == ["date-unlikely"]
    assert understood.known_until == d("2026-10-23")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        # Midnight to midnight, as some programs write whole days.
        (f"DTSTART;{LONDON}:20261002T000000", f"DTEND;{LONDON}:20261003T000000"),
        ("DTSTART;TZID=GMT Standard Time:20261002T000000",
         "DTEND;TZID=GMT Standard Time:20261003T000000"),
        ("DTSTART:20261001T230000Z", "DTEND:20261002T230000Z"),  # in summer time
        ("DTSTART:20261002T000000Z", "DTEND:20261003T000000Z"),  # an hour late
        (f"DTSTART;{LONDON}:20261002T000000", f"DTEND;{LONDON}:20261002T235900"),
        (f"DTSTART;{LONDON}:20261002T084500", f"DTEND;{LONDON}:20261002T152000"),
        ("DTSTART:20261002T090000", "DTEND:20261002T153000"),  # no zone at all
        (f"DTSTART;{LONDON}:20261002T090000", "SEQUENCE:0"),  # no end at all
        ("DTSTART;TZID=Nowhere/Land:20261002T090000", "SEQUENCE:0"),
        ("DTSTART;VALUE=DATE:20261002", "DTEND:20261002T170000"),  # a bit of both
    ],
)  # fmt: skip
def test_a_day_with_times_is_that_day_alone(start: str, end: str) -> None:
    understood = read(TERM, raw(start, end, "SUMMARY:INSET day"))

    shut = [f"2026-10-0{each}" for each in (1, 2, 5) if not is_open(
        understood, f"2026-10-0{each}")]  # fmt: skip
    assert shut == ["2026-10-02"]
    assert why(understood, "2026-10-02") == "inset"
    assert doubts(understood) == []


def test_a_few_hours_of_training_do_not_close_the_day_silently() -> None:
    understood = read(
        TERM,
        raw(
            f"DTSTART;{LONDON}:20261002T153000",
            f"DTEND;{LONDON}:20261002T173000",
            "SUMMARY:Staff training",
        ),
    )

    assert doubts(understood) == [("2026-10-02", "part-of-a-day")]


def test_a_holiday_from_bell_to_bell_leaves_both_school_days() -> None:
    holiday = raw(
        f"DTSTART;{LONDON}:20261023T152000",
        f"DTEND;{LONDON}:20261102T084500",
        "SUMMARY:Half term",
    )

    understood = read(entry("2026-09-01", "2026-12-18", "Autumn term"), holiday)

    assert is_open(understood, "2026-10-23")
    assert why(understood, "2026-10-26") == "holiday"
    assert why(understood, "2026-10-30") == "holiday"
    assert is_open(understood, "2026-11-02")


def test_a_holiday_over_the_clock_change_in_utc_keeps_its_days() -> None:
    holiday = raw(
        "DTSTART:20261023T230000Z", "DTEND:20261102T000000Z", "SUMMARY:Half term"
    )

    closed = read(TERM, holiday).calendar.why_closed(d("2026-10-28"))

    assert closed is not None
    assert (closed.first, closed.last) == (d("2026-10-24"), d("2026-11-01"))


def test_an_entry_from_evening_to_night_is_one_day() -> None:
    understood = read(
        TERM,
        raw(
            f"DTSTART;{LONDON}:20261002T190000",
            f"DTEND;{LONDON}:20261003T010000",
            "SUMMARY:INSET day",
        ),
    )

    assert not is_open(understood, "2026-10-02")
    assert is_open(understood, "2026-10-05")
