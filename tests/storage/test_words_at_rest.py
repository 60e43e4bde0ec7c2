"""No word of theirs in any byte that lies at rest: file, log, index, keys, backups."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.masters import make_file
from tests.cluster import Cluster
from tests.meetings.desk import Desk
from tests.storage.bytes_at_rest import back_up, found_in
from tests.storage.lives import OTHER, THEM, WORDS, call, record, two_lives

#: Every sealed field of two lives, and both references.
NOWHERE = [THEM, OTHER, *WORDS]


@pytest.fixture
def at_rest(desk: Desk, tmp_path: Path) -> Path:
    """A folder with all there is, in use, and with backups made in three ways."""
    make_file(tmp_path / "alongside-master.key")
    two_lives(desk)
    database, copies = tmp_path / "alongside.db", tmp_path / "copies"
    copies.mkdir()
    back_up(database, copies / "by-sqlite.db")
    for part in tmp_path.glob("alongside*.db*"):
        shutil.copy(part, copies)
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("VACUUM INTO ?", (str(copies / "vacuumed.db"),))
    return tmp_path


def test_every_kind_of_file_is_there_to_be_looked_at(at_rest: Path) -> None:
    names = {path.name for path in at_rest.iterdir()}

    assert {f"alongside{end}" for end in (".db", ".db-wal", ".db-shm")} <= names
    assert {"alongside-keys.db", "alongside-keys.db-wal", "copies"} <= names
    assert len(list((at_rest / "copies").iterdir())) >= 8


def test_no_word_is_in_any_of_them(at_rest: Path) -> None:
    assert found_in(at_rest, NOWHERE) == []


def test_a_word_would_have_been_found(at_rest: Path) -> None:
    (at_rest / "leaks.txt").write_text(f"…{WORDS[0]}…", encoding="utf-16-le")

    assert found_in(at_rest, NOWHERE) == [f"{WORDS[0]} in leaks.txt"]


@pytest.mark.parametrize("partnership_store", ["postgresql"], indirect=True)
def test_no_word_is_in_the_files_of_a_whole_postgresql_server(
    either: Desk, cluster: Cluster
) -> None:
    # The server is every test's; the tail tells these words from all the others.
    tail = " on the server"
    record(either, THEM, call(either, THEM, tail), tail)
    cluster.sql("CHECKPOINT")

    assert found_in(cluster.home / "data", [one + tail for one in WORDS]) == []
