"""What an older Alongside noted without a chain is chained once, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, text

from bot.audit.chain import Chain
from bot.audit.records import Entry
from bot.audit.rules import first_fault
from storage.engine import WRITES, open_engine
from storage.migrate import alembic_config, migrate
from storage.trail import Trail, chain_old_entries
from storage.unit import Store
from tests.storage.notes import Stumble, is_whole, note_many, numbers
from tests.stores import open_store

KEY = b"k" * 32


@pytest.fixture
def older(database_url: str) -> Iterator[Engine]:
    """A database of before there was a chain, with five entries and one gap."""
    opened = open_engine(database_url)
    with alembic_config(opened) as config:
        command.downgrade(config, "0002")
    writing = opened.execution_options(**{WRITES: True})
    with writing.begin() as connection:
        for number in (1, 2, 3, 5, 6):
            connection.execute(OLD, {"number": number})
    yield writing
    opened.dispose()


OLD = text(
    "INSERT INTO trail (sequence, at, worker_id, verb, thing_id, allowed, reason) "
    "VALUES (:number, '2027-02-22 09:10:00.000000', 'terminal', 'fill-directory', "
    "'file', true, 'lead')"
)


class TestATrailOfBeforeTheChain:
    def test_is_chained_once(self, older: Engine) -> None:
        migrate(older)
        with older.begin() as connection:
            head = chain_old_entries(connection, KEY)
        with older.begin() as connection:
            again = chain_old_entries(connection, KEY)
            found = list(Trail(connection, KEY).entries())

        assert head == again
        assert [one.sequence for one in found] == [1, 2, 3, 4, 5]
        assert first_fault(found, Chain(KEY)) is None
        assert {one.reason for one in found if isinstance(one, Entry)} == {"lead"}

    def test_is_left_as_it_was_when_chaining_is_cut_off(self, older: Engine) -> None:
        migrate(older)
        with pytest.raises(Stumble), older.begin() as connection:
            chain_and_stumble(connection)
        with older.begin() as connection:
            chain_old_entries(connection, KEY)
            found = list(Trail(connection, KEY).entries())

        assert len(found) == 5
        assert first_fault(found, Chain(KEY)) is None

    def test_is_chained_by_the_first_note_at_the_latest(
        self, older: Engine, database_url: str
    ) -> None:
        migrate(older)
        with closing(open_store(database_url)) as store:
            note_many(store, 1)

            assert numbers(store) == [1, 2, 3, 4, 5, 6]
            assert is_whole(store)

    def test_keeps_its_entries_when_the_step_is_taken_back(
        self, older: Engine, database_url: str
    ) -> None:
        migrate(older)
        with closing(open_store(database_url)) as store:
            note_many(store, 1)
        with alembic_config(older) as config:
            command.downgrade(config, "0002")
        with older.connect() as connection:
            left = connection.execute(text("SELECT max(sequence) FROM trail"))

            assert left.scalar_one() == 6


def chain_and_stumble(connection: Connection) -> None:
    chain_old_entries(connection, KEY)
    raise Stumble


def test_what_is_put_among_the_old_later_is_never_chained(store: Store) -> None:
    note_many(store, 2)
    with store.changing() as unit:
        unit.connection.execute(
            text(str(OLD).replace("trail", "trail_before_the_chain", 1)),
            {"number": 1},
        )
    note_many(store, 1)

    assert numbers(store) == [1, 2, 3]
    assert is_whole(store)
