"""Presses and choices in messages, answers, forms and Home."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.calls import asks
from tests.practice.cast import CAST, HastyClock, manifest
from tests.practice.forms import (
    Json,
    actions,
    button,
    home,
    input_block,
    modal,
    option,
    plain,
    section,
    text_input,
)

CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("Really?"),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


def test_a_press_in_a_message_says_where_it_was(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    seen = bolt.hears("action", "yes")
    posted = asks(client, button("Coming", "yes", value="M-1"))
    bolt.connect()
    odile.press("Coming")
    body = seen[0]
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": posted["channel"],
        "is_ephemeral": False,
    }
    assert body["message"]["ts"] == posted["ts"]
    assert body["channel"] == {"id": posted["channel"], "name": "directmessage"}
    assert body["user"]["username"] == "odile"
    assert body["actions"][0]["value"] == "M-1"
    assert body["actions"][0]["text"] == plain("Coming")
    assert body["state"] == {"values": {}}
    assert body["response_url"].startswith("http://127.0.0.1:")


def test_a_press_in_a_form_carries_the_form_with_what_was_typed(
    bolt: Bolt, odile: Person
) -> None:
    seen = bolt.hears("action", "more")
    view = modal(text_input("Why"), actions(button("More", "more")))
    bolt.opens(view)
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "Typed so far")
    odile.press("More")
    body = seen[0]
    assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
    assert body["view"]["hash"]
    assert body["view"]["state"]["values"]["why"]["v"]["value"] == "Typed so far"
    assert "response_url" not in body
    assert "message" not in body


def test_a_press_finds_the_newest_message_that_has_the_button(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    seen = bolt.hears("action", "yes")
    asks(client, button("Coming", "yes", value="old"))
    asks(client, button("Coming", "yes", value="new"))
    asks(client, button("Else", "else"))
    bolt.connect()
    odile.press("coming")
    assert seen[0]["actions"][0]["value"] == "new"


def test_saying_picks_the_message(bolt: Bolt, client: WebClient, odile: Person) -> None:
    seen = bolt.hears("action", "yes")
    for name in ("Wednesday", "Thursday"):
        blocks = [section(name), actions(button("Coming", "yes", value=name))]
        client.chat_postMessage(channel="U0ODILE", text="A", blocks=blocks)
    bolt.connect()
    odile.press("Coming", saying="Wednesday")
    assert seen[0]["actions"][0]["value"] == "Wednesday"


def test_a_button_that_is_not_there_lists_those_that_are(
    client: WebClient, odile: Person
) -> None:
    asks(client, button("Coming", "yes"))
    with pytest.raises(LookupError, match=r"no button “Going”.*“Coming”"):
        odile.press("Going")


def test_nobody_presses_in_rooms_they_cannot_see(
    client: WebClient, slack: PracticeSlack, ludo: Person
) -> None:
    slack.room("secret").add("bot")
    asks(client, button("Coming", "yes"), to="C0SECRET")
    assert ludo.press("Coming").error == "dispatch_failed"
    with pytest.raises(LookupError):
        slack.person("odile").press("Coming")


def test_a_dialog_that_is_denied_sends_nothing(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    seen = bolt.hears("action", "stop")
    asks(client, button("Call it off", "stop", confirm=CONFIRM))
    bolt.connect()
    odile.press("Call it off", confirm=False)
    assert seen == []
    odile.press("Call it off")
    assert len(seen) == 1


def test_an_overflow_option_is_pressed_by_its_words(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    seen = bolt.hears("action", "menu")
    menu = {
        "type": "overflow",
        "action_id": "menu",
        "options": [option("Move"), option("Cancel")],
    }
    asks(client, menu)
    bolt.connect()
    odile.press("Cancel")
    assert seen[0]["actions"][0]["selected_option"] == option("Cancel")


def test_ticks_in_a_message_are_each_persons_own(
    bolt: Bolt, client: WebClient, odile: Person, ludo: Person
) -> None:
    seen = bolt.hears("action", "list")
    ticks = {
        "type": "checkboxes",
        "action_id": "list",
        "options": [option("One"), option("Two")],
    }
    blocks = [section("To do", accessory=ticks)]
    client.chat_postMessage(channel="C0YP", text="To do", blocks=blocks)
    bolt.connect()
    odile.choose("To do", "One, Two")
    ludo.choose("To do", "Two")
    chosen = [
        [o["value"] for o in body["actions"][0]["selected_options"]] for body in seen
    ]
    assert chosen == [["one", "two"], ["two"]]
    assert next(iter(seen[1]["state"]["values"].values()))["list"]["selected_options"]


def test_an_unanswered_press_leaves_a_notice(client: WebClient, odile: Person) -> None:
    asks(client, button("Coming", "yes"))
    assert odile.press("Coming").error == "dispatch_failed"
    assert "dispatch_failed" in odile.toast


def test_a_slow_press_times_out(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, patience=0.1)
    slack.start()
    bolt = Bolt(slack)
    asks(bolt.client, button("Coming", "yes"))
    bolt.connect()
    answer = slack.person("odile").press("Coming")
    bolt.close()
    assert answer.error == "operation_timeout"


def test_an_outside_person_may_press_buttons(
    bolt: Bolt, client: WebClient, slack: PracticeSlack
) -> None:
    seen = bolt.hears("action", "yes")
    asks(client, button("Coming", "yes"), to="C0SHARED")
    bolt.connect()
    slack.person("ebba").press("Coming")
    assert seen[0]["user"]["team_id"] == "T0OUTSIDE"
    assert seen[0]["team"]["id"] == "T0OUTSIDE"


def test_home_is_opened_filled_and_pressed(bolt: Bolt, odile: Person) -> None:
    seen = bolt.hears("action", "new")
    events = []

    @bolt.app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        events.append(event)
        view = home(section("*Nothing* is waiting."), actions(button("New", "new")))
        client.views_publish(user_id=event["user"], view=view)

    bolt.connect()
    view = odile.open_home()
    assert view
    assert odile.sees == "Nothing is waiting.\nNew"
    assert events[0]["tab"] == "home"
    odile.press("New")
    assert seen[0]["view"]["type"] == "home"
    odile.open_home()
    assert events[1]["view"]["id"] == view.id


def test_a_home_that_is_filled_later_need_not_be_waited_for(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    asked = []
    bolt.app.event("app_home_opened")(lambda event: asked.append(event["user"]))
    bolt.connect()
    assert odile.open_home(wait=False) is None
    assert asked == ["U0ODILE"]
    client.views_publish(user_id="U0ODILE", view=home(section("Filled.")))
    assert odile.sees == "Filled."


def test_an_answer_after_home_is_what_is_seen(bolt: Bolt, odile: Person) -> None:
    bolt.app.command("/meeting")(lambda ack: ack("Newer."))
    bolt.app.event("app_home_opened")(
        lambda event, client: client.views_publish(
            user_id=event["user"], view=home(section("Home."))
        )
    )
    bolt.connect()
    odile.open_home()
    odile.type("/meeting")
    assert odile.sees == "Newer."


def test_an_input_that_dispatches_tells_the_bot_at_once(
    bolt: Bolt, odile: Person
) -> None:
    seen = bolt.hears("action", "v")
    menu = {"type": "static_select", "options": [option("Ann"), option("Bea")]}
    quiet = modal(input_block("Who", menu), input_block("Whom", menu))
    quiet["blocks"][1]["dispatch_action"] = True
    bolt.opens(quiet)
    bolt.connect()
    odile.type("/meeting")
    odile.fill({"Who": "Ann", "Whom": "Bea"})
    assert [body["actions"][0]["block_id"] for body in seen] == ["whom"]
    assert seen[0]["actions"][0]["selected_option"]["value"] == "bea"


def test_an_external_menu_asks_the_bot(bolt: Bolt, odile: Person) -> None:
    asked = []

    @bolt.app.options("v")
    def offered(ack: Any, body: Json) -> None:
        asked.append((body["value"], body["container"]["type"]))
        ack(options=[option("Knole Park"), option("Knole Lane")])

    submitted = bolt.hears("view", "form")
    view = modal(input_block("School", {"type": "external_select"}))
    bolt.opens(view)
    bolt.connect()
    odile.type("/meeting")
    odile.choose("School", "Lane")
    odile.submit()
    assert asked == [("Lane", "view")]
    state = submitted[0]["view"]["state"]["values"]
    chosen = state["school"]["v"]["selected_option"]
    assert chosen["value"] == "knole lane"
