"""Attics for these tests."""

from __future__ import annotations

import pytest

from bot.clock import MovableClock
from storage.unit import Store
from tests.meetings.desk import Desk
from tests.meetings.fixtures import desk
from tests.retention.attic import Attic

__all__ = ["desk"]


@pytest.fixture
def attic(desk: Desk) -> Attic:
    """On SQLite."""
    return Attic(desk=desk)


@pytest.fixture
def either(partnership_store: Store, clock: MovableClock) -> Attic:
    """Once on SQLite and once on PostgreSQL."""
    return Attic(desk=Desk(store=partnership_store, clock=clock))
