"""
Sealing what an older database holds in plain words, once, before anybody reads.

A few rows at a time, each batch a transaction: it can be cut off anywhere and
goes on at the next start. The pages the words lay on are then written anew, and
only after that is the work struck off the list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, func, select, type_coerce
from sqlalchemy.types import Text

from storage.base import place_of, sealed_columns
from storage.meetings import actions, invitations, meetings
from storage.plain_words import references_given, still_plain
from storage.unit import Store, Unit
from storage.young_people import memberships, young_people

_BATCH = 200
_of_invitation = (
    select(meetings.c.young_person_id)
    .where(meetings.c.id == invitations.c.meeting_id)
    .scalar_subquery()
)
_of_action = (
    select(meetings.c.young_person_id)
    .where(meetings.c.id == actions.c.meeting_id)
    .scalar_subquery()
)
#: Each table and whose key seals its rows; young people first, who get their keys.
_TABLES: tuple[tuple[Table, Any], ...] = (
    (young_people, young_people.c.id),
    (memberships, memberships.c.young_person_id),
    (meetings, meetings.c.young_person_id),
    (invitations, _of_invitation),
    (actions, _of_action),
)


def seal_what_is_plain(store: Store, batch: int = _BATCH) -> int:
    """Seal every plain word; return how many were sealed."""
    with store.looking() as unit:
        found = unit.connection.execute(select(still_plain.c.name)).scalars()
        waiting = frozenset(found)
    if not waiting:
        return 0
    sealed = 0
    for table, owner in _TABLES:
        for column in sealed_columns(table) if table.name in waiting else ():
            while count := _a_batch(store, table, owner, column, batch):
                sealed += count
    sealed += _references(store)
    if store.forget_pages(sorted(waiting)):
        with store.changing(quietly=True) as unit:
            unit.connection.execute(still_plain.delete())
    return sealed


def _a_batch(store: Store, table: Table, owner: Any, name: str, batch: int) -> int:
    words = type_coerce(table.c[name], Text())
    plain = select(table.c.id, owner.label("owner"), words.label("words"))
    plain = plain.where(words.is_not(None), func.substr(words, 1, 3) != "v1:")
    with store.changing(quietly=True) as unit:
        rows = unit.connection.execute(plain.limit(batch)).all()
        owners = {row.owner for row in rows}
        for one in owners - store.keys.these(owners).keys():
            unit.seals.make(one)
        for row in rows:
            if name == "reference":
                store.keys.references.give(row.words, row.owner)
            _write(unit, table, name, row)
    return len(rows)


def _write(unit: Unit, table: Table, name: str, row: Any) -> None:
    place = place_of(table, name, row.id)
    sealed = unit.seals.seal(row.owner, place, row.words)
    this = table.update().where(table.c.id == row.id)
    unit.connection.execute(this.values({name: sealed}))


def _references(store: Store) -> int:
    """Move the references ever given to the keys; those of the living are there."""
    with store.changing(quietly=True) as unit:
        query = select(references_given.c.reference)
        found = list(unit.connection.execute(query).scalars())
        for one in found:
            store.keys.references.give(one, None)
        unit.connection.execute(references_given.delete())
    return len(found)
