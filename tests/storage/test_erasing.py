"""Erased: gone from every table, file, log and old backup, and everyone else stays."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import Table, func, select

from bot.errors import NotFound
from storage.base import metadata, sealed_columns
from storage.erasing import GOES, NOT_ABOUT_THEM, STAYS, erase, finish_erasures
from storage.keys import House, KeyGone
from storage.opening import open_store
from tests.meetings.desk import Desk
from tests.storage.bytes_at_rest import found_in_rows
from tests.storage.lives import OTHER, TAIL, THEM, WORDS, told, two_lives
from tests.stores import open_keys

#: Whatever must be found nowhere; of the other one, the same words with a tail.
ALL_OF_IT = (THEM, *WORDS)


@pytest.fixture
def both(either: Desk) -> tuple[Desk, str, str]:
    """On either database, two young people with something in every table."""
    return either, *two_lives(either)


def rows(desk: Desk) -> dict[str, int]:
    with desk.store.looking() as unit:
        return {
            name: unit.connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for name, table in metadata.tables.items()
        }


def test_everything_told_is_there_to_begin_with(both: tuple[Desk, str, str]) -> None:
    desk, them, other = both

    assert [one for one in ALL_OF_IT if one not in told(desk, them)] == []
    assert [one for one in WORDS if one + TAIL not in told(desk, other)] == []


def test_half_of_each_table_goes_and_the_other_half_is_as_it_was(
    both: tuple[Desk, str, str],
) -> None:
    desk, them, other = both
    before, whole = rows(desk), told(desk, other)
    about_them = {table.name: _count(desk, table, them) for table in GOES}
    taken = erase(desk.store, them)
    after = rows(desk)

    assert min(about_them.values()) > 0
    gone = {name: before[name] - after[name] for name in before if name != "deliveries"}
    assert {name: count for name, count in gone.items() if count} == about_them
    assert taken == sum(before.values()) - sum(after.values())
    assert before["deliveries"] > after["deliveries"] > 0
    assert told(desk, other) == whole


def _count(desk: Desk, table: Table, young_person_id: str) -> int:
    with desk.store.looking() as unit:
        query = select(func.count()).select_from(table).where(GOES[table])
        them = {"young_person_id": young_person_id}
        return int(unit.connection.execute(query, them).scalar_one())


def test_nothing_points_at_them_any_more(both: tuple[Desk, str, str]) -> None:
    desk, them, _ = both
    held = _ids_of(desk, them)
    erase(desk.store, them)

    left = found_in_rows(desk.store.engine, held)
    # Beside PostgreSQL the tests keep the keys where everything else is.
    stays = {*STAYS, "gone"}
    assert [one for one in left if one.split(" in ")[1] not in stays] == []


def _ids_of(desk: Desk, young_person_id: str) -> list[str]:
    with desk.store.looking() as unit:
        return [
            one
            for table, about in GOES.items()
            for one in unit.connection.execute(
                select(table.c.id).where(about), {"young_person_id": young_person_id}
            ).scalars()
        ]


def test_erasing_again_takes_nothing(both: tuple[Desk, str, str]) -> None:
    desk, them, _ = both
    erase(desk.store, them)

    assert erase(desk.store, them) == 0
    assert finish_erasures(desk.store) == 0


def test_their_reference_finds_nobody_and_is_never_given_again(
    both: tuple[Desk, str, str],
) -> None:
    desk, them, other = both
    erase(desk.store, them)

    with desk.store.looking() as unit:
        assert unit.young_people.by_reference(THEM) is None
        assert THEM in unit.young_people.references()
        somebody = unit.young_people.get(other)
    assert somebody is not None
    again = replace(somebody, id=desk.clock.new_id(), reference=THEM)
    with pytest.raises(ValueError, match="given before"), desk.store.changing() as unit:
        unit.young_people.add(again)


def test_whose_reference_it_was_is_said_nowhere(both: tuple[Desk, str, str]) -> None:
    desk, them, other = both
    erase(desk.store, them)

    assert desk.store.keys.references.all()[THEM] is None
    assert desk.store.keys.references.all()[OTHER] == other


def test_with_the_key_gone_and_the_rows_still_there_they_are_not_found(
    both: tuple[Desk, str, str],
) -> None:
    desk, them, other = both
    desk.store.keys.destroy(them)

    with desk.store.looking() as unit:
        assert unit.young_people.get(them) is None
        assert unit.young_people.places(them) == []
        assert THEM not in {one.reference for one in unit.young_people.everyone()}
        odile, day = desk.id_of("odile"), desk.clock.now().date()
        around = unit.young_people.around(odile, day)
        assert OTHER in {one.reference for one in around}
        assert THEM not in {one.reference for one in around}
    with pytest.raises(NotFound):
        desk.meetings.begin_about(desk.asker("odile"), them)
    assert desk.meetings.begin_about(desk.asker("odile"), other)
    assert desk.meetings.coming_up(desk.asker("odile"))


def test_an_erasure_that_was_cut_off_is_ended_at_the_next_start(
    both: tuple[Desk, str, str],
) -> None:
    desk, them, other = both
    url = desk.store.engine.url.render_as_string(hide_password=False)
    whole = told(desk, other)
    desk.store.keys.destroy(them)
    with closing(open_store(url, open_keys(url))) as again:
        started = Desk(store=again, clock=desk.clock)
        assert told(started, other) == whole
        assert sum(_count(started, table, them) for table in GOES) == 0


def test_whoever_was_erased_cannot_come_back(both: tuple[Desk, str, str]) -> None:
    desk, them, other = both
    with desk.store.looking() as unit:
        somebody = unit.young_people.get(other)
    assert somebody is not None
    erase(desk.store, them)
    again = replace(somebody, id=them, reference="YP-C3D4")

    with pytest.raises(KeyGone), desk.store.changing() as unit:
        unit.young_people.add(again)


def test_the_house_cannot_be_erased(desk: Desk) -> None:
    with pytest.raises(ValueError, match="house"):
        erase(desk.store, House.TRAIL)


def test_each_table_is_known_to_go_or_to_stay() -> None:
    goes = {table.name for table in GOES}
    known = [*goes, *STAYS, *NOT_ABOUT_THEM]

    assert sorted(known) == sorted(metadata.tables)


def test_whatever_names_a_young_person_goes_or_says_why_it_stays() -> None:
    goes = {table.name for table in GOES}
    naming = {
        table.name
        for table in metadata.tables.values()
        for column in table.c
        if column.name in {"young_person_id", "thing_id"}
        or sealed_columns(table)
        or {key.column.table.name for key in column.foreign_keys} & goes
    }

    assert naming <= goes | set(STAYS)
    assert min(len(why) for why in STAYS.values()) > 20
