"""Desks to work at; each area's conftest takes its own from here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.rehearsal import OPENING
from storage.unit import Store
from tests.cluster import Cluster
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
    load_partnership(store, MovableClock(OPENING))
    store.close()
    return path


@pytest.fixture(scope="session")
def postgresql_partnership(cluster: Cluster) -> str:
    """A PostgreSQL database that holds it, to be copied; nobody is connected to it."""
    url = cluster.fresh()
    store = open_store(url)
    load_partnership(store, MovableClock(OPENING))
    store.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def partnership_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """The practice partnership; a test that takes it runs on both databases."""
    url = request.getfixturevalue(f"partnership_in_{request.param}")
    store = open_store(url)
    yield store
    store.close()


@pytest.fixture
def partnership_in_sqlite(partnership_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{copy_database(partnership_file, tmp_path / 'alongside.db')}"


@pytest.fixture
def partnership_in_postgresql(
    postgresql_partnership: str, cluster: Cluster
) -> Iterator[str]:
    url = cluster.fresh(postgresql_partnership)
    yield url
    cluster.drop(url)


@pytest.fixture
def desk(partnership_in_sqlite: str, clock: MovableClock) -> Iterator[Desk]:
    """The services on SQLite."""
    store = open_store(partnership_in_sqlite)
    yield Desk(store=store, clock=clock)
    store.close()


@pytest.fixture
def either(partnership_store: Store, clock: MovableClock) -> Desk:
    """The services, once on SQLite and once on PostgreSQL."""
    return Desk(store=partnership_store, clock=clock)
