"""
Which files begin first: those that take longest, so that no other waits for them.

A file of tests is played by one process from its beginning to its end. Left to its
number of tests, a long story with few of them would begin when the others are done.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
#: Longest first. What is not named here follows, in the order of the folders.
LONG = (
    "journeys/test_journeys.py",
    "security/test_hostile_texts.py",
    "security/test_forged_ids.py",
    "leaving/test_every_step_of_a_team.py",
    "leaving/test_every_step.py",
    "simulation/test_year.py",
    "simulation/test_checker.py",
    "practice_page/test_whole_meeting.py",
    "architecture/test_tools.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort whole files; within each of them its tests stay as they are."""
    turns = {TESTS / name: turn for turn, name in enumerate(LONG)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: a browser or a server is often waited for."""
    return (os.cpu_count() or 1) + 1
