"""What every test may ask for: a clock that stands still, and a fresh database."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bot.clock import MovableClock
from storage.engine import open_engine
from storage.migrate import migrate
from storage.unit import Store
from tests.cluster import Cluster, find_postgresql, new_cluster
from tests.counting import counted as counted
from tests.counting import pytest_terminal_summary as pytest_terminal_summary
from tests.meetings.fixtures import partnership_file as partnership_file
from tests.meetings.fixtures import (
    partnership_in_postgresql as partnership_in_postgresql,
)
from tests.meetings.fixtures import partnership_in_sqlite as partnership_in_sqlite
from tests.meetings.fixtures import partnership_store as partnership_store
from tests.meetings.fixtures import postgresql_partnership as postgresql_partnership
from tests.once import share_what_can_be
from tests.order import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.order import pytest_xdist_auto_num_workers as pytest_xdist_auto_num_workers
from tests.stores import open_store

#: When the practice partnership's story begins; London is on UTC that day.
MONDAY_MORNING = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


#: How long one example takes says something of the machine, not of the code.
settings.register_profile("untimed", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("untimed")
    share_what_can_be()
    if os.environ.get("CANARIES"):
        from tests.security.canaries import let_out

        let_out(config)


@pytest.fixture
def clock() -> MovableClock:
    """Mon 22 Feb 2027 09:10 in London; it stands still until a test moves it."""
    return MovableClock(MONDAY_MORNING)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Everything remembered, empty; a test that takes it runs on both databases."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with every table; each test runs once on either kind."""
    url = request.getfixturevalue(f"{request.param}_url")
    assert isinstance(url, str)
    return url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite file, for tests that need no PostgreSQL."""
    path = tmp_path / "alongside.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(cluster: Cluster) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    url = cluster.fresh()
    yield url
    cluster.drop(url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "alongside.db"
    _shape(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    programs = find_postgresql()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb here.")
    running = new_cluster(programs)
    running.start()
    _shape(running.template_url)
    yield running
    running.stop()


def _shape(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
