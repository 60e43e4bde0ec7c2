"""Column types: what goes in comes out, and what is unclear does not go in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, MetaData, Table, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from storage.engine import WRITES, open_engine
from storage.types import UtcDateTime, Weekdays, Word


class Colour(StrEnum):
    GREEN = "green"
    GREY = "grey"


shelf = Table(
    "shelf",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("colour", Word(Colour)),
    Column("days", Weekdays),
)
MORNING = datetime(2027, 3, 17, 11, 35, tzinfo=ZoneInfo("Europe/London"))
#: Both clock changes of 2027 in London, and the hour that comes twice.
INSTANTS = [
    datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    datetime(2027, 10, 31, 1, 30, tzinfo=ZoneInfo("Europe/London")),
    datetime(2027, 10, 31, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/London")),
    datetime(2027, 3, 17, 11, 35, 0, 123456, tzinfo=timezone(timedelta(hours=-9.5))),
]


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = open_engine(database_url)
    with engine.execution_options(**{WRITES: True}).connect() as opened:
        shelf.create(opened)
        yield opened
    engine.dispose()


@pytest.mark.parametrize("instant", INSTANTS, ids=str)
def test_an_instant_comes_back_as_it_went_in(
    connection: Connection, instant: datetime
) -> None:
    connection.execute(shelf.insert(), {"at": instant})
    back = connection.execute(select(shelf.c.at)).scalar_one()

    assert back == instant.astimezone(UTC)
    assert back.tzinfo is UTC


def test_an_instant_comes_back_in_utc_whatever_the_session_speaks(
    postgresql_url: str,
) -> None:
    engine = open_engine(postgresql_url)
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        connection.exec_driver_sql("SET TIME ZONE 'Australia/Lord_Howe'")
        shelf.create(connection)
        connection.execute(shelf.insert(), {"at": MORNING})
        back = connection.execute(select(shelf.c.at)).scalar_one()
    engine.dispose()

    assert str(back) == "2027-03-17 11:35:00+00:00"


def test_an_instant_without_a_time_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="needs its time zone"):
        connection.execute(shelf.insert(), {"at": MORNING.replace(tzinfo=None)})


def test_an_instant_without_a_time_zone_is_refused_in_a_question_too(
    connection: Connection,
) -> None:
    naive = MORNING.replace(tzinfo=None)

    with pytest.raises(StatementError, match="needs its time zone"):
        connection.execute(select(shelf).where(shelf.c.at < naive))


def test_instants_sort_by_when_they_are_not_by_how_they_are_written(
    connection: Connection,
) -> None:
    written = [{"id": row, "at": instant} for row, instant in enumerate(INSTANTS)]
    connection.execute(shelf.insert(), written)
    found = connection.execute(select(shelf.c.at).order_by(shelf.c.at)).scalars()

    assert list(found) == sorted(one.astimezone(UTC) for one in INSTANTS)


def test_nothing_comes_back_as_nothing(connection: Connection) -> None:
    connection.execute(shelf.insert(), {"at": None, "colour": None, "days": None})

    [row] = connection.execute(select(shelf.c.at, shelf.c.colour, shelf.c.days))
    assert tuple(row) == (None, None, None)


def test_a_word_comes_back_as_its_enum(connection: Connection) -> None:
    connection.execute(shelf.insert(), {"colour": Colour.GREY})
    back = connection.execute(select(shelf.c.colour)).scalar_one()

    assert back is Colour.GREY


def test_a_word_is_stored_as_people_read_it(connection: Connection) -> None:
    connection.execute(shelf.insert(), {"colour": Colour.GREY})
    stored = connection.exec_driver_sql("SELECT colour FROM shelf").scalar_one()

    assert stored == "grey"


def test_a_word_that_is_not_on_the_list_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="'purple' is not a valid Colour"):
        connection.execute(shelf.insert(), {"colour": "purple"})


@given(st.frozensets(st.integers(0, 6)))
def test_weekdays_come_back_as_they_went_in(days: frozenset[int]) -> None:
    kind, dialect = Weekdays(), sqlite.dialect()
    stored = kind.process_bind_param(days, dialect)

    assert kind.process_result_value(stored, dialect) == days


def test_no_weekday_at_all_is_not_the_same_as_nothing_said(
    connection: Connection,
) -> None:
    connection.execute(shelf.insert(), {"days": frozenset()})
    back = connection.execute(select(shelf.c.days)).scalar_one()

    assert back == frozenset()
