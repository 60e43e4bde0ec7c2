"""`check`: say in plain words what is missing before a first meeting can be called."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.opening import settings_or_exit
from bot.ops.check import Finding, check_everything

Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]

_MARKS = {True: "ok     ", False: "missing"}


def check(as_json: Json = False) -> None:
    """Look at everything that is needed; exit code 1 when something is missing."""
    findings = check_everything(settings_or_exit())
    if as_json:
        import json

        print(json.dumps([one.as_record() for one in findings], indent=2))
    else:
        for one in findings:
            _say(one)
    raise typer.Exit(0 if all(one.is_fine for one in findings) else 1)


def _say(one: Finding) -> None:
    print(f"{_MARKS[one.is_fine]}  {one.what}")
    if not one.is_fine:
        print(f"         {one.how}")
