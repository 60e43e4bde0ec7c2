"""Asks, and days that moved: tables and queries."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    select,
)

from bot.asks.records import Ask, AskState, NewDate, NewDateReason
from storage.base import Shelf, found_by, id_column, keeps_sealed, metadata
from storage.sealing import Sealed
from storage.types import UtcDateTime, Word

asks = Table(
    "asks",
    metadata,
    id_column(),
    Column(
        "young_person_id", ForeignKey("young_people.id"), nullable=False, index=True
    ),
    Column("asker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("what", Sealed, nullable=False),
    Column("due", Date, nullable=False),
    Column("decision_needed", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("state", Word(AskState), nullable=False),
    Column("answered_at", UtcDateTime),
    Column("recorded_by_id", ForeignKey("workers.id")),
    Column("stand_in_name", Sealed),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("version", Integer, nullable=False),
    # Each minute those are looked for that wait: few among many.
    Index("ix_asks_state", "state"),
)

new_dates = Table(
    "new_dates",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("item_id", String(26), nullable=False, index=True),
    Column("worker_id", String(26), nullable=False),
    Column("was", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("reason", Word(NewDateReason), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

keeps_sealed(Ask, asks)

OPEN = (AskState.ASKED, AskState.TAKEN)


class Asks(Shelf):
    """What is asked of whom, and the days that moved."""

    def get(self, ask_id: str) -> Ask | None:
        return self._one(Ask, found_by(asks.c.id), value=ask_id)

    def add(self, ask: Ask) -> bool:
        """Add an ask; False when the same form was sent twice."""
        if self.get(ask.id):
            return False
        self._add(asks, ask)
        return True

    def save(self, ask: Ask) -> Ask:
        return self._save(asks, ask)

    def of(self, worker_id: str) -> list[Ask]:
        """Return what is asked of this worker and still open, soonest first."""
        theirs = (asks.c.worker_id == worker_id) & asks.c.state.in_(OPEN)
        return self._all(
            Ask, select(asks).where(theirs).order_by(asks.c.due, asks.c.id)
        )

    def by(self, asker_id: str) -> list[Ask]:
        """Return what this worker asked of others and is still open, soonest first."""
        theirs = (asks.c.asker_id == asker_id) & asks.c.state.in_(OPEN)
        return self._all(
            Ask, select(asks).where(theirs).order_by(asks.c.due, asks.c.id)
        )

    def about(self, young_person_id: str) -> list[Ask]:
        """Return every ask about one young person, oldest first."""
        about = found_by(asks.c.young_person_id, asks.c.created_at, asks.c.id)
        return self._all(Ask, about, value=young_person_id)

    def move_date(self, change: NewDate) -> None:
        self._add(new_dates, change)

    def dates_about(self, young_person_id: str) -> list[NewDate]:
        """Return every day that moved about one young person, oldest first."""
        moved = new_dates.c
        about = found_by(moved.young_person_id, moved.at, moved.id)
        return self._all(NewDate, about, value=young_person_id)

    def dates_of(self, item_id: str) -> list[NewDate]:
        """Return every day that moved of one ask or action, oldest first."""
        moved = new_dates.c
        this = found_by(moved.item_id, moved.at, moved.id)
        return self._all(NewDate, this, value=item_id)
