"""The one metadata, and how a frozen record becomes a row and comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Row,
    String,
    Table,
    Update,
    and_,
    bindparam,
    update,
)
from sqlalchemy.sql import Select

from bot.errors import ChangedMeanwhile
from storage.finding import among as among
from storage.finding import found_among as found_among
from storage.finding import found_by as found_by
from storage.finding import one_of as one_of
from storage.keys import KeyGone
from storage.sealing import Sealed, Seals

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


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of a record's fields; asked for every row, found once."""
    return tuple(one.name for one in fields(kind))


def to_row(record: Any) -> dict[str, Any]:
    """Return the record's fields by name; columns carry the same names."""
    return {name: getattr(record, name) for name in field_names(record.__class__)}


def to_record(kind: type[Record], row: Row[Any]) -> Record:
    """Build a `kind` from the columns of a row that have its field names."""
    return kind(**_values(kind, row))


def _values(kind: Any, row: Row[Any]) -> dict[str, Any]:
    found = row._mapping
    return {name: found[name] for name in field_names(kind)}


#: The table of each record that holds sealed words.
_SEALED: dict[type, Table] = {}


def keeps_sealed(kind: type, table: Table) -> None:
    """Say which table a record's sealed words lie in."""
    _SEALED[kind] = table


@cache
def sealed_columns(table: Table) -> tuple[str, ...]:
    return tuple(one.name for one in table.c if isinstance(one.type, Sealed))


def place_of(table: Table, column: str, row_id: str) -> str:
    """Return what a sealed value is bound to: nowhere else does it open."""
    return f"{table.name}|{column}|{row_id}"


@cache
def _change_of(table: Table, names: tuple[str, ...]) -> Update:
    """Return how a record of this table is written anew; built once for each."""
    this = table.c.id == bindparam("of_id")
    unchanged = and_(this, table.c.version == bindparam("of_version"))
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
    return update(table).where(unchanged).values(values)


def insert_of(table: Table, dialect: str) -> Any:
    # Only the one that is used: the other would idle in memory.
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


@cache
def _adding(table: Table, dialect: str, unique: tuple[str, ...]) -> Any:
    """Return how a row is added unless one is there already; built once for each."""
    insert = insert_of(table, dialect)
    there = insert.on_conflict_do_nothing(index_elements=unique)
    return there.returning(table.c.id)


def _names_sealed(kind: type) -> tuple[str, ...]:
    return sealed_columns(_SEALED[kind]) if kind in _SEALED else ()


class Shelf:
    """
    A connection inside one transaction, with the few moves every noun makes.

    Records come out with their words open and go in with their words sealed.
    """

    def __init__(self, connection: Connection, seals: Seals) -> None:
        self._connection = connection
        self._seals = seals

    def _owner(self, record: Any) -> str:
        """Return whose key seals the record's words."""
        return str(record.young_person_id)

    def _row(self, table: Table, record: Any) -> dict[str, Any]:
        """Return the record as a row, its words sealed."""
        row = to_row(record)
        for name in sealed_columns(table):
            if row[name] is not None:
                place = place_of(table, name, row["id"])
                row[name] = self._seals.seal(self._owner(record), place, row[name])
        return row

    def _record(self, kind: type[Record], row: Row[Any]) -> Record:
        """Return the row as a record, its words open; raises KeyGone when erased."""
        values = _values(kind, row)
        for name in _names_sealed(kind):
            if values[name] is not None:
                place = place_of(_SEALED[kind], name, values["id"])
                values[name] = self._seals.open(place, values[name])
        return kind(**values)

    def _one(
        self, kind: type[Record], query: Select[Any], **values: Any
    ) -> Record | None:
        """Return the record; what is just being erased is not there any more."""
        row = self._connection.execute(query, values).first()
        with suppress(KeyGone):
            return None if row is None else self._record(kind, row)
        return None

    def _all(
        self, kind: type[Record], query: Select[Any], **values: Any
    ) -> list[Record]:
        """Return the records without those that are just being erased."""
        rows = self._connection.execute(query, values).all()
        self._seals.fetch(
            row._mapping[name] for name in _names_sealed(kind) for row in rows
        )
        found = []
        for row in rows:
            with suppress(KeyGone):
                found.append(self._record(kind, row))
        return found

    def _add(self, table: Table, record: Any) -> None:
        self._connection.execute(table.insert(), self._row(table, record))

    def _add_unless_there(
        self, table: Table, record: Any, unique: tuple[str, ...]
    ) -> bool:
        """Add a record; False when one with the same `unique` is there already."""
        adding = _adding(table, self._connection.dialect.name, unique)
        row = self._row(table, record)
        return self._connection.execute(adding, row).first() is not None

    def _insert(self, table: Table) -> Any:
        """Return the database's own INSERT, which can leave what is there already."""
        return insert_of(table, self._connection.dialect.name)

    def _save(self, table: Table, record: Record) -> Record:
        """
        Write a changed record whose `version` is the one that was read.

        Raises ChangedMeanwhile when somebody else saved it first.
        """
        row = self._row(table, record)
        read_version = row["version"]
        row["version"] = read_version + 1
        values = {f"to_{name}": value for name, value in row.items()}
        known = {"of_id": row["id"], "of_version": read_version}
        change = _change_of(table, tuple(row))
        done = self._connection.execute(change, values | known)
        if done.rowcount != 1:
            raise ChangedMeanwhile
        saved: Any = record
        return replace(saved, version=row["version"])  # type: ignore[no-any-return]
