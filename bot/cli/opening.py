"""What most commands begin with: settings that can be used, or a kind exit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.access.service import House
from bot.clock import SystemClock
from bot.opening import new_key_words, open_everything
from bot.settings import EXIT_BAD_SETTINGS, BadSettings, Settings, read_settings
from storage.unit import Store


def settings_or_exit() -> Settings:
    """Return the settings, or name every problem and leave with code 78."""
    with told():
        return read_settings()


@contextmanager
def opened() -> Iterator[tuple[Store, Settings]]:
    """Open the database and its keys for one command; says so when a key is new."""
    settings = settings_or_exit()
    with told():
        store = open_everything(settings)
    if words := new_key_words(store):
        typer.echo(words, err=True)
    try:
        yield store, settings
    finally:
        store.close()


@contextmanager
def house_opened() -> Iterator[tuple[House, Settings]]:
    """Open what most services are made with, for one command."""
    with opened() as (store, settings):
        house = House(
            store=store,
            clock=SystemClock(),
            lead_ids=settings.lead_ids,
            zone=settings.time_zone,
        )
        yield house, settings


@contextmanager
def told() -> Iterator[None]:
    try:
        yield
    except BadSettings as bad:
        typer.echo("These settings need another look:", err=True)
        for problem in bad.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(EXIT_BAD_SETTINGS) from None
