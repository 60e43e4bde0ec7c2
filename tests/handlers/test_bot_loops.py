"""What bots, edits and workflows say is nobody's order: no listener ever hears it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse

from bot.app import build
from bot.clock import MovableClock
from bot.manifest import manifest
from bot.practice.cast import BOT_ID, BOT_USER_ID
from bot.rehearsal import MASTER_KEY, OPENING, Rehearsal
from bot.settings import read_settings

SAID: dict[str, Any] = {
    "type": "message",
    "channel": "C07HX3",
    "ts": "1803287400.000100",
    "text": "/meeting new",
    "team": "T0BRACKEN",
}
#: What an app, a bot or Slack itself can bring about without any person's act.
EVENTS: dict[str, dict[str, Any]] = {
    "own message": {**SAID, "user": BOT_USER_ID, "bot_id": BOT_ID},
    "other bot's message": {**SAID, "user": "U0OTHERBOT", "bot_id": "B0OTHER"},
    "old bot's message": {**SAID, "subtype": "bot_message", "bot_id": "B0OTHER"},
    "workflow post": {
        **SAID,
        "subtype": "bot_message",
        "bot_id": "B0FLOW",
        "workflow_id": "Wf01",
    },
    "own edit": {
        **SAID,
        "subtype": "message_changed",
        "message": {**SAID, "user": BOT_USER_ID, "bot_id": BOT_ID},
    },
    "person's edit": {
        **SAID,
        "subtype": "message_changed",
        "message": {**SAID, "user": "U0ODILE"},
    },
    "deletion": {**SAID, "subtype": "message_deleted", "deleted_ts": SAID["ts"]},
    "thread broadcast": {**SAID, "subtype": "thread_broadcast", "user": "U0ODILE"},
    "person's message": {**SAID, "user": "U0ODILE"},
    "mention by a bot": {**SAID, "type": "app_mention", "bot_id": "B0OTHER"},
    "own reaction": {"type": "reaction_added", "user": BOT_USER_ID, "reaction": "eyes"},
    "link": {"type": "link_shared", "user": "U0OTHERBOT", "links": []},
    "workflow step": {"type": "workflow_step_execute", "workflow_step": {}},
    "function": {"type": "function_executed", "function": {}, "inputs": {}},
    "metadata": {"type": "message_metadata_posted", "bot_id": "B0OTHER"},
}
CHANNEL_TYPES = ("im", "mpim", "channel", "group")


@pytest.fixture(scope="module")
def bolt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    path = tmp_path_factory.mktemp("loops") / "alongside.db"
    settings = read_settings(
        _env_file=None,
        slack_bot_token="xoxb-practice",
        database_url=f"sqlite:///{path}",
        master_keys=MASTER_KEY,
    )
    alongside = build(settings, MovableClock(OPENING))
    yield alongside.bolt
    alongside.stop()


@pytest.mark.parametrize("place", CHANNEL_TYPES)
@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS.keys())
def test_nobody_listens(bolt: App, event: dict[str, Any], place: str) -> None:
    body = {"type": "event_callback", "event": {**event, "channel_type": place}}
    request = BoltRequest(mode="socket_mode", body=body)
    heard = [
        one
        for one in bolt._listeners
        if one.matches(req=request, resp=BoltResponse(status=404))
    ]

    assert heard == []


def test_slack_is_not_even_asked_to_tell() -> None:
    events = manifest()["settings"]["event_subscriptions"]["bot_events"]

    assert [one for one in events if one.startswith(("message", "app_mention"))] == []
    assert [one for one in events if "reaction" in one or "link" in one] == []


def test_a_command_said_in_a_room_is_only_words(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("words") / "alongside.db"
    with Rehearsal(
        database_url=f"sqlite:///{path}", clock=MovableClock(OPENING)
    ) as rehearsal:
        rehearsal.slack.wait_for_bot()
        rehearsal.settle()
        before = len(rehearsal.slack.calls)
        rehearsal.slack.person("odile").say("/meeting YP-7HX3 Wed 17 Mar 11:35")
        rehearsal.slack.person("odile").say("/meeting new", room="yp-7hx3")
        rehearsal.settle()

        assert rehearsal.slack.calls[before:] == []
