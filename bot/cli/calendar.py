"""`calendar`: show what a school's published term dates say, before using them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.calendars.feed import Understood, UnreadableFeed, read_feed
from bot.calendars.nations import Nation
from bot.calendars.records import ClosedStretch
from bot.calendars.stretches import Stretch
from bot.calendars.understood import Unsure
from bot.calendars.wall_time import local_day, short_day_with_year
from bot.calendars.words import (
    notes,
    understood_words,
    unsure_line,
    why_closed,
    why_unsure,
    year_words,
)
from bot.clock import SystemClock

#: As in sysexits.h: the input is not in the right form, or not there.
_NOT_READABLE, _NOT_THERE = 65, 66
_ISO = ["%Y-%m-%d"]

app = typer.Typer(help="A school's published term dates.", no_args_is_help=True)

_From = Annotated[
    datetime | None, typer.Option("--from", formats=_ISO, help="First day to show.")
]
_To = Annotated[
    datetime | None, typer.Option("--to", formats=_ISO, help="Last day to show.")
]
_Nation = Annotated[Nation, typer.Option(help="Whose bank holidays the school keeps.")]
_Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]


@app.callback()
def calendar() -> None:
    """A school's published term dates."""


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A calendar file (.ics).")],
    since: _From = None,
    until: _To = None,
    nation: _Nation = Nation.ENGLAND_AND_WALES,
    as_json: _Json = False,
) -> None:
    """Show what a calendar file says, and what to ask the school about it."""
    understood = _read(file, nation)
    shown = _shown(understood, since, until)
    if as_json:
        record = _record(understood, shown)
        typer.echo(json.dumps(record, indent=2, ensure_ascii=False))
        return
    for line in _lines(understood, shown, is_range=bool(since or until)):
        typer.echo(line)


def _read(file: Path, nation: Nation) -> Understood:
    try:
        return read_feed(file.read_bytes(), nation=nation)
    except OSError as problem:
        typer.echo(f"There is no file to read at {file}.", err=True)
        raise typer.Exit(_NOT_THERE) from problem
    except UnreadableFeed as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(_NOT_READABLE) from problem


def _shown(
    understood: Understood, since: datetime | None, until: datetime | None
) -> Stretch:
    known = understood.calendar.known
    first = since.date() if since else known.first
    last = until.date() if until else max(known.last, first)
    if last < first:
        raise typer.BadParameter("The last day is before the first.")
    return Stretch(first=first, last=last)


def _record(understood: Understood, shown: Stretch) -> dict[str, Any]:
    """Dates are ISO; both ends of every stretch belong to it."""
    days = understood.calendar.school_days(shown.first, shown.last)
    return {
        "school_days": [day.isoformat() for day in days],
        "count": len(days),
        "years": [
            {
                "year": each.year.label,
                "school_days": each.school_days,
                "inset": each.inset,
                "whole": each.is_whole,
            }
            for each in understood.years()
        ],
        "inset": [d.isoformat() for d in understood.calendar.inset if d in shown],
        "closed": [_closed_record(each) for each in _closed(understood, shown)],
        "not_known": [
            {"from": each.first.isoformat(), "to": each.last.isoformat()}
            for each in understood.calendar.not_known
            if each.meets(shown)
        ],
        "known_from": understood.known_from.isoformat(),
        "known_until": understood.known_until.isoformat(),
        "unsure": [_unsure_record(each) for each in _unsure(understood, shown)],
        "ignored": [
            {"date": each.day.isoformat() if each.day else None, "words": each.words}
            for each in understood.ignored
            if each.day is None or each.day in shown
        ],
        "notes": notes(understood, shown),
        "style": understood.style.value,
        "nation": understood.nation.value,
    }


def _closed_record(each: ClosedStretch) -> dict[str, str]:
    first, last = each.first.isoformat(), each.last.isoformat()
    return {"from": first, "to": last, "why": each.why.value}


def _unsure_record(each: Unsure) -> dict[str, str | None]:
    return {
        "date": each.day.isoformat() if each.day else None,
        "to": each.last.isoformat() if each.last else None,
        "words": each.words,
        "why": why_unsure(each),
    }


def _closed(understood: Understood, shown: Stretch) -> list[ClosedStretch]:
    return [each for each in understood.calendar.closed if each.stretch.meets(shown)]


def _unsure(understood: Understood, shown: Stretch) -> list[Unsure]:
    """What has no date may be about any day, so it is always shown."""
    return [
        each
        for each in understood.unsure
        if each.day is None
        or Stretch(first=each.day, last=each.last or each.day).meets(shown)
    ]


def _lines(understood: Understood, shown: Stretch, *, is_range: bool) -> Iterator[str]:
    today = local_day(SystemClock().now(), "Europe/London")
    yield understood_words(understood, today)
    yield ""
    for count in understood.years():
        yield f"  {year_words(count)}"
    if is_range:
        yield from _range_lines(understood, shown)
    yield from _listed("INSET", _inset_lines(understood, shown))
    closed = [why_closed(each, with_year=True) for each in _closed(understood, shown)]
    yield from _listed("Closed", closed)
    asked = [unsure_line(each) for each in _unsure(understood, shown)]
    yield from _listed("Please ask the school", asked)
    yield from _listed("Good to know", notes(understood, shown))
    ignored = [f"“{each.words}”" for each in understood.ignored if each.words]
    yield from _listed(
        "Left out, as not about school days", list(dict.fromkeys(ignored))
    )


def _range_lines(understood: Understood, shown: Stretch) -> Iterator[str]:
    days = understood.calendar.school_days(shown.first, shown.last)
    first, last = short_day_with_year(shown.first), short_day_with_year(shown.last)
    yield f"  {len(days)} school days from {first} to {last}"
    if shown.last > understood.known_until:
        yield f"  Nothing is known after {short_day_with_year(understood.known_until)}"


def _inset_lines(understood: Understood, shown: Stretch) -> list[str]:
    return [short_day_with_year(d) for d in understood.calendar.inset if d in shown]


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
