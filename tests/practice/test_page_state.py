"""What the page reads and posts: snapshots, the stream of changes, acts."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.forms import (
    Json,
    actions,
    button,
    home,
    input_block,
    modal,
    option,
    section,
    text_input,
)
from tests.practice.http import Page


@pytest.fixture
def page(slack: PracticeSlack) -> Page:
    return Page(slack)


def test_a_snapshot_holds_what_one_person_sees(page: Page) -> None:
    state = page.state()
    assert state["practice"] is True
    assert state["team"] == "Practice Partnership"
    assert state["now"] == "2027-02-22T09:10:00+00:00"
    assert state["running"] is False
    assert state["me"]["handle"] == "odile"
    assert [room["name"] for room in state["rooms"]] == [
        "yp-7hx3",
        "shared",
        "everyone",
        "old",
    ]
    assert state["form"] is None
    assert state["home"] is None
    assert state["toast"] is None
    assert state["tour"] == [{"title": "Begin", "text": "Choose who you are."}]
    assert state["commands"][0]["command"] == "/meeting"
    assert state["shortcuts"][0]["callback_id"] == "new_meeting"


def test_nobody_sees_anothers_messages(
    slack: PracticeSlack, client: WebClient, page: Page
) -> None:
    client.chat_postMessage(channel="U0LUDO", text="For Ludo.")
    client.chat_postMessage(channel="U0ODILE", text="For Odile.")
    state = page.state()
    assert [m["text"] for m in state["messages"][state["direct"]["id"]]] == [
        "For Odile."
    ]
    assert "For Ludo." not in str(state)
    assert "C0SECRET" not in state["messages"]


def test_an_outside_person_is_offered_no_commands(slack: PracticeSlack) -> None:
    state = Page(slack, "U0EBBA").state()
    assert state["commands"] == []
    assert state["shortcuts"] == []
    assert [room["name"] for room in state["rooms"]] == ["shared"]


def test_an_unknown_person_is_not_found(page: Page) -> None:
    assert page.get("/practice/state?as=U0NOBODY").status == 404
    assert page.get("/practice/state").json["me"]["handle"] == "odile"


def test_messages_tell_who_and_when(client: WebClient, page: Page) -> None:
    client.chat_postMessage(channel="C0YP", text="A", blocks=[section("A")])
    page.act("say", channel="C0YP", text="B")
    first, second = page.state()["messages"]["C0YP"]
    assert first["from"] == {"name": "Alongside", "bot": True}
    assert second["from"] == {"name": "Odile Farthing", "bot": False}
    assert first["at"].startswith("2027-02-22T09:10:00")
    assert first["ephemeral"] is False


def test_unread_counts_until_the_room_is_read(client: WebClient, page: Page) -> None:
    client.chat_postMessage(channel="C0YP", text="A")
    client.chat_postMessage(channel="C0YP", text="B")
    assert page.state()["rooms"][0]["unread"] == 2
    assert page.act("read", channel="C0YP") == {"ok": True}
    assert page.state()["rooms"][0]["unread"] == 0


def test_an_ephemeral_answer_stands_among_the_messages(
    bolt: Bolt, page: Page, slack: PracticeSlack
) -> None:
    bolt.app.command("/meeting")(lambda ack: ack("Only you."))
    bolt.connect()
    done = page.act("command", channel="C0YP", text="/meeting")
    assert done == {"ok": True, "answer": "Only you.", "failed": ""}
    message = page.state()["messages"]["C0YP"][0]
    assert message["ephemeral"] is True
    assert Page(slack, "U0LUDO").state()["messages"]["C0YP"] == []


def test_a_whole_form_through_the_page(bolt: Bolt, page: Page) -> None:
    bolt.opens(modal(text_input("Why"), actions(button("More", "more"))))
    pressed, sent = bolt.hears("action", "more"), bolt.hears("view", "form")
    bolt.connect()
    page.act("command", channel="", text="/meeting")
    form = page.state()["form"]
    assert form["depth"] == 1
    assert form["errors"] == {}
    typed = {"why": {"v": {"type": "plain_text_input", "value": "Typed"}}}
    spot = {"type": "view", "id": form["id"]}
    block = form["blocks"][1]["block_id"]
    done = page.act(
        "press", container=spot, block_id=block, action_id="more", values=typed
    )
    assert done == {"ok": True}
    assert pressed[0]["view"]["state"]["values"] == typed
    assert page.state()["form"]["state"] == typed
    done = page.act("submit", view_id=form["id"], values=typed)
    assert done == {"ok": True, "open": ""}
    assert sent[0]["view"]["state"]["values"] == typed
    assert page.state()["form"] is None


def test_an_incomplete_form_stays_open_with_its_errors(bolt: Bolt, page: Page) -> None:
    view = modal(text_input("Why"))
    bolt.opens(view)
    bolt.connect()
    page.act("command", channel="", text="/meeting")
    form = page.state()["form"]
    sent = page.act("submit", view_id=form["id"], values={})
    assert sent == {"ok": True, "open": "incomplete"}
    assert page.state()["form"]["errors"] == {
        "why": "Please complete this required field."
    }
    assert page.act("close", view_id=form["id"], all=True) == {"ok": True}
    assert page.state()["form"] is None


def test_a_message_is_pressed_by_where_it_stands(
    bolt: Bolt, client: WebClient, page: Page
) -> None:
    seen = bolt.hears("action", "yes")
    bolt.connect()
    blocks = [actions(button("Coming", "yes", value="M-1"))]
    posted = client.chat_postMessage(channel="C0YP", text="A", blocks=blocks)
    spot = {"type": "message", "channel": "C0YP", "ts": posted["ts"]}
    block = posted["message"]["blocks"][0]["block_id"]
    wish = {"container": spot, "block_id": block, "action_id": "yes"}
    assert page.act("press", **wish) == {"ok": True}
    assert seen[0]["actions"][0]["value"] == "M-1"
    assert page.act("press", **{**wish, "action_id": "no"}) == {
        "ok": False,
        "error": "element_not_found",
    }


def test_what_nobody_answers_is_a_notice(client: WebClient, page: Page) -> None:
    blocks = [actions(button("Coming", "yes"))]
    posted = client.chat_postMessage(channel="C0YP", text="A", blocks=blocks)
    spot = {"type": "message", "channel": "C0YP", "ts": posted["ts"]}
    block = posted["message"]["blocks"][0]["block_id"]
    done = page.act("press", container=spot, block_id=block, action_id="yes")
    assert done == {"ok": False, "error": "dispatch_failed"}
    assert "dispatch_failed" in page.state()["toast"]["text"]


def test_home_and_an_external_menu_through_the_page(bolt: Bolt, page: Page) -> None:
    menu = input_block("School", {"type": "external_select"})

    @bolt.app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home(menu))

    bolt.app.options("v")(lambda ack: ack(options=[option("Knole")]))
    bolt.connect()
    assert page.act("home") == {"ok": True}
    shown = page.state()["home"]
    assert shown["blocks"][0]["label"]["text"] == "School"
    asked = page.act(
        "suggest", view_id=shown["id"], block_id="school", action_id="v", query="K"
    )
    assert asked == {"ok": True, "options": [option("Knole")]}


def test_a_shortcut_through_the_page(bolt: Bolt, page: Page) -> None:
    bolt.app.shortcut("new_meeting")(lambda ack: ack())
    bolt.connect()
    assert page.act("shortcut", callback_id="new_meeting") == {"ok": True}
    assert page.act("shortcut", callback_id="none")["error"] == "invalid_shortcut"


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"do": "fly", "as": "U0ODILE"},
        {"do": "command", "as": "U0ODILE"},
        {"do": "command", "as": "U0ODILE", "channel": 7, "text": "x"},
        {"do": "submit", "as": "U0ODILE", "view_id": "V", "values": {"b": "text"}},
        {"do": "press", "as": "U0ODILE", "container": "here"},
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(page: Page, wish: Json) -> None:
    answer = page.post("/practice/act", wish)
    assert answer.json == {"ok": False, "error": "invalid_arguments"}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"do": "home", "as": "U0NOBODY"}, "user_not_found"),
        ({"do": "home", "as": "U0TAMSEL"}, "user_disabled"),
        (
            {"do": "say", "as": "U0ODILE", "channel": "C0SECRET", "text": "x"},
            "channel_not_found",
        ),
        ({"do": "close", "as": "U0ODILE", "view_id": "V0"}, "view_not_found"),
    ],
)
def test_what_cannot_be_done_says_why(page: Page, wish: Json, code: str) -> None:
    answer = page.post("/practice/act", wish)
    assert answer.json == {"ok": False, "error": code}


def test_nobody_uses_anothers_form(
    bolt: Bolt, page: Page, slack: PracticeSlack, odile: Person
) -> None:
    view = modal(text_input("Why"), actions(button("More", "more")))
    bolt.opens(view)
    bolt.connect()
    page.act("command", channel="", text="/meeting")
    form = page.state()["form"]
    other = Page(slack, "U0LUDO")
    sent = other.act("submit", view_id=form["id"], values={})
    assert sent["error"] == "view_not_found"
    spot = {"type": "view", "id": form["id"]}
    typed = {"why": {"v": {"type": "plain_text_input", "value": "Not mine"}}}
    pressed = other.act(
        "press", container=spot, block_id="b", action_id="more", values=typed
    )
    assert pressed["error"] == "view_not_found"
    assert "Not mine" not in odile.form_text


def test_every_change_is_told_on_the_stream(
    slack: PracticeSlack, client: WebClient
) -> None:
    host, _, port = slack.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(
            b"GET /practice/events?as=U0ODILE HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        stream = line.makefile("rb")
        before = _version(stream)
        client.chat_postMessage(channel="C0YP", text="A")
        assert _version(stream) > before
        stream.close()


def _version(stream: Any) -> int:
    for raw in stream:
        line = raw.decode()
        if line.startswith("data: "):
            return int(line.split(":")[2].strip(" }\n"))
    raise AssertionError("The stream ended.")


def test_faults_are_set_and_listed_through_the_page(
    client: WebClient, page: Page
) -> None:
    for fault in (
        {"kind": "rate_limit", "method": "chat.postMessage", "seconds": 30},
        {"kind": "fail", "method": "chat.update", "error": 500, "times": None},
        {"kind": "drop", "method": "chat.delete"},
        {"kind": "slow", "method": "users.info", "seconds": 0.01},
        {"kind": "cut_socket", "reason": "warning"},
    ):
        assert page.post("/practice/faults", fault).json == {"ok": True}
    listed = page.state()["faults"]
    assert [fault["left"] for fault in listed] == [1, None, 1, 1]
    assert listed[0]["what"] == "chat.postMessage answers 429, retry after 30 s"
    assert page.post("/practice/faults", {"kind": "down"}).json["ok"]
    assert page.post("/practice/faults", {"kind": "clear"}).json["ok"]
    assert page.state()["faults"] == []
    refused = page.post("/practice/faults", {"kind": "earthquake"}).json
    assert refused == {"ok": False, "error": "invalid_arguments"}
