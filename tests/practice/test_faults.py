"""Faults on demand, and what slack_sdk's clients make of them."""

from __future__ import annotations

import time
from http.client import RemoteDisconnected

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice import PracticeSlack
from tests.practice.calls import refusal


def texts(slack: PracticeSlack) -> list[str]:
    return [post.text for post in slack.room("yp-7hx3").posts()]


def test_a_rate_limit_says_when_to_try_again(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.rate_limit("chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError, match="ratelimited") as refused:
        client.chat_postMessage(channel="C0YP", text="x")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    assert texts(slack) == []
    client.chat_postMessage(channel="C0YP", text="again")
    assert texts(slack) == ["again"]


def test_a_fault_of_one_method_leaves_the_others_alone(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.rate_limit("chat.postMessage")
    assert client.auth_test()["ok"]


def test_a_failure_has_a_name_or_a_status(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.fail("chat.postMessage", "fatal_error")
    slack.faults.fail("chat.postMessage", 500)
    assert refusal(client.chat_postMessage, channel="C0YP", text="x") == "fatal_error"
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="C0YP", text="x")
    assert refused.value.response.status_code == 500
    assert texts(slack) == []


def test_the_usual_client_posts_twice_when_the_answer_is_lost(
    slack: PracticeSlack,
) -> None:
    slack.faults.drop_after_accepting("chat.postMessage")
    usual = WebClient(token=slack.bot_token, base_url=slack.api_url)
    assert usual.chat_postMessage(channel="C0YP", text="x")["ok"]
    assert texts(slack) == ["x", "x"]


def test_a_client_without_retries_posts_once_and_says_so(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.drop_after_accepting("chat.postMessage")
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel="C0YP", text="x")
    assert texts(slack) == ["x"]
    assert slack.calls[-1].answered == "dropped"


def test_slack_can_be_down_and_come_back(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.down()
    with pytest.raises(SlackApiError) as refused:
        client.auth_test()
    assert refused.value.response.status_code == 503
    slack.faults.down(False)
    assert client.auth_test()["ok"]


def test_a_fault_without_a_number_lasts_until_it_is_cleared(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.fail("*", "internal_error", times=None)
    for _ in range(3):
        assert refusal(client.auth_test) == "internal_error"
    assert [fault.what for fault in slack.faults.listed()] == [
        "* fails with internal_error"
    ]
    slack.faults.clear()
    assert client.auth_test()["ok"]
    assert slack.faults.listed() == []


def test_a_slow_method_keeps_its_caller_waiting(
    client: WebClient, slack: PracticeSlack
) -> None:
    slack.faults.slow("auth.test", 0.05, times=1)
    began = time.monotonic()
    client.auth_test()
    assert time.monotonic() - began >= 0.05
