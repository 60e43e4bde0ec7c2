"""The database itself refuses to change the trail, on both, in plain SQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from storage.base import metadata
from storage.engine import WRITES, open_engine
from storage.inventory import take_inventory
from storage.migrate import alembic_config
from storage.unit import Store
from tests.storage.notes import cut, is_whole, note_many, numbers

REFUSED = {
    "an update": "UPDATE trail SET reason = 'lead' WHERE sequence = 2",
    "an update that changes nothing": "UPDATE trail SET reason = reason",
    "a change of number": "UPDATE trail SET sequence = 99 WHERE sequence = 3",
    "a deletion": "DELETE FROM trail WHERE sequence = 2",
    "a deletion of all": "DELETE FROM trail",
    "a second entry of that number": "INSERT INTO trail SELECT * FROM trail "
    "WHERE sequence = 2",
    "an entry past the end": "INSERT INTO trail SELECT 9, at, worker_id, verb, "
    "thing_id, allowed, reason, mac FROM trail WHERE sequence = 3",
    "an entry before the beginning": "INSERT INTO trail SELECT 0, at, worker_id, "
    "verb, thing_id, allowed, reason, mac FROM trail WHERE sequence = 3",
}
REFUSED_BY_CUTS = {
    "an update": "UPDATE trail_cuts SET sequence = 3",
    "a deletion": "DELETE FROM trail_cuts",
    "a cut before the last": "INSERT INTO trail_cuts SELECT 1, mac, at, seal "
    "FROM trail_cuts",
    "the same cut again": "INSERT INTO trail_cuts SELECT * FROM trail_cuts",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_itself_refuses(store: Store, statement: str) -> None:
    note_many(store, 3)

    assert "The trail" in refusal(store, statement)
    assert numbers(store) == [1, 2, 3]
    assert is_whole(store)


@pytest.mark.parametrize("statement", REFUSED_BY_CUTS.values(), ids=REFUSED_BY_CUTS)
def test_the_database_keeps_every_cut(store: Store, statement: str) -> None:
    note_many(store, 3)
    cut(store, 2)

    assert "The trail" in refusal(store, statement)
    assert is_whole(store)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("table", ["trail", "trail_cuts"])
def test_sqlites_own_replacing_is_refused_too(store: Store, table: str) -> None:
    """It deletes without a delete: only the trigger before an insert sees it."""
    note_many(store, 3)
    cut(store, 1)
    statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"

    assert "only grows" in refusal(store, statement)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", ["trail", "trail_cuts"])
def test_postgresqls_own_emptying_is_refused_too(store: Store, table: str) -> None:
    note_many(store, 3)

    assert "never changed" in refusal(store, f"TRUNCATE {table}")


def refusal(store: Store, statement: str) -> str:
    with pytest.raises(DBAPIError) as caught, store.changing() as unit:
        unit.connection.execute(text(statement))
    return str(caught.value.orig)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened.execution_options(**{WRITES: True})
    opened.dispose()


def test_the_step_makes_the_very_triggers_of_the_code(engine: Engine) -> None:
    by_steps = triggers(engine)
    with alembic_config(engine) as config:
        command.downgrade(config, "base")
    with engine.begin() as connection:
        metadata.create_all(connection)

    assert len(by_steps) == 6
    assert triggers(engine) == by_steps


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_later_step_that_loses_a_trigger_would_be_refused(engine: Engine) -> None:
    with engine.connect() as connection:
        before = take_inventory(connection)
        connection.exec_driver_sql("DROP TRIGGER trail_stays")
        lost = before.lost(take_inventory(connection), frozenset())

    assert lost == ["trigger trail_stays"]


def test_taking_the_tables_away_leaves_no_function_behind(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.drop_all(connection)

    assert triggers(engine) == []


def triggers(engine: Engine) -> list[str]:
    """Every trigger of the trail in the database's own words, with its function."""
    sqlite = "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    postgresql = (
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal "
        "UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc "
        "WHERE proname LIKE 'guard_trail%%' ORDER BY 1"
    )
    query = sqlite if engine.dialect.name == "sqlite" else postgresql
    with engine.connect() as connection:
        return list(connection.exec_driver_sql(query).scalars())
