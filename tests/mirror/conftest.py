"""Offices for these tests."""

from __future__ import annotations

from tests.meetings.fixtures import partnership_file, partnership_in_sqlite
from tests.nudges.office import office

__all__ = ["office", "partnership_file", "partnership_in_sqlite"]
