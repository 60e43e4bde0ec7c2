"""The trail in a real database: no gap, nothing lost, and the same on both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.audit.records import NO_ENTRY, Entry, Head
from storage.trail import Trail
from storage.unit import Store, Unit
from tests.storage.notes import BEGAN, Stumble, cut, is_whole, note, note_many, numbers
from tests.storage.processes import PROCESSES, together
from tests.stores import open_store

EACH = 500


def test_entries_are_numbered_without_a_gap_and_hold_together(store: Store) -> None:
    note_many(store, 12, each=5)

    assert numbers(store) == list(range(1, 13))
    assert is_whole(store)


def test_what_comes_out_is_what_was_noted(store: Store) -> None:
    at = datetime(2027, 7, 1, 9, 10, 11, 123456, tzinfo=UTC)
    with store.changing() as unit:
        unit.trail.note(
            at=at,
            worker_id="W" * 26,
            verb="reply",
            thing_id="T",
            allowed=False,
            reason="left",
        )
    with store.looking() as unit:
        [found] = unit.trail.entries()

    assert isinstance(found, Entry)
    assert found == Entry(
        sequence=1,
        at=at,
        worker_id="W" * 26,
        verb="reply",
        thing_id="T",
        allowed=False,
        reason="left",
        mac=found.mac,
    )


def test_the_head_is_the_newest_entry(store: Store) -> None:
    with store.looking() as unit:
        assert unit.trail.head() == NO_ENTRY
    note_many(store, 3)
    with store.looking() as unit:
        [*_, last] = unit.trail.entries()
        assert isinstance(last, Entry)
        assert unit.trail.head() == Head(sequence=3, mac=last.mac)


def test_a_unit_that_is_rolled_back_leaves_no_gap(store: Store) -> None:
    note_many(store, 3)
    with pytest.raises(Stumble), store.changing() as unit:
        note_and_stumble(unit)
    note_many(store, 2)

    assert numbers(store) == [1, 2, 3, 4, 5]
    assert is_whole(store)


def test_a_savepoint_that_is_rolled_back_leaves_no_gap(store: Store) -> None:
    with store.changing() as unit:
        note(unit, 1)
        with pytest.raises(Stumble), unit.connection.begin_nested():
            note_and_stumble(unit)
        note(unit, 2)
        with unit.connection.begin_nested():
            note(unit, 3)
        note(unit, 4)

    assert numbers(store) == [1, 2, 3, 4]
    assert is_whole(store)


def note_and_stumble(unit: Unit) -> None:
    note(unit)
    note(unit)
    raise Stumble


def test_noting_in_one_unit_asks_for_the_head_once(store: Store) -> None:
    note_many(store, 1)
    asked: list[str] = []
    with store.changing() as unit:
        trail = Trail(unit.connection, unit.trail.chain.key)
        trail.head = counting(trail.head, asked)  # type: ignore[method-assign]
        for number in range(5):
            trail.note(
                at=BEGAN,
                worker_id="W",
                verb="reply",
                thing_id=str(number),
                allowed=True,
                reason="own",
            )

    assert len(asked) == 1
    assert is_whole(store)


def counting(ask: Callable[[], Head], asked: list[str]) -> Callable[[], Head]:
    def answer() -> Head:
        asked.append("head")
        return ask()

    return answer


def test_processes_that_write_together_leave_no_gap(database_url: str) -> None:
    open_store(database_url).close()  # Somebody was here before, as at every start.
    said = together(note_on_my_own, database_url)
    with closing(open_store(database_url)) as store:
        found = numbers(store)

        assert found == list(range(1, sum(said) + 1))
        assert len(said) == PROCESSES
        assert sum(said) > EACH
        assert is_whole(store)


def note_on_my_own(url: str) -> int:
    """Note 500 entries; return how many the database took."""
    said = 0
    with closing(open_store(url)) as store:
        for number in range(EACH):
            with suppress(OperationalError):  # A busy machine may refuse one in time.
                with store.changing() as unit:
                    note(unit, number)
                said += 1
    return said


class TestACut:
    def test_drops_what_is_older_and_leaves_the_rest_whole(self, store: Store) -> None:
        note_many(store, 10)

        assert cut(store, 4) == 4
        assert numbers(store) == [5, 6, 7, 8, 9, 10]
        assert is_whole(store)

    def test_is_not_written_when_nothing_is_old_enough(self, store: Store) -> None:
        note_many(store, 3)

        assert cut(store, 0) == 0
        with store.looking() as unit:
            assert unit.trail.cuts() == []

    def test_can_come_again_and_again(self, store: Store) -> None:
        note_many(store, 10)
        dropped = [cut(store, up_to) for up_to in (2, 2, 5, 9)]

        assert dropped == [2, 0, 3, 4]
        assert numbers(store) == [10]
        assert is_whole(store)

    def test_may_take_everything_and_the_numbers_go_on(self, store: Store) -> None:
        note_many(store, 3)

        assert cut(store, 60) == 3
        assert cut(store, 60) == 0
        note_many(store, 2)
        assert numbers(store) == [4, 5]
        assert is_whole(store)

    def test_in_the_unit_that_notes_it_leaves_no_gap(self, store: Store) -> None:
        note_many(store, 3)
        with store.changing() as unit:
            note(unit, 90)
            unit.trail.cut(BEGAN + timedelta(hours=1), BEGAN)
            note(unit, 91)

        assert numbers(store) == [4, 5]
        assert is_whole(store)

    def test_stops_before_the_first_that_is_to_stay(self, store: Store) -> None:
        """A clock that was set back must not lose what is young."""
        with store.changing() as unit:
            for minute in (0, 1, 50, 2, 51):
                note(unit, minute)

        assert cut(store, 10) == 2
        assert numbers(store) == [3, 4, 5]
