"""Every reference ever given: to whom, while they are here, and never to another."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, bindparam, select

from storage.key_tables import given
from storage.masters import Key
from storage.wrapping import lock, unlock

Opens = Callable[[], AbstractContextManager[Connection]]

_BY_MARK = select(given).where(given.c.mark == bindparam("mark"))


class References:
    """
    References by a mark made with the house's key, never in plain words.

    They lie beside the keys: so a reference can be found without opening every
    young person, and destroying a key forgets in one step whose it was.
    """

    def __init__(self, key: Key, looking: Opens, changing: Opens) -> None:
        self._key = key
        self._looking = looking
        self._changing = changing

    def owner_of(self, reference: str) -> str | None:
        """Return whose it is; also of one whose adding was never finished."""
        with self._looking() as connection:
            row = connection.execute(_BY_MARK, {"mark": self._mark(reference)}).first()
        return row.owner if row else None

    def all(self) -> dict[str, str | None]:
        """Return every reference ever given and its owner; None: they are erased."""
        with self._looking() as connection:
            rows = connection.execute(select(given)).all()
        return {
            unlock(self._key, _place(row.mark), row.sealed).decode(): row.owner
            for row in rows
        }

    def give(self, reference: str, owner: str | None) -> None:
        """
        Note a reference as given; None: to somebody who is not here any more.

        Raises ValueError for one whose young person was erased: it stays theirs.
        """
        mark = self._mark(reference)
        with self._changing() as connection:
            there = connection.execute(_BY_MARK, {"mark": mark}).first()
            if there is None:
                sealed = lock(self._key, _place(mark), reference.encode())
                row = {"mark": mark, "owner": owner, "sealed": sealed}
                connection.execute(given.insert(), row)
            elif owner is not None:
                if there.owner is None:
                    raise ValueError("This reference was given before.")
                mine = given.update().where(given.c.mark == mark)
                connection.execute(mine.values(owner=owner))

    def _mark(self, reference: str) -> str:
        return hmac.new(self._key, reference.encode(), hashlib.sha256).hexdigest()


def _place(mark: str) -> str:
    return f"given|sealed|{mark}"
