"""Outgoing messages as rows: queued with the change that causes them, then swept."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
)

from bot.deliveries.records import Delivery, DeliveryState
from storage.base import Shelf, id_column, metadata
from storage.types import UtcDateTime, Word

deliveries = Table(
    "deliveries",
    metadata,
    id_column(),
    Column("kind", String(40), nullable=False),
    Column("dedupe_key", String(200), nullable=False, unique=True),
    Column("workspace", String(20), nullable=False),
    Column("worker_id", String(26)),
    Column("room_id", String(20)),
    Column("subject_id", String(26), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("state", Word(DeliveryState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("leased_until", UtcDateTime),
    Column("leased_by", String(26)),
    Column("message_key", String(26), nullable=False),
    Column("channel", String(20)),
    Column("ts", String(20)),
    Column("reason", String(80)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
)
_state = deliveries.c.state
#: What waits and what is leased are few among many; only they are looked for.
Index(
    "ix_deliveries_waiting",
    deliveries.c.lane,
    deliveries.c.due_at,
    sqlite_where=_state == DeliveryState.WAITING,
    postgresql_where=_state == DeliveryState.WAITING,
)
Index(
    "ix_deliveries_leased",
    deliveries.c.leased_until,
    sqlite_where=_state == DeliveryState.LEASED,
    postgresql_where=_state == DeliveryState.LEASED,
)


class Deliveries(Shelf):
    """The queue of outgoing messages."""

    def queue(self, delivery: Delivery) -> None:
        """Add a delivery, unless one with its `dedupe_key` is there already."""
        raise NotImplementedError
