"""Agencies and schools as a file writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from bot.calendars.bell_table import MistakenBells
from bot.calendars.bells import BellGrid
from bot.calendars.nations import Nation
from bot.calendars.stretches import Stretch
from bot.calendars.understood import UnreadableFeed
from bot.calendars.words import notes, unsure_line
from bot.directory.importing.entries import AgencyEntry, CalendarEntry, SchoolEntry
from bot.directory.importing.tables import Table
from bot.directory.school_days import from_written_terms

#: Returns the bytes of a file that lies beside the one being read.
Beside = Callable[[str], bytes]

CODE = r"[A-Z][A-Z0-9]{1,9}"
PHONE = r"\+?[0-9 ()-]{3,39}"
_OPENS, _CLOSES = time(9), time(17)
#: Quiet hours are 18:00 to 08:00 unless an agency says otherwise (ours).
_QUIET_FROM, _QUIET_UNTIL = time(18), time(8)


def read_agency(table: Table, zone: str) -> AgencyEntry:
    entry = _agency(table, zone)
    table.refuse_others()
    return entry


def read_school(table: Table, zone: str, beside: Beside) -> SchoolEntry:
    agency = _agency(table, zone)
    bells = _read_bells(table)
    calendar = _read_calendar(table, agency.nation, bells, beside)
    table.refuse_others()
    return SchoolEntry(agency=agency, bells=bells, calendar=calendar)


def _agency(table: Table, zone: str) -> AgencyEntry:
    entry = AgencyEntry(
        lines=table.lines,
        code=table.text("code", most=10, form=CODE, example="YJS, in capitals"),
        name=table.text("name", most=120),
        nation=table.choice("nation", Nation, Nation.ENGLAND_AND_WALES),
        zone=table.zone("zone", zone),
        opens=table.time_of("opens", _OPENS),
        closes=table.time_of("closes", _CLOSES),
        quiet_from=table.time_of("quiet_from", _QUIET_FROM),
        quiet_until=table.time_of("quiet_until", _QUIET_UNTIL),
        closed_weekdays=table.weekdays("closed", frozenset()),
        phone=table.maybe_text("phone", most=40, form=PHONE, example="01632 960 101"),
    )
    if entry.closes <= entry.opens:
        table.wrong("closes", "It closes before it opens.")
    return entry


def _read_bells(table: Table) -> BellGrid | None:
    bells = table.table("bells", "timetable")
    if bells is None:
        if not table.has("bells"):
            table.wrong("bells", "This school has no “bells”.")
        return None
    written = bells.everything()
    found = False
    for key, lines in written.items():
        for sentence in _mistakes_in({key: lines}):
            bells.wrong_near(key, lines, sentence)
            found = True
    if found:
        return None
    for sentence in _mistakes_in(written):
        table.wrong("bells", sentence)
        found = True
    return None if found else BellGrid.from_table(written)


def _mistakes_in(bells: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        BellGrid.from_table(bells)
    except MistakenBells as error:
        return error.mistakes
    return ()


def _read_calendar(
    table: Table, nation: Nation, bells: BellGrid | None, beside: Beside
) -> CalendarEntry | None:
    days = table.table("calendar", "calendar")
    if days is None:
        if not table.has("calendar"):
            table.wrong("calendar", "This school has no “calendar”.")
        return None
    feed = days.maybe_text("feed", most=120)
    inset, closures = days.dates("inset"), days.dates("closures")
    terms = _read_terms(days)
    days.refuse_others()
    if feed and days.has("terms"):
        days.wrong("feed", "Give a “feed” or “terms”, not both.")
    elif feed:
        return _from_feed(days, feed, nation, inset, closures, beside)
    elif terms and bells:
        calendar = from_written_terms(terms, nation, weekdays=bells.weekdays)
        return CalendarEntry(
            lines=days.lines,
            calendar=calendar.merged(closures=closures, inset=inset),
            source="term dates in a file",
        )
    elif not days.has("terms"):
        table.wrong("calendar", "This calendar has neither “feed” nor “terms”.")
    return None


def _read_terms(days: Table) -> list[Stretch]:
    terms: list[Stretch] = []
    for term in days.tables("terms", "term"):
        first, last = term.one_date("first"), term.one_date("last")
        term.refuse_others()
        if first and last and last < first:
            term.wrong("last", "This term ends before it starts.")
        elif first and last:
            stretch = Stretch(first=first, last=last)
            if any(stretch.meets(other) for other in terms):
                term.wrong("first", "This term overlaps another.")
            terms.append(stretch)
    return terms


def _from_feed(
    days: Table,
    feed: str,
    nation: Nation,
    inset: list[date],
    closures: list[date],
    beside: Beside,
) -> CalendarEntry | None:
    # Imported late: most files need no feed read.
    from bot.calendars.feed import read_feed

    try:
        understood = read_feed(beside(feed), nation=nation)
    except OSError:
        days.wrong("feed", f"I cannot open {feed} beside this file.")
    except UnreadableFeed as error:
        days.wrong("feed", str(error))
    else:
        return CalendarEntry(
            lines=days.lines,
            calendar=understood.calendar.merged(closures=closures, inset=inset),
            source=f"feed {feed}",
            unsure=tuple(unsure_line(one) for one in understood.unsure),
            notes=tuple(notes(understood, understood.calendar.known)),
            is_from_feed=True,
        )
    return None
