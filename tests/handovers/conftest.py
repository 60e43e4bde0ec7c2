"""A desk with a handover on it, on SQLite or on either database."""

from __future__ import annotations

import pytest

from tests.handovers.move import Move
from tests.meetings.desk import Desk
from tests.meetings.fixtures import desk as desk
from tests.meetings.fixtures import either as either


@pytest.fixture
def move(desk: Desk) -> Move:
    """A handover that is still to begin."""
    return Move(desk)


@pytest.fixture
def either_move(either: Desk) -> Move:
    """The same, once on SQLite and once on PostgreSQL."""
    return Move(either)
