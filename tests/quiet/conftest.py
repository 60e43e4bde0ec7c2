"""Desks for these tests."""

from __future__ import annotations

from tests.meetings.fixtures import desk, either

__all__ = ["desk", "either"]
