"""A scene on SQLite, and one on either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.deliveries.fake_slack import FakeSlack
from tests.deliveries.fixtures import slack
from tests.meetings.desk import Desk
from tests.meetings.fixtures import desk, either
from tests.rooms.scene import Scene, scene_of

__all__ = ["desk", "either", "slack"]


@pytest.fixture
def scene(desk: Desk, slack: FakeSlack) -> Iterator[Scene]:
    ready = scene_of(desk, slack)
    yield ready
    ready.sweep.stop()


@pytest.fixture
def on_both(either: Desk, slack: FakeSlack) -> Iterator[Scene]:
    ready = scene_of(either, slack)
    yield ready
    ready.sweep.stop()
