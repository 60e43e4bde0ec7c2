"""Desks for these tests, with two more people who may decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.clock import MovableClock
from storage.unit import Store
from tests.meetings.desk import Desk
from tests.rights.bench import Bench
from tests.stores import open_store


@pytest.fixture
def bench(partnership_in_sqlite: str, clock: MovableClock) -> Iterator[Bench]:
    """Rights on SQLite: Barnaby leads, Corin leads too, Hesper governs."""
    store = open_store(partnership_in_sqlite)
    yield prepared(store, clock)
    store.close()


@pytest.fixture
def either(partnership_store: Store, clock: MovableClock) -> Bench:
    """The same, once on SQLite and once on PostgreSQL."""
    return prepared(partnership_store, clock)


def prepared(store: Store, clock: MovableClock) -> Bench:
    desk = Desk(store=store, clock=clock)
    with store.changing() as unit:
        for one in unit.workers.everyone():
            if one.is_governance_lead:
                unit.workers.save(replace(one, is_governance_lead=False))
        corin, hesper = desk.worker("corin"), desk.worker("hesper")
        unit.workers.save(replace(corin, is_lead=True))
        unit.workers.save(replace(hesper, is_governance_lead=True))
    return Bench(desk=desk)
