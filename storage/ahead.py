"""Days to plan for: what will make a young person move on."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, select

from bot.ahead.records import Coming, DayToCome, Decline
from storage.base import Shelf, id_column, metadata
from storage.types import Word

days_to_come = Table(
    "days_to_come",
    metadata,
    id_column(),
    Column(
        "young_person_id", ForeignKey("young_people.id"), nullable=False, index=True
    ),
    Column("coming", Word(Coming), nullable=False),
    Column("on", Date, nullable=False),
    Column("route", String(40), nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("asked", Integer, nullable=False),
    Column("asked_on", Date),
    Column("declined", Word(Decline)),
    Column("declined_on", Date),
    Column("handover_id", String(26)),
    Column("version", Integer, nullable=False),
)


class DaysToCome(Shelf):
    """Days recorded ahead, and whether anything was begun for them."""

    def of(self, young_person_id: str) -> list[DayToCome]:
        """Return the days to plan for, of one young person, soonest first."""
        theirs = days_to_come.c.young_person_id == young_person_id
        ordered = select(days_to_come).where(theirs)
        return self._all(
            DayToCome, ordered.order_by(days_to_come.c.on, days_to_come.c.id)
        )

    def get(self, day_id: str) -> DayToCome | None:
        this = days_to_come.c.id == day_id
        return self._one(DayToCome, select(days_to_come).where(this))

    def kept_by(self, worker_id: str) -> list[DayToCome]:
        """Return the days this worker is asked about, that nothing was begun for."""
        theirs = days_to_come.c.worker_id == worker_id
        waiting = select(days_to_come).where(
            theirs, days_to_come.c.handover_id.is_(None)
        )
        return self._all(
            DayToCome, waiting.order_by(days_to_come.c.on, days_to_come.c.id)
        )

    def open(self) -> list[DayToCome]:
        """Return every day that no handover was begun for, soonest first."""
        open_days = select(days_to_come).where(days_to_come.c.handover_id.is_(None))
        return self._all(
            DayToCome, open_days.order_by(days_to_come.c.on, days_to_come.c.id)
        )

    def add(self, day: DayToCome) -> None:
        self._add(days_to_come, day)

    def save(self, day: DayToCome) -> DayToCome:
        return self._save(days_to_come, day)
