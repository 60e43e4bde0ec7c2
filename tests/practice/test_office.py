"""People who leave, come back, become guests, arrive; and the app taken out."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient

from bot.practice import Person, Persona, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.calls import refusal
from tests.practice.cast import CAST, SCOPES, HastyClock, manifest
from tests.practice.forms import Json, modal, text_input

EVENTS = [
    "app_home_opened",
    "app_uninstalled",
    "team_join",
    "tokens_revoked",
    "user_change",
    "user_profile_changed",
]
NEW = Persona("U0WYSTAN", "wystan", "Wystan Hale", "nurse", "Health")


def subscribed(*events: str, scopes: list[str] | None = None) -> Json:
    """A manifest that asks for these events."""
    made = manifest(settings={"event_subscriptions": {"bot_events": list(events)}})
    if scopes is not None:
        made["oauth_config"] = {"scopes": {"bot": scopes}}
    return made


@pytest.fixture
def slack(clock: HastyClock) -> PracticeSlack:
    """Started by hand-over to `bolt`, which also stops it."""
    made = PracticeSlack(cast=CAST, manifest=subscribed(*EVENTS), clock=clock)
    made.start()
    return made


def heard(bolt: Bolt, *kinds: str) -> list[Json]:
    """Hear these events; they come into the list. The others are only taken."""
    told: list[Json] = []
    for kind in kinds:
        bolt.app.event(kind)(lambda event: told.append(event))
    for kind in {*EVENTS} - {*kinds}:
        # What nobody takes, Slack waits three seconds for.
        bolt.app.event(kind)(lambda event: None)
    bolt.connect()
    return told


def test_the_bot_is_told_who_has_left(bolt: Bolt, odile: Person) -> None:
    told = heard(bolt, "user_change")
    odile.deactivate()
    [event] = told
    assert event["user"]["id"] == "U0ODILE"
    assert event["user"]["deleted"] is True
    assert event["user"]["team_id"] == "T0PRACTICE"
    assert event["event_ts"]


def test_slack_tells_the_same_under_two_names(bolt: Bolt, odile: Person) -> None:
    told = heard(bolt, "user_change", "user_profile_changed")
    odile.change_profile(name="Odile Marsh")
    assert [event["type"] for event in told] == ["user_change", "user_profile_changed"]
    assert told[0]["user"] == told[1]["user"]
    assert told[0]["user"]["real_name"] == "Odile Marsh"


def test_a_change_of_profile_says_that_nobody_left(bolt: Bolt, odile: Person) -> None:
    told = heard(bolt, "user_change")
    odile.change_profile(title="team manager")
    [event] = told
    assert event["user"]["deleted"] is False
    assert event["user"]["profile"]["title"] == "team manager"


def test_somebody_who_has_left_can_do_nothing(
    slack: PracticeSlack, bolt: Bolt, odile: Person
) -> None:
    bolt.opens(modal(text_input("Why")))
    heard(bolt)
    odile.type("/meeting")
    odile.deactivate()
    assert odile.form is None
    for act in (
        lambda: odile.type("/meeting"),
        lambda: odile.say("Hello", room="yp-7hx3"),
        lambda: odile.shortcut("new_meeting"),
        lambda: odile.press("Coming"),
        odile.open_home,
    ):
        with pytest.raises(PermissionError, match="user_disabled"):
            act()


def test_the_form_of_somebody_who_has_left_is_gone(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    bolt.opens(modal(text_input("Why")))
    heard(bolt)
    odile.type("/meeting")
    form = odile.form
    assert form
    odile.deactivate()
    view = modal(text_input("Why"))
    assert refusal(client.views_update, view_id=form.id, view=view) == "not_found"


def test_nothing_reaches_somebody_who_has_left(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    direct = client.chat_postMessage(channel="U0ODILE", text="Before.")["channel"]
    odile.deactivate()
    post = client.chat_postMessage
    assert refusal(post, channel="U0ODILE", text="x") == "user_disabled"
    assert refusal(post, channel=direct, text="x") == "user_disabled"
    assert refusal(client.conversations_open, users="U0ODILE") == "user_disabled"
    whisper = client.chat_postEphemeral
    found = refusal(whisper, channel="C0YP", user="U0ODILE", text="x")
    assert found == "user_not_in_channel"
    info = client.conversations_info(channel=direct)["channel"]
    assert info["is_user_deleted"] is True


def test_coming_back_is_told_and_everything_works_again(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    told = heard(bolt, "user_change")
    odile.deactivate()
    odile.reactivate()
    assert [event["user"]["deleted"] for event in told] == [True, False]
    assert client.chat_postMessage(channel="U0ODILE", text="x")["ok"]


@pytest.mark.parametrize("one_room", [False, True])
def test_a_guest_is_told_apart(
    bolt: Bolt, client: WebClient, odile: Person, one_room: bool
) -> None:
    told = heard(bolt, "user_change")
    odile.make_guest(one_room=one_room)
    user = client.users_info(user="U0ODILE")["user"]
    for one in (user, told[0]["user"]):
        assert one["is_restricted"] is True
        assert one["is_ultra_restricted"] is one_room
    odile.make_full()
    assert not told[1]["user"]["is_restricted"]


def test_what_was_changed_has_a_newer_stamp(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    before = client.users_info(user="U0ODILE")["user"]["updated"]
    odile.make_guest()
    assert client.users_info(user="U0ODILE")["user"]["updated"] > before


def test_somebody_new_is_announced_and_listed(
    slack: PracticeSlack, bolt: Bolt, client: WebClient
) -> None:
    told = heard(bolt, "team_join")
    wystan = slack.welcome(NEW)
    [event] = told
    assert event["user"]["id"] == "U0WYSTAN"
    assert "U0WYSTAN" in [one["id"] for one in client.users_list()["members"]]
    client.chat_postMessage(channel="U0WYSTAN", text="Welcome.")
    assert wystan.direct_messages[0].words == "Welcome."


def test_the_bot_hears_of_outside_people_it_shares_a_room_with(
    slack: PracticeSlack, bolt: Bolt
) -> None:
    told = heard(bolt, "user_change")
    slack.person("nerys").deactivate()
    slack.person("ebba").deactivate()
    [event] = told
    assert event["user"]["id"] == "U0EBBA"
    assert event["user"]["team_id"] == "T0OUTSIDE"
    assert event["user"]["is_stranger"] is False


@pytest.mark.parametrize(
    "made",
    [
        subscribed("app_home_opened"),
        subscribed("user_change", scopes=[s for s in SCOPES if s != "users:read"]),
    ],
)
def test_without_subscription_and_scope_nothing_is_told(
    clock: HastyClock, made: Json
) -> None:
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        bolt = Bolt(slack)
        told = heard(bolt, "user_change")
        slack.person("odile").deactivate()
        assert told == []
        bolt.close()


def test_taking_the_app_out_is_told_and_ends_its_token(
    slack: PracticeSlack, bolt: Bolt, client: WebClient, odile: Person
) -> None:
    told = heard(bolt, "app_uninstalled", "tokens_revoked")
    slack.uninstall()
    assert [event["type"] for event in told] == ["app_uninstalled", "tokens_revoked"]
    assert told[1]["tokens"] == {"oauth": [], "bot": ["U0PRACTICE"]}
    assert refusal(client.auth_test) == "account_inactive"
    assert odile.type("/meeting").error == "invalid_command"
