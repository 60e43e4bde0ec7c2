"""Forms: opening, filling in, sending, the bot's answers, stacks and hashes."""

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
    input_block,
    modal,
    option,
    plain,
    section,
    text_input,
)


def opens(bolt: Bolt, view: Json) -> None:
    """Let /meeting open this form."""

    @bolt.app.command("/meeting")
    def opened(ack: Any, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()


def answers(bolt: Bolt, **ack_with: Any) -> list[Json]:
    """Answer the form's submission; return the payloads that come."""
    seen: list[Json] = []

    @bolt.app.view("form")
    def submitted(ack: Any, body: Json) -> None:
        seen.append(body)
        ack(**ack_with)

    return seen


WHY = modal(text_input("Why"))


def test_a_form_that_is_sent_closes(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    seen = answers(bolt)
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "School is slipping")
    assert odile.submit() == ""
    assert odile.form is None
    state = seen[0]["view"]["state"]["values"]
    assert state == {
        "why": {"v": {"type": "plain_text_input", "value": "School is slipping"}}
    }


def test_a_submission_carries_what_slack_sends(bolt: Bolt, odile: Person) -> None:
    opens(bolt, modal(text_input("Why"), private_metadata="M-1"))
    seen = answers(bolt)
    bolt.connect()
    odile.type("/meeting")
    odile.fill({"Why": "x"})
    odile.press("Send")
    body = seen[0]
    assert body["type"] == "view_submission"
    assert body["user"]["id"] == "U0ODILE"
    assert body["team"]["id"] == "T0PRACTICE"
    assert body["api_app_id"]
    assert body["trigger_id"]
    assert body["response_urls"] == []
    assert body["view"]["private_metadata"] == "M-1"
    assert body["view"]["root_view_id"] == body["view"]["id"]
    assert body["view"]["previous_view_id"] is None


def test_an_empty_required_field_is_never_sent(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    seen = answers(bolt)
    bolt.connect()
    odile.type("/meeting")
    assert odile.submit() == "incomplete"
    assert odile.errors == {"Why": "Please complete this required field."}
    assert "Please complete this required field." in odile.form_text
    assert seen == []


def test_an_optional_field_may_stay_empty(bolt: Bolt, odile: Person) -> None:
    optional = input_block("Why", {"type": "plain_text_input"}, optional=True)
    opens(bolt, modal(optional))
    seen = answers(bolt)
    bolt.connect()
    odile.type("/meeting")
    assert odile.submit() == ""
    assert seen[0]["view"]["state"]["values"]["why"]["v"]["value"] is None


@pytest.mark.parametrize(
    ("element", "words", "problem"),
    [
        (
            {"type": "plain_text_input", "min_length": 3},
            "ab",
            "Please enter at least 3 characters.",
        ),
        (
            {"type": "plain_text_input", "max_length": 2},
            "abc",
            "Please enter no more than 2 characters.",
        ),
        (
            {"type": "email_text_input"},
            "not one",
            "Please enter a valid email address.",
        ),
        ({"type": "url_text_input"}, "example", "Please enter a valid URL."),
        (
            {"type": "number_input", "is_decimal_allowed": False},
            "1.5",
            "Please enter a valid number.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "min_value": "2"},
            "1.5",
            "Please enter 2 or more.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"},
            "10",
            "Please enter 9 or less.",
        ),
        (
            {
                "type": "multi_static_select",
                "options": [option("A"), option("B")],
                "max_selected_items": 1,
            },
            "A, B",
            "Choose no more than 1.",
        ),
    ],
)
def test_the_form_itself_refuses_what_slacks_own_would(
    bolt: Bolt, odile: Person, element: Json, words: str, problem: str
) -> None:
    opens(bolt, modal(input_block("Why", element)))
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", words)
    assert odile.submit() == "incomplete"
    assert odile.errors == {"Why": problem}


def test_the_bots_errors_stand_at_their_fields(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    answers(bolt, response_action="errors", errors={"why": "Say a little more."})
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "errors"
    assert odile.errors == {"Why": "Say a little more."}
    odile.choose("Why", "more")
    assert odile.errors == {}


def test_an_error_for_no_field_is_trouble(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    answers(bolt, response_action="errors", errors={"elsewhere": "No."})
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "invalid_response"
    assert "We had some trouble connecting. Try again?" in odile.form_text


def test_a_submission_nobody_answers_is_trouble(
    clock: HastyClock,
) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, patience=0.25)
    slack.start()
    bolt = Bolt(slack)
    opens(bolt, WHY)
    bolt.connect()
    odile = slack.person("odile")
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "operation_timeout"
    assert "We had some trouble connecting. Try again?" in odile.form_text
    bolt.close()


def test_an_update_changes_the_form_in_place(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    answers(bolt, response_action="update", view=modal(section("Thank you.")))
    bolt.connect()
    odile.type("/meeting")
    before = odile.form
    odile.choose("Why", "x")
    odile.submit()
    assert before
    assert odile.form
    assert odile.form.id == before.id
    assert odile.form.hash != before.hash
    assert "Thank you." in odile.sees


def test_a_pushed_form_stands_on_the_first(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    answers(
        bolt, response_action="push", view=modal(section("Sure?"), callback_id="two")
    )
    bolt.app.view("two")(lambda ack: ack())
    bolt.connect()
    odile.type("/meeting")
    first = odile.form
    odile.choose("Why", "x")
    odile.submit()
    second = odile.form
    assert first
    assert second
    assert second.root_view_id == first.id
    assert second.previous_view_id == first.id
    odile.submit()
    assert odile.form
    assert odile.form.id == first.id


def test_clearing_closes_every_form(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    answers(
        bolt, response_action="push", view=modal(section("Sure?"), callback_id="two")
    )
    bolt.app.view("two")(lambda ack: ack(response_action="clear"))
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    odile.submit()
    odile.submit()
    assert odile.form is None


def test_an_update_that_slack_would_refuse_is_trouble(
    bolt: Bolt, odile: Person
) -> None:
    opens(bolt, WHY)
    answers(bolt, response_action="update", view=modal(section("x" * 3001)))
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "invalid_response"


def test_what_was_typed_stays_when_the_form_changes(bolt: Bolt, odile: Person) -> None:
    more = modal(text_input("Why"), text_input("When", initial_value="Wed"))
    opens(bolt, modal(text_input("Why"), actions(button("More", "more"))))

    @bolt.app.action("more")
    def changed(ack: Any, body: Json, client: WebClient) -> None:
        client.views_update(view_id=body["view"]["id"], view=more)
        ack()

    seen = answers(bolt)
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

    opens(bolt, form("Ann", "Bea"))

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
    opens(bolt, WHY)
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
    opens(bolt, WHY)
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
    opens(bolt, modal(text_input("Why"), external_id="meeting-1"))
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


def _caught(bolt: Bolt) -> list[str]:
    """Let /meeting hand its trigger id to the test."""
    seen: list[str] = []
    bolt.app.command("/meeting")(
        lambda ack, body: (seen.append(body["trigger_id"]), ack())
    )
    return seen


def test_a_trigger_expires_after_three_seconds(
    bolt: Bolt, client: WebClient, clock: HastyClock, odile: Person
) -> None:
    triggers = _caught(bolt)
    bolt.connect()
    odile.type("/meeting")
    clock.let_pass(3.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=triggers[0], view=WHY)


def test_a_trigger_works_once(bolt: Bolt, client: WebClient, odile: Person) -> None:
    triggers = _caught(bolt)
    bolt.connect()
    odile.type("/meeting")
    client.views_open(trigger_id=triggers[0], view=WHY)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=triggers[0], view=WHY)


def test_a_refused_form_leaves_its_trigger_good(
    bolt: Bolt, client: WebClient, odile: Person
) -> None:
    triggers = _caught(bolt)
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_open(trigger_id=triggers[0], view=modal())
    assert client.views_open(trigger_id=triggers[0], view=WHY)["ok"]


def test_an_invented_trigger_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.abc", view=WHY)


def test_no_more_than_three_forms_stack(bolt: Bolt, odile: Person) -> None:
    refused = []
    opens(bolt, modal(actions(button("Deeper", "deeper"))))

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
    opens(bolt, modal(actions(button("Deeper", "deeper")), title=plain("First")))

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
    opens(bolt, modal(text_input("Why"), notify_on_close=True))
    closed = []
    bolt.app.view_closed("form")(
        lambda ack, body: (closed.append(body["is_cleared"]), ack())
    )
    bolt.connect()
    odile.type("/meeting")
    odile.close_form()
    odile.type("/meeting")
    odile.close_form(all=True)
    assert closed == [False, True]


def test_a_form_without_a_field_says_which_there_are(bolt: Bolt, odile: Person) -> None:
    opens(bolt, WHY)
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises(LookupError, match=r"No field is called “Where”.*“Why”"):
        odile.choose("Where", "here")


def test_nothing_can_be_sent_without_a_form(odile: Person) -> None:
    with pytest.raises(LookupError, match="no form open"):
        odile.submit()
