"""Any number of processes may sweep one PostgreSQL; threads stand in for them here."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.deliveries.marks import marked
from bot.deliveries.outcomes import Sent
from bot.deliveries.records import Delivery
from storage.unit import Store
from tests.deliveries.conftest import Desk
from tests.stores import open_store

SENT = Sent(channel="D1", ts="1.1")


def together(*work: Callable[[], Any]) -> None:
    threads = [threading.Thread(target=one) for one in work]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def fill(desk: Desk, rows: int, rooms: int) -> None:
    with desk.store.changing() as unit:
        for number in range(rows):
            desk.queue_in(unit, f"C{number % rooms}", f"{number}")


def test_two_sweeps_send_everything_once(desk: Desk, database_url: str) -> None:
    fill(desk, rows=200, rooms=40)
    one, other = desk.sweep(), desk.sweep()
    together(one.run_due, other.run_due)
    one.run_due()
    sent = Counter(message.text for message in desk.slack.messages)

    assert len(sent) == 200
    assert set(sent.values()) == {1}


def test_no_row_is_ever_leased_twice_nor_two_rows_for_one_place(
    desk: Desk, database_url: str
) -> None:
    fill(desk, rows=120, rooms=10)
    guard, claimed, at_once = threading.Lock(), Counter[str](), Counter[str]()
    clashes: list[str] = []

    def note(rows: list[Delivery], by: int) -> None:
        with guard:
            for row in rows:
                at_once[row.place] += by
                claimed[row.id] += max(by, 0)
                clashes.extend([row.place] if at_once[row.place] > 1 else [])

    def work() -> None:
        store = open_store(database_url)
        while rows := _claim(desk, store):
            note(rows, 1)
            note(rows, -1)
            with store.changing() as unit:
                done = [marked(row, SENT, desk.clock.now()) for row in rows]
                assert unit.leases.mark(done) == len(rows)
        store.close()

    together(*([work] * 4))
    work()

    assert len(claimed) == 120
    assert set(claimed.values()) == {1}
    assert clashes == []


def _claim(desk: Desk, store: Store) -> list[Delivery]:
    now = desk.clock.now()
    with store.changing() as unit:
        return unit.leases.claim(
            now=now,
            leased_by=desk.clock.new_id(),
            until=now + timedelta(seconds=120),
            most=3,
        )
