"""What Slack refuses whatever its size, and the reason it gives."""

from __future__ import annotations

from typing import Any

import pytest

from bot.practice.errors import SlackError
from bot.practice.limits import check_message, check_metadata, check_view
from tests.practice.forms import (
    URL,
    Json,
    actions,
    button,
    choices,
    home,
    input_block,
    menu,
    modal,
    option,
    plain,
    section,
    section_with,
    text_input,
    x,
)


def static(**more: Any) -> Json:
    return section_with(menu("static_select", options=choices(2), **more))


#: What is wrong with a block, and a part of what Slack says.
WRONG: dict[str, tuple[Json, str]] = {
    "no text at all": ({"type": "section"}, "must define either `text` or `fields`"),
    "an empty text": (section(""), "must be more than 0 characters"),
    "a bare string for a text": (
        {"type": "section", "text": "bare"},
        "must provide an object",
    ),
    "a number for a text": (
        {"type": "section", "text": {"type": "mrkdwn", "text": 1}},
        "must provide a string",
    ),
    "markup in a header": (
        {"type": "header", "text": {"type": "mrkdwn", "text": "h"}},
        "unsupported type: mrkdwn",
    ),
    "markup on a button": (
        actions(button("B", "b") | {"text": {"type": "mrkdwn", "text": "B"}}),
        "unsupported type: mrkdwn",
    ),
    "an unknown block": ({"type": "banner"}, "unsupported type: banner"),
    "a field Slack does not know": (
        section("s", colour="red"),
        "invalid additional property: colour",
    ),
    "no label": (
        {"type": "input", "element": {"type": "plain_text_input"}},
        "missing required field: label",
    ),
    "no element": (
        {"type": "input", "label": plain("l")},
        "missing required field: element",
    ),
    "a button in an input": (
        input_block("l", button("B", "b")),
        "unsupported type: button",
    ),
    "a text field in a section": (
        section_with({"type": "plain_text_input"}),
        "unsupported type: plain_text_input",
    ),
    "a text field in actions": (
        actions({"type": "plain_text_input", "action_id": "v"}),
        "unsupported type: plain_text_input",
    ),
    "a button in a context": (
        {"type": "context", "elements": [button("B", "b")]},
        "unsupported type: button",
    ),
    "no actions": (actions(), "must provide at least 1 items"),
    "the same action twice": (
        actions(button("A", "same"), button("B", "same")),
        '`action_id` "same" already exists',
    ),
    "an unknown style": (
        actions(button("B", "b", style="warning")),
        "must be one of primary, danger",
    ),
    "a link that is none": (actions(button("B", "b", url="here")), "invalid url"),
    "half a dialog": (
        actions(button("B", "b", confirm={"title": plain("t")})),
        "missing required field: text",
    ),
    "no options": (
        section_with(menu("static_select", options=[])),
        "must provide at least 1 items",
    ),
    "an option without a value": (
        section_with(menu("static_select", options=[{"text": plain("o")}])),
        "missing required field: value",
    ),
    "a first choice that is not offered": (
        static(initial_option=option("Elsewhere")),
        "must match one of the provided options",
    ),
    "an empty first choice of ticks": (
        section_with(menu("checkboxes", options=choices(2), initial_options=[])),
        "must provide at least 1 items",
    ),
    "a date in words": (
        section_with(menu("datepicker", initial_date="17 March")),
        "YYYY-MM-DD",
    ),
    "a month that is none": (
        section_with(menu("datepicker", initial_date="2027-13-01")),
        "YYYY-MM-DD",
    ),
    "a time without a nought": (
        section_with(menu("timepicker", initial_time="9:05")),
        "HH:mm",
    ),
    "a number field of no kind": (
        input_block("l", {"type": "number_input"}),
        "missing required field: is_decimal_allowed",
    ),
    "a least above the most": (
        text_input("l", min_length=5, max_length=4),
        "must be at most `max_length`",
    ),
    "an image without words": (
        {"type": "image", "image_url": URL},
        "missing required field: alt_text",
    ),
    "a yes that is not one": (
        text_input("l") | {"optional": "yes"},
        "must provide a boolean",
    ),
}


@pytest.mark.parametrize(("block", "said"), WRONG.values(), ids=WRONG)
def test_a_block_that_is_wrong_is_refused_with_the_reason(
    block: Json, said: str
) -> None:
    with pytest.raises(SlackError) as refused:
        check_message([block])
    assert any(said in message for message in refused.value.messages)


def test_two_blocks_of_one_id_are_refused() -> None:
    with pytest.raises(SlackError) as refused:
        check_message([section("a", block_id="same"), section("b", block_id="same")])
    assert '`block_id` "same" already exists' in refused.value.messages[0]


def test_a_form_with_a_field_needs_a_submit_button() -> None:
    form = modal(text_input("why"))
    del form["submit"]
    with pytest.raises(SlackError) as refused:
        check_view(form, kind="modal")
    assert "must define `submit`" in refused.value.messages[0]


def test_a_form_without_fields_needs_no_submit_button() -> None:
    form = modal(section("Read this."))
    del form["submit"]
    check_view(form, kind="modal")


@pytest.mark.parametrize("kind", ["markdown", "table", "file"])
def test_some_blocks_stand_in_messages_only(kind: str) -> None:
    with pytest.raises(SlackError) as refused:
        check_view(modal({"type": kind, "text": "t"}), kind="modal")
    assert f"unsupported type: {kind}" in refused.value.messages[0]


def test_a_home_has_neither_title_nor_submit() -> None:
    with pytest.raises(SlackError) as refused:
        check_view(home(section("s")) | {"title": plain("t")}, kind="home")
    assert "invalid additional property: title" in refused.value.messages[0]


def test_a_form_needs_a_title_and_blocks() -> None:
    with pytest.raises(SlackError) as refused:
        check_view({"type": "modal"}, kind="modal")
    assert [message.split(" [")[0] for message in refused.value.messages] == [
        "missing required field: title",
        "missing required field: blocks",
    ]


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ("words", "invalid_metadata_format"),
        ({"event_type": "sent"}, "invalid_metadata_schema"),
        ({"event_type": "", "event_payload": {}}, "invalid_metadata_schema"),
        (
            {"event_type": "sent", "event_payload": {"key": x(8000)}},
            "metadata_too_large",
        ),
    ],
)
def test_metadata_has_a_name_and_a_small_payload(metadata: Any, code: str) -> None:
    with pytest.raises(SlackError, match=code):
        check_metadata(metadata)
