"""The calendar file: what a phone reads back is the meeting, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.meetings.calendar_file import calendar_file
from bot.meetings.records import Meeting, State
from tests.meetings.examples import meeting

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
PLACE = "Marlpit Road High"
#: All that may be in it.
PROPERTIES = {
    *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION"),
    *("ORGANIZER", "ATTENDEE", "STATUS", "CLASS"),
}


@pytest.mark.parametrize(
    ("on", "at", "utc"),
    [
        (date(2027, 3, 17), time(11, 35), "2027-03-17T11:35:00+00:00"),
        (date(2027, 3, 26), time(11, 35), "2027-03-26T11:35:00+00:00"),
        (date(2027, 3, 29), time(11, 35), "2027-03-29T10:35:00+00:00"),
        (date(2027, 10, 29), time(11, 35), "2027-10-29T10:35:00+00:00"),
        (date(2027, 11, 1), time(11, 35), "2027-11-01T11:35:00+00:00"),
    ],
)
def test_it_starts_when_the_school_clock_says(on: date, at: time, utc: str) -> None:
    event = parsed(meeting(on, at))
    starts, ends = event["DTSTART"], event["DTEND"]

    assert starts.params["TZID"] == "Europe/London"
    assert starts.dt.replace(tzinfo=None) == datetime.combine(on, at)
    assert starts.dt.astimezone(UTC).isoformat() == utc
    assert ends.dt - starts.dt == timedelta(minutes=30)


@pytest.mark.parametrize("on", [date(2027, 3, 29), date(2027, 11, 1)])
def test_the_zone_that_travels_with_it_knows_both_clock_changes(on: date) -> None:
    read: Any = Calendar.from_ical(calendar_file(meeting(on), PLACE, NOW))
    [zone] = read.walk("VTIMEZONE")
    london = zone.to_tz()

    for shown, offset in [
        ("2027-03-28 00:59", 0),
        ("2027-03-28 02:00", 1),
        ("2027-10-31 00:59", 1),
        ("2027-10-31 02:00", 0),
    ]:
        moment = datetime.fromisoformat(shown).replace(tzinfo=london)
        assert moment.utcoffset() == timedelta(hours=offset)


def test_it_says_nothing_that_is_not_on_the_list() -> None:
    event = parsed(meeting(why="Agree the mornings", place_reason="They asked"))

    assert set(event) == PROPERTIES
    assert (event["SUMMARY"], event["CLASS"]) == ("Meeting", "PRIVATE")


def test_a_move_keeps_its_name_and_counts_on() -> None:
    before = parsed(meeting(date(2027, 3, 17)))
    after = parsed(meeting(date(2027, 3, 29), sequence=1))

    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


@pytest.mark.parametrize(
    ("state", "method", "status"),
    [
        (State.CALLED, "REQUEST", "CONFIRMED"),
        (State.CANCELLED, "CANCEL", "CANCELLED"),
    ],
)
def test_the_method_says_whether_it_is_on(
    state: State, method: str, status: str
) -> None:
    found = Calendar.from_ical(calendar_file(meeting(state=state), PLACE, NOW))
    [event] = found.walk("VEVENT")

    assert (found["METHOD"], event["STATUS"]) == (method, status)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(
                ["\r\nATTENDEE:mailto:x@y", "\nEND:VEVENT", "\r", "\u2028", ";,:\\"]
            ),
        ),
        max_size=4,
    ).map("".join)
)
def test_no_place_adds_a_line_of_its_own(place: str) -> None:
    content = calendar_file(meeting(), place, NOW)
    names = {line.split(b":")[0].split(b";")[0] for line in lines(content)}
    [event] = Calendar.from_ical(content).walk("VEVENT")

    assert set(event) == PROPERTIES
    assert names <= {one.encode() for one in PROPERTIES | OUTSIDE}


OUTSIDE = {
    *("COMMENT", "BEGIN", "END", "VERSION", "PRODID", "METHOD", "TZID", "TZNAME"),
    *("TZOFFSETFROM", "TZOFFSETTO", "RDATE", "RRULE"),
}


@pytest.mark.parametrize("place", [PLACE, "Kitchen, top floor; ring \\ twice", "Tŷ"])
def test_a_place_is_read_back_as_it_was_written(place: str) -> None:
    [event] = Calendar.from_ical(calendar_file(meeting(), place, NOW)).walk("VEVENT")

    assert event["LOCATION"] == place


def test_no_line_is_longer_than_calendars_allow() -> None:
    content = calendar_file(meeting(), "Ty " * 60, NOW)

    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def parsed(one: Meeting) -> Any:
    """Read the file back; icalendar's own types know too many kinds of property."""
    [event] = Calendar.from_ical(calendar_file(one, PLACE, NOW)).walk("VEVENT")
    return event


def lines(content: bytes) -> list[bytes]:
    """Return the lines as a reader joins them; a reader may break at any of these."""
    unfolded = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
    return [line for line in unfolded.replace(b"\r", b"\n").split(b"\n") if line]
