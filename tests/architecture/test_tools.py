"""Style, types and known dangers: what `make lint` says is what the tests say."""

from __future__ import annotations

import pytest

from tests.architecture.tools import said_by

CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "dangers": [
        *["bandit", "--quiet", "--configfile", "pyproject.toml"],
        *["--recursive", "bot", "handlers", "storage"],
    ],
}


@pytest.mark.parametrize("check", CHECKS)
def test_there_is_nothing_to_complain_of(check: str) -> None:
    if said := said_by(*CHECKS[check]):
        pytest.fail(said, pytrace=False)
