from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.deliveries.records import DeliveryState, File, Home, Look, Method, Post
from tests.deliveries.conftest import Desk
from tests.deliveries.fake_slack import (
    PRIVATE,
    Fault,
    Message,
    dropped_after_accepting,
    error,
)
from tests.deliveries.people import channel_of

ODILE = channel_of("odile")
IN_THE_ROOM = Post(text="at 11:35", blocks=[], only_with=frozenset({"T0BRACKEN"}))
CALENDAR = File(text="For your calendar.", name="meeting.ics", content=b"BEGIN")


def test_a_message_carries_its_key_and_unfurls_nothing(desk: Desk) -> None:
    desk.say("hello")
    desk.sweep().run_due()
    [form] = desk.slack.called("chat.postMessage")

    assert json.loads(form["metadata"]) == {
        "event_type": "alongside",
        "event_payload": {"key": desk.row("hello").message_key},
    }
    assert [form[name] for name in ("unfurl_links", "unfurl_media", "link_names")] == [
        "false"
    ] * 3


def test_a_persons_channel_is_opened_once(desk: Desk) -> None:
    desk.say("one")
    desk.say("two")
    desk.sweep().run_due()

    assert desk.slack.texts(ODILE) == ["one", "two"]
    assert len(desk.slack.called("conversations.open")) == 1


def test_a_room_needs_no_opening(desk: Desk) -> None:
    desk.say_in("C7HX3", "hello all")
    desk.sweep().run_due()

    assert desk.slack.texts("C7HX3") == ["hello all"]
    assert desk.slack.called("conversations.open") == []


def test_a_live_message_is_changed_in_place(desk: Desk) -> None:
    desk.say("board", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.renders.outgoing["board"] = Post(text="two are coming", blocks=[])
    desk.say("board", live=True)
    sweep.run_due()

    [message] = desk.slack.messages
    assert (message.text, message.edits) == ("two are coming", 1)


@pytest.mark.parametrize("word", ["message_not_found", "cant_update_message"])
def test_a_live_message_that_is_gone_is_posted_anew(desk: Desk, word: str) -> None:
    desk.say("board", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.messages.clear()
    desk.slack.faults["chat.update"].append(error(word))
    desk.say("board", live=True)
    sweep.run_due()

    assert desk.slack.texts(ODILE) == ["board"]
    assert desk.row("board").ts == desk.slack.messages[0].ts


def test_a_live_message_posted_anew_without_an_answer_is_not_posted_again(
    desk: Desk,
) -> None:
    desk.say("board", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.messages.clear()
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.say("board", live=True)
    sweep.run_due()
    desk.slack.messages[0].ts = "1800000000.999999"
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.slack.texts(ODILE) == ["board"]
    assert desk.row("board").ts == "1800000000.999999"


def test_a_home_tab_is_published_and_again_when_touched(desk: Desk) -> None:
    desk.renders.outgoing["home"] = Home(view={"type": "home", "blocks": []})
    desk.say("home", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.say("home", live=True)
    sweep.run_due()

    assert len(desk.slack.called("views.publish")) == 2
    assert desk.slack.homes["UODILE"] == {"type": "home", "blocks": []}
    assert desk.slack.called("chat.update") == []
    assert desk.row("home").method is Method.HOME


def test_a_file_is_shared_with_its_words_and_a_name_that_says_nothing(
    desk: Desk,
) -> None:
    desk.renders.outgoing["file"] = CALENDAR
    desk.say("file")
    desk.sweep().run_due()

    [message] = desk.slack.messages
    key = desk.row("file").message_key
    assert message.text == "For your calendar."
    assert message.files == [f"meeting-{key[:8].lower()}.ics"]
    assert desk.row("file").state is DeliveryState.SENT


def test_a_file_whose_answer_was_lost_is_found_and_not_shared_again(
    desk: Desk,
) -> None:
    desk.renders.outgoing["file"] = CALENDAR
    desk.slack.faults["files.completeUploadExternal"].append(dropped_after_accepting())
    desk.say("file")
    sweep = desk.sweep()
    sweep.run_due()
    desk.later(seconds=5)
    sweep.run_due()

    assert len(desk.slack.messages) == 1
    assert desk.row("file").state is DeliveryState.SENT


def test_a_file_that_was_not_uploaded_is_tried_again(desk: Desk) -> None:
    desk.renders.outgoing["file"] = CALENDAR
    desk.slack.faults["files.getUploadURLExternal"].append(
        Fault(body={"ok": True, "upload_url": f"{desk.slack.url}no", "file_id": "F"})
    )
    desk.say("file")
    sweep = desk.sweep()
    sweep.run_due()

    assert desk.row("file").state is DeliveryState.WAITING
    desk.later(seconds=5)
    sweep.run_due()
    assert desk.row("file").state is DeliveryState.SENT


def test_a_lost_answer_is_looked_for_through_every_page(desk: Desk) -> None:
    desk.slack.page = 2
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.say("lost")
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.messages += [
        Message(channel=ODILE, ts=f"1900000000.{one}", text="chat", key=None)
        for one in range(7)
    ]
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.slack.texts(ODILE).count("lost") == 1
    assert len(desk.slack.called("conversations.history")) == 4
    assert desk.row("lost").ts == desk.slack.messages[0].ts


def test_the_search_begins_before_the_row_was_made(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.say("lost")
    sweep = desk.sweep()
    sweep.run_due()
    desk.later(seconds=5)
    sweep.run_due()
    [form] = desk.slack.called("conversations.history")
    made = desk.row("lost").created_at

    assert float(form["oldest"]) == (made - timedelta(minutes=5)).timestamp()
    assert form["include_all_metadata"] == "true"


def test_a_room_with_conditions_is_asked_about_first(desk: Desk) -> None:
    desk.renders.outgoing["room"] = IN_THE_ROOM
    desk.say_in("C1", "room")
    desk.sweep().run_due()

    assert desk.slack.texts("C1") == ["at 11:35"]
    assert [name for name, _ in desk.slack.calls] == [
        "conversations.info",
        "chat.postMessage",
    ]


def test_a_room_that_others_can_see_is_never_posted_to(desk: Desk) -> None:
    desk.renders.outgoing["room"] = IN_THE_ROOM
    desk.slack.rooms["C1"] = {**PRIVATE, "is_private": False}
    desk.say_in("C1", "room")
    desk.sweep().run_due()

    assert desk.slack.messages == []
    assert desk.row("room", "C1").reason == "room-not-safe"


def test_a_room_that_we_may_not_look_at_is_not_private(desk: Desk) -> None:
    desk.renders.outgoing["room"] = IN_THE_ROOM
    desk.slack.faults["conversations.info"].append(error("missing_scope"))
    desk.say_in("C1", "room")
    desk.sweep().run_due()

    assert desk.slack.messages == []
    assert desk.row("room", "C1").reason == "room-not-safe"


def test_a_room_that_was_opened_since_is_not_updated_either(desk: Desk) -> None:
    desk.renders.outgoing["room"] = IN_THE_ROOM
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.rooms["C1"] = {**PRIVATE, "is_private": False}
    desk.say_in("C1", "room", live=True)
    sweep.run_due()

    assert desk.slack.called("chat.update") == []


def test_what_is_taken_back_is_changed_without_asking_who_can_read(desk: Desk) -> None:
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    _take_back(desk)
    sweep.run_due()

    assert desk.slack.texts("C1") == ["taken back"]
    assert desk.slack.called("conversations.info") == []


def test_what_somebody_deleted_is_taken_back_already(desk: Desk) -> None:
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.messages.clear()
    _take_back(desk)
    sweep.run_due()

    assert desk.slack.messages == []
    assert desk.row("room", "C1").state is DeliveryState.SENT


def test_what_is_not_ours_any_more_could_not_be_taken_back(desk: Desk) -> None:
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.faults["chat.update"].append(error("cant_update_message"))
    _take_back(desk)
    sweep.run_due()

    assert desk.slack.texts("C1") == ["room"]
    assert desk.row("room", "C1").state is DeliveryState.FAILED


def test_a_post_whose_answer_was_lost_is_found_and_taken_back(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    _take_back(desk)
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.slack.texts("C1") == ["taken back"]
    assert len(desk.slack.called("chat.postMessage")) == 1


def test_a_post_that_never_arrived_is_not_posted_to_be_taken_back(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(Fault(status=500))
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.messages.clear()
    _take_back(desk)
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.slack.messages == []
    assert desk.row("room", "C1").ts is None


def test_a_search_that_we_may_not_make_needs_a_person(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.slack.faults["conversations.history"].append(error("missing_scope"))
    _take_back(desk)
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.row("room", "C1").reason == "cannot-look"


def test_a_look_asks_and_says_nothing(desk: Desk) -> None:
    desk.renders.outgoing["room"] = Look(only_with=frozenset({"T0BRACKEN"}))
    desk.say_in("C1", "room", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    desk.say_in("C1", "room", live=True)
    sweep.run_due()

    assert [name for name, _ in desk.slack.calls] == ["conversations.info"] * 2
    assert desk.row("room", "C1").method is Method.INFO


def _take_back(desk: Desk) -> None:
    desk.renders.outgoing["room"] = Post(text="taken back", blocks=[], takes_back=True)
    desk.say_in("C1", "room", live=True)
