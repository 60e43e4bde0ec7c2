"""Posting, changing, deleting and scheduling messages through the Web API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.calls import refusal
from tests.practice.cast import CAST, START, HastyClock, manifest
from tests.practice.forms import actions, button, section


def test_a_direct_message_reaches_one_person(
    client: WebClient, odile: Person, ludo: Person
) -> None:
    opened = client.conversations_open(users="U0ODILE")
    client.chat_postMessage(channel=opened["channel"]["id"], text="Hello.")
    assert [message.text for message in odile.direct_messages] == ["Hello."]
    assert ludo.direct_messages == []


def test_a_persons_id_will_do_for_a_channel(client: WebClient, odile: Person) -> None:
    posted = client.chat_postMessage(channel="U0ODILE", text="Hello.")
    assert posted["channel"] == odile.direct_messages[0].channel


def test_what_is_posted_comes_back(client: WebClient) -> None:
    posted = client.chat_postMessage(
        channel="C0YP", text="Hello.", blocks=[section("Hello.")]
    )
    message = posted["message"]
    assert message["bot_id"] == "B0PRACTICE"
    assert message["user"] == "U0PRACTICE"
    assert message["blocks"][0]["block_id"]
    assert posted["ts"] == message["ts"]


def test_time_stamps_rise_while_the_clock_stands_still(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel="C0YP", text="x")["ts"] for _ in range(3)]
    assert stamps == sorted(set(stamps))
    assert stamps[0].startswith(str(int(START.timestamp())))


def test_words_are_what_a_person_reads(client: WebClient, odile: Person) -> None:
    blocks = [
        section("*Wed 17 Mar* with <@U0LUDO> at <https://a.example|the school>"),
        actions(button("Coming", "yes")),
    ]
    client.chat_postMessage(channel="U0ODILE", text="You are asked.", blocks=blocks)
    message = odile.direct_messages[0]
    assert message.words == ("Wed 17 Mar with @Ludo Marchbanks at the school\nComing")
    assert message.text == "You are asked."


def test_without_a_text_the_notification_is_made_of_the_blocks(
    client: WebClient, odile: Person
) -> None:
    said = {"channel": "U0ODILE", "blocks": [section("*All* of it")]}
    client.api_call("chat.postMessage", json=said)
    assert odile.direct_messages[0].text == "All of it"


def test_arguments_may_be_a_form_or_json_or_a_query(
    client: WebClient, slack: PracticeSlack
) -> None:
    said = {"channel": "C0YP", "text": "x"}
    client.api_call("chat.postMessage", data=said)
    client.api_call("chat.postMessage", json=said)
    client.api_call("chat.postMessage", http_verb="GET", params=said)
    blocks = '[{"type": "divider"}]'
    client.api_call("chat.postMessage", data={**said, "blocks": blocks})
    posts = slack.room("yp-7hx3").posts()
    assert len(posts) == 4
    assert posts[3].blocks[0]["type"] == "divider"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("C0PUBLIC", "not_in_channel"),
        ("C0SECRET", "channel_not_found"),
        ("C0OLD", "is_archived"),
        ("C0NOWHERE", "channel_not_found"),
        ("#nowhere", "channel_not_found"),
        ("U0TAMSEL", "user_disabled"),
        ("U0NERYS", "invalid_user_combination"),
    ],
)
def test_where_the_bot_may_not_post(client: WebClient, channel: str, code: str) -> None:
    assert refusal(client.chat_postMessage, channel=channel, text="x") == code


def test_public_rooms_are_open_to_a_bot_with_that_scope(clock: HastyClock) -> None:
    scopes = {"scopes": {"bot": ["chat:write", "chat:write.public"]}}
    made = manifest(oauth_config=scopes)
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        assert client.chat_postMessage(channel="C0PUBLIC", text="x")["ok"]


def test_a_closed_messages_tab_takes_no_messages(clock: HastyClock) -> None:
    closed = {"app_home": {"messages_tab_enabled": False}}
    made = manifest(features=closed)
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        code = refusal(client.chat_postMessage, channel="U0ODILE", text="x")
        assert code == "messages_tab_disabled"


def test_a_message_says_something(client: WebClient) -> None:
    said = {"channel": "C0YP", "text": " "}
    code = refusal(client.api_call, api_method="chat.postMessage", data=said)
    assert code == "no_text"


def test_a_very_long_text_is_cut(client: WebClient, slack: PracticeSlack) -> None:
    client.chat_postMessage(channel="C0YP", text="x" * 40_001)
    assert len(slack.room("yp-7hx3").posts()[0].text) == 40_000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"blocks": "not json"}, "invalid_blocks_format"),
        ({"blocks": '{"type": "divider"}'}, "invalid_blocks_format"),
        ({"blocks": '[{"type": "header"}]'}, "invalid_blocks"),
        ({"metadata": "not json"}, "invalid_metadata_format"),
        ({"metadata": '{"event_type": "x"}'}, "invalid_metadata_schema"),
        ({"thread_ts": "1.1"}, "thread_not_found"),
        ({"username": "Somebody else"}, "missing_scope"),
    ],
)
def test_malformed_messages_are_refused_by_name(
    client: WebClient, arguments: dict[str, str], code: str
) -> None:
    said = {"channel": "C0YP", "text": "x", **arguments}
    assert refusal(client.api_call, api_method="chat.postMessage", data=said) == code


def test_an_update_replaces_the_words_and_drops_the_blocks(
    client: WebClient, slack: PracticeSlack
) -> None:
    posted = client.chat_postMessage(
        channel="C0YP", text="Before", blocks=[section("Before")]
    )
    client.chat_update(channel="C0YP", ts=posted["ts"], text="After")
    post = slack.room("yp-7hx3").posts()[0]
    assert (post.text, post.blocks, post.edited) == ("After", [], True)


def test_an_update_keeps_metadata_it_does_not_name(
    client: WebClient, slack: PracticeSlack
) -> None:
    key = {"event_type": "sent", "event_payload": {"key": "D-1"}}
    posted = client.chat_postMessage(channel="C0YP", text="x", metadata=key)
    client.chat_update(channel="C0YP", ts=posted["ts"], text="y")
    assert slack.room("yp-7hx3").posts()[0].metadata == key
    client.chat_update(channel="C0YP", ts=posted["ts"], text="y", metadata={})
    assert slack.room("yp-7hx3").posts()[0].metadata is None


def test_only_the_bots_own_messages_change(client: WebClient, odile: Person) -> None:
    ts = odile.say("Mine.", room="yp-7hx3").ts
    own = {"channel": "C0YP", "ts": ts}
    assert refusal(client.chat_update, text="x", **own) == "cant_update_message"
    assert refusal(client.chat_delete, **own) == "cant_delete_message"


def test_a_message_that_is_gone_is_not_found(
    client: WebClient, slack: PracticeSlack
) -> None:
    posted = client.chat_postMessage(channel="C0YP", text="x")
    own = {"channel": "C0YP", "ts": posted["ts"]}
    client.chat_delete(**own)
    assert slack.room("yp-7hx3").posts() == []
    assert refusal(client.chat_update, text="x", **own) == "message_not_found"


def test_an_update_has_four_thousand_characters(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="C0YP", text="x")
    own = {"channel": "C0YP", "ts": posted["ts"]}
    client.chat_update(text="x" * 4000, **own)
    assert refusal(client.chat_update, text="x" * 4001, **own) == "msg_too_long"


def test_an_ephemeral_is_seen_by_one_member(
    client: WebClient, odile: Person, ludo: Person
) -> None:
    client.chat_postEphemeral(channel="C0YP", user="U0ODILE", text="Only you.")
    assert odile.answers == ["Only you."]
    assert ludo.answers == []
    code = refusal(client.chat_postEphemeral, channel="C0YP", user="U0EBBA", text="x")
    assert code == "user_not_in_channel"


def test_a_permalink_names_channel_and_message(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="C0YP", text="x")
    found = client.chat_getPermalink(channel="C0YP", message_ts=posted["ts"])
    assert found["permalink"].endswith(f"/C0YP/p{posted['ts'].replace('.', '')}")


def test_a_scheduled_message_is_posted_when_its_time_comes(
    client: WebClient, slack: PracticeSlack
) -> None:
    due = START + timedelta(hours=1)
    client.chat_scheduleMessage(
        channel="C0YP", text="Later.", post_at=int(due.timestamp())
    )
    slack.move_clock(due - timedelta(minutes=1))
    assert slack.room("yp-7hx3").posts() == []
    slack.move_clock(due)
    assert [post.text for post in slack.room("yp-7hx3").posts()] == ["Later."]


def test_a_scheduled_message_can_be_listed_and_taken_back(client: WebClient) -> None:
    due = int(START.timestamp()) + 600
    made = client.chat_scheduleMessage(channel="C0YP", text="x", post_at=due)
    listed = client.chat_scheduledMessages_list(channel="C0YP")
    assert [m["id"] for m in listed["scheduled_messages"]] == [
        made["scheduled_message_id"]
    ]
    own = {
        "channel": "C0YP",
        "scheduled_message_id": made["scheduled_message_id"],
    }
    client.chat_deleteScheduledMessage(**own)
    code = refusal(client.chat_deleteScheduledMessage, **own)
    assert code == "invalid_scheduled_message_id"


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "time_in_past"), (121, "time_too_far")]
)
def test_a_message_is_scheduled_for_the_next_120_days(
    client: WebClient, days: int, code: str
) -> None:
    due = int((START + timedelta(days=days)).timestamp())
    schedule = client.chat_scheduleMessage
    assert refusal(schedule, channel="C0YP", text="x", post_at=due) == code


def test_thirty_messages_are_scheduled_for_five_minutes(client: WebClient) -> None:
    due = int((START + timedelta(hours=1)).timestamp())
    schedule = client.chat_scheduleMessage
    for _ in range(30):
        schedule(channel="C0YP", text="x", post_at=due)
    code = refusal(schedule, channel="C0YP", text="x", post_at=due)
    assert code == "restricted_too_many"
