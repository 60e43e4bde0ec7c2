"""The way from any shape to the newest, checked on both databases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from storage.base import metadata
from storage.engine import WRITES, open_engine
from storage.migrate import HEAD, MIGRATIONS, alembic_config, is_current, migrate
from storage.migrations.__main__ import next_step
from tests.cluster import Cluster
from tests.storage.processes import PROCESSES, together


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it at all."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.sql("CREATE DATABASE empty")
    yield cluster.url("empty")
    cluster.sql("DROP DATABASE empty WITH (FORCE)")


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def test_an_empty_database_gets_every_table(empty: Engine) -> None:
    migrate(empty)

    assert is_current(empty)
    assert set(metadata.tables) < set(inspect(empty).get_table_names())


def test_migrating_twice_changes_nothing(empty: Engine) -> None:
    migrate(empty)
    before = shape(empty)
    migrate(empty)
    migrate(empty, HEAD)

    assert shape(empty) == before


def test_the_steps_leave_nothing_that_the_code_does_not_expect(empty: Engine) -> None:
    migrate(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection)
        difference = compare_metadata(context, metadata)

    assert difference == []


def test_the_steps_make_the_very_tables_and_indexes_of_the_code(
    empty: Engine,
) -> None:
    migrate(empty)
    by_steps = shape(empty)
    with alembic_config(empty) as config:
        command.downgrade(config, "base")
    with empty.execution_options(**{WRITES: True}).begin() as connection:
        metadata.create_all(connection)

    assert by_steps == shape(empty)


def test_every_step_can_be_taken_back_and_taken_again(empty: Engine) -> None:
    migrate(empty)
    there = shape(empty)
    with alembic_config(empty) as config:
        command.downgrade(config, "base")
    gone = set(inspect(empty).get_table_names())
    migrate(empty)

    assert gone == {"alembic_version"}
    assert shape(empty) == there


def test_an_older_database_is_not_current(empty: Engine) -> None:
    assert not is_current(empty)


def test_of_processes_that_migrate_at_once_one_does_it_and_the_rest_wait(
    empty_url: str,
) -> None:
    assert together(migrate_and_look, empty_url) == [True] * PROCESSES


def migrate_and_look(url: str) -> bool:
    engine = open_engine(url)
    migrate(engine)
    current = is_current(engine)
    engine.dispose()
    return current


def test_migrating_leaves_foreign_keys_on(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/keys.db")
    with alembic_config(engine) as config:
        command.upgrade(config, "head")
        raw = config.attributes["connection"].connection
        kept = raw.execute("PRAGMA foreign_keys").fetchone()
    engine.dispose()

    assert kept == (1,)


def test_head_is_the_newest_step(empty: Engine) -> None:
    with alembic_config(empty) as config:
        assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_new_step_for_tables_that_have_not_changed_is_empty(tmp_path: Path) -> None:
    for step in (MIGRATIONS / "versions").glob("0*.py"):
        (tmp_path / step.name).write_text(step.read_text())
    written = next_step("Nothing is new", tmp_path)

    [upgrade, downgrade] = [
        part
        for part in ast.parse(written.read_text()).body
        if isinstance(part, ast.FunctionDef)
    ]
    assert written.name == f"{int(HEAD) + 1:04}_nothing_is_new.py"
    assert isinstance(upgrade.body[0], ast.Pass)
    assert isinstance(downgrade.body[0], ast.Pass)


def test_a_step_never_imports_the_code_it_will_outlive() -> None:
    imported = re.compile(
        r"^\s*(?:from|import) (?:bot|handlers|storage)\b(?!\.rebuild)"
    )
    breaks = [
        f"{step.name}: {line}"
        for step in (MIGRATIONS / "versions").glob("0*.py")
        for line in step.read_text().splitlines()
        if imported.match(line)
    ]

    assert breaks == []


def shape(engine: Engine) -> list[str]:
    """Return every table and index as the database itself writes them down."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return _sqlite_shape(connection)
        return _postgresql_shape(connection)


def _sqlite_shape(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name != "
        "'alembic_version'"
    ).scalars()
    return sorted(_in_any_order(sql) for sql in found)


def _in_any_order(sql: str) -> str:
    """Another order of the columns, or quotes around a name, are no change."""
    unquoted = sql.replace('"', "").replace(", ", ",\n")
    [head, *parts] = [line.strip().rstrip(",") for line in unquoted.splitlines()]
    return " ".join([head, *sorted(filter(None, parts))])


def _postgresql_shape(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT format('%%s %%s %%s %%s', table_name, column_name, data_type, "
        "  coalesce(character_maximum_length::text, '') || is_nullable) "
        "FROM information_schema.columns WHERE table_schema = 'public' "
        "UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "UNION SELECT format('%%s %%s', conname, pg_get_constraintdef(oid)) "
        "FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
    ).scalars()
    return sorted(line for line in found if "alembic_version" not in line)
