"""Bringing a database to the newest shape without losing a row, trigger or index."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

#: The revision this code was written for; a test holds it to the newest file.
HEAD = "0001"


class LostInMigration(Exception):
    """A migration broke a reference between rows; nothing of it was kept."""


def is_current(engine: Engine) -> bool:
    """Return whether the database already has the shape this code expects."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version"))
        return found.scalar() == HEAD


def migrate(engine: Engine, revision: str = "head") -> None:
    """
    Upgrade to `revision`.

    SQLite changes a column by rebuilding its table, and dropping the old one
    with foreign keys on would delete every child row. So they are off while
    it runs, and every reference is checked before the commit.
    """
    if revision == "head" and is_current(engine):
        return
    # Alembic is a quarter of the start-up memory and is needed only here.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def check_references(connection: Connection) -> None:
    """Raise LostInMigration when a row points at one that is not there."""
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise LostInMigration
