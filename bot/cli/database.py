"""`database`: bring it to the newest shape."""

from __future__ import annotations

import typer

from bot.cli.opening import opened, settings_or_exit
from storage.engine import open_engine
from storage.migrate import is_current

app = typer.Typer(help="Bring the database to the newest shape.", no_args_is_help=True)


@app.callback()
def _several() -> None:
    """Keep `upgrade` a word of its own while it is the only command."""


@app.command("upgrade")
def upgrade() -> None:
    """Upgrade the database; running it again changes nothing."""
    engine = open_engine(settings_or_exit().database_url)
    already = is_current(engine)
    engine.dispose()
    with opened():
        pass
    print("It was up to date." if already else "The database is up to date now.")
