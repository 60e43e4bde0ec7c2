"""Noting things in the trail of a real database, and looking at what is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.audit.rules import first_fault
from storage.unit import Store, Unit

BEGAN = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


class Stumble(Exception):
    """Something goes wrong half-way."""


def note(unit: Unit, number: int = 0, verb: str = "see-meeting") -> None:
    unit.trail.note(
        at=BEGAN + timedelta(minutes=number),
        worker_id="W" * 26,
        verb=verb,
        thing_id="M" * 26,
        allowed=number % 3 != 0,
        reason="called",
    )


def note_many(store: Store, count: int, *, each: int = 1) -> None:
    for first in range(0, count, each):
        with store.changing() as unit:
            for number in range(first, min(first + each, count)):
                note(unit, number)


def numbers(store: Store) -> list[int]:
    with store.looking() as unit:
        return [one.sequence for one in unit.trail.entries()]


def is_whole(store: Store) -> bool:
    with store.looking() as unit:
        trail = unit.trail
        return first_fault(trail.entries(), trail.chain, trail.cuts()) is None


def cut(store: Store, up_to: int) -> int:
    """Cut off what was noted before this many minutes had passed."""
    with store.changing() as unit:
        return unit.trail.cut(BEGAN + timedelta(minutes=up_to), BEGAN)
