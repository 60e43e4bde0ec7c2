"""`access`: who may do what, as one table that a governance lead can read."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.access.doors import DOORS
from bot.access.records import Standing
from bot.access.table import TABLE

app = typer.Typer(help="Show who may do what.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]


@app.callback()
def _several() -> None:
    """Keep `table` a word of its own while it is the only command."""


@app.command("table")
def table(as_json: Json = False) -> None:
    """Print the permission table, and after it every door and what it asks."""
    if as_json:
        print(json.dumps(_as_record(), indent=2))
        return
    console = Console(width=None if Console().is_terminal else 200)
    console.print(_who_may_do_what())
    console.print(
        "Nobody else may. A bot, a stranger and whoever has left may nothing."
    )
    console.print(_doors())


def _who_may_do_what() -> Table:
    shown = Table("To do this", "one must be", title="Who may do what", show_lines=True)
    for verb, standings in TABLE.items():
        shown.add_row(verb.value, "\n".join(one.value for one in standings))
    return shown


def _doors() -> Table:
    shown = Table("Door", "asks for", title="Every door")
    for door, verbs in DOORS.items():
        shown.add_row(door, ", ".join(verbs) or "one's own only")
    return shown


def _as_record() -> dict[str, object]:
    return {
        "standings": [one.value for one in Standing],
        "verbs": {verb.value: [s.value for s in held] for verb, held in TABLE.items()},
        "doors": {door: [verb.value for verb in held] for door, held in DOORS.items()},
    }
