"""Desks for what is kept of a young person, and databases with nothing in them yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster import Cluster
from tests.meetings.fixtures import desk, either

__all__ = ["bare_url", "desk", "either"]


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a single table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/alongside.db"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.sql("CREATE DATABASE bare")
    yield cluster.url("bare")
    cluster.sql("DROP DATABASE bare WITH (FORCE)")
