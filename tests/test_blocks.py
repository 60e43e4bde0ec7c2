"""Blocks keep Slack's limits, and typed text is made safe once, on its way in."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks import (
    as_dicts,
    button,
    field,
    form,
    heading,
    pick_any,
    pick_grouped,
    pick_one,
    say,
    say_lines,
    text_box,
    whisper,
)
from bot.practice.errors import SlackError
from bot.practice.limits import check_view
from bot.safe_text import safe, shortened, visible, words


@given(st.text())
def test_safe_text_reads_back_as_what_can_be_seen(text: str) -> None:
    assert html.unescape(safe(text)) == html.unescape(html.escape(visible(text)))
    assert "<" not in safe(text)
    assert ">" not in safe(text)


@given(st.text())
def test_visible_text_hides_nothing_and_loses_nothing_else(text: str) -> None:
    seen = visible(text)

    assert visible(seen) == seen
    assert not {"\u200b", "\u202e", "\u2066", "\ufeff", "\u061c"} & set(seen)


@given(st.text(alphabet="&<>ab ", max_size=60), st.integers(2, 40))
def test_a_cut_never_leaves_half_a_character(text: str, most: int) -> None:
    cut = shortened(safe(text), most)

    assert len(cut) <= most
    whole = html.unescape(cut.removesuffix("…"))
    assert text.startswith(whole) or cut == safe(text)


def test_what_fits_is_not_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"


@given(st.text(), st.text())
def test_a_template_is_filled_with_text_and_not_with_templates(
    one: str, other: str
) -> None:
    filled = words("{a}|{b}", a=one, b=other)

    assert filled == f"{safe(one)}|{safe(other)}"


@pytest.mark.parametrize("make", [say, whisper])
@pytest.mark.parametrize("typed", ["", "\u200b", " ", "x" * 5000, "&" * 5000])
def test_a_paragraph_is_never_empty_nor_too_long(make: Any, typed: str) -> None:
    assert accepted([make("{typed}", typed=typed)])


@pytest.mark.parametrize("count", [1, 39, 40, 41, 200])
def test_a_list_of_any_length_is_taken(count: int) -> None:
    blocks = say_lines("*All*", ["x" * 200] * count)
    said = "\n".join(one["text"]["text"] for one in as_dicts(blocks))

    assert accepted(blocks)
    assert said.count("x" * 200) == min(count, 40)
    assert ("and 160 more" in said) is (count == 200)


def test_a_short_list_is_one_paragraph() -> None:
    [block] = as_dicts(say_lines("*Coming (2)*", ["Ludo & co", "Corin"]))

    assert block["text"]["text"] == "*Coming (2)*\nLudo &amp; co\nCorin"


@pytest.mark.parametrize("count", [1, 100, 101, 250, 1000])
def test_any_number_of_choices_can_be_offered(count: int) -> None:
    choices = [(str(one), f"Worker {one}") for one in range(count)]
    last = str(count - 1)

    assert accepted([field("a", "A", pick_one(choices, first=last))])
    assert accepted([field("a", "A", pick_grouped([("All", choices)], first=[last]))])


def test_a_long_menu_says_from_where_to_where() -> None:
    choices = [(str(one), f"Worker {one:03}") for one in range(150)]
    groups = pick_one(choices).to_dict()["option_groups"]

    assert [one["label"]["text"] for one in groups] == [
        "Worker 000 – Worker 099",
        "Worker 100 – Worker 149",
    ]


def test_a_first_choice_that_is_not_there_is_no_choice() -> None:
    assert "initial_option" not in pick_one([("a", "A")], first="b").to_dict()


@pytest.mark.parametrize("label", ["x" * 200, "\u200b", "", "👩‍👩‍👧" * 40])
def test_a_choice_of_any_name_can_be_offered(label: str) -> None:
    for element in (
        pick_one([("a", label)]),
        pick_any([("a", label)]),
        pick_grouped([(label, [("a", label)])]),
    ):
        assert accepted([field("a", "A", element)])


def test_labels_hide_nothing() -> None:
    block = field("a", "\u202eWren", text_box(most=10), hint="\u200bYes").to_dict()

    assert (block["label"]["text"], block["hint"]["text"]) == ("Wren", "Yes")


def test_a_heading_is_cut_to_what_slack_takes() -> None:
    assert accepted([heading("x" * 400)])


def test_a_button_asks_first_when_it_is_told_to() -> None:
    made = button("a", "Cancel it", "m", sure=("Really?", "Cancel it", "Keep it"))

    assert made.to_dict()["confirm"]["text"]["text"] == "Really?"


def accepted(blocks: list[Any]) -> bool:
    view = form(name="f", title="Form", submit="Send", blocks=blocks)
    try:
        check_view(view, kind="modal")
    except SlackError as error:
        pytest.fail("; ".join(error.messages) or error.code)
    return True
