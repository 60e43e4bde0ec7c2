"""Who did or looked at what, when, and whether it was allowed; no words."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, NestedTransaction, Row, delete, func, select

from bot.audit.chain import Chain
from bot.audit.records import NO_ENTRY, Cut, Entry, Head, Illegible
from storage.base import to_row
from storage.trail_reading import cut_of, cuts_as_kept, entries_as_kept, entry_of
from storage.trail_tables import before_the_chain, cuts, trail

_row = trail.c
_ADD = trail.insert()
_NEWEST = select(_row.sequence, _row.mac).order_by(_row.sequence.desc()).limit(1)
_NEWEST_CUT = select(cuts.c.sequence, cuts.c.mac).order_by(cuts.c.sequence.desc())
_BATCH = 1000


class Trail:
    """The audit trail: entries are added, each holds on to the last, none changes."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self.chain = Chain(key)
        self._connection = connection
        self._head: Head | None = None
        self._within: NestedTransaction | None = None

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
        """Add one entry with the next number; it stays or goes with the unit."""
        before = self._before()
        entry = Entry(
            sequence=before.sequence + 1,
            at=at,
            worker_id=worker_id,
            verb=str(verb),
            thing_id=thing_id,
            allowed=allowed,
            reason=reason,
        )
        mac = self.chain.mac(before.mac, entry)
        self._connection.execute(_ADD, to_row(replace(entry, mac=mac)))
        self._head = Head(sequence=entry.sequence, mac=mac)

    def head(self) -> Head:
        """Return the newest entry's number and mac, also when it was cut off."""
        row = self._connection.execute(_NEWEST).first()
        row = row or self._connection.execute(_NEWEST_CUT.limit(1)).first()
        return Head(sequence=row.sequence, mac=row.mac) if row else NO_ENTRY

    def count(self) -> int:
        """Return how many entries are there, without those that were cut off."""
        found = self._connection.execute(select(func.count()).select_from(trail))
        return int(found.scalar_one())

    def noted_after(self, sequence: int) -> datetime | None:
        """Return when the first entry after this one was noted; None: there is none."""
        query = entries_as_kept(self._connection).where(_row.sequence > sequence)
        row = self._connection.execute(query.limit(1)).first()
        found = entry_of(row) if row else None
        return found.at if isinstance(found, Entry) else None

    def entries(self) -> Generator[Entry | Illegible, None, None]:
        """Give every entry that is there, oldest first; close it when you stop."""
        query = entries_as_kept(self._connection).execution_options(yield_per=_BATCH)
        with self._connection.execute(query) as rows:
            yield from map(entry_of, rows)

    def newest(self, count: int) -> list[Entry | Illegible]:
        """Return the last `count` entries, oldest first."""
        last = select(_row.sequence).order_by(_row.sequence.desc()).limit(count)
        query = entries_as_kept(self._connection).where(_row.sequence.in_(last))
        return [entry_of(row) for row in self._connection.execute(query)]

    def cuts(self) -> list[Cut]:
        """Return every cut, oldest first; the chain goes on from the last."""
        query = cuts_as_kept(self._connection)
        return [cut_of(row) for row in self._connection.execute(query)]

    def cut(self, up_to: datetime, now: datetime) -> int:
        """
        Drop the oldest entries, all from before `up_to`; return how many.

        The mac of the last one stays, under a seal: the rest goes on from it.
        What happened earlier but was noted after a later entry stays with that.
        """
        last = self._last_before(up_to)
        if last is None:
            return 0
        seal = self.chain.seal_cut(last.sequence, last.mac, now)
        cut = Cut(sequence=last.sequence, mac=last.mac, at=now, seal=seal)
        self._connection.execute(cuts.insert(), to_row(cut))
        dropped = delete(trail).where(_row.sequence <= last.sequence)
        return self._connection.execute(dropped).rowcount

    def _last_before(self, up_to: datetime) -> Head | None:
        stays = select(_row.sequence).where(_row.at >= up_to).order_by(_row.sequence)
        first_to_stay = self._connection.execute(stays.limit(1)).scalar()
        found = _NEWEST
        if first_to_stay is not None:
            found = found.where(_row.sequence < first_to_stay)
        row = self._connection.execute(found).first()
        return Head(sequence=row.sequence, mac=row.mac) if row else None

    def _before(self) -> Head:
        """
        Return what the next entry holds on to, read once while the unit lasts.

        Read again on the other side of a savepoint, which may have taken back
        entries that were noted in it.
        """
        within = self._connection.get_nested_transaction()
        if self._head is None or within is not self._within:
            self._head, self._within = self._first_look(), within
        return self._head

    def _first_look(self) -> Head:
        found = self.head()
        if found != NO_ENTRY:
            return found
        return chain_old_entries(self._connection, self.chain.key)


def chain_old_entries(connection: Connection, key: bytes) -> Head:
    """
    Chain what was noted before there was a chain; return the head after it.

    Needs a transaction that writes, and is all done or not at all. Only the
    beginning of an empty trail can be made so: what is put there later is never
    taken for an entry. The first note calls it as well.
    """
    newest = Trail(connection, key).head()
    if newest != NO_ENTRY:
        return newest
    old = select(before_the_chain).order_by(before_the_chain.c.sequence)
    rows = connection.execute(old).all()
    for first in range(0, len(rows), _BATCH):
        newest = _chain(connection, Chain(key), newest, rows[first : first + _BATCH])
    if rows:
        connection.execute(delete(before_the_chain))
    return newest


def _chain(
    connection: Connection, chain: Chain, newest: Head, rows: Sequence[Row[Any]]
) -> Head:
    """Add these after the newest; their numbers close up where one was missing."""
    made = []
    for row in rows:
        entry = Entry(**{**row._mapping, "sequence": newest.sequence + 1})
        mac = chain.mac(newest.mac, entry)
        made.append(to_row(replace(entry, mac=mac)))
        newest = Head(sequence=entry.sequence, mac=mac)
    connection.execute(_ADD, made)
    return newest
