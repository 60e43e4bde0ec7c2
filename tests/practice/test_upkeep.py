"""Rooms that are shared, made public, archived, renamed; and what the bot hears."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.calls import refusal
from tests.practice.cast import CAST, SCOPES, HastyClock, manifest
from tests.practice.forms import Json
from tests.practice.http import Page

EVENTS = [
    "channel_archive",
    "channel_id_changed",
    "channel_rename",
    "channel_shared",
    "channel_unshared",
    "group_archive",
    "group_left",
    "group_rename",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
]
HOME, OUTSIDE, ELSEWHERE = "T0PRACTICE", "T0OUTSIDE", "T0ELSEWHERE"


def subscribed(*more: str, scopes: list[str] | None = None) -> Json:
    wanted = {"bot_events": [*EVENTS, *more]}
    made = manifest(settings={"event_subscriptions": wanted})
    if scopes is not None:
        made["oauth_config"] = {"scopes": {"bot": scopes}}
    return made


@pytest.fixture
def made() -> Json:
    return subscribed("message.channels", "message.groups")


@pytest.fixture
def slack(clock: HastyClock, made: Json) -> PracticeSlack:
    """Started by hand-over to `bolt`, which also stops it."""
    found = PracticeSlack(cast=CAST, manifest=made, clock=clock)
    found.start()
    return found


@pytest.fixture
def told(bolt: Bolt) -> list[Json]:
    """Every event the connected bot hears, as the whole callback."""
    heard: list[Json] = []
    for kind in (*EVENTS, "message"):
        bolt.app.event(kind)(lambda body: heard.append(body))
    bolt.connect()
    return heard


def events(told: list[Json]) -> list[Json]:
    return [body["event"] for body in told]


def info(client: WebClient, channel: str = "C0YP") -> Json:
    found: Json = client.conversations_info(channel=channel)["channel"]
    return found


def test_a_room_of_this_workspace_alone_names_no_other(
    bolt: Bolt, client: WebClient
) -> None:
    room = info(client)
    assert room["is_private"] is True
    assert room["is_shared"] is room["is_ext_shared"] is False
    assert room["is_org_shared"] is room["is_pending_ext_shared"] is False
    assert room["shared_team_ids"] == [HOME]
    assert room["context_team_id"] == HOME
    assert room["pending_shared"] == room["pending_connected_team_ids"] == []
    assert "connected_team_ids" not in room
    assert "conversation_host_id" not in room


def test_a_shared_room_names_its_host_and_every_connected_workspace(
    bolt: Bolt, slack: PracticeSlack, client: WebClient
) -> None:
    slack.room("shared").set_shared()
    room = info(client, "C0SHARED")
    assert room["is_shared"] is room["is_ext_shared"] is True
    assert room["is_private"] is True
    assert room["conversation_host_id"] == HOME
    assert room["internal_team_ids"] == [HOME]
    assert room["connected_team_ids"] == [OUTSIDE, ELSEWHERE]
    assert room["shared_team_ids"] == [HOME, OUTSIDE, ELSEWHERE]


def test_sharing_with_somebodys_workspace_brings_them_in(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    slack.room("yp-7hx3").share_with("@nerys")
    shared, joined = events(told)
    assert shared["type"] == "channel_shared"
    assert (shared["channel"], shared["connected_team_id"]) == ("C0YP", OUTSIDE)
    assert joined["type"] == "member_joined_channel"
    assert (joined["user"], joined["team"]) == ("U0NERYS", OUTSIDE)
    assert told[0]["is_ext_shared_channel"] is True
    assert "U0NERYS" in client.conversations_members(channel="C0YP")["members"]
    assert client.users_info(user="U0NERYS")["user"]["is_stranger"] is False
    assert client.conversations_open(users="U0NERYS")["ok"]


def test_a_room_is_not_shared_with_its_own_workspace(
    bolt: Bolt, slack: PracticeSlack
) -> None:
    with pytest.raises(ValueError, match="@odile is of this workspace"):
        slack.room("yp-7hx3").share_with("@odile")


def test_an_invitation_shows_and_tells_nobody_before_it_is_accepted(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    slack.room("yp-7hx3").invite_outside()
    waiting = info(client)
    assert waiting["is_pending_ext_shared"] is True
    assert waiting["is_ext_shared"] is False
    assert waiting["pending_connected_team_ids"] == []
    assert told == []
    slack.room("yp-7hx3").set_shared()
    joined = info(client)
    assert joined["is_pending_ext_shared"] is False
    assert joined["is_ext_shared"] is True


def test_an_invited_workspace_is_named_while_it_is_pending(
    bolt: Bolt, slack: PracticeSlack, client: WebClient
) -> None:
    slack.room("yp-7hx3").invite_outside(ELSEWHERE)
    assert info(client)["pending_shared"] == [ELSEWHERE]
    assert info(client)["pending_connected_team_ids"] == [ELSEWHERE]


def test_unsharing_tells_what_is_left_and_takes_the_people_out(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    room = slack.room("shared")
    room.set_shared()
    room.unshare(OUTSIDE)
    room.unshare()
    gone = [one for one in events(told) if one["type"] == "channel_unshared"]
    left = [(one["previously_connected_team_id"], one["is_ext_shared"]) for one in gone]
    assert left == [(OUTSIDE, True), (ELSEWHERE, False)]
    assert room.members == ["odile"]
    assert info(client, "C0SHARED")["is_ext_shared"] is False


def test_an_outside_person_without_a_shared_room_is_a_stranger(
    bolt: Bolt, slack: PracticeSlack, client: WebClient
) -> None:
    slack.room("shared").unshare()
    assert client.users_info(user="U0EBBA")["user"]["is_stranger"] is True
    found = refusal(client.conversations_open, users="U0EBBA")
    assert found == "invalid_user_combination"
    assert refusal(client.users_info, user="U0NERYS") == "user_not_visible"


def test_becoming_public_is_a_message_among_those_of_public_rooms(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    slack.room("yp-7hx3").make_public()
    [event] = events(told)
    assert (event["type"], event["subtype"]) == ("message", "channel_convert_to_public")
    assert (event["channel"], event["channel_type"]) == ("C0YP", "channel")
    assert event["user"] == "U0ODILE"
    assert info(client)["is_private"] is False
    [said] = client.conversations_history(channel="C0YP")["messages"]
    assert said["subtype"] == "channel_convert_to_public"


def test_becoming_private_is_a_message_among_those_of_private_rooms(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    slack.room("yp-7hx3").make_public()
    slack.room("yp-7hx3").make_private()
    event = events(told)[-1]
    assert event["subtype"] == "channel_convert_to_private"
    assert event["channel_type"] == "group"
    assert info(client)["is_private"] is True


@pytest.mark.parametrize("made", [subscribed("message.groups")])
def test_private_messages_alone_do_not_tell_of_becoming_public(
    slack: PracticeSlack, told: list[Json]
) -> None:
    slack.room("yp-7hx3").make_public()
    assert told == []


@pytest.mark.parametrize("made", [subscribed("message.channels")])
def test_public_messages_alone_tell_nothing_said_in_private(
    slack: PracticeSlack, told: list[Json]
) -> None:
    slack.person("odile").say("Between us", room="yp-7hx3")
    slack.room("yp-7hx3").make_public()
    assert [one.get("subtype") for one in events(told)] == ["channel_convert_to_public"]


def test_people_of_the_workspace_can_read_a_room_that_became_public(
    bolt: Bolt, slack: PracticeSlack, client: WebClient
) -> None:
    client.chat_postMessage(channel="C0YP", text="Wed 17 Mar at 11:35")
    slack.room("yp-7hx3").make_public()
    people = ("ludo", "ebba", "nerys")
    assert slack.room("yp-7hx3").members == ["odile", "ludo", "avice"]
    rooms = {name: _rooms_of(slack, name) for name in people}
    assert "yp-7hx3" in rooms["ludo"]
    assert "yp-7hx3" not in rooms["ebba"]
    assert "yp-7hx3" not in rooms["nerys"]


def _rooms_of(slack: PracticeSlack, name: str) -> list[str]:
    state = Page(slack, f"U0{name.upper()}").state()
    return [room["name"] for room in state["rooms"]]


def test_archiving_and_renaming_are_told_by_the_kind_of_room(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    room = slack.room("yp-7hx3")
    room.rename("yp-9zz9")
    room.archive()
    room.unarchive()
    kinds = [one["type"] for one in events(told)]
    assert kinds == ["group_rename", "group_archive", "group_unarchive"]
    assert events(told)[0]["channel"]["name"] == "yp-9zz9"
    assert info(client)["previous_names"] == ["yp-7hx3"]
    slack.room("everyone").archive()
    assert events(told)[-1]["type"] == "channel_archive"


def test_leaving_is_told_to_those_who_stay(
    slack: PracticeSlack, told: list[Json]
) -> None:
    slack.room("yp-7hx3").remove("ludo")
    [event] = events(told)
    assert event["type"] == "member_left_channel"
    assert (event["user"], event["channel_type"]) == ("U0LUDO", "G")


def test_a_bot_that_is_taken_out_hears_of_itself_and_of_nothing_after(
    slack: PracticeSlack, told: list[Json]
) -> None:
    room = slack.room("yp-7hx3")
    room.remove("bot")
    room.set_shared()
    room.make_public()
    room.remove("ludo")
    assert [one["type"] for one in events(told)] == ["group_left"]


def test_a_room_may_get_another_id(
    slack: PracticeSlack, told: list[Json], client: WebClient
) -> None:
    posted = client.chat_postMessage(channel="C0YP", text="Kept")
    slack.room("yp-7hx3").change_id()
    [event] = events(told)
    assert event["type"] == "channel_id_changed"
    assert event["old_channel_id"] == "C0YP"
    assert refusal(client.conversations_info, channel="C0YP") == "channel_not_found"
    new = event["new_channel_id"]
    [message] = client.conversations_history(channel=new)["messages"]
    assert message["ts"] == posted["ts"]
    assert client.chat_update(channel=new, ts=posted["ts"], text="Changed")["ok"]


@pytest.mark.parametrize(
    "made", [subscribed(scopes=[one for one in SCOPES if one != "groups:read"])]
)
def test_private_rooms_are_told_of_with_their_own_scope_only(
    slack: PracticeSlack, told: list[Json]
) -> None:
    slack.room("yp-7hx3").set_shared()
    assert told == []


def test_a_post_in_a_room_that_became_public_can_be_made_neutral(
    bolt: Bolt, slack: PracticeSlack, client: WebClient, odile: Person
) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Wed at school"}}]
    posted = client.chat_postMessage(channel="C0YP", text="A meeting", blocks=blocks)
    slack.room("yp-7hx3").make_public()
    client.chat_update(channel="C0YP", ts=posted["ts"], text="Taken out by Alongside.")
    first = slack.room("yp-7hx3").posts()[0]
    assert first.words == "Taken out by Alongside."
    assert not first.blocks
    assert client.chat_delete(channel="C0YP", ts=posted["ts"])["ok"]
    assert len(slack.room("yp-7hx3").posts()) == 1
