"""A bench for these tests."""

from __future__ import annotations

from tests.rights.conftest import bench, either

__all__ = ["bench", "either"]
