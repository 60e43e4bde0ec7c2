"""Opening the database and its keys: the newest shape, and nothing in plain words."""

from __future__ import annotations

from pathlib import Path

from storage.engine import open_engine
from storage.keys import KeyStore
from storage.masters import BadMasterKeys, Masters, make_file, read_file, read_masters
from storage.migrate import migrate
from storage.sealing_up import seal_what_is_plain
from storage.unit import Store


def open_store(database_url: str, keys: KeyStore) -> Store:
    """Open the database, bring it to the newest shape, seal what is still plain."""
    engine = open_engine(database_url)
    migrate(engine)
    seal_what_is_plain(engine, keys)
    return Store(engine, keys)


def open_keys(keys_url: str, masters: Masters) -> KeyStore:
    """Open the keys; raises BadMasterKeys when a master they need is missing."""
    keys = KeyStore(open_engine(keys_url), masters)
    missing = keys.counts().keys() - masters.by_name.keys()
    if missing:
        keys.close()
        raise BadMasterKeys(
            f"{masters.source} lacks the key {', '.join(sorted(missing))}. "
            "Put it back: what it seals cannot be read without it."
        )
    return keys


def find_masters(given: str, path: Path) -> Masters:
    """Return the master keys as given, or from the file, made at the first start."""
    if given:
        return read_masters(given, "MASTER_KEYS")
    return read_file(path) if path.exists() else make_file(path)
