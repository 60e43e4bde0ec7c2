"""A bench for these tests."""

from __future__ import annotations

from tests.rights.conftest import bench, either, partnership_file

__all__ = ["bench", "either", "partnership_file"]
