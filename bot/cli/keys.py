"""`keys`: the master key put away, changed, and counted."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.cli.opening import opened
from bot.clock import SystemClock
from storage.keys import KeyStore
from storage.masters import add_to_file

app = typer.Typer(help="Look after the keys.", no_args_is_help=True)


@app.command("copied")
def copied() -> None:
    """Say that a copy of the master key is in a safe place now."""
    with opened() as (store, _):
        store.keys.note_copy(SystemClock().now())
    print("Thank you. Now it can be found again.")


@app.command("rotate")
def rotate() -> None:
    """
    Make a new master key and wrap every key in it; safe to cut off and run again.

    With MASTER_KEYS in the environment, put the new key first there yourself.
    """
    with opened() as (store, settings):
        if not settings.master_keys.get_secret_value() and _is_done(store.keys):
            path: Path = settings.where_master_key_is
            store.keys.masters = add_to_file(path)
        while left := store.keys.rotate():
            print(f"{left} keys left.")
        print(f"Every key is wrapped by {store.keys.masters.current} now.")
    print("Put away a copy of it, then run: python -m bot keys copied")


@app.command("show")
def show() -> None:
    """Show how many keys each master key wraps; an old one at none may go."""
    with opened() as (store, _):
        counts = store.keys.counts()
        for name in store.keys.masters.by_name:
            print(f"{name}  {counts.get(name, 0):>6}")


def _is_done(keys: KeyStore) -> bool:
    """A change that was cut off is finished first, without yet another key."""
    return set(keys.counts()) <= {keys.masters.current}
