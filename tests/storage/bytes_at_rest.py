"""Looking for words in the very bytes of whatever lies at rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, TextClause, inspect, text


def found_in(folder: Path, words: Iterable[str]) -> list[str]:
    """Return each word that is in a file of the folder, as UTF-8 or UTF-16."""
    wanted = {word: ways(word) for word in words}
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        found += [
            f"{word} in {path.name}"
            for word, forms in wanted.items()
            if any(form in content for form in forms)
        ]
    return found


def ways(word: str) -> list[bytes]:
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def found_in_rows(engine: Engine, words: Iterable[str]) -> list[str]:
    """Return each word that any column of any table holds, asked for as letters."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        dump = {
            table: "\n".join(
                str(tuple(row)) for row in connection.execute(_everything(table))
            )
            for table in tables
        }
    assert sum(map(len, dump.values())) > 1000
    return [
        f"{word} in {table}"
        for table, rows in dump.items()
        for word in words
        if word in rows
    ]


def _everything(table: str) -> TextClause:
    return text(f'SELECT * FROM "{table}"')


def back_up(database: Path, into: Path) -> None:
    """Make a backup as SQLite itself makes one, while the database is in use."""
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(into)) as target,
    ):
        source.backup(target)
