"""Whom the gate lets through to a listener, over a socket as over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web import WebClient

from bot.access.installed import Installed
from bot.access.service import NotKnownHere
from bot.clock import MovableClock
from bot.identity import who_we_are
from bot.manifest import manifest
from bot.practice.partnership import brackenmoor
from bot.practice.server import PracticeSlack
from bot.rehearsal import OPENING, Rehearsal
from bot.settings import BadSettings, read_settings
from handlers.errors import register as register_errors
from handlers.gate import Gate
from tests.security.requests_made import PAYLOADS

APP, TEAM, PARTNER = "A0PRACTICE", "T0BRACKEN", "T0OUTSIDE"
US = Installed(team_id=TEAM, app_id=APP)
IN_A_GRID = Installed(team_id=TEAM, app_id=APP, enterprise_id="E0OURS")

#: The kinds of listener there are, each by a payload that reaches it.
EVERY_KIND: dict[str, dict[str, Any]] = {
    **{kind: begin() for kind, begin in PAYLOADS.items()},
    "message shortcut": {**PAYLOADS["shortcut"](), "type": "message_action"},
    "closing": {**PAYLOADS["submission"](), "type": "view_closed"},
    "options": {
        **PAYLOADS["press"](),
        "type": "block_suggestion",
        "action_id": "any",
        "block_id": "b",
        "value": "",
    },
}


class Listeners:
    """A Bolt app with one listener for each kind, and the gate before them."""

    def __init__(self, installed: Installed | None = US) -> None:
        self.heard: list[str] = []
        self.bolt = App(
            client=WebClient("xoxb-x", "http://127.0.0.1:9/", retry_handlers=[]),
            signing_secret="x",
            authorize=lambda: AuthorizeResult(
                enterprise_id=None, team_id=None, bot_token="xoxb-x"
            ),
            process_before_response=True,
            request_verification_enabled=False,
        )
        gate = Gate(lambda team: team == PARTNER)
        gate.register(self.bolt)
        if installed is not None:
            gate.opens_for(installed)
        register_errors(self.bolt, lambda: "ABC234")
        self._listen()

    def _listen(self) -> None:
        def listener(body: dict[str, Any], ack: Callable[[], None]) -> None:
            self.heard.append(str(body.get("type")))
            ack()

        bolt = self.bolt
        bolt.command("/meeting")(listener)
        bolt.event("app_home_opened")(listener)
        bolt.action("meeting.call")(listener)
        bolt.options("any")(listener)
        bolt.shortcut("meeting.call")(listener)
        bolt.view("meeting.choose-form")(listener)
        bolt.view_closed("meeting.choose-form")(listener)

    def send(self, body: dict[str, Any]) -> BoltResponse:
        return self.bolt.dispatch(BoltRequest(mode="socket_mode", body=body))


@pytest.fixture
def doors() -> Listeners:
    return Listeners()


@pytest.fixture(params=EVERY_KIND)
def payload(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One payload of each kind, from somebody at home."""
    copied: dict[str, Any] = json.loads(json.dumps(EVERY_KIND[request.param]))
    return copied


def from_team(payload: dict[str, Any], team: Any) -> dict[str, Any]:
    if "user" in payload:
        return {**payload, "user": {**payload["user"], "team_id": team}}
    return {**payload, "team_id": team}


def test_somebody_at_home_gets_through(
    doors: Listeners, payload: dict[str, Any]
) -> None:
    assert doors.send(payload).status == 200
    assert len(doors.heard) == 1


def test_somebody_of_a_partner_with_workers_here_gets_through(
    doors: Listeners, payload: dict[str, Any]
) -> None:
    doors.send({**from_team(payload, PARTNER), "enterprise": {"id": "E0THEIRS"}})

    assert len(doors.heard) == 1


@pytest.mark.parametrize("app", ["A0OTHER", "", " A0PRACTICE", 7, [], {}, True])
def test_what_is_meant_for_another_app_is_refused(
    doors: Listeners, payload: dict[str, Any], app: Any
) -> None:
    answer = doors.send({**payload, "api_app_id": app})

    assert (answer.status, answer.body, doors.heard) == (401, "", [])


@pytest.mark.parametrize("team", ["T0OTHER", "", "t0bracken", None, 7, [TEAM], {}])
def test_somebody_of_an_unknown_workspace_is_nobody(
    doors: Listeners, payload: dict[str, Any], team: Any
) -> None:
    answer = doors.send(from_team(payload, team))

    assert (answer.status, doors.heard) == (200, [])


def test_a_stranger_hears_what_somebody_unknown_hears(doors: Listeners) -> None:
    answer = doors.send(from_team(PAYLOADS["command"](), "T0OTHER"))

    assert json.loads(answer.body or "")["text"] == str(NotKnownHere.__doc__)


def test_a_person_without_a_workspace_does_not_borrow_the_one_they_are_in(
    doors: Listeners,
) -> None:
    payload = PAYLOADS["submission"]()
    del payload["user"]["team_id"]
    doors.send(payload)

    assert doors.heard == []


@pytest.mark.parametrize("us", [US, IN_A_GRID])
def test_another_organisation_in_our_own_workspace_is_refused(
    us: Installed, payload: dict[str, Any]
) -> None:
    doors = Listeners(us)
    answer = doors.send({**payload, "enterprise": {"id": "E0OTHER"}})

    assert (answer.status, doors.heard) == (401, [])


def test_our_own_organisation_is_let_through(payload: dict[str, Any]) -> None:
    doors = Listeners(IN_A_GRID)
    doors.send({**payload, "enterprise": {"id": "E0OURS"}})

    assert len(doors.heard) == 1


@pytest.mark.parametrize("whole", [True, "true", "True"])
def test_an_installation_for_a_whole_organisation_is_not_ours(
    doors: Listeners, payload: dict[str, Any], whole: Any
) -> None:
    answer = doors.send({**payload, "is_enterprise_install": whole})

    assert (answer.status, doors.heard) == (401, [])


def test_an_event_delivered_for_another_workspace_is_refused(doors: Listeners) -> None:
    payload = {**PAYLOADS["event"](), "authorizations": [{"team_id": "T0OTHER"}]}

    assert doors.send(payload).status == 401
    assert doors.heard == []


def test_without_being_told_our_app_is_the_first_that_comes_in() -> None:
    doors = Listeners(Installed(team_id=TEAM))
    doors.send(PAYLOADS["command"]())
    answer = doors.send({**PAYLOADS["command"](), "api_app_id": "A0OTHER"})

    assert (answer.status, len(doors.heard)) == (401, 1)


@pytest.fixture
def slack() -> Iterator[PracticeSlack]:
    clock = MovableClock(OPENING)
    with PracticeSlack(cast=brackenmoor(), manifest=manifest(), clock=clock) as opened:
        yield opened


def test_slack_says_who_we_are(slack: PracticeSlack) -> None:
    assert who_we_are(tokens(slack)) == US


def test_a_token_that_slack_refuses_is_a_bad_setting(slack: PracticeSlack) -> None:
    for name in ("slack_bot_token", "slack_app_token"):
        wrong = {name: f"{name[6:9].replace('bot', 'xoxb').replace('app', 'xapp')}-x"}

        with pytest.raises(BadSettings, match=f"{name.upper()} is refused by Slack"):
            who_we_are(tokens(slack, **wrong))


def test_the_bot_in_slack_has_its_gate_shut(sqlite_url: str) -> None:
    with Rehearsal(database_url=sqlite_url, clock=MovableClock(OPENING)) as rehearsal:
        rehearsal.slack.wait_for_bot()
        assert rehearsal.alongside is not None
        bolt = rehearsal.alongside.bolt
        foreign = {**PAYLOADS["command"](), "api_app_id": "A0OTHER"}
        answer = bolt.dispatch(BoltRequest(mode="socket_mode", body=foreign))

    assert answer.status == 401


def tokens(slack: PracticeSlack, **changes: str) -> Any:
    given = {
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
        "slack_api_url": slack.api_url,
    }
    return read_settings(_env_file=None, **{**given, **changes})
