"""Asking Slack who is there: every page, and nothing again when it is tired."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.clock import MovableClock
from bot.directory.records import Account
from bot.manifest import manifest
from bot.people.service import NoAnswer
from bot.practice.partnership import brackenmoor
from bot.practice.server import PracticeSlack
from bot.rehearsal import OPENING
from bot.roster import SlackRoster
from bot.settings import read_settings


@pytest.fixture
def slack() -> Iterator[PracticeSlack]:
    practice = PracticeSlack(
        cast=brackenmoor(), manifest=manifest(), clock=MovableClock(OPENING)
    )
    practice.start()
    yield practice
    practice.stop()


@pytest.fixture
def roster(slack: PracticeSlack) -> SlackRoster:
    settings = read_settings(
        _env_file=None, slack_bot_token=slack.bot_token, slack_api_url=slack.api_url
    )
    return SlackRoster(settings)


def test_everybody_is_there_and_the_bot_is_not(
    roster: SlackRoster, slack: PracticeSlack
) -> None:
    found = {one.slack_id: one.account for one in roster.everyone()}

    assert found["U0ODILE"] is Account.FULL
    assert found["U0SILAS"] is Account.GUEST
    assert "U0PRACTICE" not in found
    # Slack lists nobody of another workspace.
    assert "U0NERYS" not in found


def test_who_was_deactivated_is_listed_as_off(
    roster: SlackRoster, slack: PracticeSlack
) -> None:
    slack.person("ludo").deactivate()

    found = {one.slack_id: one.account for one in roster.everyone()}
    assert found["U0LUDO"] is Account.OFF


def test_every_page_is_read(
    roster: SlackRoster, slack: PracticeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.roster._PAGE", 5)
    found = [one.slack_id for one in roster.everyone()]

    asked = [call for call in slack.calls if call.method == "users.list"]
    assert len(found) == len(set(found)) > 15
    assert len(asked) > 3


def test_too_many_is_taken_for_an_answer_and_not_tried_again(
    roster: SlackRoster, slack: PracticeSlack
) -> None:
    slack.faults.rate_limit("users.list", seconds=30)

    with pytest.raises(NoAnswer, match="ratelimited"):
        list(roster.everyone())
    assert [one.method for one in slack.calls].count("users.list") == 1


def test_a_slack_that_is_down_is_no_answer(
    roster: SlackRoster, slack: PracticeSlack
) -> None:
    slack.faults.down()

    with pytest.raises(NoAnswer):
        list(roster.everyone())
