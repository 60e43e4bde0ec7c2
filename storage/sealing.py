"""
Words at rest: sealed with the key of the young person they are about.

AES-GCM, bound to table, column and row, so that a sealed value moved to another
place opens no more. A value says which key it needs: `v1:owner:base64`.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode, b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Set
from typing import Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from storage.keys import House, KeyGone, KeyStore
from storage.masters import Key
from storage.wrapping import NotAsSealed, lock, unlock

_VERSION = "v1"
_MARK = 26


class Sealed(TypeDecorator[str]):
    """A column of sealed words; the shelves seal and open, this only says so."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value is not None and not is_sealed(value):
            raise ValueError("Words are sealed before they are stored.")
        return value


class Seals:
    """Seals and opens during one transaction; keys are forgotten with it."""

    def __init__(self, keys: KeyStore) -> None:
        self.keys = keys
        self._known: dict[str, Key | None] = {}

    def make(self, owner: str) -> None:
        """Make the key of somebody new; raises KeyGone for somebody erased."""
        self.keys.make(owner)
        self._known.pop(owner, None)

    def seal(self, owner: str, place: str, words: str) -> str:
        """Seal words for `place`, "table|column|row", with the owner's key."""
        box = lock(self._key(owner), place, words.encode())
        return f"{_VERSION}:{owner}:{b64encode(box).decode()}"

    def open(self, place: str, sealed: str) -> str:
        """Return the words; raises KeyGone when erased, NotAsSealed when moved."""
        owner = owner_of(sealed)
        try:
            box = b64decode(sealed.rpartition(":")[2], validate=True)
        except NotBase64:
            raise NotAsSealed from None
        return unlock(self._key(owner), place, box).decode()

    def fetch(self, sealed: Iterable[str | None]) -> None:
        """Ask once for all the keys that these values need."""
        self.at_hand({owner_of(one) for one in sealed if one})

    def at_hand(self, owners: Set[str]) -> None:
        """Ask once for the keys of all these."""
        wanted = owners - self._known.keys()
        if len(wanted) > 1:
            found = self.keys.these(wanted)
            self._known |= {one: found.get(one) for one in wanted}

    def mark(self, owner: str, thing_id: str) -> str:
        """
        Return what stands for a thing in the trail: 26 letters, always the same.

        Made with the young person's own key: once that is destroyed, nobody can
        tell any more whom the trail speaks of.
        """
        made = hmac.new(self._key(owner), thing_id.encode(), hashlib.sha256)
        return b32encode(made.digest()).decode()[:_MARK]

    def _key(self, owner: str) -> Key:
        if owner not in self._known:
            house = owner in {*House}
            key = self.keys.of_house(House(owner)) if house else self.keys.of(owner)
            self._known[owner] = key
        found = self._known[owner]
        if found is None:
            raise KeyGone
        return found


def is_sealed(value: str) -> bool:
    return value.startswith(f"{_VERSION}:") and value.count(":") == 2


def owner_of(sealed: str) -> str:
    """Return whose key opens a value; raises NotAsSealed for what is none of ours."""
    if not is_sealed(sealed):
        raise NotAsSealed
    return sealed.split(":")[1]
