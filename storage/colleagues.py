"""Workers with all that says when they are at work: few questions for many people."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Row, Table, bindparam, select

from bot.directory.records import Agency, Leave, Worker
from bot.nudges.records import Wishes
from storage.base import Shelf
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
    .where(workers.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(workers.c.id, leaves.c.first_day)
)


class Colleagues(Shelf):
    """Reads several people at once; changes nothing."""

    def these(self, worker_ids: frozenset[str]) -> list[Colleague]:
        ids = {"ids": sorted(worker_ids)}
        # One row for each leave, or one without.
        theirs: dict[str, list[Row[Any]]] = {}
        for row in self._connection.execute(_THESE, ids):
            theirs.setdefault(row._mapping[workers.c.id], []).append(row)
        return [_colleague(rows) for rows in theirs.values()]


def _colleague(rows: list[Row[Any]]) -> Colleague:
    row = rows[0]
    has_wishes = row._mapping[wishes.c.id] is not None
    is_ever_away = row._mapping[leaves.c.id] is not None
    return Colleague(
        worker=_record(Worker, workers, row),
        agency=_record(Agency, agencies, row),
        school_days=row._mapping[schools.c.calendar],
        wishes=_record(Wishes, wishes, row) if has_wishes else None,
        leave=tuple(_record(Leave, leaves, one) for one in rows if is_ever_away),
    )


def _record(kind: type[Record], table: Table, row: Row[Any]) -> Record:
    """Build a `kind` from its own table's columns of a row of several."""
    values = row._mapping
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: values[table.c[name]] for name in names})
