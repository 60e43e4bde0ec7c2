"""Sealed words: they come back as they were, only where they were, only to us."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import StatementError

from storage.base import metadata, place_of, sealed_columns
from storage.keys import House, KeyGone
from storage.masters import Key
from storage.meetings import meetings
from storage.sealing import Seals, is_sealed, owner_of
from storage.unit import Store
from storage.wrapping import NotAsSealed, lock, unlock
from storage.young_people import young_people
from tests.meetings.desk import Desk
from tests.storage.bytes_at_rest import found_in_rows
from tests.storage.lives import OTHER, TAIL, THEM, WORDS, told, two_lives

ANA, BO = "young-person-ana", "young-person-bo"
PLACE = "meetings|why|one"
KEY = Key(bytes(range(32)))


@pytest.fixture
def seals(store: Store) -> Seals:
    store.keys.make(ANA)
    store.keys.make(BO)
    return Seals(store.keys)


@given(st.text(), st.text(max_size=40), st.binary(min_size=32, max_size=32))
def test_any_words_come_back_as_they_were(words: str, place: str, key: bytes) -> None:
    said = words.encode("utf-8", "surrogatepass")

    assert unlock(key, place, lock(key, place, said)) == said


@given(st.binary(max_size=60), st.integers(0, 10_000), st.integers(1, 255))
def test_one_changed_byte_opens_nothing(words: bytes, where: int, change: int) -> None:
    box = bytearray(lock(KEY, PLACE, words))
    box[where % len(box)] ^= change

    with pytest.raises(NotAsSealed):
        unlock(KEY, PLACE, bytes(box))


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 27])
def test_a_box_cut_short_opens_nothing(length: int) -> None:
    with pytest.raises(NotAsSealed):
        unlock(KEY, PLACE, lock(KEY, PLACE, b"")[:length])


def test_the_same_words_never_look_the_same_twice(seals: Seals) -> None:
    assert len({seals.seal(ANA, PLACE, "Thursday") for _ in range(200)}) == 200


def test_words_open_in_another_transaction(seals: Seals) -> None:
    sealed = seals.seal(ANA, PLACE, "Thursday – or Friday?")

    assert is_sealed(sealed)
    assert owner_of(sealed) == ANA
    assert Seals(seals.keys).open(PLACE, sealed) == "Thursday – or Friday?"


@pytest.mark.parametrize(
    "place", ["meetings|why|two", "meetings|place|one", "actions|why|one", ""]
)
def test_in_another_row_column_or_table_they_stay_shut(
    seals: Seals, place: str
) -> None:
    sealed = seals.seal(ANA, PLACE, "Thursday")

    with pytest.raises(NotAsSealed):
        seals.open(place, sealed)


def test_under_another_name_they_stay_shut(seals: Seals) -> None:
    sealed = seals.seal(ANA, PLACE, "Thursday")

    for owner in (BO, House.TRAIL, House.REFERENCES):
        with pytest.raises(NotAsSealed):
            seals.open(PLACE, sealed.replace(ANA, owner))


@pytest.mark.parametrize(
    "value", ["", "Thursday", "v1:", "v2:a:b", "v1:a", "v1:a:b:c", f"v1:{ANA}:%%%"]
)
def test_what_we_never_wrote_is_refused_in_one_way(seals: Seals, value: str) -> None:
    with pytest.raises(NotAsSealed):
        seals.open(PLACE, value)


def test_after_the_key_is_gone_nothing_opens(seals: Seals) -> None:
    sealed = seals.seal(ANA, PLACE, "Thursday")
    seals.keys.destroy(ANA)
    later = Seals(seals.keys)

    with pytest.raises(KeyGone):
        later.open(PLACE, sealed)
    with pytest.raises(KeyGone):
        later.seal(ANA, PLACE, "Friday")
    later.fetch([sealed, later.seal(BO, PLACE, "Friday")])
    with pytest.raises(KeyGone):
        later.open(PLACE, sealed)


def test_plain_words_are_never_written_into_a_sealed_column(store: Store) -> None:
    plain = young_people.insert().values(id="x", reference=THEM, version=1)

    with pytest.raises(StatementError, match="sealed"), store.changing() as unit:
        unit.connection.execute(plain)


def test_every_two_sealed_values_swapped_in_the_database_stay_shut(
    desk: Desk,
) -> None:
    two_lives(desk)
    with desk.store.looking() as unit:
        kept = dict(_all_sealed(unit.connection))
        seals = Seals(desk.store.keys)
        assert all(seals.open(place, sealed) for place, sealed in kept.items())
        swapped = 0
        for (here, _), (_, there) in permutations(kept.items(), 2):
            swapped += 1
            with pytest.raises(NotAsSealed):
                seals.open(here, there)

    assert swapped > 2000


def _all_sealed(connection: Connection) -> list[tuple[str, str]]:
    return [
        (place_of(table, name, row.id), row.sealed)
        for table in metadata.tables.values()
        for name in sealed_columns(table)
        for row in connection.execute(select(table.c.id, table.c[name].label("sealed")))
        if row.sealed is not None
    ]


def test_a_meetings_words_moved_to_another_meeting_are_not_read(either: Desk) -> None:
    them, other = two_lives(either)
    with either.store.changing() as unit:
        rows = {
            row.young_person_id: row
            for row in unit.connection.execute(select(meetings))
        }
        moved = meetings.update().where(meetings.c.id == rows[other].id)
        unit.connection.execute(moved.values(why=rows[them].why))

    with pytest.raises(NotAsSealed), either.store.looking() as unit:
        unit.meetings.get(rows[other].id)


def test_no_column_of_any_table_holds_a_word_of_theirs(either: Desk) -> None:
    them, other = two_lives(either)
    either.store.engine.dispose()

    assert found_in_rows(either.store.engine, [THEM, OTHER, *WORDS]) == []
    assert all(one in told(either, them) for one in (THEM, *WORDS))
    assert all(one in told(either, other) for one in (OTHER, WORDS[0] + TAIL))


def test_a_plain_word_would_have_been_found(either: Desk) -> None:
    two_lives(either)
    with either.store.changing() as unit:
        plain = text("UPDATE meetings SET why = :word")
        unit.connection.execute(plain, {"word": WORDS[1]})

    assert found_in_rows(either.store.engine, WORDS) == [f"{WORDS[1]} in meetings"]
