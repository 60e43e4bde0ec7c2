"""`directory`: fill it from a file, give a school its dates, or show it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.calendars.wall_time import short_day_with_year
from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.directory.cards import Understanding
from bot.directory.import_file import FileImport
from bot.directory.importing.mistakes import BadFile
from bot.directory.importing.tally import Change, Loaded
from bot.directory.overview import AgencyLine, Overview, TeamLine, WorkerLine, overview
from bot.directory.school_feed import NoSuchSchool, SchoolFeed
from bot.directory.understanding import UnreadableDates
from bot.directory.weekdays import show_weekdays
from storage.unit import Store

#: As in sysexits.h: the input is not in the right form, or not there.
_NOT_READABLE, _NOT_THERE = 65, 66

app = typer.Typer(help="Agencies, workers, schools and teams.", no_args_is_help=True)

_Yes = Annotated[
    bool, typer.Option("--yes", help="Use what was understood without asking.")
]


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A directory file (.toml).")],
    yes: _Yes = False,
) -> None:
    """Load a file: all of it, or nothing and every mistake with its line."""
    with _store() as (store, zone), _told(file):
        into = FileImport(store, SystemClock(), zone=zone)
        for school, understood in into.look(file).from_feeds:
            _show_and_ask(school, understood, yes)
        loaded = into.load(file)
    for line in _loaded_lines(loaded):
        typer.echo(line)


@app.command("calendar")
def calendar(
    school: Annotated[str, typer.Argument(help="The school's code.")],
    file: Annotated[Path, typer.Argument(help="Its calendar file (.ics).")],
    yes: _Yes = False,
) -> None:
    """Give a school the dates of its published calendar file."""
    with _store() as (store, zone), _told(file):
        feed, data = SchoolFeed(store, SystemClock(), zone=zone), file.read_bytes()
        _show_and_ask(school, feed.look(school, data), yes)
        used = feed.use(school, data)
    typer.echo(f"These dates are used until {short_day_with_year(used.known_until)}.")


@app.command("show")
def show() -> None:
    """Show who and what is in the directory today."""
    with _store() as (store, zone):
        shown = overview(store, SystemClock(), zone=zone)
    for line in _overview_lines(shown):
        typer.echo(line)


@contextmanager
def _store() -> Iterator[tuple[Store, str]]:
    with opened() as (store, settings):
        yield store, settings.time_zone


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what is wrong with a file into sentences and an exit code."""
    try:
        yield
    except OSError:
        _leave(f"There is no file to read at {file}.", _NOT_THERE)
    except BadFile as bad:
        _leave(str(bad), _NOT_READABLE)
    except (NoSuchSchool, UnreadableDates) as error:
        _leave(str(error), _NOT_READABLE)


def _leave(sentence: str, code: int) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def _show_and_ask(school: str, understood: Understanding, yes: bool) -> None:
    """Show what was understood of a feed; without a yes, nothing is used."""
    for line in _understood_lines(school, understood):
        typer.echo(line)
    if not yes and not typer.confirm("Use these dates?"):
        typer.echo("Nothing was changed.")
        raise typer.Exit(1)


def _understood_lines(school: str, understood: Understanding) -> Iterator[str]:
    yield f"{school}: {'. '.join(understood.years)}."
    if understood.next_closed:
        yield f"  Next closed: {'; '.join(understood.next_closed)}."
    yield f"  Known until {short_day_with_year(understood.known_until)}."
    yield from (f"  Good to know: {one}" for one in understood.notes)
    yield from (f"  Please ask the school: {one}" for one in understood.unsure)


def _loaded_lines(loaded: Loaded) -> Iterator[str]:
    for change in (Change.ADDED, Change.CHANGED):
        for one in loaded.kept:
            if one.change is change:
                yield f"{change.value}: {one.kind} {one.name}"
    yield (
        f"{loaded.count(Change.ADDED)} added, {loaded.count(Change.CHANGED)} changed, "
        f"{loaded.count(Change.SAME)} as they were."
    )


def _overview_lines(shown: Overview) -> Iterator[str]:
    yield f"Agencies and schools ({len(shown.agencies)})"
    yield from (f"  {_agency(one)}" for one in shown.agencies)
    yield f"Workers ({len(shown.workers)})"
    yield from (f"  {_worker(one)}" for one in shown.workers)
    yield f"Young people ({len(shown.teams)})"
    yield from (f"  {_team(one)}" for one in shown.teams)


def _agency(one: AgencyLine) -> str:
    line = f"{one.code:<10} {one.name}, workers: {one.workers}"
    if one.known_until is None:
        return line
    return f"{line}, days known until {short_day_with_year(one.known_until)}"


def _worker(one: WorkerLine) -> str:
    reach = "Slack" if one.has_slack else "by phone"
    lead = ", lead" if one.is_lead else ""
    days = show_weekdays(one.working_days)
    return f"{one.handle:<12} {one.agency:<10} {one.title}, {days}, {reach}{lead}"


def _team(one: TeamLine) -> str:
    return f"{one.reference}  {one.school or '-':<10} {', '.join(one.team) or 'nobody'}"
