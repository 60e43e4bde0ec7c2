"""Offices for these tests."""

from __future__ import annotations

from tests.nudges.conftest import (
    office,
    partnership_file,
    partnership_in_sqlite,
)

__all__ = ["office", "partnership_file", "partnership_in_sqlite"]
