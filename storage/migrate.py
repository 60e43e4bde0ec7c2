"""Bringing a database to the newest shape without losing a row, trigger or index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

#: The revision this code was written for; a test holds it to the newest file.
HEAD = "0005"

MIGRATIONS = Path(__file__).parent / "migrations"

#: Names the lock that keeps two processes from migrating PostgreSQL together.
_ONE_AT_A_TIME = 7_014_062


class LostInMigration(Exception):
    """A migration lost something it did not say it would; nothing of it was kept."""


def is_current(engine: Engine) -> bool:
    """Return whether the database already has the shape this code expects."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version"))
        return found.scalar() == HEAD


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade to `revision`, all of it or nothing."""
    if revision == "head" and is_current(engine):
        return
    # Alembic is a quarter of the start-up memory and is needed only here.
    from alembic import command

    with alembic_config(engine) as config:
        command.upgrade(config, revision)


@contextmanager
def alembic_config(
    engine: Engine, versions: Path = MIGRATIONS / "versions"
) -> Iterator[Config]:
    """Open what Alembic's own commands take; the steps are read from `versions`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("path_separator", "newline")
    config.set_main_option("script_location", _literal(MIGRATIONS))
    config.set_main_option("version_locations", _literal(versions))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        yield config


@contextmanager
def one_at_a_time(connection: Connection) -> Iterator[None]:
    """
    Hold the door while steps run: one migration, and nobody's patience runs out.

    Must be entered outside a transaction. SQLite changes a column by building
    its table anew, and dropping the old one with foreign keys on would delete
    every child row; so they are off meanwhile, and `check_references` looks
    before the commit. SQLite ignores that pragma inside a transaction.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    _foreign_keys(connection, on=False)
    try:
        yield
    finally:
        _foreign_keys(connection, on=True)


def take_the_lock(connection: Connection) -> None:
    """Wait, inside the transaction, for another process that is migrating."""
    if connection.dialect.name == "postgresql":
        for limit in ("statement_timeout", "lock_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")


def check_references(connection: Connection) -> None:
    """Raise LostInMigration when a row points at one that is not there."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken:
        raise LostInMigration(f"A row of {broken[0]} points at nothing.")


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys={int(on)}")
    if raw.execute("PRAGMA foreign_keys").fetchone() != (int(on),):
        raise RuntimeError("Foreign keys did not change: a transaction is open.")


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")
