"""A fake Slack to send to; each area's conftest takes it from here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.deliveries.fake_slack import FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running
