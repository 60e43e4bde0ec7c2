"""Whatever can be pressed has somebody who answers, and nobody waits in vain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse

from bot.access.doors import DOORS
from bot.app import build
from bot.clock import MovableClock
from bot.directory.doors import Door as DirectoryDoor
from bot.manifest import manifest
from bot.meetings.doors import Door
from bot.rehearsal import OPENING
from bot.settings import Settings
from tests.meetings.emitted import payloads
from tests.meetings.longest import Longest

PROJECT = Path(__file__).parents[2]
FORMS = {one.removeprefix("form ") for one in DOORS if one.startswith("form ")}
BUTTONS = {one.removeprefix("button ") for one in DOORS if one.startswith("button ")}


@pytest.fixture(scope="module")
def bolt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    path = tmp_path_factory.mktemp("wiring") / "alongside.db"
    given: dict[str, Any] = {
        "_env_file": None,
        "slack_bot_token": "xoxb-practice",
        "database_url": f"sqlite:///{path}",
    }
    alongside = build(Settings(**given), MovableClock(OPENING))
    yield alongside.bolt
    alongside.stop()


def pressed(action_id: str) -> dict[str, Any]:
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": "x"}
    return {"type": "block_actions", "actions": [action]}


def sent(callback_id: str) -> dict[str, Any]:
    view = {"type": "modal", "callback_id": callback_id}
    return {"type": "view_submission", "view": view}


def from_manifest() -> list[dict[str, Any]]:
    """Return a request for each way in that the manifest promises."""
    features, settings = manifest()["features"], manifest()["settings"]
    return [
        *({"command": one["command"]} for one in features["slash_commands"]),
        *(
            {"type": "shortcut", "callback_id": one["callback_id"]}
            for one in features["shortcuts"]
        ),
        *(
            {"type": "event_callback", "event": {"type": one}}
            for one in settings["event_subscriptions"]["bot_events"]
        ),
    ]


def _named(body: dict[str, Any]) -> str:
    return re.sub(r"[^\w./-]+", " ", json.dumps(body)).strip()


EVERY_WAY_IN = [
    *from_manifest(),
    *(pressed(one) for one in sorted(BUTTONS)),
    *(sent(one) for one in sorted(FORMS)),
]


@pytest.mark.parametrize("body", EVERY_WAY_IN, ids=_named)
def test_each_way_in_has_exactly_one_listener(bolt: App, body: dict[str, Any]) -> None:
    assert len(listening(bolt, body)) == 1


def test_each_listener_has_a_way_in(bolt: App) -> None:
    heard = {id(one) for body in EVERY_WAY_IN for one in listening(bolt, body)}

    assert {id(one) for one in bolt._listeners} == heard


def test_every_button_and_form_that_meetings_show_has_a_listener(bolt: App) -> None:
    buttons, forms = shown()

    assert [one for one in sorted(buttons) if not listening(bolt, pressed(one))] == []
    assert [one for one in sorted(forms) if not listening(bolt, sent(one))] == []


def test_every_door_of_a_meeting_is_shown(bolt: App) -> None:
    buttons, forms = shown()
    heard = {
        one.value
        for one in Door
        if listening(bolt, pressed(one.value)) or listening(bolt, sent(one.value))
    }

    assert heard == {one for one in buttons | forms if one.startswith("meeting.")}


def test_every_door_of_the_directory_is_shown() -> None:
    made = "".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / "bot" / "directory").glob("*.py")
        if path.stem != "doors"
    )

    assert [one for one in DirectoryDoor if f"Door.{one.name}" not in made] == []


def test_every_field_is_named_once_in_a_form() -> None:
    for name, payload in payloads(Longest("plain")).items():
        blocks = payload.get("blocks", [])
        named = [one["block_id"] for one in blocks if one.get("block_id")]

        assert len(named) == len(set(named)), name


def listening(bolt: App, body: dict[str, Any]) -> list[Any]:
    request = BoltRequest(mode="socket_mode", body=body)
    response = BoltResponse(status=404)
    return [one for one in bolt._listeners if one.matches(req=request, resp=response)]


def shown() -> tuple[set[str], set[str]]:
    """Return the ids of every button, and of every form that can be sent."""
    buttons: set[str] = set()
    forms: set[str] = set()
    for payload in payloads(Longest("plain")).values():
        buttons |= {one["action_id"] for one in elements(payload)}
        if payload.get("submit"):
            forms.add(payload["callback_id"])
    return buttons, forms


def elements(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if tree.get("type") == "button":
            yield tree
        for inner in tree.values():
            yield from elements(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from elements(inner)
