"""Writes small calendar files, so that each test shows only the lines it is about."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bot.calendars.feed import Understood, read_feed
from bot.calendars.nations import Nation

FEEDS = Path(__file__).parent / "feeds"


def entry(first: str, last: str, words: str, *more: str) -> str:
    """An all-day entry; `last` is included, and `more` are lines as they stand."""
    end = date.fromisoformat(last) + timedelta(days=1)
    dates = [
        f"DTSTART;VALUE=DATE:{first.replace('-', '')}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
    ]
    return raw(*dates, f"SUMMARY:{words}", *more)


def day(on: str, words: str, *more: str) -> str:
    return entry(on, on, words, *more)


def raw(*lines: str) -> str:
    """An entry of exactly these lines."""
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def file_of(*entries: str, head: tuple[str, ...] = ()) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *head, *entries]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*entries: str, nation: Nation = Nation.ENGLAND_AND_WALES) -> Understood:
    return read_feed(file_of(*entries), nation=nation)


def d(text: str) -> date:
    return date.fromisoformat(text)


def is_open(understood: Understood, on: str) -> bool:
    return understood.calendar.is_school_day(d(on))


def why(understood: Understood, on: str) -> str | None:
    closed = understood.calendar.why_closed(d(on))
    return closed.why.value if closed else None


def doubts(understood: Understood) -> list[tuple[str | None, str]]:
    """Each doubt with its first day, as a test would write them."""
    return [
        (each.day.isoformat() if each.day else None, each.doubt.value)
        for each in understood.unsure
    ]


def weekdays(first: str, last: str) -> list[str]:
    days, on = [], d(first)
    while on <= d(last):
        if on.weekday() < 5:
            days.append(on.isoformat())
        on += timedelta(days=1)
    return days


#: Half a school year by its first and last days, without any doubt.
AUTUMN = [
    day("2026-09-01", "First day of term"),
    day("2026-10-23", "Last day of term"),
    day("2026-11-02", "First day back"),
    day("2026-12-18", "Last day of term"),
]
