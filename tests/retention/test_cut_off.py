"""Killed anywhere in the middle of a night, and run again; and what the disk keeps."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from storage.opening import open_store
from tests.meetings.desk import Desk
from tests.retention.attic import DUE, NOTED, TOLD, Attic
from tests.storage.bytes_at_rest import found_in
from tests.storage.killed import kill_at_every_step
from tests.stores import open_keys

#: The last day of the team of the one who goes, 90 days before the same night.
LAST = date(2027, 1, 21)


def in_the_attic(attic: Attic) -> tuple[str, str, list[str]]:
    """Return a meeting and a young person, both due in one night, and their ids."""
    meeting_id = attic.record()
    them = attic.end_team(LAST, about="YP-5DW8")
    attic.nights(NOTED, TOLD)
    with attic.desk.store.looking() as unit:
        ids = unit.retention.ids_of(meeting_id)
        places = [one.id for one in unit.young_people.places(them)]
    return meeting_id, them, [*ids, them, *places]


def test_no_page_of_the_file_still_says_it(attic: Attic, tmp_path: Path) -> None:
    _, _, ids = in_the_attic(attic)
    assert len(found_in(tmp_path, ids)) >= len(ids)
    attic.night(DUE)
    attic.desk.store.tidy()

    left = found_in(tmp_path, ids)
    # That the key is destroyed is what the keys' own file has to remember.
    assert [one for one in left if "-keys" not in one] == []


def test_killed_anywhere_the_night_is_ended_by_the_next(
    attic: Attic, tmp_path: Path
) -> None:
    meeting_id, _, _ = in_the_attic(attic)
    attic.desk.store.close()
    names = ["alongside.db", "alongside-keys.db"]
    kept = {name: (tmp_path / name).read_bytes() for name in names}
    url = f"sqlite:///{tmp_path / 'alongside.db'}"

    def again() -> Attic:
        store = open_store(url, open_keys(url))
        return replace(attic, desk=Desk(store=store, clock=attic.desk.clock))

    def work() -> None:
        begun = again()
        begun.night(DUE)
        begun.desk.store.close()

    def look() -> str:
        after = again()
        with closing(after.desk.store):
            before = after.is_there(meeting_id), after.is_anybody("YP-5DW8")
            after.night(DUE)
            assert not after.is_there(meeting_id)
            assert not after.is_anybody("YP-5DW8")
            with after.desk.store.looking() as unit:
                gone = unit.retention.gone_between(DUE, date(2027, 4, 22))
                assert len(unit.young_people.everyone()) == 7
            assert gone == {"meetings": 1, "young-people": 1}
        _put_back(tmp_path, kept)
        return str(before)

    seen = kill_at_every_step(work, look, every=400)

    assert len(seen) > 10
    assert len(set(seen)) >= 3


def _put_back(folder: Path, kept: dict[str, bytes]) -> None:
    for name, content in kept.items():
        for log in folder.glob(f"{name}-*"):
            log.unlink()
        (folder / name).write_bytes(content)
