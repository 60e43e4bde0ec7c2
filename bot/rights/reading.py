"""The monthly report in lines, for a message and for the terminal alike."""

from __future__ import annotations

from collections.abc import Iterator

from bot.calendars.wall_time import long_day
from bot.rights.cards import AgencyRow, Report


def report_title(card: Report) -> str:
    """Return "Who looked at what in February 2027"."""
    _, _, month, year = long_day(card.month).split()
    return f"Who looked at what in {month} {year}"


def report_lines(card: Report) -> Iterator[tuple[str, list[str]]]:
    """Give each row as its name and its lines."""
    for row in card.rows:
        yield row.agency, _lines(row)


def gone_line(card: Report) -> str:
    """Return what went in its time."""
    return (
        f"Put away in their time: meetings {card.meetings_gone}, "
        f"young people {card.young_people_gone}"
    )


def _lines(row: AgencyRow) -> list[str]:
    return [
        f"Looked at something: {row.reads}",
        f"Changed something: {row.changes}",
        f"Refused: {row.refusals}",
        f"Joined a team: {row.joined}",
        f"Left a team: {row.left}",
        f"Places nobody confirmed: {row.unconfirmed}",
    ]
