"""A database of plain words comes out sealed, whatever cuts it off on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from storage.base import metadata, sealed_columns
from storage.engine import open_engine
from storage.migrate import migrate
from storage.opening import open_store
from storage.plain_words import references_given, still_plain
from storage.sealing_up import seal_what_is_plain
from storage.unit import Store
from tests.storage.bytes_at_rest import found_in, found_in_rows
from tests.storage.killed import kill_at_every_step
from tests.storage.old_database import WORDS, make_old_database, reference, said
from tests.stores import open_keys

PEOPLE = 7
EVERY_WORD = [*(one for n in range(PEOPLE) for one in said(n)), "YP-GPNE"]


@pytest.fixture
def old_url(bare_url: str) -> str:
    make_old_database(bare_url, PEOPLE)
    return bare_url


@contextmanager
def opened(url: str) -> Iterator[Store]:
    with closing(open_store(url, open_keys(url))) as store:
        yield store


def read(store: Store, number: int) -> list[str | None]:
    """Return every word about one young person, as the shelves give it out."""
    with store.looking() as unit:
        person = unit.young_people.get(f"yp{number}")
        meeting = unit.meetings.get(f"meeting{number}")
        assert person is not None
        assert meeting is not None
        [place] = unit.young_people.places(person.id)
        [called] = unit.meetings.invitations(meeting.id)
        [action] = unit.meetings.actions(meeting.id)
    words = {
        "actions": action,
        "invitations": called,
        "meetings": meeting,
        "memberships": place,
        "young_people": person,
    }
    told = [getattr(words[table], column) for table, column in WORDS]
    return [person.reference, *told]


def test_every_column_that_is_sealed_today_was_plain_once() -> None:
    sealed = {
        (table.name, column)
        for table in metadata.tables.values()
        for column in sealed_columns(table)
    }

    # These came with the sealing or after; a reference is plain in `said` by itself.
    new = {
        ("corrections", "was"),
        ("corrections", "became"),
        ("asks", "what"),
        ("asks", "stand_in_name"),
        ("actions", "stand_in_name"),
        ("handover_lines", "words"),
    }
    assert sealed - new == {*WORDS, ("young_people", "reference")}


def test_plain_words_would_have_been_found(old_url: str) -> None:
    engine = open_engine(old_url)
    found = found_in_rows(engine, EVERY_WORD)
    engine.dispose()

    assert {one.rpartition(" in ")[0] for one in found} == set(EVERY_WORD)


def test_it_comes_out_with_the_same_words(old_url: str) -> None:
    with opened(old_url) as store:
        assert [read(store, n) for n in range(PEOPLE)] == list(map(said, range(PEOPLE)))


def test_no_column_of_any_table_holds_them_any_more(old_url: str) -> None:
    with opened(old_url) as store:
        assert found_in_rows(store.engine, EVERY_WORD) == []


def test_no_byte_of_the_folder_holds_them_any_more(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/alongside.db"
    make_old_database(url, PEOPLE)
    assert found_in(tmp_path, EVERY_WORD)
    with opened(url):
        assert found_in(tmp_path, EVERY_WORD) == []

    assert found_in(tmp_path, EVERY_WORD) == []


def test_everybody_is_found_by_their_reference(old_url: str) -> None:
    with opened(old_url) as store, store.looking() as unit:
        for number in range(PEOPLE):
            found = unit.young_people.by_reference(reference(number))
            assert found is not None
            assert found.id == f"yp{number}"


def test_references_of_those_who_are_gone_stay_given(old_url: str) -> None:
    with opened(old_url) as store:
        with store.looking() as unit:
            given = unit.young_people.references()
        assert given == {"YP-GPNE", *map(reference, range(PEOPLE))}
        assert store.keys.references.all()["YP-GPNE"] is None


def test_a_second_start_seals_nothing(old_url: str) -> None:
    with opened(old_url) as store:
        before = _sealed_now(store)
        assert seal_what_is_plain(store) == 0
    with opened(old_url) as store:
        assert _sealed_now(store) == before


def _sealed_now(store: Store) -> list[str]:
    with store.looking() as unit:
        table = metadata.tables["meetings"]
        return list(unit.connection.execute(select(table.c.why)).scalars())


def test_a_new_database_has_nothing_to_seal(bare_url: str) -> None:
    engine = open_engine(bare_url)
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(select(still_plain)).all() == []
    engine.dispose()


def test_somebody_erased_since_is_not_sealed_but_taken_away(old_url: str) -> None:
    """An old backup from before the sealing, put back with the keys of today."""
    with closing(open_keys(old_url)) as keys:
        keys.references.give(reference(3), "yp3")
        keys.destroy("yp3")
    with opened(old_url) as store:
        with store.looking() as unit:
            assert unit.young_people.get("yp3") is None
            assert unit.meetings.get("meeting3") is None
            assert reference(3) in unit.young_people.references()
        assert read(store, 4) == said(4)
        assert found_in_rows(store.engine, said(3)) == []


@pytest.mark.parametrize("batch", [1, 2, 3, 200])
def test_in_batches_of_any_size_it_is_the_same(tmp_path: Path, batch: int) -> None:
    url = f"sqlite:///{tmp_path}/alongside.db"
    make_old_database(url, PEOPLE)
    engine = open_engine(url)
    migrate(engine)
    with closing(Store(engine, open_keys(url))) as store:
        sealed = seal_what_is_plain(store, batch)
        assert [read(store, n) for n in range(PEOPLE)] == list(map(said, range(PEOPLE)))

    assert sealed == len(EVERY_WORD) + PEOPLE


def test_killed_anywhere_it_goes_on_at_the_next_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/alongside.db"
    make_old_database(url, people := 1)
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    plain = (tmp_path / "alongside.db").read_bytes()

    def work() -> None:
        with closing(Store(open_engine(url), open_keys(url))) as store:
            seal_what_is_plain(store, 1)

    def look() -> str:
        left = len(found_in(tmp_path, EVERY_WORD))
        with opened(url) as store:
            words = [read(store, n) for n in range(people)]
            assert words == list(map(said, range(people)))
            assert found_in(tmp_path, EVERY_WORD) == []
        for path in tmp_path.glob("alongside*"):
            path.unlink()
        (tmp_path / "alongside.db").write_bytes(plain)
        return "some plain" if left else "all sealed"

    seen = kill_at_every_step(work, look, every=200)

    assert len(seen) >= 10
    assert set(seen) == {"some plain", "all sealed"}


def test_nothing_is_struck_off_while_somebody_is_in_the_way(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/alongside.db"
    make_old_database(url, PEOPLE)
    engine = open_engine(url)
    event.listen(engine, "connect", _impatient)
    migrate(engine)
    with closing(Store(engine, open_keys(url))) as store:
        with store.looking() as unit:
            unit.connection.execute(text("SELECT count(*) FROM meetings"))
            seal_what_is_plain(store)
            waiting = unit.connection.execute(select(still_plain)).all()
        assert waiting
        with store.looking() as unit:
            assert unit.connection.execute(select(still_plain)).all()
        seal_what_is_plain(store)
        with store.looking() as unit:
            assert unit.connection.execute(select(still_plain)).all() == []
            assert unit.connection.execute(select(references_given)).all() == []
    assert found_in(tmp_path, EVERY_WORD) == []


def _impatient(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA busy_timeout=20")
