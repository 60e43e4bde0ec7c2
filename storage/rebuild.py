"""Changing a table's columns in a migration, with nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import op
from alembic.operations import BatchOperations
from sqlalchemy import Connection


@contextmanager
def rebuilding(table: str) -> Iterator[BatchOperations]:
    """
    Alter `table`; on SQLite, which builds it anew, put back what hangs on it.

    SQLite drops a table's indexes and triggers with it, and will not rename
    while a trigger elsewhere speaks of the name; so both are set aside and
    then made again from their own words.
    """
    connection = op.get_bind()
    aside = _set_aside(connection, table)
    with op.batch_alter_table(table) as batch:
        yield batch
    for statement in aside:
        connection.exec_driver_sql(statement)


def _set_aside(connection: Connection, table: str) -> list[str]:
    """Drop the table's indexes and every trigger that names it; return their SQL."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master "
        "WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"
    ).all()
    named = re.compile(rf"\b{re.escape(table)}\b", re.IGNORECASE)
    quote = connection.dialect.identifier_preparer.quote
    aside = []
    for kind, name, owner, sql in found:
        if owner == table or (kind == "trigger" and named.search(sql)):
            connection.exec_driver_sql(f"DROP {kind} {quote(name)}")
            aside.append(sql)
    return aside
