"""
One key for each young person, and a few for the house, each wrapped by a master.

They live in a database of their own, apart from what they open: a backup of the
one holds nothing readable without the other. Destroying a young person's key
loses them everywhere at once, also in every backup ever made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFound
from storage.engine import readers_of, writers_of
from storage.finding import among, found_among
from storage.forgetting import empty_log, forget_pages
from storage.given import References
from storage.key_tables import ALL, given, gone, keys, make_tables, master_copies
from storage.masters import KEY_BYTES, BadMasterKeys, Key, Masters
from storage.wrapping import unwrap, wrap

_FIND = select(keys).where(keys.c.owner == bindparam("owner"))
_GONE = select(gone.c.owner).where(gone.c.owner == bindparam("owner"))
_AT_ONCE = 500


class House(StrEnum):
    """The keys that belong to nobody; they are never destroyed."""

    TRAIL = "trail"
    SLIPS = "slips"
    REFERENCES = "references"


class KeyGone(NotFound):
    """What was kept here has been erased."""


class KeyStore:
    """Wrapped keys by owner; what is unwrapped stays with whoever asked."""

    def __init__(
        self,
        engine: Engine,
        masters: Masters,
        reread: Callable[[], Masters] | None = None,
    ) -> None:
        """`reread` reads the masters anew: another process may have changed them."""
        self.masters = masters
        self._reread = reread
        self._engine = engine
        self._readers = readers_of(engine)
        self._writers = writers_of(engine)
        self._house: dict[str, Key] = {}
        with self._changing() as connection:
            make_tables(connection)

    @cached_property
    def references(self) -> References:
        key = self.of_house(House.REFERENCES)
        return References(key, self._looking, self._changing)

    def of(self, owner: str) -> Key:
        """Return the owner's key; raises KeyGone when there is none any more."""
        with self._looking() as connection:
            row = connection.execute(_FIND, {"owner": owner}).first()
        if row is None:
            raise KeyGone
        return self._unwrapped(row)

    def these(self, owners: Iterable[str]) -> dict[str, Key]:
        """Return the keys of those who have one."""
        wanted = sorted(owners)
        with self._looking() as connection:
            rows: list[Row[Any]] = []
            for first in range(0, len(wanted), _AT_ONCE):
                size, values = among(wanted[first : first + _AT_ONCE])
                found = found_among(size, keys.c.owner)
                rows += connection.execute(found, values).all()
        return {row.owner: self._unwrapped(row) for row in rows}

    def of_house(self, owner: House) -> Key:
        """Return one of the house's keys, made when it is first asked for."""
        if owner not in self._house:
            self.make(owner)
            self._house[owner] = self.of(owner)
        return self._house[owner]

    def make(self, owner: str) -> None:
        """
        Make a key for somebody new; one that is there stays as it is.

        Raises KeyGone for somebody who was erased: they never come back.
        """
        # A key made with a master that is about to be taken out would be lost.
        self.renew()
        wrapped = wrap(self.masters, owner, os.urandom(KEY_BYTES))
        row = {"owner": owner, "master": self.masters.current, "wrapped": wrapped}
        # Another process may be quicker: then its key it is.
        with suppress(IntegrityError), self._changing() as connection:
            if connection.execute(_GONE, {"owner": owner}).first() is not None:
                raise KeyGone
            if connection.execute(_FIND, {"owner": owner}).first() is None:
                connection.execute(keys.insert(), row)

    def owners(self) -> frozenset[str]:
        with self._looking() as connection:
            return frozenset(connection.execute(select(keys.c.owner)).scalars())

    def destroyed(self) -> frozenset[str]:
        """Return everybody whose key was destroyed."""
        with self._looking() as connection:
            return frozenset(connection.execute(select(gone.c.owner)).scalars())

    def destroy(self, *owners: str) -> None:
        """Destroy keys for good; doing it again does nothing."""
        if not {*House}.isdisjoint(owners):
            raise ValueError("The house's own keys are never destroyed.")
        with self._changing() as connection:
            for owner in owners:
                if connection.execute(_GONE, {"owner": owner}).first() is None:
                    connection.execute(gone.insert(), {"owner": owner})
                connection.execute(keys.delete().where(keys.c.owner == owner))
                # Which reference was theirs is forgotten with them.
                theirs = given.update().where(given.c.owner == owner)
                connection.execute(theirs.values(owner=None))
        self.scrub()

    def scrub(self) -> bool:
        """Leave nothing of what was destroyed or wrapped before; False: too busy."""
        return forget_pages(self._engine, ALL)

    def empty_log(self) -> bool:
        return empty_log(self._engine)

    def rotate(self, batch: int = 50) -> int:
        """
        Wrap some keys anew with the current master; returns how many are left.

        Each batch is a transaction of its own, so it can be cut off anywhere.
        """
        self.renew()
        masters = self.masters
        old = keys.c.master != masters.current
        with self._changing() as connection:
            for row in connection.execute(select(keys).where(old).limit(batch)).all():
                wrapped = wrap(masters, row.owner, self._unwrapped(row))
                connection.execute(
                    keys.update()
                    .where(keys.c.owner == row.owner)
                    .values(master=masters.current, wrapped=wrapped)
                )
            left = connection.execute(select(func.count()).where(old)).scalar_one()
        if not left:
            self.scrub()
        return int(left)

    def renew(self) -> None:
        """Read the masters again; where that is not possible, those held stay."""
        if self._reread is not None:
            with suppress(BadMasterKeys):
                self.masters = self.masters.renewed_by(self._reread())

    def forget_master(self, name: str) -> None:
        """Hold a master no longer; it was taken out of where masters come from."""
        left = {**self.masters.by_name}
        left.pop(name, None)
        self.masters = Masters(by_name=left, source=self.masters.source)

    def counts(self) -> dict[str, int]:
        """Return how many keys each master wraps."""
        query = select(keys.c.master, func.count()).group_by(keys.c.master)
        with self._looking() as connection:
            return {name: count for name, count in connection.execute(query)}

    def try_masters(self) -> None:
        """Unwrap one key of each master that is used; raises what `of` raises."""
        one_each = select(func.min(keys.c.owner)).group_by(keys.c.master)
        with self._looking() as connection:
            rows = connection.execute(select(keys).where(keys.c.owner.in_(one_each)))
            for row in rows.all():
                self._unwrapped(row)

    def note_copy(self, now: datetime) -> None:
        """Note that somebody has put a copy of the current master key away."""
        mine = master_copies.c.master == self.masters.current
        with self._changing() as connection:
            connection.execute(master_copies.delete().where(mine))
            row = {"master": self.masters.current, "copied_at": now}
            connection.execute(master_copies.insert(), row)

    def copied_at(self) -> datetime | None:
        """Return when the current master key was last put away safely, if ever."""
        mine = master_copies.c.master == self.masters.current
        with self._looking() as connection:
            found = connection.execute(select(master_copies.c.copied_at).where(mine))
            return found.scalar()

    def close(self) -> None:
        self._readers.dispose()
        self._writers.dispose()
        self._engine.dispose()

    def _unwrapped(self, row: Row[tuple[str, str, bytes]]) -> Key:
        if row.master not in self.masters.by_name:
            self.renew()
        return unwrap(self.masters, row.owner, row.master, row.wrapped)

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with self._readers.connect() as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """Keys are kept by themselves: what needs them may yet be rolled back."""
        with self._writers.connect() as connection:
            yield connection
            connection.commit()
