"""What most commands begin with: settings that can be used, or a kind exit."""

from __future__ import annotations

import typer

from bot.settings import EXIT_BAD_SETTINGS, BadSettings, Settings, read_settings


def settings_or_exit() -> Settings:
    """Return the settings, or name every problem and leave with code 78."""
    try:
        return read_settings()
    except BadSettings as bad:
        typer.echo("These settings need another look:", err=True)
        for problem in bad.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(EXIT_BAD_SETTINGS) from None
