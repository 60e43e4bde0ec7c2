"""Entries that repeat, are moved, are called off or come in a newer version."""

from __future__ import annotations

import pytest

from tests.calendars.builder import (
    d,
    day,
    doubts,
    entry,
    raw,
    read,
    why,
)

TERM = entry("2026-09-01", "2026-10-23", "Autumn term")


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


def test_a_rule_that_never_happens_is_not_waited_for() -> None:
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
