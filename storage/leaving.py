"""Who holds now what a leaver held: table and queries."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint, select

from bot.leaving.records import Duty, Succession
from storage.base import Shelf, id_column, metadata
from storage.types import UtcDateTime, Word

successions = Table(
    "successions",
    metadata,
    id_column(),
    Column("leaver_id", String(26), nullable=False),
    Column("duty", Word(Duty), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("successor_id", String(26), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("settled_by_id", String(26)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("leaver_id", "duty", "subject_id"),
)


class Leaving(Shelf):
    """What went from those who left to those who are here."""

    def get(self, succession_id: str) -> Succession | None:
        this = successions.c.id == succession_id
        return self._one(Succession, select(successions).where(this))

    def of_leaver(self, leaver_id: str) -> list[Succession]:
        theirs = select(successions).where(successions.c.leaver_id == leaver_id)
        return self._all(Succession, theirs.order_by(successions.c.id))

    def about(self, leaver_id: str, duty: Duty, subject_id: str) -> Succession | None:
        this = (
            (successions.c.leaver_id == leaver_id)
            & (successions.c.duty == duty)
            & (successions.c.subject_id == subject_id)
        )
        return self._one(Succession, select(successions).where(this))

    def unsettled(self) -> list[Succession]:
        """Return all that no lead has said yes to, in the order it went on."""
        waiting = select(successions).where(successions.c.settled_at.is_(None))
        query = waiting.order_by(successions.c.at, successions.c.id)
        return self._all(Succession, query)

    def add(self, succession: Succession) -> None:
        self._add(successions, succession)

    def save(self, succession: Succession) -> Succession:
        return self._save(successions, succession)
