"""
Four processes read a number, add one and write it back.

With SQLAlchemy's SQLite as it comes, most of their work is lost without one
error; with ours, nothing is. The first test is the control: if it lost
nothing, the second would prove nothing.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from bot.errors import ChangedMeanwhile
from tests.storage.examples import agency
from tests.storage.processes import PROCESSES, together
from tests.stores import open_store

#: 2,000 changes in all.
ROUNDS = 500


@pytest.fixture
def number(database_url: str) -> str:
    """A database with a single number in it, nought."""
    with closing(open_store(database_url)) as store, store.changing() as unit:
        unit.connection.exec_driver_sql("CREATE TABLE number (value INTEGER NOT NULL)")
        unit.connection.exec_driver_sql("INSERT INTO number VALUES (0)")
    return database_url


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_default_engine_loses_updates_and_says_nothing(number: str) -> None:
    said = sum(together(count_as_it_comes, number))

    assert stored(number) < said == PROCESSES * ROUNDS


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_ours_loses_none(number: str) -> None:
    said = sum(together(count_our_way, number))

    assert stored(number) == said > ROUNDS


def test_everyone_who_saves_one_thing_is_kept_or_told(database_url: str) -> None:
    with closing(open_store(database_url)) as store:
        with store.changing() as unit:
            unit.agencies.add(agency())
        kept = sum(together(save_what_was_read, database_url))
        with store.looking() as unit:
            found = unit.agencies.get(agency().id)

    assert found is not None
    assert found.version == 1 + kept
    assert kept >= ROUNDS


def count_as_it_comes(url: str) -> int:
    """Return how often the default engine said that one was added."""
    engine = create_engine(url, connect_args={"timeout": 30})
    for _ in range(ROUNDS):
        with engine.begin() as connection:
            add_one(connection)
    engine.dispose()
    return ROUNDS


def count_our_way(url: str) -> int:
    """
    Return how often our store said that one was added.

    Among processes SQLite's waiting has no order, so on a busy machine one may be
    refused after its 2.5 s. It is told so, and is then not counted.
    """
    said = 0
    with closing(open_store(url)) as store:
        for _ in range(ROUNDS):
            with suppress(OperationalError):
                with store.changing() as unit:
                    add_one(unit.connection)
                said += 1
    return said


def add_one(connection: Connection) -> None:
    value = connection.execute(text("SELECT value FROM number")).scalar_one()
    change = text("UPDATE number SET value = :value")
    connection.execute(change, {"value": value + 1})


def save_what_was_read(url: str) -> int:
    """
    Read, then save in a second transaction; return how often that was kept.

    Who is not in time is told, or is refused after their wait, as above.
    """
    kept = 0
    with closing(open_store(url)) as store:
        for number in range(ROUNDS):
            with store.looking() as unit:
                read = unit.agencies.get(agency().id)
            assert read is not None
            try:
                with store.changing() as unit:
                    unit.agencies.save(
                        replace(read, phone=f"01632 960 {number % 1000:03}")
                    )
                kept += 1
            except (ChangedMeanwhile, OperationalError):
                continue
    return kept


def stored(url: str) -> int:
    with closing(open_store(url)) as store, store.looking() as unit:
        found = unit.connection.execute(text("SELECT value FROM number"))
        return int(found.scalar_one())
