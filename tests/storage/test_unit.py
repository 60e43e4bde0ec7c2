"""One intention, one transaction: all of it or nothing, and then the poke."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from storage.unit import Store, Unit
from tests.storage.examples import agency
from tests.stores import open_store


class Stumble(Exception):
    """Something goes wrong half-way."""


def add_and_stumble(unit: Unit) -> None:
    unit.agencies.add(agency())
    raise Stumble


def test_leaving_a_change_keeps_it(store: Store) -> None:
    with store.changing() as unit:
        unit.agencies.add(agency())

    with store.looking() as unit:
        assert unit.agencies.everyone() == [agency()]


def test_an_exception_takes_everything_back(store: Store) -> None:
    with pytest.raises(Stumble), store.changing() as unit:
        add_and_stumble(unit)

    with store.looking() as unit:
        assert unit.agencies.everyone() == []


def test_the_next_change_works_after_one_went_wrong(store: Store) -> None:
    with pytest.raises(Stumble), store.changing():
        raise Stumble
    with store.changing() as unit:
        unit.agencies.add(agency())

    with store.looking() as unit:
        assert unit.agencies.everyone() == [agency()]


def test_the_poke_comes_when_the_change_can_be_seen(store: Store) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.looking() as unit:
            seen.append(len(unit.agencies.everyone()))

    store.after_commit(look)
    with store.changing() as unit:
        unit.agencies.add(agency())

    assert seen == [1]


def test_there_is_no_poke_for_what_was_taken_back(store: Store) -> None:
    pokes: list[None] = []
    store.after_commit(lambda: pokes.append(None))
    with pytest.raises(Stumble), store.changing():
        raise Stumble

    assert pokes == []


def test_a_quiet_change_pokes_nobody(store: Store) -> None:
    pokes: list[None] = []
    store.after_commit(lambda: pokes.append(None))
    with store.changing(quietly=True):
        pass

    assert pokes == []


def test_a_look_pokes_nobody(store: Store) -> None:
    pokes: list[None] = []
    store.after_commit(lambda: pokes.append(None))
    with store.looking():
        pass

    assert pokes == []


def test_a_poke_may_open_a_change_of_its_own(store: Store) -> None:
    def mark() -> None:
        with store.changing(quietly=True) as unit:
            unit.agencies.add(agency())

    store.after_commit(mark)
    with store.changing():
        pass

    with store.looking() as unit:
        assert unit.agencies.everyone() == [agency()]


def test_a_change_inside_a_change_is_an_error_and_not_a_wait_for_ever(
    sqlite_url: str,
) -> None:
    store = open_store(sqlite_url)
    with store.changing(), pytest.raises(RuntimeError, match="finish it first"):
        store.changing().__enter__()
    store.close()


def test_tidying_folds_the_log_into_the_file(sqlite_url: str, tmp_path: Path) -> None:
    file, copy = Path(sqlite_url.removeprefix("sqlite:///")), tmp_path / "copy.db"
    with closing(open_store(sqlite_url)) as store:
        with store.changing() as unit:
            unit.agencies.add(agency())
        store.tidy()
        shutil.copy(file, copy)  # Without the log beside it.

    with (
        closing(open_store(f"sqlite:///{copy}")) as copied,
        copied.looking() as unit,
    ):
        assert unit.agencies.get(agency().id) == agency()
