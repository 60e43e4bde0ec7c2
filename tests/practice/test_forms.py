"""Forms: opening, filling in, sending, the bot's answers, stacks and hashes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.practice import Person, PracticeSlack
from tests.practice.bolt import Bolt
from tests.practice.cast import CAST, HastyClock, manifest
from tests.practice.forms import (
    Json,
    input_block,
    modal,
    option,
    section,
    text_input,
)


def answers(bolt: Bolt, **ack_with: Any) -> list[Json]:
    """Answer the form's submission; the payloads come into the list."""
    return bolt.hears("view", "form", **ack_with)


WHY = modal(text_input("Why"))


def test_a_form_that_is_sent_closes(bolt: Bolt, odile: Person) -> None:
    bolt.opens(WHY)
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
    bolt.opens(modal(text_input("Why"), private_metadata="M-1"))
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
    bolt.opens(WHY)
    seen = answers(bolt)
    bolt.connect()
    odile.type("/meeting")
    assert odile.submit() == "incomplete"
    assert odile.errors == {"Why": "Please complete this required field."}
    assert "Please complete this required field." in odile.form_text
    assert seen == []


def test_an_optional_field_may_stay_empty(bolt: Bolt, odile: Person) -> None:
    optional = input_block("Why", {"type": "plain_text_input"}, optional=True)
    bolt.opens(modal(optional))
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
    bolt.opens(modal(input_block("Why", element)))
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", words)
    assert odile.submit() == "incomplete"
    assert odile.errors == {"Why": problem}


def test_the_bots_errors_stand_at_their_fields(bolt: Bolt, odile: Person) -> None:
    bolt.opens(WHY)
    answers(bolt, response_action="errors", errors={"why": "Say a little more."})
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "errors"
    assert odile.errors == {"Why": "Say a little more."}
    odile.choose("Why", "more")
    assert odile.errors == {}


def test_an_error_for_no_field_is_trouble(bolt: Bolt, odile: Person) -> None:
    bolt.opens(WHY)
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
    bolt.opens(WHY)
    bolt.connect()
    odile = slack.person("odile")
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "operation_timeout"
    assert "We had some trouble connecting. Try again?" in odile.form_text
    bolt.close()


def test_an_update_changes_the_form_in_place(bolt: Bolt, odile: Person) -> None:
    bolt.opens(WHY)
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
    bolt.opens(WHY)
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
    bolt.opens(WHY)
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
    bolt.opens(WHY)
    answers(bolt, response_action="update", view=modal(section("x" * 3001)))
    bolt.connect()
    odile.type("/meeting")
    odile.choose("Why", "x")
    assert odile.submit() == "invalid_response"


def test_a_form_without_a_field_says_which_there_are(bolt: Bolt, odile: Person) -> None:
    bolt.opens(WHY)
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises(LookupError, match=r"No field is called “Where”.*“Why”"):
        odile.choose("Where", "here")


def test_nothing_can_be_sent_without_a_form(odile: Person) -> None:
    with pytest.raises(LookupError, match="no form open"):
        odile.submit()
