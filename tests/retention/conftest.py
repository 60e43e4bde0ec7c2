"""Attics for these tests."""

from __future__ import annotations

import pytest

from bot.clock import MovableClock
from storage.unit import Store
from tests.meetings.desk import Desk, load_partnership
from tests.meetings.fixtures import desk, partnership_file
from tests.retention.attic import Attic

__all__ = ["desk", "partnership_file"]


@pytest.fixture
def attic(desk: Desk) -> Attic:
    """On SQLite."""
    return Attic(desk=desk)


@pytest.fixture
def either(store: Store, clock: MovableClock) -> Attic:
    """Once on SQLite and once on PostgreSQL."""
    load_partnership(store, clock)
    return Attic(desk=Desk(store=store, clock=clock))
