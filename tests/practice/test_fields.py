"""Filling in: labels and words become the values that Slack would send."""

from __future__ import annotations

from typing import Any

import pytest

from bot.practice import Person
from tests.practice.bolt import Bolt
from tests.practice.forms import (
    Json,
    actions,
    input_block,
    modal,
    option,
    plain,
    section,
)

ROLES = [option("Teacher, form tutor"), option("Nurse"), option("Coach")]


def filled(bolt: Bolt, odile: Person, label: str, words: str, *blocks: Json) -> Any:
    """Fill in one field of a form; return its value-state, its type left out."""
    bolt.opens(modal(*blocks))
    bolt.hears("action", "v")
    seen = bolt.hears("view", "form")
    bolt.connect()
    odile.type("/meeting")
    odile.choose(label, words)
    assert odile.submit() == "", odile.errors
    (actions_of_block,) = seen[0]["view"]["state"]["values"].values()
    (state,) = actions_of_block.values()
    (value,) = (value for name, value in state.items() if name != "type")
    return value


@pytest.mark.parametrize(
    ("element", "words", "value"),
    [
        ({"type": "datepicker"}, "2027-03-17", "2027-03-17"),
        ({"type": "datepicker"}, "Wed 17 Mar 2027", "2027-03-17"),
        ({"type": "datepicker"}, "17 March 2027", "2027-03-17"),
        ({"type": "timepicker"}, "11:35", "11:35"),
        ({"type": "timepicker"}, "3pm", "15:00"),
        ({"type": "datetimepicker"}, "Wed 17 Mar 2027 11:35", 1805283300),
        ({"type": "users_select"}, "@ludo", "U0LUDO"),
        ({"type": "users_select"}, "Ludo Marchbanks", "U0LUDO"),
        ({"type": "multi_users_select"}, "@ludo, @avice", ["U0LUDO", "U0AVICE"]),
        ({"type": "conversations_select"}, "#yp-7hx3", "C0YP"),
        ({"type": "channels_select"}, "everyone", "C0PUBLIC"),
        ({"type": "static_select", "options": ROLES}, "nurse", ROLES[1]),
        ({"type": "static_select", "options": ROLES}, "Coa", ROLES[2]),
        ({"type": "radio_buttons", "options": ROLES}, "Coach", ROLES[2]),
        (
            {"type": "multi_static_select", "options": ROLES},
            "Nurse, Teacher, form tutor",
            [ROLES[1], ROLES[0]],
        ),
        ({"type": "checkboxes", "options": ROLES}, "Nurse", [ROLES[1]]),
        (
            {
                "type": "static_select",
                "option_groups": [{"label": plain("All"), "options": ROLES}],
            },
            "Nurse",
            ROLES[1],
        ),
        ({"type": "number_input", "is_decimal_allowed": False}, "7", "7"),
        ({"type": "email_text_input"}, "a@b.example", "a@b.example"),
        ({"type": "plain_text_input", "multiline": True}, "a\nb", "a\nb"),
    ],
)
def test_words_become_the_value_slack_would_send(
    bolt: Bolt, odile: Person, element: Json, words: str, value: Any
) -> None:
    assert filled(bolt, odile, "Who", words, input_block("Who", element)) == value


def test_rich_text_becomes_a_tree(bolt: Bolt, odile: Person) -> None:
    block = input_block("Note", {"type": "rich_text_input"})
    value = filled(bolt, odile, "Note", "Well done.", block)
    assert value["elements"][0]["elements"] == [{"type": "text", "text": "Well done."}]


def test_no_words_clear_a_field(bolt: Bolt, odile: Person) -> None:
    menu = {
        "type": "multi_static_select",
        "options": ROLES,
        "initial_options": [ROLES[1]],
    }
    block = input_block("Who", menu, optional=True)
    assert filled(bolt, odile, "Who", "", block) == []


def test_a_section_lends_its_words_to_its_element(bolt: Bolt, odile: Person) -> None:
    menu = {"type": "static_select", "action_id": "v", "options": ROLES}
    block = section("*Role* of this person", accessory=menu)
    assert filled(bolt, odile, "Role of this person", "Nurse", block) == ROLES[1]


def test_a_placeholder_will_do_for_a_label(bolt: Bolt, odile: Person) -> None:
    menu = {"type": "static_select", "action_id": "v", "options": ROLES}
    block = actions(menu | {"placeholder": plain("Choose a role")})
    assert filled(bolt, odile, "choose a role:", "Nurse", block) == ROLES[1]


@pytest.mark.parametrize(
    ("element", "words", "said"),
    [
        ({"type": "datepicker"}, "Tue 17 Mar 2027", "not on that day"),
        ({"type": "datepicker"}, "soon", "not a date"),
        ({"type": "timepicker"}, "noonish", "not a time"),
        ({"type": "static_select", "options": ROLES}, "Pilot", "There are: “Teacher"),
        ({"type": "static_select", "options": ROLES}, "c", "No one option"),
        ({"type": "users_select"}, "@nobody", "Nobody here is called"),
    ],
)
def test_words_that_mean_nothing_here_are_refused(
    bolt: Bolt, odile: Person, element: Json, words: str, said: str
) -> None:
    bolt.opens(modal(input_block("Who", element)))
    bolt.connect()
    odile.type("/meeting")
    with pytest.raises((LookupError, ValueError), match=said):
        odile.choose("Who", words)


def test_a_forms_words_hold_its_hints_and_what_is_filled_in(
    bolt: Bolt, odile: Person
) -> None:
    block = input_block(
        "Who", {"type": "multi_users_select"}, hint=plain("The adult who knows them.")
    )
    bolt.opens(modal(block, input_block("When", {"type": "datepicker"})))
    bolt.connect()
    odile.type("/meeting")
    odile.fill({"Who": "@ludo, @avice", "When": "2027-03-17"})
    assert odile.form_text.splitlines() == [
        "A form",
        "Who",
        "The adult who knows them.",
        "@Ludo Marchbanks, @Avice Thornback",
        "When",
        "2027-03-17",
        "Send",
    ]
