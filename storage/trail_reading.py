"""
Reading the trail as it lies there, whatever somebody may have forced into it.

SQLite keeps any value in any column, and a value that cannot be read must be
named as a fault, not end the reading. So all is asked for as letters, and what
we would not have written that way is illegible.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Cast,
    Column,
    Connection,
    LargeBinary,
    Row,
    Select,
    Text,
    cast,
    select,
)

from bot.audit.records import Cut, Entry, Illegible
from storage.trail_tables import cuts, trail

_YES_OR_NO = {"0": False, "false": False, "1": True, "true": True}
_NEVER = datetime.min.replace(tzinfo=UTC)


def entries_as_kept(connection: Connection) -> Select[Any]:
    """Return the query for every entry in order, each column as letters."""
    found = [_letters(one, connection) for one in trail.c if not one.primary_key]
    return select(trail.c.sequence, *found).order_by(trail.c.sequence)


def cuts_as_kept(connection: Connection) -> Select[Any]:
    found = [_letters(one, connection) for one in cuts.c if not one.primary_key]
    return select(cuts.c.sequence, *found).order_by(cuts.c.sequence)


def entry_of(row: Row[Any]) -> Entry | Illegible:
    """Return the entry a row holds, or say that no Alongside wrote it so."""
    try:
        at, worker_id, verb, thing_id, allowed, reason, mac = map(_text, row[1:])
        return Entry(
            sequence=row.sequence,
            at=_instant(at),
            worker_id=worker_id,
            verb=verb,
            thing_id=thing_id,
            allowed=_YES_OR_NO[allowed],
            reason=reason,
            mac=mac,
        )
    except (ValueError, KeyError):
        return Illegible(sequence=row.sequence)


def cut_of(row: Row[Any]) -> Cut:
    """Return the cut a row holds; one that cannot be read has no seal."""
    try:
        mac, at, seal = map(_text, row[1:])
        return Cut(sequence=row.sequence, mac=mac, at=_instant(at), seal=seal)
    except ValueError:
        return Cut(sequence=row.sequence, mac="", at=_NEVER, seal="")


def _letters(column: Column[Any], connection: Connection) -> Cast[Any]:
    """SQLite's driver breaks on letters that are none, so there they are bytes."""
    return cast(column, LargeBinary if connection.dialect.name == "sqlite" else Text)


def _text(kept: bytes | str | None) -> str:
    if kept is None:
        raise ValueError("There is nothing where something was noted.")
    return kept if isinstance(kept, str) else kept.decode("utf-8")


def _instant(kept: str) -> datetime:
    """Read UTC as SQLite keeps it, or any zone as PostgreSQL says it."""
    read = datetime.fromisoformat(kept)
    if read.tzinfo is not None:
        return read.astimezone(UTC)
    if read.isoformat(sep=" ", timespec="microseconds") != kept:
        raise ValueError("We write an instant in another way.")
    return read.replace(tzinfo=UTC)
