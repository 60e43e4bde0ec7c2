"""`handover`: show what a route asks for and when, without starting anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, NoReturn

import typer

from bot.calendars.nations import Nation
from bot.calendars.wall_time import local_day, short_day_with_year
from bot.cli.opening import opened, settings_or_exit, told
from bot.clock import SystemClock
from bot.handovers.dates import Basis
from bot.handovers.route import Route
from bot.handovers.route_dates import RouteDates, RouteDay, as_record, dates_of
from bot.handovers.school_named import NamedSchool, NoSchoolOfThatName, school_named
from bot.opening import routes_of
from bot.settings import Settings

#: As typer itself leaves when what was typed cannot be used.
_NOT_UNDERSTOOD = 2
#: Bank holidays are known that far; a T outside is a slip of the pen.
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_NATIONS = {
    "england": Nation.ENGLAND_AND_WALES,
    "wales": Nation.ENGLAND_AND_WALES,
    "england and wales": Nation.ENGLAND_AND_WALES,
    "scotland": Nation.SCOTLAND,
    "northern ireland": Nation.NORTHERN_IRELAND,
}
_WIDTH = 17

app = typer.Typer(help="Moves from one agency to another.", no_args_is_help=True)

_RouteName = Annotated[str, typer.Argument(metavar="ROUTE", help="As in team-to-team.")]
_On = Annotated[str, typer.Option(metavar="DATE", help="T, as in 2027-03-24.")]
_Start = Annotated[
    str, typer.Option(metavar="DATE", help="The day it begins; today if not given.")
]
_School = Annotated[
    str, typer.Option(metavar="NAME", help="Whose school days count; name or code.")
]
_Nation = Annotated[
    str, typer.Option(metavar="NAME", help="Whose bank holidays count.")
]
_Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]


@app.callback()
def handover() -> None:
    """Moves from one agency to another."""


@app.command()
def dates(
    route: _RouteName,
    on: _On,
    start: _Start = "",
    school: _School = "",
    nation: _Nation = "",
    as_json: _Json = False,
) -> None:
    """Print every date of a route, with who says so; nothing is started."""
    settings = settings_or_exit()
    chosen = _route(route, settings)
    transfer_on = _day(on)
    began_on = _day(start) if start else _today(settings)
    wanted = _nation(nation) if nation else None
    known = _school(school) if school else None
    here = known.nation if known else Nation.ENGLAND_AND_WALES
    basis = Basis(
        transfer_on=transfer_on,
        began_on=began_on,
        nation=wanted or here,
        school=known.calendar if known else None,
    )
    found = dates_of(chosen, basis)
    if as_json:
        record = {**as_record(found), "school": known.name if known else None}
        typer.echo(json.dumps(record, indent=2, ensure_ascii=False))
        return
    for line in _lines(found, known):
        typer.echo(line)


def _route(name: str, settings: Settings) -> Route:
    with told():
        routes = routes_of(settings)
    if name not in routes:
        _leave(f"There is no route called “{name}”.", routes)
    return routes[name]


def _day(text: str) -> date:
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        day = date.fromisoformat(text)
    except ValueError:
        _leave(f"“{text}” is not a day. Give one such as 2027-03-24.")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        _leave(f"“{text}” is not a day between {_FIRST_YEAR} and {_LAST_YEAR}.")
    return day


def _today(settings: Settings) -> date:
    return local_day(SystemClock().now(), settings.time_zone)


def _nation(name: str) -> Nation:
    plain = " ".join(name.replace("-", " ").split()).casefold()
    if plain not in _NATIONS:
        known = ("England", "Wales", "Scotland", "Northern Ireland")
        _leave(f"There is no nation called “{name}” here.", known)
    return _NATIONS[plain]


def _school(name: str) -> NamedSchool:
    with opened() as (store, _):
        try:
            return school_named(store, name)
        except NoSchoolOfThatName as unknown:
            known = unknown.known
    if not known:
        _leave(
            f"There is no school called “{name}”: the directory has none yet. "
            "Run: python -m bot directory import FILE"
        )
    _leave(f"There is no school called “{name}”.", known)


def _leave(sentence: str, known: Iterable[str] = ()) -> NoReturn:
    """Say what cannot be used, and what there is; leave."""
    typer.echo(sentence, err=True)
    if names := list(known):
        typer.echo("There are these:", err=True)
        for one in names:
            typer.echo(f"  {one}", err=True)
    raise typer.Exit(_NOT_UNDERSTOOD)


def _lines(found: RouteDates, school: NamedSchool | None) -> Iterator[str]:
    basis, route = found.basis, found.route
    yield route.name
    yield f"From {route.sends} to {route.receives}. {route.why}"
    yield (
        f"T is {short_day_with_year(basis.transfer_on)}. "
        f"It begins on {short_day_with_year(basis.began_on)}."
    )
    days = "Working days" if school is None else f"School days of {school.name}; others"
    yield f"{days} without the bank holidays of {_NAMES[basis.nation]}."
    yield from found.notes
    for one in found.days:
        yield ""
        yield from _item(one)
    yield ""
    yield f"Sources: {route.sources}"


_NAMES = {
    Nation.ENGLAND_AND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def _item(one: RouteDay) -> Iterator[str]:
    item, due = one.item, one.due
    must = "must" if item.stop else ""
    day = short_day_with_year(due.on)
    yield f"{day:<{_WIDTH}} {item.when!s:<10} {must:<5} {item.who:<9} {item.what}"
    yield f"{'':<{_WIDTH}} {item.status}: {item.source}"
    if more := ". ".join(_more(one)):
        yield f"{'':<{_WIDTH}} {more}."


def _more(one: RouteDay) -> Iterator[str]:
    if one.due.latest:
        yield f"At the latest {short_day_with_year(one.due.latest)}"
    if one.item.only:
        yield f"Only if {' and '.join(sorted(one.item.only))}"
    if one.is_past:
        yield "Already past when it begins"
    if not one.due.is_sure:
        yield "Counted in working days"
