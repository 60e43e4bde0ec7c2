"""Desks and offices for these tests."""

from __future__ import annotations

from tests.meetings.fixtures import (
    desk,
    either,
    partnership_file,
    partnership_in_postgresql,
    partnership_in_sqlite,
    partnership_store,
    postgresql_partnership,
)
from tests.nudges.office import either_office, office

__all__ = [
    "desk",
    "either",
    "either_office",
    "office",
    "partnership_file",
    "partnership_in_postgresql",
    "partnership_in_sqlite",
    "partnership_store",
    "postgresql_partnership",
]
