"""A database file for each scenario: the partnership, loaded once and then copied."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.clock import MovableClock
from bot.practice.partnership import PARTNERSHIP
from bot.rehearsal import Rehearsal
from tests.stores import copy_database


class Databases:
    """Files with the partnership in them, one for each day that a story begins."""

    def __init__(self, folder: Path, empty: Path) -> None:
        """`empty` is a file that has every table already, to begin with."""
        self._folder = folder
        self._empty = empty
        self._loaded: dict[tuple[datetime, str], Path] = {}

    def copy(self, on: datetime, without: str, path: Path) -> Path:
        """Put a copy at `path`; `without` is a worker left out, by handle."""
        if (on, without) not in self._loaded:
            self._loaded[on, without] = self._load(on, without)
        return copy_database(self._loaded[on, without], path)

    def _load(self, on: datetime, without: str) -> Path:
        path = self._folder / f"{on:%Y%m%d%H%M}{without}.db"
        copy_database(self._empty, path)
        rehearsal = Rehearsal(
            database_url=url_of(path),
            clock=MovableClock(on),
            partnership=self._partnership(without),
        )
        rehearsal.slack.start()
        try:
            rehearsal.fill_directory()
        finally:
            rehearsal.slack.stop()
        return path

    def _partnership(self, without: str) -> Path:
        if not without:
            return PARTNERSHIP
        tables = re.split(r"(?m)^(?=\[\[)", PARTNERSHIP.read_text(encoding="utf-8"))
        kept = [one for one in tables if f'\nhandle = "{without}"\n' not in one]
        path = self._folder / f"without-{without}.toml"
        path.write_text("".join(kept), encoding="utf-8")
        return path


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def committed(path: Path) -> Path:
    """Copy what is committed at this instant, as a disk would hold it after a kill."""
    kept = path.with_suffix(".kept")
    with (
        closing(sqlite3.connect(path)) as here,
        closing(sqlite3.connect(kept)) as there,
    ):
        here.backup(there)
    return kept


def put_back(kept: Path, path: Path) -> None:
    """Let the database be that copy and nothing newer."""
    for leftover in ("-wal", "-shm"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    kept.replace(path)
