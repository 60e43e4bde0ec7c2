"""What somebody has filled in stays, however the bot answers their form."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.practice import Person
from tests.practice.bolt import Bolt
from tests.practice.forms import (
    Json,
    actions,
    button,
    input_block,
    menu,
    modal,
    option,
    section,
    text_input,
)

_FRUIT = [option("Apple"), option("Banana"), option("Cherry")]
FIELDS = (
    text_input("Words"),
    input_block("One", menu("static_select", options=_FRUIT)),
    input_block("Round", menu("radio_buttons", options=_FRUIT)),
    input_block("Several", menu("multi_static_select", options=_FRUIT)),
    input_block("Ticks", menu("checkboxes", options=_FRUIT)),
    input_block("Day", menu("datepicker")),
    input_block("Hour", menu("timepicker")),
    input_block("Person", menu("users_select")),
    input_block("People", menu("multi_users_select")),
)
FILLED = {
    "Words": "A new start",
    "One": "Banana",
    "Round": "Cherry",
    "Several": "Apple, Cherry",
    "Ticks": "Apple, Banana",
    "Day": "Wed 17 Mar 2027",
    "Hour": "11:35",
    "Person": "ludo",
    "People": "ludo, odile",
}
STATE = {
    "words": {"type": "plain_text_input", "value": "A new start"},
    "one": {"type": "static_select", "selected_option": _FRUIT[1]},
    "round": {"type": "radio_buttons", "selected_option": _FRUIT[2]},
    "several": {
        "type": "multi_static_select",
        "selected_options": [_FRUIT[0], _FRUIT[2]],
    },
    "ticks": {"type": "checkboxes", "selected_options": _FRUIT[:2]},
    "day": {"type": "datepicker", "selected_date": "2027-03-17"},
    "hour": {"type": "timepicker", "selected_time": "11:35"},
    "person": {"type": "users_select", "selected_user": "U0LUDO"},
    "people": {
        "type": "multi_users_select",
        "selected_users": ["U0LUDO", "U0ODILE"],
    },
}


def checked() -> Json:
    """The same fields with a word of warning above, and one of them begun anew."""
    again = text_input("Words", initial_value="Something else")
    return modal(section("This looks like a name."), again, *FIELDS[1:])


def values(form: Any) -> Json:
    """The values of a form by block id."""
    return {block_id: held["v"] for block_id, held in form.state.items()}


@pytest.fixture
def filled(bolt: Bolt, odile: Person) -> Person:
    """Odile with everything filled in; the test says how the bot answers."""
    bolt.opens(modal(*FIELDS, actions(button("Look", "look"))))
    bolt.connect()
    odile.type("/meeting")
    odile.fill(FILLED)
    return odile


def test_an_update_as_the_answer_keeps_every_value(bolt: Bolt, filled: Person) -> None:
    bolt.hears("view", "form", response_action="update", view=checked())
    before = filled.form
    filled.submit()
    after = filled.form
    assert before
    assert after
    assert after.id == before.id
    assert "This looks like a name." in filled.form_text
    assert values(after) == STATE


def test_what_was_kept_is_sent_the_second_time(bolt: Bolt, filled: Person) -> None:
    sent: list[Json] = []

    @bolt.app.view("form")
    def taken(ack: Any, body: Json) -> None:
        sent.append(body["view"]["state"]["values"])
        if len(sent) == 1:
            ack(response_action="update", view=checked())
        else:
            ack()

    filled.submit()
    filled.choose("Words", "Put otherwise")
    assert filled.submit() == ""
    assert {block: held["v"] for block, held in sent[0].items() if "v" in held} == STATE
    assert sent[1]["words"]["v"]["value"] == "Put otherwise"
    assert sent[1]["day"]["v"] == STATE["day"]


def test_errors_as_the_answer_keep_every_value(bolt: Bolt, filled: Person) -> None:
    wrong = {"words": "Please leave names out."}
    bolt.hears("view", "form", response_action="errors", errors=wrong)
    assert filled.submit() == "errors"
    assert values(filled.form) == STATE
    assert filled.errors == {"Words": "Please leave names out."}


def test_a_form_put_on_top_leaves_the_one_below_as_it_was(
    bolt: Bolt, filled: Person
) -> None:
    top = modal(text_input("Words"), callback_id="top")
    bolt.hears("view", "form", response_action="push", view=top)
    filled.submit()
    assert filled.form
    assert values(filled.form)["words"]["value"] is None
    filled.close_form()
    assert values(filled.form) == STATE


def test_a_button_in_a_form_tells_everything_filled_in_and_loses_nothing(
    bolt: Bolt, filled: Person
) -> None:
    told: list[Json] = []

    @bolt.app.action("look")
    def looked(ack: Any, body: Json, client: WebClient) -> None:
        told.append(body["view"]["state"]["values"])
        view_id, seen = body["view"]["id"], body["view"]["hash"]
        client.views_update(view_id=view_id, hash=seen, view=checked())
        ack()

    filled.press("Look")
    assert {block: held["v"] for block, held in told[0].items() if "v" in held} == STATE
    assert values(filled.form) == STATE


def test_a_value_whose_field_is_of_another_kind_now_begins_anew(
    bolt: Bolt, filled: Person
) -> None:
    other = input_block("Words", menu("datepicker", initial_date="2027-01-01"))
    bolt.hears("view", "form", response_action="update", view=modal(other))
    filled.submit()
    begun = {"type": "datepicker", "selected_date": "2027-01-01"}
    assert values(filled.form) == {"words": begun}


def test_another_block_id_begins_anew(bolt: Bolt, filled: Person) -> None:
    other = input_block("Words", menu("plain_text_input"), block_id="words-2")
    bolt.hears("view", "form", response_action="update", view=modal(other))
    filled.submit()
    assert values(filled.form)["words-2"]["value"] is None
