"""Opening and copying a test's database together with its keys."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.rehearsal import MASTER_KEY
from storage.engine import open_engine
from storage.keys import KeyStore
from storage.masters import read_masters
from storage.unit import Store

MASTERS = read_masters(MASTER_KEY, "the tests")


def open_store(url: str) -> Store:
    """Open a database that has its tables; its keys are made at need."""
    return Store(open_engine(url), open_keys(url))


def open_keys(url: str) -> KeyStore:
    """Keys lie beside a SQLite file, and in a PostgreSQL database itself."""
    is_file = url.startswith("sqlite")
    where = f"{url.removesuffix('.db')}-keys.db" if is_file else url
    return KeyStore(open_engine(where), MASTERS)


def copy_database(source: Path, target: Path) -> Path:
    """Copy a closed SQLite database, with its keys if there are any."""
    shutil.copy(source, target)
    if keys_of(source).exists():
        shutil.copy(keys_of(source), keys_of(target))
    return target


def keys_of(database: Path) -> Path:
    return database.with_name(f"{database.stem}-keys.db")
