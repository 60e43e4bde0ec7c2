"""Offices for these tests."""

from __future__ import annotations

import pytest

from tests.leaving.office import Office
from tests.meetings.desk import Desk
from tests.meetings.fixtures import desk, either

__all__ = ["desk", "either", "office", "on_either"]


@pytest.fixture
def office(desk: Desk) -> Office:
    """An office on SQLite."""
    return Office(desk=desk)


@pytest.fixture
def on_either(either: Desk) -> Office:
    """An office, once on SQLite and once on PostgreSQL."""
    return Office(desk=either)
