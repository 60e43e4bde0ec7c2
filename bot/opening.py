"""Opening all that is remembered, as the settings say."""

from __future__ import annotations

from bot.settings import BadSettings, Settings
from storage.masters import BadMasterKeys
from storage.opening import find_masters, open_keys, open_store
from storage.unit import Store

#: Said when a master key has just been made; nobody has a copy of it yet.
NEW_KEY = (
    "A new master key was made: {path}. Without it nothing can be read again.\n"
    "Put a copy in a safe place, away from the database's backups. "
    "Then run: python -m bot keys copied"
)


def open_everything(settings: Settings) -> Store:
    """
    Open the keys and the database; at the very first start a master key is made.

    Raises BadSettings when what is there cannot be opened with what is given.
    """
    try:
        given = settings.master_keys.get_secret_value()
        masters = find_masters(given, settings.where_master_key_is)
        keys = open_keys(settings.where_keys_are, masters)
    except BadMasterKeys as bad:
        raise BadSettings([str(bad)]) from None
    return open_store(settings.database_url, keys)


def new_key_words(store: Store) -> str | None:
    """Return what to say when the master key is new; None when it is not."""
    masters = store.keys.masters
    return NEW_KEY.format(path=masters.source) if masters.are_new else None
