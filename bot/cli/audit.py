"""`audit`: check the trail, or show the end of it; either is itself an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.audit.cards import EntryLine, Verdict
from bot.audit.records import Anchor
from bot.audit.service import Audit
from bot.audit.words import fault_words, verdict_lines
from bot.calendars.wall_time import clock_time, short_day_with_year, to_local
from bot.cli.opening import opened, settings_or_exit
from bot.clock import SystemClock
from storage.engine import open_engine
from storage.migrate import is_current

#: 1: something was changed. 2: it could not be looked at, or not all of it.
_WRONG, _NOT_LOOKED_AT = 1, 2
_KEPT = re.compile(r"\s*(\d[\d,]{0,20})\s+([0-9A-Fa-f]{8,64})\s*")

app = typer.Typer(help="Check the audit trail, or show it.", no_args_is_help=True)

_Anchors = Annotated[
    Path | None, typer.Option("--anchors", help="An anchor file kept elsewhere.")
]
_Kept = Annotated[
    list[str] | None,
    typer.Option("--kept", help='Number and mark of a message: "1,234 7F3A91C2".'),
]
_Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]
_Last = Annotated[int, typer.Option("--last", min=1, help="How many entries.")]


@app.command("verify")
def verify(
    anchors: _Anchors = None, kept: _Kept = None, as_json: _Json = False
) -> None:
    """Check every entry; exit code 1 when one was changed, 2 when some were unseen."""
    marks = [_mark(one) for one in kept or []]
    with _audit(anchors) as (audit, _):
        verdict = audit.verify(marks)
    if as_json:
        import json

        print(json.dumps(_record(verdict), indent=2))
    else:
        for line in verdict_lines(verdict, SystemClock().now()):
            print(line)
    if not verdict.is_whole:
        raise typer.Exit(_WRONG if verdict.fault else _NOT_LOOKED_AT)


@app.command("show")
def show(last: _Last = 50) -> None:
    """Show the newest entries: when, who, what, whether it was allowed, and why."""
    with _audit(None) as (audit, zone):
        found = audit.newest(last)
    for one in found:
        print(_line(one, zone))


@contextmanager
def _audit(anchors: Path | None) -> Iterator[tuple[Audit, str]]:
    """Open the trail; says so and leaves with 2 when it cannot be looked at."""
    settings = settings_or_exit()
    try:
        _refuse_unready(settings.database_url)
        with opened() as (store, _):
            file, zone = anchors or settings.where_anchors_are, settings.time_zone
            yield Audit(store, SystemClock(), zone, file), zone
    except OSError as error:
        _leave(f"The anchor file cannot be read ({type(error).__name__}).")
    except SQLAlchemyError as error:
        _leave(f"The trail cannot be read ({type(error).__name__}).")


def _refuse_unready(database_url: str) -> None:
    engine = open_engine(database_url)
    try:
        if not is_current(engine):
            _leave("The database is not ready. Run: python -m bot database upgrade")
    finally:
        engine.dispose()


def _leave(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(_NOT_LOOKED_AT)


def _mark(typed: str) -> Anchor:
    """Read "1,234 7F3A91C2" as it stands in a message."""
    found = _KEPT.fullmatch(typed)
    if found is None:
        raise typer.BadParameter('Give the number and the mark: "1,234 7F3A91C2".')
    return Anchor(sequence=int(found[1].replace(",", "")), mac=found[2].lower())


def _record(verdict: Verdict) -> dict[str, Any]:
    """Instants are ISO, in UTC."""
    fault, newest = verdict.fault, verdict.newest_anchor_at
    return {
        "whole": verdict.is_whole,
        "entries": verdict.entries,
        "first": verdict.first,
        "last": verdict.last,
        "wrong": fault.wrong.value if fault else None,
        "first_bad": fault.sequence if fault else None,
        "what": fault_words(fault) if fault else None,
        "anchor_file": verdict.has_anchor_file,
        "anchors": verdict.anchors,
        "newest_anchor": newest.isoformat() if newest else None,
    }


def _line(one: EntryLine, zone: str) -> str:
    if one.at is None:
        return f"{one.number:>7,}  cannot be read"
    local = to_local(one.at, zone)
    when = f"{short_day_with_year(local.date())} {clock_time(local.time())}"
    answer = "allowed" if one.allowed else "refused"
    return (
        f"{one.number:>7,}  {when:<21}  {one.who:<12} {one.verb:<18} "
        f"{one.thing:<26} {answer}: {one.reason}"
    )
