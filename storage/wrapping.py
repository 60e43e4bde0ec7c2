"""AES-GCM, the one way anything is locked here: keys by masters, words by keys."""

from __future__ import annotations

import os

from storage.masters import Key, Masters

_NONCE = 12


class NotAsSealed(Exception):
    """What lies here is not what was put here; nothing of it is shown."""


class NoMaster(Exception):
    """A key is wrapped by a master key that is not here; its name is said."""


def lock(key: bytes, place: str, words: bytes) -> bytes:
    """Return the words locked for one place; moved to another they open no more."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, words, place.encode())


def unlock(key: bytes, place: str, box: bytes) -> bytes:
    """Return the words; raises NotAsSealed for another key, place or content."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise NotAsSealed from None


def wrap(masters: Masters, owner: str, key: bytes) -> bytes:
    """Wrap a key with the current master, for this owner only."""
    name = masters.current
    return lock(masters.by_name[name], _what_for(owner, name), key)


def unwrap(masters: Masters, owner: str, name: str, wrapped: bytes) -> Key:
    """Return the key; raises NoMaster or, for a swapped one, NotAsSealed."""
    if name not in masters.by_name:
        raise NoMaster(f"The master key {name} is not here. Put it back.")
    return Key(unlock(masters.by_name[name], _what_for(owner, name), wrapped))


def _what_for(owner: str, master: str) -> str:
    """Bind a wrapped key to its owner, so that two cannot be swapped."""
    return f"key|{owner}|{master}"
