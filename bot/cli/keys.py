"""`keys`: the master key put away, changed, counted, and an old one taken out."""

from __future__ import annotations

import typer

from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.settings import Settings
from storage.keys import KeyStore
from storage.masters import add_to_file, take_from_file

app = typer.Typer(help="Look after the keys.", no_args_is_help=True)

#: What a command that could not do what it was asked leaves with.
_REFUSED = 1


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
        if not _from_environment(settings) and _is_done(store.keys):
            add_to_file(settings.where_master_key_is)
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


@app.command("retire")
def retire(name: str) -> None:
    """Take an old master key, that wraps nothing any more, out of its file."""
    with opened() as (store, settings):
        problem = _why_not(store.keys, name, settings)
        if problem is None:
            take_from_file(settings.where_master_key_is, name)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(_REFUSED)
    print(f"{name} is out. Older copies of the keys open nothing without it.")


def _why_not(keys: KeyStore, name: str, settings: Settings) -> str | None:
    if _from_environment(settings):
        return "The keys are in MASTER_KEYS. Take the old one out there."
    if name not in keys.masters.by_name:
        return "There is no master key of that name."
    if name == keys.masters.current:
        return "That is the newest one. First run: python -m bot keys rotate"
    if count := keys.counts().get(name):
        return f"It still wraps {count} keys. First run: python -m bot keys rotate"
    return None


def _from_environment(settings: Settings) -> bool:
    return bool(settings.master_keys.get_secret_value())


def _is_done(keys: KeyStore) -> bool:
    """A change that was cut off is finished first, without yet another key."""
    return set(keys.counts()) <= {keys.masters.current}
