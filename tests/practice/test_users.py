"""Who is who, and what a token may ask."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice import PracticeSlack
from tests.practice.calls import refusal
from tests.practice.cast import CAST, SCOPES, HastyClock, manifest


def test_a_person_has_a_name_and_a_zone(client: WebClient) -> None:
    user = client.users_info(user="U0ODILE", include_locale=True)["user"]
    assert user["profile"]["real_name"] == "Odile Farthing"
    assert (user["tz"], user["tz_offset"]) == ("Europe/London", 0)
    assert user["locale"] == "en-GB"
    assert user["profile"]["email"] == "odile@practice.example"


def test_guests_strangers_and_leavers_are_told_apart(client: WebClient) -> None:
    assert client.users_info(user="U0AVICE")["user"]["is_restricted"]
    assert client.users_info(user="U0TAMSEL")["user"]["deleted"]
    outside = client.users_info(user="U0EBBA", include_locale=True)["user"]
    assert outside["team_id"] == "T0OUTSIDE"
    assert "locale" not in outside
    assert "email" not in outside["profile"]
    assert refusal(client.users_info, user="U0NERYS") == "user_not_visible"
    assert refusal(client.users_info, user="U0NOBODY") == "user_not_found"


def test_everybody_of_the_workspace_is_listed_with_the_bot(client: WebClient) -> None:
    members = client.users_list()["members"]
    listed = [member["id"] for member in members]
    assert listed == ["U0ODILE", "U0LUDO", "U0AVICE", "U0TAMSEL", "U0PRACTICE"]
    assert members[-1]["is_bot"]


def test_the_list_tells_who_is_a_guest_and_who_has_left(client: WebClient) -> None:
    members = {one["id"]: one for one in client.users_list()["members"]}
    assert members["U0AVICE"]["is_restricted"]
    assert members["U0TAMSEL"]["deleted"]
    assert not members["U0ODILE"]["is_restricted"]
    assert not members["U0ODILE"]["deleted"]


def test_the_list_of_people_comes_in_pages(client: WebClient) -> None:
    found: list[str] = []
    cursor = ""
    while not found or cursor:
        part = client.users_list(limit=2, cursor=cursor)
        found += [member["id"] for member in part["members"]]
        cursor = part["response_metadata"]["next_cursor"]
    assert found == ["U0ODILE", "U0LUDO", "U0AVICE", "U0TAMSEL", "U0PRACTICE"]


def test_members_are_found_by_address_but_leavers_are_not(client: WebClient) -> None:
    found = client.users_lookupByEmail(email="ODILE@practice.example")
    assert found["user"]["id"] == "U0ODILE"
    for gone in ("tam@practice.example", "ebba@practice.example", "no@one.example"):
        assert refusal(client.users_lookupByEmail, email=gone) == "users_not_found"


def test_the_bot_knows_itself_and_its_team(
    client: WebClient, slack: PracticeSlack
) -> None:
    me = client.auth_test()
    assert (me["user_id"], me["bot_id"]) == (slack.bot_user_id, slack.bot_id)
    assert client.team_info()["team"]["name"] == "Practice Partnership"
    assert client.bots_info(bot=slack.bot_id)["bot"]["app_id"] == slack.app_id
    assert client.users_info(user=slack.bot_user_id)["user"]["is_bot"]


def test_answers_carry_the_scopes_and_the_practice_date(client: WebClient) -> None:
    headers = client.auth_test().headers
    assert headers["x-oauth-scopes"] == ",".join(SCOPES)
    assert headers["Date"] == "Mon, 22 Feb 2027 09:10:00 GMT"


@pytest.mark.parametrize(
    ("token", "method", "code"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-another", "auth.test", "invalid_auth"),
        ("app", "chat.postMessage", "not_allowed_token_type"),
        ("bot", "apps.connections.open", "not_allowed_token_type"),
        ("bot", "chat.nonsense", "unknown_method"),
        ("bot", "usergroups.list", "unknown_method"),
    ],
)
def test_tokens_are_checked_as_slack_checks_them(
    slack: PracticeSlack, token: str, method: str, code: str
) -> None:
    tokens = {"app": slack.app_token, "bot": slack.bot_token}
    client = WebClient(token=tokens.get(token, token), base_url=slack.api_url)
    assert refusal(client.api_call, api_method=method) == code


def test_a_missing_scope_names_itself(clock: HastyClock) -> None:
    made = manifest(oauth_config={"scopes": {"bot": ["commands", "im:write"]}})
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        response = client.api_call("api.test")
        assert response["ok"]
        with pytest.raises(SlackApiError, match="missing_scope") as refused:
            client.chat_postMessage(channel="C0YP", text="x")
        answer = refused.value.response.data
        assert answer["needed"] == "chat:write"
        assert answer["provided"] == "commands,im:write"


def test_addresses_need_their_own_scope(clock: HastyClock) -> None:
    made = manifest(oauth_config={"scopes": {"bot": ["users:read"]}})
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        user = client.users_info(user="U0ODILE")["user"]
        assert "email" not in user["profile"]


def test_every_call_is_noted_without_its_token(
    client: WebClient, slack: PracticeSlack
) -> None:
    client.chat_postMessage(channel="C0YP", text="x", token=slack.bot_token)
    refusal(client.chat_postMessage, channel="C0OLD", text="x")
    noted = [(call.method, call.answered) for call in slack.calls]
    assert noted == [("chat.postMessage", "ok"), ("chat.postMessage", "is_archived")]
    assert slack.calls[0].arguments["channel"] == "C0YP"
    assert "token" not in slack.calls[0].arguments
