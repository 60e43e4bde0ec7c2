"""Opening all that is remembered, as the settings say."""

from __future__ import annotations

from bot.handovers.route_file import BadRoutes, Routes, read_routes
from bot.nudges.ladder_file import BadLadders, Ladders, read_ladders
from bot.retention.records import Rules
from bot.retention.rule_file import BadRules, read_rules
from bot.settings import BadSettings, Settings
from storage.masters import BadMasterKeys
from storage.opening import OtherKeys, open_keys, open_store
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
    given = settings.master_keys.get_secret_value()
    try:
        keys = open_keys(settings.where_keys_are, given, settings.where_master_key_is)
        return open_store(settings.database_url, keys)
    except (BadMasterKeys, OtherKeys) as bad:
        raise BadSettings([str(bad)]) from None


def rules_of(settings: Settings) -> Rules:
    """Read how long things are kept; raises BadSettings, by line and rule."""
    try:
        return read_rules(settings.where_rules_are)
    except BadRules as bad:
        raise BadSettings([f"RETENTION_FILE: {one}" for one in bad.problems]) from None


def ladders_of(settings: Settings) -> Ladders:
    """Read the ladders of nudges; raises BadSettings, by file and step."""
    try:
        return read_ladders(settings.where_ladders_are)
    except BadLadders as bad:
        raise BadSettings([f"LADDERS_FOLDER: {one}" for one in bad.problems]) from None


def routes_of(settings: Settings) -> Routes:
    """Read the routes of handovers; raises BadSettings, by file and item."""
    try:
        return read_routes(settings.where_routes_are)
    except BadRoutes as bad:
        raise BadSettings([f"HANDOVER_ROUTES: {one}" for one in bad.problems]) from None


def new_key_words(store: Store) -> str | None:
    """Return what to say when the master key is new; None when it is not."""
    masters = store.keys.masters
    return NEW_KEY.format(path=masters.source) if masters.are_new else None
