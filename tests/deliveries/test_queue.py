from __future__ import annotations

import pytest

from bot.clock import MovableClock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from bot.directory.records import Worker
from storage.unit import Store, Unit
from tests.deliveries.people import add_people


@pytest.fixture
def workers(store: Store) -> dict[str, Worker]:
    return add_people(store)


def ask(unit: Unit, clock: MovableClock, worker: Worker, *, live: bool = False) -> bool:
    return to_worker(
        unit,
        clock,
        kind="test.words",
        worker=worker,
        subject_id="meeting-1",
        key="board:1",
        lane=Lane.TODAY,
        due_at=clock.now(),
        live=live,
        method=Method.POST,
    )


def board(store: Store) -> Delivery:
    with store.looking() as unit:
        found = unit.deliveries.by_key("board:1")
    assert found is not None
    return found


def test_a_worker_without_slack_is_queued_nothing(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        assert not ask(unit, clock, workers["idris"])
        assert unit.deliveries.by_key("board:1") is None


def test_asking_twice_for_the_same_message_asks_once(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        assert ask(unit, clock, workers["odile"])
    first = board(store)
    with store.changing() as unit:
        assert ask(unit, clock, workers["odile"])

    assert board(store) == first


def test_what_is_rolled_back_leaves_nothing_queued(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    def change_something_in_vain() -> None:
        with store.changing() as unit:
            ask(unit, clock, workers["odile"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_something_in_vain()
    with store.looking() as unit:
        assert unit.deliveries.by_key("board:1") is None


def test_asking_again_for_a_live_message_asks_for_a_refresh(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        ask(unit, clock, workers["odile"], live=True)
        ask(unit, clock, workers["odile"], live=True)

    assert board(store).wanted == 2


def test_a_message_that_is_not_live_cannot_be_refreshed(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        ask(unit, clock, workers["odile"])

        assert not refresh(unit, "board:1", clock.now())


def test_refreshing_what_was_never_queued_says_so(
    store: Store, clock: MovableClock
) -> None:
    with store.changing() as unit:
        assert not refresh(unit, "board:9", clock.now())


def test_a_refresh_keeps_the_sooner_time_and_lane_of_what_waits(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        ask(unit, clock, workers["odile"], live=True)
    asked = board(store).due_at
    with store.changing() as unit:
        refresh(unit, "board:1", asked.replace(hour=23), lane=Lane.WHENEVER)

    waiting = board(store)
    assert (waiting.due_at, waiting.lane) == (asked, Lane.TODAY)


def test_what_waits_for_the_morning_is_not_hurried_by_a_change(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    morning = clock.now().replace(hour=23)
    with store.changing() as unit:
        to_worker(
            unit,
            clock,
            kind="test.words",
            worker=workers["odile"],
            subject_id="meeting-1",
            key="board:1",
            lane=Lane.TODAY,
            due_at=morning,
            live=True,
        )
        refresh(unit, "board:1", clock.now())

    assert board(store).due_at == morning


def test_a_row_holds_ids_and_no_words(
    store: Store, clock: MovableClock, workers: dict[str, Worker]
) -> None:
    with store.changing() as unit:
        ask(unit, clock, workers["odile"])

    row = board(store)
    assert row.state is DeliveryState.WAITING
    assert row.message_key not in (row.id, row.dedupe_key)
    assert "Odile" not in repr(row)
