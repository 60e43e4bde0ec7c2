"""The page for a governance lead says what is so: scopes, threats, and their proofs."""

from __future__ import annotations

import re
from pathlib import Path

from bot.manifest import WHY

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "governance.md").read_text(encoding="utf-8")
THREATS = re.findall(r"^\| T(\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_it_names_the_permissions_that_the_manifest_asks_for() -> None:
    told = dict(re.findall(r"^\| `([a-z:]+)` \| ([^|]+) \|$", PAGE, re.MULTILINE))

    assert told == WHY


def test_each_of_the_twenty_threats_has_a_line() -> None:
    assert [int(number) for number, _ in THREATS] == list(range(1, 21))


def test_each_threat_names_proofs_that_are_there() -> None:
    named = [path for _, proofs in THREATS for path in re.findall(r"`([^`]+)`", proofs)]

    assert len(named) >= len(THREATS)
    assert [path for path in named if not (ROOT / path).exists()] == []
