"""What somebody gave as a school's dates, made into layers and shown before use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.understood import count_year
from bot.calendars.words import next_closed, notes, unsure_line, why_closed, year_words
from bot.directory.cards import Understanding
from bot.directory.school_days import (
    ByHand,
    by_hand_of,
    from_written_terms,
    to_layers,
)
from bot.directory.typed_dates import Said, Typed, read_typed

_CLOSED_SHOWN, _INSET_SHOWN, _MOST_SHOWN = 3, 5, 12


class UnreadableDates(ValueError):
    """The text cannot be used; the message is a sentence for people."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A school's days as they would be kept, and what to check first."""

    layers: dict[str, object]
    unsure: tuple[str, ...]
    notes: tuple[str, ...]
    source: str

    @property
    def calendar(self) -> SchoolCalendar:
        return SchoolCalendar.from_record(self.layers)


@dataclass(frozen=True, kw_only=True)
class Now:
    """What is known of the school before the text, and its bells' weekdays."""

    record: Mapping[str, Any]
    weekdays: frozenset[int]
    nation: Nation
    today: date


def read_dates(text: str, now: Now) -> Reading:
    """Read a pasted calendar file or typed dates; raises UnreadableDates."""
    if "BEGIN:VEVENT" in text.upper():
        return read_feed_text(text.encode(), now)
    typed = read_typed(text, now.today)
    if typed.unreadable:
        number = typed.unreadable[0]
        raise UnreadableDates(
            f"I could not read line {number}. "
            "Write it like this: INSET Fri 26 Feb 2027."
        )
    if not typed.lines:
        raise UnreadableDates("There are no dates here yet.")
    return _from_typed(typed, now)


def read_feed_text(data: bytes, now: Now) -> Reading:
    """Read a published calendar file; raises UnreadableDates."""
    # Imported late: a feed is read rarely, and brings a library.
    from bot.calendars.feed import read_feed
    from bot.calendars.understood import UnreadableFeed

    if b"BEGIN:VCALENDAR" not in data.upper():
        data = b"BEGIN:VCALENDAR\r\n" + data + b"\r\nEND:VCALENDAR\r\n"
    try:
        understood = read_feed(data, nation=now.nation)
    except UnreadableFeed as error:
        raise UnreadableDates(str(error)) from error
    return Reading(
        layers=to_layers(understood.calendar, by_hand_of(now.record)),
        unsure=tuple(unsure_line(one) for one in understood.unsure),
        notes=tuple(notes(understood, understood.calendar.known)),
        source="feed read",
    )


def understanding_of(reading: Reading, text: str, today: date) -> Understanding:
    """Return what to show before anybody says "Use these dates"."""
    calendar = reading.calendar
    years = [count_year(calendar, year) for year in calendar.years()]
    return Understanding(
        years=tuple(year_words(one) for one in years if one.school_days or one.inset),
        inset=tuple(day for day in calendar.inset if day >= today)[:_INSET_SHOWN],
        next_closed=tuple(_next_closed(calendar, today)),
        known_until=calendar.known_until,
        unsure=reading.unsure[:_MOST_SHOWN],
        notes=reading.notes[:_MOST_SHOWN],
        mark=mark_of(text),
    )


def _next_closed(calendar: SchoolCalendar, today: date) -> Iterator[str]:
    for _ in range(_CLOSED_SHOWN):
        closed = next_closed(calendar, today)
        if closed is None:
            return
        yield why_closed(closed)
        today = closed.last


def mark_of(text: str) -> str:
    """Return a short mark by which the same text is known again."""
    return sha256(text.strip().encode()).hexdigest()[:16]


def _from_typed(typed: Typed, now: Now) -> Reading:
    """Terms make a new calendar; any other line is laid by hand on what there is."""
    terms = typed.stretches(Said.TERM)
    new = ByHand(
        closures=typed.days(Said.CLOSED),
        inset=typed.days(Said.INSET),
        school_days=typed.days(Said.OPEN),
    )
    if terms:
        below = from_written_terms(sorted(terms), now.nation, weekdays=now.weekdays)
    else:
        below = SchoolCalendar.from_record(now.record)
    return Reading(
        layers=to_layers(below, by_hand_of(now.record).and_also(new)),
        unsure=typed.checks,
        notes=(),
        source="dates given in Slack",
    )
