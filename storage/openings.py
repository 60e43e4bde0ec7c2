"""Who opened what they may not see: table and queries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, String, Table, select

from bot.openings.records import Opening, Reason
from storage.base import Shelf, id_column, metadata
from storage.types import UtcDateTime, Word

openings = Table(
    "openings",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("worker_id", String(26), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("reason", Word(Reason), nullable=False),
)


class Openings(Shelf):
    """Every time the glass was broken."""

    def get(self, opening_id: str) -> Opening | None:
        return self._one(Opening, select(openings).where(openings.c.id == opening_id))

    def add(self, opening: Opening) -> None:
        self._add(openings, opening)

    def of(self, young_person_id: str) -> list[Opening]:
        theirs = select(openings).where(openings.c.young_person_id == young_person_id)
        return self._all(Opening, theirs.order_by(openings.c.at))

    def between(self, since: datetime, until: datetime) -> list[Opening]:
        """Return those from `since` on and before `until`, oldest first."""
        then = select(openings).where(openings.c.at >= since, openings.c.at < until)
        return self._all(Opening, then.order_by(openings.c.at))
