"""Desks for these tests, with two more people who may decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import MovableClock
from storage.unit import Store
from tests.meetings.desk import Desk, load_partnership
from tests.meetings.fixtures import partnership_file
from tests.rights.bench import Bench
from tests.stores import copy_database, open_store

__all__ = ["partnership_file"]


@pytest.fixture
def bench(
    partnership_file: Path, tmp_path: Path, clock: MovableClock
) -> Iterator[Bench]:
    """Rights on SQLite: Barnaby leads, Corin leads too, Hesper governs."""
    path = tmp_path / "alongside.db"
    copy_database(partnership_file, path)
    store = open_store(f"sqlite:///{path}")
    yield prepared(store, clock)
    store.close()


@pytest.fixture
def either(store: Store, clock: MovableClock) -> Bench:
    """The same, once on SQLite and once on PostgreSQL."""
    load_partnership(store, clock)
    return prepared(store, clock)


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
