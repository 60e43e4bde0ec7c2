"""The one metadata, and how a frozen record becomes a row and comes back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, MetaData, Row, String, Table, and_, update
from sqlalchemy.sql import Select

from bot.errors import ChangedMeanwhile

Record = TypeVar("Record")

#: Every constraint has a name, so that a migration can find it on both databases.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column() -> Column[str]:
    """Return the primary key every table has: 26 letters from the clock."""
    return Column("id", String(26), primary_key=True)


def to_row(record: Any) -> dict[str, Any]:
    """Return the record's fields by name; columns carry the same names."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def to_record(kind: type[Record], row: Row[Any]) -> Record:
    """Build a `kind` from a row whose columns have its field names."""
    assert is_dataclass(kind)
    return kind(**row._mapping)


class Shelf:
    """A connection inside one transaction, with the few moves every noun makes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _one(
        self, kind: type[Record], query: Select[Any], **values: Any
    ) -> Record | None:
        row = self._connection.execute(query, values).first()
        return None if row is None else to_record(kind, row)

    def _all(
        self, kind: type[Record], query: Select[Any], **values: Any
    ) -> list[Record]:
        return [to_record(kind, row) for row in self._connection.execute(query, values)]

    def _add(self, table: Table, record: Any) -> None:
        self._connection.execute(table.insert(), to_row(record))

    def _insert(self, table: Table) -> Any:
        """Return the database's own INSERT, which can leave what is there already."""
        # Only the one that is used: the other would idle in memory.
        if self._connection.dialect.name == "sqlite":
            from sqlalchemy.dialects import sqlite

            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)

    def _save(self, table: Table, record: Record) -> Record:
        """
        Write a changed record whose `version` is the one that was read.

        Raises ChangedMeanwhile when somebody else saved it first.
        """
        row = to_row(record)
        read_version = row["version"]
        row["version"] = read_version + 1
        unchanged = and_(table.c.id == row["id"], table.c.version == read_version)
        done = self._connection.execute(update(table).where(unchanged).values(**row))
        if done.rowcount != 1:
            raise ChangedMeanwhile
        return type(record)(**row)
