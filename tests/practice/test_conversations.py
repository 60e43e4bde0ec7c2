"""Rooms, direct messages, histories, and the message key found again in them."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.calls import refusal
from tests.practice.cast import CAST, HastyClock, manifest

KEY = {"event_type": "delivery", "event_payload": {"key": "D-7"}}


def test_opening_twice_gives_the_same_conversation(client: WebClient) -> None:
    first = client.conversations_open(users="U0ODILE")
    second = client.conversations_open(users="U0ODILE")
    assert first["channel"]["id"] == second["channel"]["id"]
    assert "already_open" not in first.data
    assert second["already_open"]


@pytest.mark.parametrize(
    ("users", "code"),
    [
        ("U0TAMSEL", "user_disabled"),
        ("U0NOBODY", "user_not_found"),
        ("U0NERYS", "invalid_user_combination"),
        (",".join(["U0ODILE"] * 9), "too_many_users"),
        ("", "users_list_not_supplied"),
    ],
)
def test_whom_the_bot_cannot_write_to(client: WebClient, users: str, code: str) -> None:
    found = refusal(
        client.api_call, api_method="conversations.open", data={"users": users}
    )
    assert found == code


def test_an_outside_person_is_reached_through_a_shared_room(client: WebClient) -> None:
    assert client.conversations_open(users="U0EBBA")["ok"]


def test_a_room_tells_whether_it_is_private_and_shared(client: WebClient) -> None:
    private = client.conversations_info(channel="C0YP")["channel"]
    shared = client.conversations_info(channel="C0SHARED")["channel"]
    public = client.conversations_info(channel="C0PUBLIC")["channel"]
    assert (private["is_private"], private["is_ext_shared"]) == (True, False)
    assert shared["is_ext_shared"]
    assert (public["is_private"], public["is_member"]) == (False, False)


def test_a_private_room_without_the_bot_does_not_exist(client: WebClient) -> None:
    code = refusal(client.conversations_info, channel="C0SECRET")
    assert code == "channel_not_found"


def test_direct_messages_name_their_person(client: WebClient) -> None:
    opened = client.conversations_open(users="U0ODILE")["channel"]["id"]
    assert client.conversations_info(channel=opened)["channel"]["user"] == "U0ODILE"


def test_rooms_are_listed_by_kind(client: WebClient) -> None:
    listed = client.conversations_list(
        types="public_channel,private_channel", exclude_archived=True
    )
    names = [channel["name"] for channel in listed["channels"]]
    assert names == ["yp-7hx3", "shared", "everyone"]


def test_lists_come_in_pages(client: WebClient) -> None:
    first = client.conversations_list(types="private_channel", limit=1)
    cursor = first["response_metadata"]["next_cursor"]
    second = client.conversations_list(types="private_channel", limit=1, cursor=cursor)
    assert first["channels"][0]["id"] != second["channels"][0]["id"]
    code = refusal(client.conversations_list, cursor="nonsense")
    assert code == "invalid_cursor"


def test_members_are_listed_with_the_bot(client: WebClient) -> None:
    members = client.conversations_members(channel="C0YP")["members"]
    assert members == ["U0ODILE", "U0LUDO", "U0AVICE", "U0PRACTICE"]


def test_a_history_is_newest_first_and_comes_in_pages(client: WebClient) -> None:
    for number in range(5):
        client.chat_postMessage(channel="C0YP", text=f"{number}")
    first = client.conversations_history(channel="C0YP", limit=2)
    client.chat_postMessage(channel="C0YP", text="meanwhile")
    second = client.conversations_history(
        channel="C0YP",
        limit=2,
        cursor=first["response_metadata"]["next_cursor"],
    )
    assert [m["text"] for m in first["messages"]] == ["4", "3"]
    assert [m["text"] for m in second["messages"]] == ["2", "1"]
    assert first["has_more"]


def test_a_history_between_two_stamps_leaves_them_out(client: WebClient) -> None:
    stamps = [
        client.chat_postMessage(channel="C0YP", text=str(n))["ts"] for n in range(3)
    ]
    span = {"channel": "C0YP", "oldest": stamps[0], "latest": stamps[2]}
    between = client.conversations_history(**span)
    including = client.conversations_history(**span, inclusive=True)
    assert [m["text"] for m in between["messages"]] == ["1"]
    assert [m["text"] for m in including["messages"]] == ["2", "1", "0"]


def test_a_message_is_found_again_by_its_key(client: WebClient) -> None:
    client.chat_postMessage(channel="C0YP", text="other")
    posted = client.chat_postMessage(channel="C0YP", text="x", metadata=KEY)
    found = client.conversations_history(
        channel="C0YP", oldest="0", include_all_metadata=True
    )
    keyed = [m["ts"] for m in found["messages"] if m.get("metadata") == KEY]
    assert keyed == [posted["ts"]]


def test_a_history_is_silent_about_metadata_unless_asked(client: WebClient) -> None:
    client.chat_postMessage(channel="C0YP", text="x", metadata=KEY)
    found = client.conversations_history(channel="C0YP")
    assert "metadata" not in found["messages"][0]


def test_replies_stand_in_their_thread_only(client: WebClient) -> None:
    root = client.chat_postMessage(channel="C0YP", text="root")["ts"]
    client.chat_postMessage(channel="C0YP", text="reply", thread_ts=root)
    history = client.conversations_history(channel="C0YP")
    thread = client.conversations_replies(channel="C0YP", ts=root)
    assert [m["text"] for m in history["messages"]] == ["root"]
    assert [m["text"] for m in thread["messages"]] == ["root", "reply"]
    code = refusal(client.conversations_replies, channel="C0YP", ts="1.1")
    assert code == "thread_not_found"


def test_reading_back_needs_the_scope_of_that_kind_of_place(clock: HastyClock) -> None:
    scopes = {"scopes": {"bot": ["chat:write", "im:history"]}}
    made = manifest(oauth_config=scopes)
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        direct = client.chat_postMessage(channel="U0ODILE", text="x")["channel"]
        assert client.conversations_history(channel=direct)["ok"]
        code = refusal(client.conversations_history, channel="C0YP")
        assert code == "missing_scope"


def test_a_room_can_change_under_the_bot(
    slack: PracticeSlack, client: WebClient
) -> None:
    room = slack.room("yp-7hx3")
    room.archive()
    assert refusal(client.chat_postMessage, channel="C0YP", text="x") == "is_archived"
    room.unarchive()
    room.remove("bot")
    code = refusal(client.chat_postMessage, channel="C0YP", text="x")
    assert code == "channel_not_found"
    room.make_public()
    code = refusal(client.chat_postMessage, channel="C0YP", text="x")
    assert code == "not_in_channel"
    room.add("bot")
    room.make_private()
    assert client.chat_postMessage(channel="C0YP", text="x")["ok"]
    assert room.members == ["odile", "ludo", "avice"]


def test_the_bot_is_told_when_a_room_is_shared(
    slack: PracticeSlack, bolt: Bolt
) -> None:
    told = []
    bolt.app.event("channel_shared")(lambda event: told.append(event["channel"]))
    bolt.connect()
    slack.room("yp-7hx3").set_shared(True)
    assert told == ["C0YP"]


def test_a_person_can_leave_in_the_middle(
    slack: PracticeSlack, client: WebClient, odile: Person
) -> None:
    client.chat_postMessage(channel="U0ODILE", text="x")
    odile.deactivate()
    code = refusal(client.chat_postMessage, channel="U0ODILE", text="x")
    assert code == "user_disabled"
    assert client.users_info(user="U0ODILE")["user"]["deleted"]
    with pytest.raises(PermissionError):
        odile.type("/meeting")
    odile.reactivate()
    assert client.chat_postMessage(channel="U0ODILE", text="x")["ok"]
