"""Response URLs: what they may change, how often, and for how long."""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.calls import asks
from tests.practice.cast import HastyClock
from tests.practice.forms import (
    Json,
    actions,
    button,
    plain,
    section,
)

CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("Really?"),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


def test_an_answer_is_replaced_through_its_response_url(
    bolt: Bolt, odile: Person
) -> None:
    blocks = [actions(button("Show", "show"))]
    bolt.app.command("/meeting")(lambda ack: ack(text="First.", blocks=blocks))
    bodies = []

    @bolt.app.action("show")
    def shown(ack: Any, respond: Any, body: Json) -> None:
        bodies.append(body)
        ack()
        respond(text="Second.", replace_original=True)

    bolt.connect()
    odile.type("/meeting")
    odile.press("Show")
    assert odile.answers == ["Second."]
    assert bodies[0]["container"]["is_ephemeral"] is True
    assert "message" not in bodies[0]


def test_a_response_url_can_change_delete_or_add(
    bolt: Bolt, client: WebClient, odile: Person, slack: PracticeSlack
) -> None:
    asks(client, button("Coming", "yes"), to="C0YP")
    said: list[Json] = [
        {"text": "Changed.", "replace_original": True},
        {"text": "For you."},
        {"text": "For all.", "response_type": "in_channel"},
        {"delete_original": True},
    ]

    @bolt.app.action("yes")
    def pressed(ack: Any, respond: Any) -> None:
        ack()
        for each in said:
            assert respond(**each).status_code == 200

    bolt.connect()
    odile.press("Coming")
    assert odile.answers == ["For you."]
    assert [post.text for post in slack.room("yp-7hx3").posts()] == ["For all."]


def test_a_response_url_works_five_times(bolt: Bolt, odile: Person) -> None:
    answered: list[int] = []

    @bolt.app.command("/meeting")
    def used(ack: Any, respond: Any) -> None:
        ack()
        answered.extend(respond(text="x").status_code for _ in range(6))

    bolt.connect()
    odile.type("/meeting")
    assert answered == [200, 200, 200, 200, 200, 404]


def test_a_response_url_lasts_half_an_hour(
    bolt: Bolt, odile: Person, slack: PracticeSlack, clock: HastyClock
) -> None:
    commands = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting")
    slack.move_clock(clock.now().replace(hour=9, minute=41))
    late = WebhookClient(commands[0]["response_url"]).send(text="Late.")
    assert late.status_code == 404


def test_blocks_that_are_wrong_are_refused_by_a_response_url(
    bolt: Bolt, odile: Person
) -> None:
    answered = []

    @bolt.app.command("/meeting")
    def wrong(ack: Any, respond: Any) -> None:
        ack()
        answered.append(respond(text="x", blocks=[section("")]).body)

    bolt.connect()
    odile.type("/meeting")
    assert answered == ["invalid_blocks"]
