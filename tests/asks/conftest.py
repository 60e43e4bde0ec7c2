"""Desks for these tests."""

from __future__ import annotations

from tests.meetings.fixtures import desk, either, partnership_file

__all__ = ["desk", "either", "partnership_file"]
