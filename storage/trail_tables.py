"""The trail's tables, each with the triggers that guard it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Integer, String, Table

from storage.base import metadata
from storage.trail_guards import guard
from storage.types import UtcDateTime


def _number() -> Column[int]:
    return Column("sequence", Integer, primary_key=True, autoincrement=False)


def _noted() -> list[Column[Any]]:
    return [
        Column("at", UtcDateTime, nullable=False),
        Column("worker_id", String(26), nullable=False),
        Column("verb", String(40), nullable=False),
        Column("thing_id", String(26), nullable=False),
        Column("allowed", Boolean, nullable=False),
        Column("reason", String(40), nullable=False),
    ]


def _mac(name: str) -> Column[str]:
    return Column(name, String(64), nullable=False)


trail = Table("trail", metadata, _number(), *_noted(), _mac("mac"))

cuts = Table(
    "trail_cuts",
    metadata,
    _number(),
    _mac("mac"),
    Column("at", UtcDateTime, nullable=False),
    _mac("seal"),
)

#: What an older Alongside noted without a chain; empty once that is chained.
before_the_chain = Table("trail_before_the_chain", metadata, _number(), *_noted())

guard(trail)
guard(cuts)
