"""A practice Slack for each test, with or without a bot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.cast import CAST, HastyClock, manifest


@pytest.fixture
def clock() -> HastyClock:
    return HastyClock()


@pytest.fixture
def slack(clock: HastyClock) -> Iterator[PracticeSlack]:
    with PracticeSlack(cast=CAST, manifest=manifest(), clock=clock) as started:
        yield started


@pytest.fixture
def client(slack: PracticeSlack) -> WebClient:
    """A Web API client that never sends anything twice."""
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def bolt(slack: PracticeSlack) -> Iterator[Bolt]:
    """A bot to which a test adds its listeners, then connects it."""
    made = Bolt(slack)
    yield made
    made.close()


@pytest.fixture
def odile(slack: PracticeSlack) -> Person:
    return slack.person("@odile")


@pytest.fixture
def ludo(slack: PracticeSlack) -> Person:
    return slack.person("ludo")
