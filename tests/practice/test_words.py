"""What a person reads of blocks, once the markup is gone."""

from __future__ import annotations

import pytest

from bot.practice.words import Reader
from tests.practice.forms import (
    URL,
    Json,
    actions,
    button,
    choices,
    input_block,
    menu,
    option,
    plain,
    section,
    section_with,
)

READER = Reader({"U0ODILE": "Odile Farthing"})


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("*bold*, _slanted_ and ~gone~", "bold, slanted and gone"),
        ("*_both_*", "both"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("<@U0ODILE> and <@U0NOBODY|nobody>", "@Odile Farthing and @nobody"),
        ("<https://a.example|the school>", "the school"),
        ("<https://a.example>", "https://a.example"),
        ("<#C0YP|yp-7hx3>", "#yp-7hx3"),
        ("<!date^1803287400^{date}|Mon 22 Feb>", "Mon 22 Feb"),
        ("<!here>", "here"),
        ("fish &amp; chips &lt;3", "fish & chips <3"),
        ("`YP-7HX3`", "YP-7HX3"),
    ],
)
def test_markup_is_read_as_it_looks(markup: str, read: str) -> None:
    assert READER.markup(markup) == read


def test_plain_text_is_read_as_it_stands() -> None:
    assert READER.text(plain("*not bold* &amp;")) == "*not bold* &amp;"


@pytest.mark.parametrize(
    ("block", "read"),
    [
        ({"type": "divider"}, ""),
        ({"type": "header", "text": plain("Coming up")}, "Coming up"),
        ({"type": "section", "fields": [plain("When"), plain("Wed")]}, "When\nWed"),
        ({"type": "context", "elements": [plain("a"), plain("b")]}, "a\nb"),
        (actions(button("Coming", "a"), button("Can't", "b")), "Coming\nCan't"),
        (
            section_with(menu("checkboxes", options=choices(2))),
            "Choose\nChoice 0\nChoice 1",
        ),
        (
            section_with(menu("static_select", options=choices(2))),
            "Choose",
        ),
        (
            section_with(
                menu("static_select", options=choices(2), initial_option=choices(1)[0])
            ),
            "Choose\nChoice 0",
        ),
        (
            section_with(menu("users_select", initial_user="U0ODILE")),
            "Choose\n@Odile Farthing",
        ),
        (
            input_block(
                "Why",
                {
                    "type": "radio_buttons",
                    "options": [
                        option("To plan") | {"description": plain("the next steps")}
                    ],
                },
                hint=plain("One line."),
            ),
            "Why\nTo plan\nthe next steps\nOne line.",
        ),
        ({"type": "image", "image_url": URL, "alt_text": "A map"}, "A map"),
        ({"type": "markdown", "text": "*All* of it"}, "All of it"),
        (section("a", accessory=button("Open", "o")), "a\nOpen"),
    ],
)
def test_a_block_is_read_line_by_line(block: Json, read: str) -> None:
    assert READER.blocks([block]) == read


def test_rich_text_is_read_as_its_words() -> None:
    parts = [
        {"type": "text", "text": "Ask "},
        {"type": "user", "user_id": "U0ODILE"},
        {"type": "text", "text": " at "},
        {"type": "link", "url": URL},
    ]
    first = {"type": "rich_text_section", "elements": parts}
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": word}]}
        for word in ("one", "two")
    ]
    block = {
        "type": "rich_text",
        "elements": [first, {"type": "rich_text_list", "elements": items}],
    }
    assert READER.blocks([block]) == f"Ask @Odile Farthing at {URL}\none\ntwo"
