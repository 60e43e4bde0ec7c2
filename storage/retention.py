"""What will go and what has gone: tables and queries."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Table, UniqueConstraint, select

from bot.retention.records import Notice
from storage.base import Shelf, id_column, metadata

notices = Table(
    "retention_notices",
    metadata,
    id_column(),
    Column("rule", String(40), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("young_person_id", String(26), index=True),
    Column("announced_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("kept_until", Date),
    Column("done_on", Date),
    Column("version", Integer, nullable=False),
    UniqueConstraint("rule", "subject_id"),
)


class Retention(Shelf):
    """Notices of what a rule will let go."""

    def notice(self, notice_id: str) -> Notice | None:
        return self._one(Notice, select(notices).where(notices.c.id == notice_id))

    def about(self, rule: str, subject_id: str) -> Notice | None:
        this = (notices.c.rule == rule) & (notices.c.subject_id == subject_id)
        return self._one(Notice, select(notices).where(this))

    def open(self) -> list[Notice]:
        """Return what was announced and has not gone yet, soonest first."""
        waiting = select(notices).where(notices.c.done_on.is_(None))
        return self._all(Notice, waiting.order_by(notices.c.due_on, notices.c.id))

    def announce(self, notice: Notice) -> None:
        self._add(notices, notice)

    def save(self, notice: Notice) -> Notice:
        return self._save(notices, notice)
