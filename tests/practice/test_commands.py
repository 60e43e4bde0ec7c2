"""Slash commands and shortcuts, from the typed line to the answer."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.cast import CAST, HastyClock, manifest
from tests.practice.forms import Json, modal, section, text_input


def test_the_ack_of_a_command_is_seen_by_the_person_alone(
    slack: PracticeSlack, bolt: Bolt, odile: Person, ludo: Person
) -> None:
    bolt.app.command("/meeting")(lambda ack: ack("Two meetings this week."))
    bolt.connect()
    answer = odile.type("/meeting", room="yp-7hx3")
    assert (answer.text, answer.error) == ("Two meetings this week.", "")
    assert odile.sees == "Two meetings this week."
    assert ludo.answers == []
    assert slack.room("yp-7hx3").posts() == []


def test_blocks_in_an_ack_are_read_as_words(bolt: Bolt, odile: Person) -> None:
    blocks = [section("*Coming up* for <@U0LUDO>")]
    bolt.app.command("/meeting")(lambda ack: ack(blocks=blocks))
    bolt.connect()
    assert odile.type("/meeting").words == "Coming up for @Ludo Marchbanks"


def test_an_answer_in_channel_is_a_post(
    slack: PracticeSlack, bolt: Bolt, odile: Person
) -> None:
    bolt.app.command("/meeting")(
        lambda ack: ack(text="For all.", response_type="in_channel")
    )
    bolt.connect()
    odile.type("/meeting", room="yp-7hx3")
    assert [post.text for post in slack.room("yp-7hx3").posts()] == ["For all."]
    assert odile.answers == []


def test_a_command_says_where_it_was_typed(bolt: Bolt, odile: Person) -> None:
    seen = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting  new YP-7HX3 ", room="#yp-7hx3")
    odile.type("/meeting")
    odile.type("/meeting", room="everyone")
    names = [command["channel_name"] for command in seen]
    assert names == ["privategroup", "directmessage", "everyone"]
    assert seen[0]["text"] == "new YP-7HX3"
    assert seen[0]["user_name"] == "odile"
    assert set(seen[0]) == {
        "token",
        "team_id",
        "team_domain",
        "channel_id",
        "channel_name",
        "user_id",
        "user_name",
        "command",
        "text",
        "api_app_id",
        "is_enterprise_install",
        "response_url",
        "trigger_id",
    }


def test_escaping_turns_names_into_ids(bolt: Bolt, odile: Person) -> None:
    seen = bolt.hears("command", "/escaped")
    bolt.connect()
    odile.type("/escaped @ludo in #yp-7hx3, not @nobody, see https://a.example/x")
    assert [command["text"] for command in seen] == [
        "<@U0LUDO|ludo> in <#C0YP|yp-7hx3>, not @nobody, see <https://a.example/x>"
    ]


def test_names_stay_plain_without_escaping(bolt: Bolt, odile: Person) -> None:
    seen = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting with @ludo")
    assert seen[0]["text"] == "with @ludo"


def test_a_command_nobody_registered_never_reaches_the_bot(
    bolt: Bolt, odile: Person
) -> None:
    bolt.connect()
    answer = odile.type("/nonsense")
    assert answer.error == "invalid_command"
    assert "/nonsense is not a valid command" in answer.text


def test_an_outside_person_is_told_that_it_is_not_available(
    slack: PracticeSlack, bolt: Bolt
) -> None:
    reached = bolt.hears("command", "/meeting")
    bolt.connect()
    answer = slack.person("ebba").type("/meeting", room="shared")
    assert answer.error == "not_available"
    assert "not available" in slack.person("ebba").sees
    assert reached == []


def test_a_guest_may_use_commands(slack: PracticeSlack, bolt: Bolt) -> None:
    bolt.app.command("/meeting")(lambda ack: ack("Hello."))
    bolt.connect()
    assert slack.person("avice").type("/meeting").text == "Hello."


def test_a_deactivated_person_can_do_nothing(slack: PracticeSlack) -> None:
    tam = slack.person("tamsel")
    for act in (
        lambda: tam.type("/meeting"),
        lambda: tam.say("Hello?"),
        tam.open_home,
        lambda: tam.shortcut("new_meeting"),
    ):
        with pytest.raises(PermissionError, match="user_disabled"):
            act()


def test_a_person_cannot_type_where_they_are_not(
    slack: PracticeSlack, odile: Person, ludo: Person
) -> None:
    with pytest.raises(PermissionError, match="channel_not_found"):
        odile.type("/meeting", room="secret")
    with pytest.raises(PermissionError, match="not_in_channel"):
        ludo.type("/meeting", room="everyone")
    with pytest.raises(PermissionError, match="is_archived"):
        odile.type("/meeting", room="old")


def test_an_unknown_room_lists_the_rooms_there_are(odile: Person) -> None:
    with pytest.raises(LookupError, match="#yp-7hx3"):
        odile.type("/meeting", room="nowhere")


def test_without_a_bot_the_command_fails_as_slack_says(odile: Person) -> None:
    answer = odile.type("/meeting")
    assert answer.error == "dispatch_failed"
    assert answer.text == '/meeting failed with the error "dispatch_failed"'


def test_a_bot_that_is_too_slow_times_out(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, patience=0.05)
    slack.start()
    bolt = Bolt(slack)
    late = threading.Event()
    bolt.app.command("/meeting")(lambda ack: ack("Late.") if late.wait(0.2) else ack())
    bolt.connect()
    odile = slack.person("odile")
    assert odile.type("/meeting").error == "operation_timeout"
    assert odile.sees == '/meeting failed with the error "operation_timeout"'
    bolt.close()


def test_an_ack_that_slack_would_not_show_is_an_error(
    bolt: Bolt, odile: Person
) -> None:
    bolt.app.command("/meeting")(lambda ack: ack(blocks=[section("x" * 3001)]))
    bolt.connect()
    assert odile.type("/meeting").error == "invalid_blocks"


def test_a_shortcut_can_open_a_form(bolt: Bolt, odile: Person) -> None:
    seen: list[Json] = []

    @bolt.app.shortcut("new_meeting")
    def opened(ack: Any, body: Json, client: WebClient) -> None:
        seen.append(body)
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Why")))
        ack()

    bolt.connect()
    odile.shortcut("new_meeting")
    assert odile.form_text == "A form\nWhy\nSend"
    assert seen[0]["callback_id"] == "new_meeting"
    assert set(seen[0]["user"]) == {"id", "username", "name", "team_id"}


def test_shortcuts_are_not_shared_with_outside_people(slack: PracticeSlack) -> None:
    with pytest.raises(PermissionError, match="not_available"):
        slack.person("ebba").shortcut("new_meeting")


def test_plain_words_reach_a_bot_that_subscribed(
    slack: PracticeSlack, bolt: Bolt, odile: Person
) -> None:
    heard = []
    bolt.app.event("message")(lambda event: heard.append(event))
    bolt.connect()
    odile.say("Are you there?")
    odile.say("Nobody told the bot of this.", room="yp-7hx3")
    assert [(e["text"], e["channel_type"]) for e in heard] == [("Are you there?", "im")]
    assert slack.room("yp-7hx3").posts()[0].text == "Nobody told the bot of this."
