"""
Words at rest: sealed with the key of the young person they are about.

AES-GCM, bound to table, column and row, so that a sealed value moved to another
place opens no more. A value says which key it needs: `v1:owner:base64`.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b32encode, b64decode, b64encode
from typing import Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from storage.keys import House, KeyStore

_VERSION = "v1"
_NONCE = 12
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
        self._keys = keys
        self._known: dict[str, bytes] = {}

    def make(self, owner: str) -> None:
        """Make the key of somebody new; raises nothing when it is there."""
        self._keys.make(owner)

    def seal(self, owner: str, place: str, words: str) -> str:
        """Seal words for `place`, "table|column|row", with the owner's key."""
        nonce = os.urandom(_NONCE)
        box = self._box(owner).encrypt(nonce, words.encode(), place.encode())
        return f"{_VERSION}:{owner}:{b64encode(nonce + box).decode()}"

    def open(self, place: str, sealed: str) -> str:
        """
        Return the words; raises KeyGone when they were erased.

        Raises InvalidTag of `cryptography` when they are not what was put there.
        """
        version, owner, box = sealed.split(":")
        if version != _VERSION:
            raise ValueError("Sealed by a newer version.")
        raw = b64decode(box)
        opened = self._box(owner).decrypt(raw[:_NONCE], raw[_NONCE:], place.encode())
        return bytes(opened).decode()

    def mark(self, owner: str, thing_id: str) -> str:
        """
        Return what stands for a thing in the trail: 26 letters, always the same.

        Made with the young person's own key: once that is destroyed, nobody can
        tell any more whom the trail speaks of.
        """
        made = hmac.new(self._key(owner), thing_id.encode(), hashlib.sha256)
        return b32encode(made.digest()).decode()[:_MARK]

    def reference_mark(self, reference: str) -> str:
        """Return what a reference is found by, without being written down."""
        key = self._keys.of_house(House.REFERENCES)
        return hmac.new(key, reference.encode(), hashlib.sha256).hexdigest()

    def _box(self, owner: str) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key(owner))

    def _key(self, owner: str) -> bytes:
        if owner not in self._known:
            house = owner in {*House}
            key = self._keys.of_house(House(owner)) if house else self._keys.of(owner)
            self._known[owner] = key
        return self._known[owner]


def is_sealed(value: str) -> bool:
    return value.startswith(f"{_VERSION}:") and value.count(":") == 2
