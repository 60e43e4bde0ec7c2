"""The tables of the keys' own database; they know nothing of the other one."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    inspect,
    select,
    text,
)

from storage.types import UtcDateTime

_metadata = MetaData()

keys = Table(
    "keys",
    _metadata,
    Column("owner", String(26), primary_key=True),
    Column("master", String(16), nullable=False, index=True),
    Column("wrapped", LargeBinary(96), nullable=False),
)

#: Whose key was destroyed, so that an old backup can be cleared of them too, and
#: so that they are told from those whose key is only missing.
gone = Table(
    "gone",
    _metadata,
    Column("owner", String(26), primary_key=True),
)

#: Every reference ever given, by its mark. Here and not beside the young people:
#: a backup would else say for good whose reference was whose. Without row numbers,
#: which would tell it by their order.
given = Table(
    "given",
    _metadata,
    Column("mark", String(64), primary_key=True),
    #: None once they are erased; the reference is still never given again.
    Column("owner", String(26), index=True),
    Column("sealed", LargeBinary(64), nullable=False),
    sqlite_with_rowid=False,
)

master_copies = Table(
    "master_copies",
    _metadata,
    Column("master", String(16), primary_key=True),
    Column("copied_at", UtcDateTime, nullable=False),
)

ALL = tuple(_metadata.tables)

#: What PostgreSQL calls "somebody is making these tables"; any number that is ours.
_MAKING = 7_014_064


def make_tables(connection: Connection) -> None:
    """Make what is not there yet; of two processes that start at once, one waits."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MAKING})"))
    _metadata.create_all(connection)


def has_keys(engine: Engine) -> bool:
    """Return whether anything was ever wrapped here; makes nothing."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(keys.name):
            return False
        return connection.execute(select(keys.c.owner).limit(1)).first() is not None
