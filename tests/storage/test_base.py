"""Two people saving one thing: the second is told, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import ChangedMeanwhile
from storage.base import metadata
from storage.unit import Store
from tests.storage.examples import agency


@pytest.fixture
def kept(store: Store) -> Store:
    with store.changing() as unit:
        unit.agencies.add(agency())
    return store


def test_a_record_comes_back_as_it_was_stored(kept: Store) -> None:
    with kept.looking() as unit:
        assert unit.agencies.by_code("YJS") == agency()


def test_saving_counts_the_version_up(kept: Store) -> None:
    with kept.changing() as unit:
        saved = unit.agencies.save(replace(agency(), phone="01632 960 001"))
    with kept.looking() as unit:
        stored = unit.agencies.get(agency().id)

    assert stored == saved
    assert saved.version == 2


def test_the_second_of_two_to_save_is_told(kept: Store) -> None:
    with kept.changing() as unit:
        unit.agencies.save(replace(agency(), phone="01632 960 001"))

    with pytest.raises(ChangedMeanwhile), kept.changing() as unit:
        unit.agencies.save(replace(agency(), name="Brackenmoor YJS"))


def test_what_the_first_of_two_saved_stays(kept: Store) -> None:
    with kept.changing() as unit:
        first = unit.agencies.save(replace(agency(), phone="01632 960 001"))
    with pytest.raises(ChangedMeanwhile), kept.changing() as unit:
        unit.agencies.save(replace(agency(), name="Brackenmoor YJS"))

    with kept.looking() as unit:
        assert unit.agencies.get(agency().id) == first


def test_saving_what_is_not_there_is_told_too(store: Store) -> None:
    with pytest.raises(ChangedMeanwhile), store.changing() as unit:
        unit.agencies.save(agency())


def test_every_constraint_has_a_name_that_a_migration_can_find() -> None:
    nameless = [
        f"{table.name}: {constraint!r}"
        for table in metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]

    assert nameless == []


def test_every_name_is_short_enough_for_postgresql() -> None:
    names = [str(one.name) for one in metadata.tables.values()]
    for table in metadata.tables.values():
        names += [str(one.name) for one in table.constraints]
        names += [str(one.name) for one in table.indexes]

    assert [name for name in names if len(name) > 63] == []
