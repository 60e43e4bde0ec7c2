"""Desks and offices for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.meetings.fixtures import (
    desk,
    either,
    partnership_file,
    partnership_in_postgresql,
    partnership_in_sqlite,
    partnership_store,
    postgresql_partnership,
)
from tests.nudges.office import Office

__all__ = [
    "desk",
    "either",
    "partnership_file",
    "partnership_in_postgresql",
    "partnership_in_sqlite",
    "partnership_store",
    "postgresql_partnership",
]


@pytest.fixture
def office(
    partnership_in_sqlite: str, clock: MovableClock, tmp_path: Path
) -> Iterator[Office]:
    """The whole bot on SQLite, its ticks in the test's hand."""
    opened = Office(partnership_in_sqlite, clock, tmp_path)
    yield opened
    opened.bot.stop()
