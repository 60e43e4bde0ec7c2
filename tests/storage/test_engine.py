"""How the database is opened: what is on, what is off, and what a look cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.engine import BUSY_TIMEOUT_MS, SQLITE_PRAGMAS, open_engine, read_pragmas
from storage.unit import Store
from tests.storage.examples import agency, worker
from tests.storage.processes import together
from tests.unflushed import REAL_PRAGMAS


@pytest.fixture
def as_in_real_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk, which no other test does."""
    monkeypatch.setitem(SQLITE_PRAGMAS, "synchronous", REAL_PRAGMAS["synchronous"])


@pytest.mark.usefixtures("as_in_real_life")
def test_sqlite_says_back_every_setting_that_keeps_data_safe(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        said = read_pragmas(connection)
    engine.dispose()

    assert said == REAL_PRAGMAS


def test_a_commit_is_on_the_disk_before_it_is_answered() -> None:
    assert REAL_PRAGMAS["synchronous"] == "2"
    assert REAL_PRAGMAS["journal_mode"] == "wal"


def test_a_busy_database_says_so_before_slack_gives_up() -> None:
    assert BUSY_TIMEOUT_MS < 3000


def test_postgresql_gives_up_a_lock_before_slack_gives_up(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url)
    with engine.connect() as connection:
        limit = connection.execute(text("SHOW lock_timeout")).scalar_one()
        durable = connection.execute(
            text("SELECT boot_val FROM pg_settings WHERE name = 'synchronous_commit'")
        ).scalar_one()
    engine.dispose()

    assert limit == f"{BUSY_TIMEOUT_MS}ms"
    assert durable == "on"


def test_a_look_cannot_write(store: Store) -> None:
    with store.looking() as unit, pytest.raises(DBAPIError, match=r"read-?only"):
        unit.agencies.add(agency())


def test_a_change_can_write_after_a_look_on_the_same_connection(store: Store) -> None:
    with store.looking():
        pass
    with store.changing() as unit:
        unit.agencies.add(agency())
    with store.looking() as unit:
        kept = unit.agencies.everyone()

    assert kept == [agency()]


def test_a_look_cannot_write_after_a_change_on_the_same_connection(
    store: Store,
) -> None:
    with store.changing():
        pass

    with store.looking() as unit, pytest.raises(DBAPIError, match=r"read-?only"):
        unit.agencies.add(agency())


def test_a_look_sees_one_moment_although_others_write_meanwhile(store: Store) -> None:
    with store.looking() as unit:
        before = unit.agencies.everyone()
        with store.changing() as other:
            other.agencies.add(agency())
        after = unit.agencies.everyone()

    assert before == after == []


def test_a_row_that_points_at_nothing_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.changing() as unit:
        unit.workers.add(worker())


def test_what_was_typed_is_not_in_an_error(store: Store) -> None:
    with pytest.raises(IntegrityError) as caught, store.changing() as unit:
        unit.workers.add(worker(name="Odile Farthing"))

    assert "Farthing" not in str(caught.value.args)
    assert "parameters hidden" in str(caught.value)


def test_processes_that_open_one_new_file_at_once_all_get_in(tmp_path: Path) -> None:
    for number in range(8):
        together(open_and_look, f"sqlite:///{tmp_path}/new{number}.db")


def open_and_look(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        assert read_pragmas(connection) == SQLITE_PRAGMAS
    engine.dispose()
