"""
Sealing what an older database holds in plain words, once, before anybody reads.

A few rows at a time, each batch a transaction: it can be cut off anywhere and
goes on at the next start. The pages the words lay on are then written anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, func, select, type_coerce
from sqlalchemy.types import Text

from storage.base import sealed_columns
from storage.engine import WRITES
from storage.keys import House, KeyStore
from storage.meetings import actions, invitations, meetings
from storage.sealing import Seals
from storage.young_people import memberships, references, young_people

_BATCH = 200
Owner = Callable[[Row[Any]], str]
_of_meeting = (
    select(meetings.c.young_person_id)
    .where(meetings.c.id == invitations.c.meeting_id)
    .scalar_subquery()
)
_of_action = (
    select(meetings.c.young_person_id)
    .where(meetings.c.id == actions.c.meeting_id)
    .scalar_subquery()
)
#: Each table and whose key seals its rows.
_TABLES: tuple[tuple[Table, Any], ...] = (
    (young_people, young_people.c.id),
    (memberships, memberships.c.young_person_id),
    (meetings, meetings.c.young_person_id),
    (invitations, _of_meeting),
    (actions, _of_action),
)


def seal_what_is_plain(engine: Engine, keys: KeyStore) -> int:
    """Seal every plain word; return how many rows were changed."""
    writers = engine.execution_options(**{WRITES: True})
    sealed = 0
    for table, owner in _TABLES:
        for column in sealed_columns(table):
            while count := _a_batch(writers, keys, table, owner, column):
                sealed += count
    sealed += _references(writers, keys)
    if sealed:
        _forget_the_pages(engine)
    return sealed


def _a_batch(
    engine: Engine, keys: KeyStore, table: Table, owner: Any, name: str
) -> int:
    with engine.begin() as connection:
        rows = connection.execute(
            select(table.c.id, owner.label("owner"), _plain(table, name))
            .where(_is_plain(table, name))
            .limit(_BATCH)
        ).all()
        seals = Seals(keys)
        for row in rows:
            keys.make(row.owner)
            place = f"{table.name}|{name}|{row.id}"
            values = {name: seals.seal(row.owner, place, row.words)}
            if name == "reference":
                values["reference_mark"] = seals.reference_mark(row.words)
            connection.execute(
                table.update().where(table.c.id == row.id).values(values)
            )
    return len(rows)


def _references(engine: Engine, keys: KeyStore) -> int:
    """The references ever given belong to nobody: the house's own key seals them."""
    seals = Seals(keys)
    with engine.begin() as connection:
        query = select(references.c.mark, _plain(references, "reference"))
        plain = query.where(_is_plain(references, "reference"))
        rows = connection.execute(plain).all()
        for row in rows:
            mark = seals.reference_mark(row.words)
            place = f"references_given|reference|{mark}"
            sealed = seals.seal(House.REFERENCES, place, row.words)
            connection.execute(
                references.update()
                .where(references.c.mark == row.mark)
                .values(mark=mark, reference=sealed)
            )
    return len(rows)


def _plain(table: Table, name: str) -> Any:
    return type_coerce(table.c[name], Text()).label("words")


def _is_plain(table: Table, name: str) -> Any:
    stored = type_coerce(table.c[name], Text())
    return stored.is_not(None) & (func.substr(stored, 1, 3) != "v1:")


def _forget_the_pages(engine: Engine) -> None:
    """Write the file anew, so that no page keeps what it once said in plain."""
    if engine.dialect.name != "sqlite":
        _vacuum_full(engine)
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _vacuum_full(engine: Engine) -> None:
    autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
    with autocommit.connect() as connection:
        _all_of_them(connection)


def _all_of_them(connection: Connection) -> None:
    for table in (*(one for one, _ in _TABLES), references):
        connection.exec_driver_sql(f"VACUUM FULL {table.name}")
