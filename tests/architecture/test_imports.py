"""Who may import whom: the contracts of pyproject.toml, checked by import-linter."""

from __future__ import annotations

import pytest

from tests.architecture.tools import said_by


def test_everyone_imports_only_whom_they_may() -> None:
    if said := said_by("lint-imports", "--no-cache"):
        pytest.fail(said, pytrace=False)
