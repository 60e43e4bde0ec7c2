"""Opening the database and its keys: the newest shape, and nothing in plain words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import Engine, Text, func, select, type_coerce

from storage.engine import open_engine
from storage.erasing import finish_erasures
from storage.key_tables import has_keys
from storage.keys import KeyStore
from storage.masters import BadMasterKeys, Masters, make_file, read_file, read_masters
from storage.migrate import migrate
from storage.sealing_up import seal_what_is_plain
from storage.unit import Store
from storage.wrapping import NotAsSealed
from storage.young_people import young_people


class OtherKeys(Exception):
    """The keys are not those of this database; the words say how many are missing."""


def open_store(database_url: str, keys: KeyStore) -> Store:
    """
    Open the database, bring it to the newest shape, seal what is still plain.

    Also ends every erasure that was cut off, or that a backup does not know of.
    Raises OtherKeys, and leaves all as it is, when keys are missing that nobody
    destroyed.
    """
    engine = open_engine(database_url)
    migrate(engine)
    store = Store(engine, keys)
    finish_erasures(store)
    if missing := without_key(store):
        store.close()
        raise OtherKeys(
            f"Young people whose key is missing: {len(missing)}. Are these the keys "
            "of another database, or an old copy? Look at KEYS_URL."
        )
    seal_what_is_plain(store)
    return store


def without_key(store: Store) -> frozenset[str]:
    """Return those whose words are sealed, and whose key is nowhere."""
    stored = type_coerce(young_people.c.reference, Text())
    query = select(young_people.c.id).where(func.substr(stored, 1, 3) == "v1:")
    with store.looking() as unit:
        sealed = frozenset(unit.connection.execute(query).scalars())
    return sealed - store.keys.owners() if sealed else sealed


def open_keys(keys_url: str, given: str, path: Path) -> KeyStore:
    """
    Open the keys with the masters given, or with those in the file.

    Raises BadMasterKeys when a master that is needed is missing, or is another.
    """
    engine = open_engine(keys_url)
    try:
        masters = _find_masters(engine, given, path)
        keys = KeyStore(engine, masters, None if given else partial(read_file, path))
        _try(keys)
    except BaseException:
        engine.dispose()
        raise
    return keys


def _find_masters(engine: Engine, given: str, path: Path) -> Masters:
    """
    Return the masters; a file is made at the very first start only.

    Where there are keys already, a new master would open none of them: then the
    file is somewhere else, or lost.
    """
    if given:
        return read_masters(given, "MASTER_KEYS")
    # Asked before the file is looked for: it is there before the first key is.
    is_first_start = not has_keys(engine)
    if is_first_start and not path.exists():
        return make_file(path)
    return read_file(path)


def _try(keys: KeyStore) -> None:
    source = keys.masters.source
    if missing := keys.counts().keys() - keys.masters.by_name.keys():
        raise BadMasterKeys(
            f"{source} lacks the key {', '.join(sorted(missing))}. "
            "Put it back: what it seals cannot be read without it."
        )
    try:
        keys.try_masters()
    except NotAsSealed:
        raise BadMasterKeys(
            f"{source} has a key of the right name that does not fit. "
            "Put back the one that was there before."
        ) from None
