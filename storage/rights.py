"""Erasures and corrections: tables and queries."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, select

from bot.rights.records import Correction, Erasure
from storage.base import Shelf, id_column, keeps_sealed, metadata
from storage.sealing import Sealed
from storage.types import UtcDateTime

erasures = Table(
    "erasures",
    metadata,
    id_column(),
    # No foreign key: the row outlives whom it is about.
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("asked_by_id", String(26), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("agreed_by_id", String(26)),
    Column("agreed_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    Column("version", Integer, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("worker_id", String(26), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("was", Sealed),
    Column("became", Sealed),
)

keeps_sealed(Correction, corrections)


class Rights(Shelf):
    """What was asked to be erased, and what was corrected."""

    def erasure(self, erasure_id: str) -> Erasure | None:
        return self._one(Erasure, select(erasures).where(erasures.c.id == erasure_id))

    def erasures_of(self, young_person_id: str) -> list[Erasure]:
        theirs = select(erasures).where(erasures.c.young_person_id == young_person_id)
        return self._all(Erasure, theirs.order_by(erasures.c.asked_at))

    def ask(self, erasure: Erasure) -> None:
        self._add(erasures, erasure)

    def save(self, erasure: Erasure) -> Erasure:
        return self._save(erasures, erasure)

    def correct(self, correction: Correction) -> None:
        self._add(corrections, correction)

    def corrections_of(self, young_person_id: str) -> list[Correction]:
        theirs = corrections.c.young_person_id == young_person_id
        query = select(corrections).where(theirs).order_by(corrections.c.at)
        return self._all(Correction, query)
