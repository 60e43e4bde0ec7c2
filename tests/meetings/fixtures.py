"""Desks to work at; each area's conftest takes its own from here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import MovableClock
from storage.unit import Store
from tests.meetings.desk import Desk, load_partnership
from tests.stores import copy_database, open_store


@pytest.fixture(scope="session")
def partnership_file(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A SQLite file that holds the practice partnership, to be copied."""
    path = tmp_path_factory.mktemp("partnership") / "alongside.db"
    shutil.copy(sqlite_template, path)
    store = open_store(f"sqlite:///{path}")
    load_partnership(store, MovableClock(datetime(2027, 2, 22, 9, 10, tzinfo=UTC)))
    store.close()
    return path


@pytest.fixture
def desk(partnership_file: Path, tmp_path: Path, clock: MovableClock) -> Iterator[Desk]:
    """The services on SQLite."""
    path = tmp_path / "alongside.db"
    copy_database(partnership_file, path)
    store = open_store(f"sqlite:///{path}")
    yield Desk(store=store, clock=clock)
    store.close()


@pytest.fixture
def either(store: Store, clock: MovableClock) -> Desk:
    """The services, once on SQLite and once on PostgreSQL."""
    load_partnership(store, clock)
    return Desk(store=store, clock=clock)
