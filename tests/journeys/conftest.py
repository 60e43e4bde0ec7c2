"""What every journey stands on; the sentences are in steps.py and more_steps.py."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.journeys.database import Databases
from tests.journeys.more_steps import *  # noqa: F403 – pytest-bdd finds steps by name.
from tests.journeys.stage import Stage
from tests.journeys.steps import *  # noqa: F403 – the same.
from tests.security.outgoing_calls import wrong_with_all


@pytest.fixture(scope="package")
def databases(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Databases:
    return Databases(tmp_path_factory.mktemp("partnership"), sqlite_template)


@pytest.fixture(scope="package")
def stagehands() -> Iterator[ThreadPoolExecutor]:
    """Close stages behind the scenes, while the next scenario plays."""
    with ThreadPoolExecutor(max_workers=4) as hands:
        yield hands


@pytest.fixture(scope="package")
def closing(stagehands: ThreadPoolExecutor) -> Iterator[list[Future[None]]]:
    """Stages on their way out: none outlives this folder, and none fails unheard."""
    stages: list[Future[None]] = []
    yield stages
    for one in stages:
        one.result()


@pytest.fixture
def stage(
    databases: Databases,
    tmp_path: Path,
    stagehands: ThreadPoolExecutor,
    closing: list[Future[None]],
) -> Iterator[Stage]:
    """Empty until "Given the practice partnership on …" opens it."""
    made = Stage(databases, tmp_path / "alongside.db")
    yield made
    wrong = wrong_with_all(made.calls)
    # Slack's own client takes a second to end, so nobody waits for it here.
    closing.append(stagehands.submit(made.close))
    # Whatever the story was: no name on a lock screen, no preview, nothing in metadata.
    assert wrong == []


def pytest_bdd_apply_tag() -> bool:
    """Let feature files carry tags of their own; none of them means anything here."""
    return True
