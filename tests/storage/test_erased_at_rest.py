"""What lies on the disk after an erasure: the file, its log, the keys, old backups."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.rehearsal import MASTER_KEY
from storage.erasing import erase
from storage.opening import OtherKeys, open_keys, open_store
from tests.meetings.desk import Desk
from tests.storage.bytes_at_rest import back_up, found_in
from tests.storage.killed import kill_at_every_step
from tests.storage.lives import OTHER, THEM, WORDS, told, two_lives


@dataclass(frozen=True, kw_only=True)
class Disk:
    """A folder with a database in use, its keys, and a backup of last week."""

    desk: Desk
    folder: Path
    #: Made before anybody was erased; the keys have no backup.
    backup: Path
    them: str
    other: str

    @contextmanager
    def opened(self, database: Path | None = None) -> Iterator[Desk]:
        """Start on this database, or a backup, with the keys of today."""
        url = f"sqlite:///{database or self.folder / 'alongside.db'}"
        keys = open_keys(f"sqlite:///{self.keys}", MASTER_KEY, Path("none"))
        with closing(open_store(url, keys)) as store:
            yield Desk(store=store, clock=self.desk.clock)

    @property
    def keys(self) -> Path:
        return self.folder / "alongside-keys.db"


@pytest.fixture
def disk(desk: Desk, tmp_path: Path) -> Disk:
    them, other = two_lives(desk)
    backup = tmp_path / "last-week" / "alongside.db"
    backup.parent.mkdir()
    back_up(tmp_path / "alongside.db", backup)
    return Disk(desk=desk, folder=tmp_path, backup=backup, them=them, other=other)


def wrapped_key(disk: Disk) -> bytes:
    with disk.desk.store.keys._looking() as connection:
        query = "SELECT wrapped FROM keys WHERE owner = ?"
        found = connection.exec_driver_sql(query, (disk.them,)).scalar_one()
    return bytes(found)


def test_no_byte_of_their_key_is_left(disk: Disk) -> None:
    wrapped = wrapped_key(disk)
    files = [disk.keys, disk.keys.with_name(f"{disk.keys.name}-wal")]
    assert any(wrapped in file.read_bytes() for file in files)
    erase(disk.desk.store, disk.them)

    assert [file.name for file in files if wrapped in file.read_bytes()] == []


def test_no_id_of_theirs_is_left_beside_the_database(disk: Disk) -> None:
    desk = disk.desk
    [meeting_id] = _meetings_of(desk, disk.them)
    ids = [one.id for one in desk.invitations(meeting_id)] + [meeting_id]
    erase(desk.store, disk.them)
    shutil.rmtree(disk.backup.parent)
    left = found_in(disk.folder, [*ids, THEM, *WORDS])

    # The trail still names what they did; what that was cannot be found any more.
    assert {one for one in left if not one.startswith(meeting_id)} == set()


def _meetings_of(desk: Desk, young_person_id: str) -> list[str]:
    with desk.store.looking() as unit:
        query = "SELECT id FROM meetings WHERE young_person_id = ?"
        found = unit.connection.exec_driver_sql(query, (young_person_id,))
        return list(found.scalars())


def test_a_backup_holds_no_word_whether_opened_or_not(disk: Disk) -> None:
    assert found_in(disk.folder, [THEM, OTHER, *WORDS]) == []
    erase(disk.desk.store, disk.them)
    with disk.opened(disk.backup):
        pass

    assert found_in(disk.folder, [THEM, OTHER, *WORDS]) == []


def test_an_old_backup_loses_them_when_it_is_opened(disk: Disk) -> None:
    whole = told(disk.desk, disk.other)
    erase(disk.desk.store, disk.them)
    assert disk.them.encode() in disk.backup.read_bytes()
    with disk.opened(disk.backup) as restored:
        assert told(restored, disk.other) == whole
        assert _meetings_of(restored, disk.them) == []
        with restored.store.looking() as unit:
            assert unit.young_people.by_reference(THEM) is None
            assert unit.young_people.by_reference(OTHER) is not None
            assert THEM in unit.young_people.references()

    assert disk.them.encode() not in disk.backup.read_bytes()


def test_an_old_backup_does_not_say_whose_reference_was_whose(disk: Disk) -> None:
    """Beside the one id there is nothing that all keys of today could open."""
    erase(disk.desk.store, disk.them)
    seals = disk.desk.store.keys
    with closing(_raw(disk.backup)) as old:
        [row] = old.execute("SELECT * FROM young_people WHERE id = ?", (disk.them,))
    marks = {seals.references._mark(one) for one in (THEM, OTHER)}

    assert marks.isdisjoint(map(str, row))
    assert disk.them not in seals.owners()
    assert disk.them not in seals.references.all().values()


def _raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def test_before_an_erasure_a_backup_opens_whole(disk: Disk) -> None:
    whole = told(disk.desk, disk.them)
    with disk.opened(disk.backup) as restored:
        assert told(restored, disk.them) == whole


def test_the_keys_of_another_database_erase_nobody(disk: Disk) -> None:
    disk.desk.store.close()
    disk.keys.unlink()
    before = disk.backup.read_bytes()
    with pytest.raises(OtherKeys, match="is missing: 9"):
        disk.opened(disk.backup).__enter__()

    assert _rows_of(disk.backup) == 9
    assert disk.backup.read_bytes() == before


def _rows_of(path: Path) -> int:
    with closing(_raw(path)) as old:
        [[count]] = old.execute("SELECT count(*) FROM young_people")
    return int(count)


def test_an_old_copy_of_the_keys_is_refused_for_those_it_lacks(disk: Disk) -> None:
    disk.desk.store.close()
    with closing(_raw(disk.keys)) as keys:
        keys.execute("DELETE FROM keys WHERE owner = ?", (disk.other,))
        keys.commit()
    with pytest.raises(OtherKeys, match="is missing: 1"):
        disk.opened().__enter__()


def test_killed_anywhere_an_erasure_is_whole_after_the_next_start(disk: Disk) -> None:
    whole = told(disk.desk, disk.other)
    disk.desk.store.close()
    names = ["alongside.db", "alongside-keys.db"]
    kept = {name: (disk.folder / name).read_bytes() for name in names}

    def work() -> None:
        with disk.opened() as begun:
            erase(begun.store, disk.them)

    def look() -> str:
        with disk.opened() as after:
            gone = disk.them in after.store.keys.destroyed()
            left = len(_meetings_of(after, disk.them))
            assert left == (0 if gone else 1)
            assert told(after, disk.other) == whole
        _put_back(disk.folder, kept)
        return "erased" if gone else "untouched"

    seen = kill_at_every_step(work, look, every=24)

    assert len(seen) > 15
    assert set(seen) == {"erased", "untouched"}


def _put_back(folder: Path, kept: dict[str, bytes]) -> None:
    for name, content in kept.items():
        for log in folder.glob(f"{name}-*"):
            log.unlink()
        (folder / name).write_bytes(content)
