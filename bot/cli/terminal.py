"""All commands of the terminal under one name; each lives in its noun's file."""

from __future__ import annotations

import typer

from bot.cli import (
    access,
    audit,
    calendar,
    check,
    database,
    demo,
    directory,
    handover,
    keys,
    manifest,
    retention,
    rights,
    run,
    simulate,
)

app = typer.Typer(
    name="alongside",
    help="Meetings, kind nudges and handovers for the people around a young person.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run.command)
app.command("demo")(demo.demo)
app.command("check")(check.check)
app.command("manifest")(manifest.manifest)
app.command("simulate")(simulate.simulate)
app.add_typer(calendar.app, name="calendar")
app.add_typer(handover.app, name="handover")
app.add_typer(directory.app, name="directory")
app.add_typer(database.app, name="database")
app.add_typer(keys.app, name="keys")
app.add_typer(access.app, name="access")
app.add_typer(audit.app, name="audit")
app.add_typer(rights.app, name="rights")
app.add_typer(retention.app, name="retention")
