"""Dates typed by hand are read line by line, and nothing is guessed in silence."""

from __future__ import annotations

from datetime import date

import pytest

from bot.calendars.stretches import Stretch
from bot.directory.typed_dates import Said, TypedLine, read_typed

TODAY = date(2027, 2, 22)


def only(text: str) -> TypedLine:
    [line] = read_typed(text, TODAY).lines
    return line


def day(month: int, number: int, year: int = 2027) -> Stretch:
    return Stretch(first=date(year, month, number), last=date(year, month, number))


@pytest.mark.parametrize(
    ("typed", "said", "days"),
    [
        ("INSET Fri 26 Feb 2027", Said.INSET, day(2, 26)),
        ("inset day: 26th February 2027", Said.INSET, day(2, 26)),
        ("Staff training 26/02/2027", Said.INSET, day(2, 26)),
        ("In-service day 2027-02-26", Said.INSET, day(2, 26)),
        ("Closed Wed 3 Mar 2027", Said.CLOSED, day(3, 3)),
        ("• Snow 3 March 2027", Said.CLOSED, day(3, 3)),
        ("Open Mon 3 May 2027.", Said.OPEN, day(5, 3)),
        (
            "Holiday 26 Mar 2027 to 9 Apr 2027",
            Said.CLOSED,
            Stretch(first=date(2027, 3, 26), last=date(2027, 4, 9)),
        ),
        (
            "Holiday Fri 26 Mar – Fri 9 Apr 2027",
            Said.CLOSED,
            Stretch(first=date(2027, 3, 26), last=date(2027, 4, 9)),
        ),
        (
            "Spring term 4 Jan 2027 until 12 Feb 2027",
            Said.TERM,
            Stretch(first=date(2027, 1, 4), last=date(2027, 2, 12)),
        ),
        (
            "Half term 15 Feb 2027 - 19 Feb 2027",
            Said.CLOSED,
            Stretch(first=date(2027, 2, 15), last=date(2027, 2, 19)),
        ),
        (
            "Holiday 20 Dec 2027 to 3 Jan",
            Said.CLOSED,
            Stretch(first=date(2027, 12, 20), last=date(2028, 1, 3)),
        ),
    ],
)
def test_a_line_is_read_as_it_is_meant(typed: str, said: Said, days: Stretch) -> None:
    assert only(typed) == TypedLine(said=said, days=days, check=None)


def test_a_year_left_out_is_the_next_to_come_and_said_back() -> None:
    assert only("INSET 1 Feb").days == day(2, 1, 2028)
    assert only("INSET 26 Feb").check == "Line 1 has no year. I took 2027."


def test_a_day_of_the_week_that_does_not_fit_is_said_back() -> None:
    assert only("INSET Thu 26 Feb 2027").check == (
        "Line 1 says Thu, but that day is a Fri."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Parents' evening 4 Mar 2027",
        "INSET sometime in March",
        "INSET 31 Feb 2027",
        "Holiday 9 Apr 2027 to 26 Mar 2027",
        "Holiday 26 Mar 2027 to 9 Apr 2029",
        "26 Feb 2027",
        "Closed",
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(typed: str) -> None:
    read = read_typed(f"INSET 26 Feb 2027\n\n{typed}", TODAY)

    assert read.unreadable == (3,)
    assert len(read.lines) == 1


def test_a_holiday_counts_its_weekdays_only() -> None:
    read = read_typed("Holiday Fri 26 Mar 2027 to Mon 29 Mar 2027", TODAY)

    assert read.days(Said.CLOSED) == {date(2027, 3, 26), date(2027, 3, 29)}
