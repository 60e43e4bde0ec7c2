"""
One key for each young person, and a few for the house, each wrapped by a master.

They live in a database of their own, apart from what they open: a backup of the
one holds nothing readable without the other. Destroying a young person's key
loses them everywhere at once, also in every backup ever made.
"""

from __future__ import annotations

import os
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    Column,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFound
from storage.engine import WRITES
from storage.masters import KEY_BYTES, Masters
from storage.types import UtcDateTime

_metadata = MetaData()

_keys = Table(
    "keys",
    _metadata,
    Column("owner", String(26), primary_key=True),
    Column("master", String(16), nullable=False, index=True),
    Column("wrapped", LargeBinary(96), nullable=False),
)
_copies = Table(
    "master_copies",
    _metadata,
    Column("master", String(16), primary_key=True),
    Column("copied_at", UtcDateTime, nullable=False),
)
_FIND = select(_keys.c.master, _keys.c.wrapped).where(
    _keys.c.owner == bindparam("owner")
)
_NONCE = 12


class House(StrEnum):
    """The keys that belong to nobody; they are never destroyed."""

    TRAIL = "trail"
    SLIPS = "slips"
    REFERENCES = "references"


class KeyGone(NotFound):
    """What was kept here has been erased."""


class NoMaster(Exception):
    """A key is wrapped by a master key that is not here; its name is said."""


class KeyStore:
    """Wrapped keys by owner; what is unwrapped stays with whoever asked."""

    def __init__(self, engine: Engine, masters: Masters) -> None:
        self.masters = masters
        self._engine = engine
        self._readers = engine.execution_options(**{WRITES: False})
        self._writers = engine.execution_options(**{WRITES: True})
        self._house: dict[str, bytes] = {}
        with self._writers.begin() as connection:
            _metadata.create_all(connection)

    def of(self, owner: str) -> bytes:
        """Return the owner's key; raises KeyGone when there is none any more."""
        with self._readers.connect() as connection:
            row = connection.execute(_FIND, {"owner": owner}).first()
        if row is None:
            raise KeyGone
        return self._unwrap(owner, row.master, row.wrapped)

    def of_house(self, owner: House) -> bytes:
        """Return one of the house's keys, made when it is first asked for."""
        if owner not in self._house:
            self.make(owner)
            self._house[owner] = self.of(owner)
        return self._house[owner]

    def make(self, owner: str) -> None:
        """Make a key for somebody new; one that is there stays as it is."""
        wrapped = self._wrap(owner, os.urandom(KEY_BYTES))
        row = {"owner": owner, "master": self.masters.current, "wrapped": wrapped}
        try:
            with self._writers.begin() as connection:
                if connection.execute(_FIND, {"owner": owner}).first() is None:
                    connection.execute(_keys.insert(), row)
        except IntegrityError:
            return  # Another process was quicker: its key it is.

    def has(self, owner: str) -> bool:
        with self._readers.connect() as connection:
            return connection.execute(_FIND, {"owner": owner}).first() is not None

    def destroy(self, owner: str) -> None:
        """Destroy a key for good; doing it again does nothing."""
        with self._writers.begin() as connection:
            connection.execute(_keys.delete().where(_keys.c.owner == owner))
        self._scrub()

    def rotate(self, batch: int = 50) -> int:
        """
        Wrap some keys anew with the current master; returns how many are left.

        Each batch is a transaction of its own, so it can be cut off anywhere.
        """
        old = _keys.c.master != self.masters.current
        with self._writers.begin() as connection:
            for row in connection.execute(select(_keys).where(old).limit(batch)).all():
                key = self._unwrap(row.owner, row.master, row.wrapped)
                wrapped = self._wrap(row.owner, key)
                connection.execute(
                    _keys.update()
                    .where(_keys.c.owner == row.owner)
                    .values(master=self.masters.current, wrapped=wrapped)
                )
            left = connection.execute(select(func.count()).where(old)).scalar_one()
        return int(left)

    def counts(self) -> dict[str, int]:
        """Return how many keys each master wraps."""
        query = select(_keys.c.master, func.count()).group_by(_keys.c.master)
        with self._readers.connect() as connection:
            return {name: count for name, count in connection.execute(query)}

    def note_copy(self, now: datetime) -> None:
        """Note that somebody has put a copy of the current master key away."""
        with self._writers.begin() as connection:
            mine = _copies.c.master == self.masters.current
            connection.execute(_copies.delete().where(mine))
            row = {"master": self.masters.current, "copied_at": now}
            connection.execute(_copies.insert(), row)

    def copied_at(self) -> datetime | None:
        """Return when the current master key was last put away safely, if ever."""
        mine = _copies.c.master == self.masters.current
        with self._readers.connect() as connection:
            found = connection.execute(select(_copies.c.copied_at).where(mine))
            return found.scalar()

    def close(self) -> None:
        self._engine.dispose()

    def _scrub(self) -> None:
        """Leave nothing of a destroyed key in SQLite's log; pages are zeroed by it."""
        if self._engine.dialect.name != "sqlite":
            return
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

    def _wrap(self, owner: str, key: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, name = os.urandom(_NONCE), self.masters.current
        master = AESGCM(self.masters.by_name[name])
        return nonce + master.encrypt(nonce, key, _what_for(owner, name))

    def _unwrap(self, owner: str, name: str, wrapped: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if name not in self.masters.by_name:
            raise NoMaster(f"The master key {name} is not here. Put it back.")
        master = AESGCM(self.masters.by_name[name])
        return master.decrypt(
            wrapped[:_NONCE], wrapped[_NONCE:], _what_for(owner, name)
        )


def _what_for(owner: str, master: str) -> bytes:
    """Bind a wrapped key to its owner, so that two cannot be swapped."""
    return f"key|{owner}|{master}".encode()
