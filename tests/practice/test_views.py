"""Forms over time: triggers, hashes, changes, and the stack of three."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
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

WHY = modal(text_input("Why"))


def test_what_was_typed_stays_when_the_form_changes(bolt: Bolt, odile: Person) -> None:
    more = modal(text_input("Why"), text_input("When", initial_value="Wed"))
    bolt.opens(modal(text_input("Why"), actions(button("More", "more"))))

    @bolt.app.action("more")
    def changed(ack: Any, body: Json, client: WebClient) -> None:
        client.views_update(view_id=body["view"]["id"], view=more)
        ack()

    seen = bolt.hears("view", "form")
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "School is slipping")
    odile.press("More")
    odile.submit()
    state = seen[0]["view"]["state"]["values"]
    assert state["why"]["v"]["value"] == "School is slipping"
    assert state["when"]["v"]["value"] == "Wed"


def test_a_choice_that_is_no_longer_offered_is_forgotten(
    bolt: Bolt, odile: Person
) -> None:
    def form(*names: str) -> Json:
        menu = {"type": "static_select", "options": [option(name) for name in names]}
        return modal(input_block("Who", menu), actions(button("Other", "other")))

    bolt.opens(form("Ann", "Bea"))

    @bolt.app.action("other")
    def changed(ack: Any, body: Json, client: WebClient) -> None:
        client.views_update(view_id=body["view"]["id"], view=form("Cat"))
        ack()

    bolt.connect()
    odile.type("/meeting")
    odile.choose("Who", "Bea")
    assert "Bea" in odile.form_text
    odile.press("Other")
    assert "Bea" not in odile.form_text


def test_a_stale_hash_is_refused(bolt: Bolt, client: WebClient, odile: Person) -> None:
    bolt.opens(WHY)
    bolt.connect()
    odile.type("/meeting")
    form = odile.form
    assert form
    client.views_update(view_id=form.id, hash=form.hash, view=WHY)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=form.id, hash=form.hash, view=WHY)


def test_a_form_that_was_closed_cannot_be_updated(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    bolt.opens(WHY)
    bolt.connect()
    odile.type("/meeting")
    form = odile.form
    odile.close_form()
    assert form
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id=form.id, view=WHY)


def test_a_form_is_found_by_its_external_id(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    bolt.opens(modal(text_input("Why"), external_id="meeting-1"))
    bolt.connect()
    odile.type("/meeting")
    client.views_update(external_id="meeting-1", view=modal(section("Changed.")))
    assert "Changed." in odile.sees


def test_an_external_id_is_used_once(bolt: Bolt, odile: Person, ludo: Person) -> None:
    refused = []

    @bolt.app.command("/meeting")
    def opened(ack: Any, body: Json, client: WebClient) -> None:
        try:
            client.views_open(
                trigger_id=body["trigger_id"],
                view=modal(text_input("Why"), external_id="same"),
            )
        except SlackApiError as error:
            refused.append(error.response["error"])
        ack()

    bolt.connect()
    odile.type("/meeting")
    ludo.type("/meeting")
    assert refused == ["duplicate_external_id"]


def test_a_trigger_expires_after_three_seconds(
    bolt: Bolt, client: WebClient, clock: HastyClock, odile: Person
) -> None:
    commands = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting")
    clock.let_pass(3.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=commands[0]["trigger_id"], view=WHY)


def test_a_trigger_works_once(bolt: Bolt, client: WebClient, odile: Person) -> None:
    commands = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting")
    client.views_open(trigger_id=commands[0]["trigger_id"], view=WHY)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=commands[0]["trigger_id"], view=WHY)


def test_a_refused_form_leaves_its_trigger_good(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    commands = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_open(trigger_id=commands[0]["trigger_id"], view=modal())
    assert client.views_open(trigger_id=commands[0]["trigger_id"], view=WHY)["ok"]


def test_an_invented_trigger_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.abc", view=WHY)


def test_no_more_than_three_forms_stack(bolt: Bolt, odile: Person) -> None:
    refused = []
    bolt.opens(modal(actions(button("Deeper", "deeper"))))

    @bolt.app.action("deeper")
    def pushed(ack: Any, body: Json, client: WebClient) -> None:
        view = modal(actions(button("Deeper", "deeper")))
        try:
            client.views_push(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as error:
            refused.append(error.response["error"])
        ack()

    bolt.connect()
    odile.type("/meeting")
    for _ in range(3):
        odile.press("Deeper")
    assert refused == ["push_limit_reached"]


def test_closing_goes_back_one_form(bolt: Bolt, odile: Person) -> None:
    bolt.opens(modal(actions(button("Deeper", "deeper")), title=plain("First")))

    @bolt.app.action("deeper")
    def pushed(ack: Any, body: Json, client: WebClient) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=WHY)
        ack()

    bolt.connect()
    odile.type("/meeting")
    odile.press("Deeper")
    odile.close_form()
    assert odile.form
    assert odile.form.title == "First"
    odile.press("Deeper")
    odile.close_form(all=True)
    assert odile.form is None


def test_a_bot_that_asked_is_told_of_closing(bolt: Bolt, odile: Person) -> None:
    bolt.opens(modal(text_input("Why"), notify_on_close=True))
    closed = bolt.hears("view_closed", "form")
    bolt.connect()
    odile.type("/meeting")
    odile.close_form()
    odile.type("/meeting")
    odile.close_form(all=True)
    assert [body["is_cleared"] for body in closed] == [False, True]


def test_a_push_needs_a_form_to_stand_on(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    commands = bolt.hears("command", "/meeting")
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_push(trigger_id=commands[0]["trigger_id"], view=WHY)


def test_opening_from_inside_a_form_stacks(bolt: Bolt, odile: Person) -> None:
    bolt.opens(modal(actions(button("Deeper", "deeper"))))

    @bolt.app.action("deeper")
    def opened(ack: Any, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=WHY)
        ack()

    bolt.connect()
    odile.type("/meeting")
    first = odile.form
    odile.press("Deeper")
    assert first
    assert odile.form
    assert odile.form.previous_view_id == first.id


def test_clear_on_close_closes_every_form(bolt: Bolt, odile: Person) -> None:
    bolt.opens(modal(actions(button("Deeper", "deeper"))))

    @bolt.app.action("deeper")
    def opened(ack: Any, body: Json, client: WebClient) -> None:
        view = modal(text_input("Why"), clear_on_close=True)
        client.views_push(trigger_id=body["trigger_id"], view=view)
        ack()

    bolt.connect()
    odile.type("/meeting")
    odile.press("Deeper")
    odile.close_form()
    assert odile.form is None


def test_a_home_needs_a_person_and_a_fresh_hash(client: WebClient) -> None:
    first = client.views_publish(user_id="U0ODILE", view=home(section("One.")))
    seen = first["view"]["hash"]
    client.views_publish(user_id="U0ODILE", view=home(section("Two.")), hash=seen)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id="U0ODILE", view=home(section("3.")), hash=seen)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_publish(user_id="U0NOBODY", view=home(section("One.")))


def test_without_a_home_tab_nothing_is_published(clock: HastyClock) -> None:
    made = manifest(features={"app_home": {"messages_tab_enabled": True}})
    with PracticeSlack(cast=CAST, manifest=made, clock=clock) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        with pytest.raises(SlackApiError, match="not_enabled"):
            client.views_publish(user_id="U0ODILE", view=home(section("One.")))
        with pytest.raises(PermissionError, match="not_enabled"):
            slack.person("odile").open_home()


def test_a_view_is_named_in_exactly_one_way(client: WebClient) -> None:
    both = {"view_id": "V1", "external_id": "x", "view": WHY}
    with pytest.raises(SlackApiError, match="exactly one"):
        client.api_call("views.update", json=both)
