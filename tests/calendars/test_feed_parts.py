"""The shape of calendar files: broken, odd, timed, repeated, replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.feed import UnreadableFeed, read_feed
from bot.calendars.words import understood_words
from tests.calendars.builder import (
    FEEDS,
    d,
    day,
    doubts,
    entry,
    file_of,
    is_open,
    raw,
    read,
    why,
)

TERM = entry("2026-09-01", "2026-10-23", "Autumn term")
LONDON = "TZID=Europe/London"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "nothing in this file"),
        (b"  \n", "nothing in this file"),
        (b"<html><body>Please log in</body></html>", "not a calendar file"),
        (b"%PDF-1.7 ...", "not a calendar file"),
        (b"PK\x03\x04\x00\x00\xff\xff", "not a calendar file"),
        (b"date,what\n2026-09-01,First day", "not a calendar file"),
        (file_of(), "no dates in this calendar"),
        (file_of(TERM)[:-20], "end of this calendar file is missing"),
        (file_of(TERM)[:90], "end of this calendar file is missing"),
        (file_of(TERM).replace(b"END:VEVENT\r\n", b""), "end of this calendar file"),
        (file_of(TERM, head=("METHOD:CANCEL",)), "withdrawn"),
        (file_of(day("2026-09-01", "Netball club")), "“Netball club”"),
        (file_of(raw("SUMMARY:First day of term")), "no term or holiday"),
        (file_of(TERM) + b"x" * 5_000_001, "far too big"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFeed, match=sentence):
        read_feed(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_kindly(data: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_feed(data)


@given(cut=st.integers(0, 9000), gone=st.integers(0, 60), put=st.binary(max_size=20))
def test_a_damaged_feed_is_read_or_refused_kindly(
    cut: int, gone: int, put: bytes
) -> None:
    data = (FEEDS / "sheffield.ics").read_bytes()
    damaged = data[:cut] + put + data[cut + gone :]

    assert said(damaged).endswith(".")


def said(data: bytes) -> str:
    """What a person would read of a file: what was understood, or why nothing was."""
    try:
        return understood_words(read_feed(data), d("2027-02-22"))
    except UnreadableFeed as refused:
        return str(refused)


def test_words_before_the_calendar_do_no_harm() -> None:
    assert is_open(read_feed(b"junk\r\n" + file_of(TERM)), "2026-09-10")


def test_several_calendars_in_one_file_are_read_together() -> None:
    other = file_of(entry("2026-11-02", "2026-12-18", "Autumn term"))

    assert is_open(read_feed(file_of(TERM) + other), "2026-11-10")


def test_a_stray_line_inside_an_entry_does_no_harm() -> None:
    data = file_of(TERM).replace(b"SUMMARY", b"a line of its own\r\nSUMMARY")

    assert is_open(read_feed(data), "2026-09-10")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_letters_are_read_in_any_common_encoding(encoding: str) -> None:
    data = file_of(entry("2026-09-01", "2026-10-23", "Autumn term – Café"))

    assert is_open(read_feed(data.decode().encode(encoding)), "2026-09-10")


def test_letters_in_no_known_encoding_do_no_harm() -> None:
    data = file_of(TERM, day("2026-10-02", "Caf")).replace(b"Caf", b"Caf\x81\xe9")

    assert is_open(read_feed(data), "2026-09-10")


def test_a_letter_cut_in_half_by_folding_is_made_whole() -> None:
    data = file_of(TERM, day("2026-10-02", "Diwrnod hyfforddi – HMS"))
    at = data.index("–".encode()) + 1

    understood = read_feed(data[:at] + b"\r\n " + data[at:])

    assert why(understood, "2026-10-02") == "inset"


def test_escaped_commas_and_new_lines_are_read() -> None:
    understood = read(TERM, day("2026-10-02", r"INSET day\, school closed\nfor pupils"))

    assert why(understood, "2026-10-02") == "inset"


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


INSET = ("DTSTART;VALUE=DATE:20260904", "SUMMARY:INSET day", "UID:1")


def inset_days(*parts: str) -> list[str]:
    return [each.isoformat() for each in read(TERM, *parts).calendar.inset]


def test_a_repeating_entry_happens_each_time() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;COUNT=3")

    assert inset_days(repeating) == ["2026-09-04", "2026-09-11", "2026-09-18"]


def test_an_exception_is_left_out_of_a_repeating_entry() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260911")

    assert inset_days(repeating) == ["2026-09-04", "2026-09-18"]


def test_the_last_day_of_a_rule_belongs_to_it() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;UNTIL=20260911")

    assert inset_days(repeating) == ["2026-09-04", "2026-09-11"]


def test_the_end_of_a_rule_in_utc_is_read_in_london() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;UNTIL=20260910T230000Z")

    assert inset_days(repeating) == ["2026-09-04", "2026-09-11"]


def test_more_dates_may_be_listed() -> None:
    listed = raw(*INSET, "RDATE;VALUE=DATE:20260915,20260917")

    assert inset_days(listed) == ["2026-09-04", "2026-09-15", "2026-09-17"]


def test_one_time_of_a_repeating_entry_may_be_moved() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = raw(
        "DTSTART;VALUE=DATE:20260914",
        "SUMMARY:INSET day",
        "UID:1",
        "RECURRENCE-ID;VALUE=DATE:20260911",
    )

    assert inset_days(repeating, moved) == ["2026-09-04", "2026-09-14"]


def test_one_time_of_a_repeating_entry_may_be_cancelled() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY;COUNT=2")
    cancelled = raw(
        "DTSTART;VALUE=DATE:20260911",
        "SUMMARY:INSET day",
        "UID:1",
        "RECURRENCE-ID;VALUE=DATE:20260911",
        "STATUS:CANCELLED",
    )

    assert inset_days(repeating, cancelled) == ["2026-09-04"]


def test_an_endless_entry_stops_with_the_others_and_is_asked_about() -> None:
    repeating = raw(*INSET, "RRULE:FREQ=WEEKLY")
    last = day("2026-10-23", "Last day of term")

    understood = read(TERM, last, repeating)

    assert max(understood.calendar.inset) == d("2026-10-23")
    assert ("2026-09-04", "repeat-unreadable") in doubts(understood)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SOMETIMES",
        "FREQ=SECONDLY;COUNT=100000",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
        "",
    ],
)
def test_a_rule_that_cannot_be_followed_is_asked_about(rule: str) -> None:
    understood = read(TERM, raw(*INSET, f"RRULE:{rule}"))

    assert why(understood, "2026-09-04") == "not-known"


def test_a_rule_that_never_happens_is_soon_given_up() -> None:
    never = raw(*INSET, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")

    assert inset_days(never) == []


def test_a_newer_version_replaces_an_older_one() -> None:
    older = raw(*INSET, "SEQUENCE:0")
    newer = raw(
        "DTSTART;VALUE=DATE:20260918", "SUMMARY:INSET day", "UID:1", "SEQUENCE:1"
    )

    assert inset_days(older, newer) == ["2026-09-18"]
    assert inset_days(newer, older) == ["2026-09-18"]


def test_entries_that_share_an_id_by_mistake_all_count() -> None:
    other = raw("DTSTART;VALUE=DATE:20260918", "SUMMARY:INSET day", "UID:1")

    assert inset_days(raw(*INSET), other) == ["2026-09-04", "2026-09-18"]


def test_a_replaced_entry_is_left_out_aloud() -> None:
    newer = raw(
        "DTSTART;VALUE=DATE:20260918", "SUMMARY:INSET day", "UID:1", "SEQUENCE:1"
    )

    ignored = read(TERM, raw(*INSET), newer).ignored

    assert [each.day for each in ignored] == [d("2026-09-04")]
