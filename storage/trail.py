"""Who did or looked at what, when, and whether it was allowed; no words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Column, Integer, String, Table

from storage.base import Shelf, metadata
from storage.types import UtcDateTime

trail = Table(
    "trail",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("worker_id", String(26), nullable=False),
    Column("verb", String(40), nullable=False),
    Column("thing_id", String(26), nullable=False),
    Column("allowed", Boolean, nullable=False),
    Column("reason", String(40), nullable=False),
)


class Trail(Shelf):
    """The audit trail: entries are added and never changed."""

    def note(
        self,
        *,
        at: datetime,
        worker_id: str,
        verb: str,
        thing_id: str,
        allowed: bool,
        reason: str,
    ) -> None:
        self._connection.execute(
            trail.insert(),
            {
                "at": at,
                "worker_id": worker_id,
                "verb": verb,
                "thing_id": thing_id,
                "allowed": allowed,
                "reason": reason,
            },
        )
