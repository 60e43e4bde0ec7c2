"""Workers with all that says when they are at work: few questions for many people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select

from bot.directory.records import Agency, Leave, Worker
from bot.nudges.records import Wishes
from storage.base import Shelf, among, field_names, one_of
from storage.directory import agencies, leaves, schools, workers
from storage.nudges import wishes

Record = TypeVar("Record")


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """One worker, their agency and their days."""

    worker: Worker
    agency: Agency
    #: `SchoolCalendar` as a plain record, for those who work at a school.
    school_days: dict[str, Any] | None
    wishes: Wishes | None
    leave: tuple[Leave, ...]


# Asked for every step of every ladder: built once.
_THESE = (
    select(workers, agencies, schools.c.calendar, wishes, leaves)
    .select_from(
        workers.join(agencies, agencies.c.id == workers.c.agency_id)
        .outerjoin(schools, schools.c.id == agencies.c.id)
        .outerjoin(wishes, wishes.c.id == workers.c.id)
        .outerjoin(leaves, leaves.c.worker_id == workers.c.id)
    )
    .order_by(workers.c.id, leaves.c.first_day)
)
#: Where each column stands in a row: several tables have one of the same name.
_PLACES = {column: place for place, column in enumerate(_THESE.selected_columns)}
_FIELDS: dict[type, list[tuple[str, int]]] = {
    kind: [(name, _PLACES[table.c[name]]) for name in field_names(kind)]
    for kind, table in (
        (Worker, workers),
        (Agency, agencies),
        (Wishes, wishes),
        (Leave, leaves),
    )
}


@cache
def _these(size: int) -> Select[Any]:
    return _THESE.where(one_of(workers.c.id, size))


class Colleagues(Shelf):
    """Reads several people at once; changes nothing."""

    def these(self, worker_ids: frozenset[str]) -> list[Colleague]:
        size, values = among(worker_ids)
        # One row for each leave, or one without.
        theirs: dict[str, list[Row[Any]]] = {}
        for row in self._connection.execute(_these(size), values):
            theirs.setdefault(row[_PLACES[workers.c.id]], []).append(row)
        return [_colleague(rows) for rows in theirs.values()]


def _colleague(rows: list[Row[Any]]) -> Colleague:
    row = rows[0]
    has_wishes = row[_PLACES[wishes.c.id]] is not None
    is_ever_away = row[_PLACES[leaves.c.id]] is not None
    return Colleague(
        worker=_record(Worker, row),
        agency=_record(Agency, row),
        school_days=row[_PLACES[schools.c.calendar]],
        wishes=_record(Wishes, row) if has_wishes else None,
        leave=tuple(_record(Leave, one) for one in rows if is_ever_away),
    )


def _record(kind: type[Record], row: Row[Any]) -> Record:
    """Build a `kind` from its own table's columns of a row of several."""
    return kind(**{name: row[place] for name, place in _FIELDS[kind]})
