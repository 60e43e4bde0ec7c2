"""Slack's limits: exactly at each is taken, one over is refused by Slack's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice.errors import SlackError
from bot.practice.limits import check_message, check_view
from tests.practice.forms import (
    URL,
    Json,
    actions,
    button,
    choices,
    home,
    input_block,
    many,
    menu,
    modal,
    option,
    plain,
    section,
    section_with,
    text_input,
    x,
)

Make = Callable[[int], Json]


def groups(size: int, each: int = 1, label: int = 5) -> list[Json]:
    return many(size, lambda _: {"label": plain(x(label)), "options": choices(each)})


def confirming(**sizes: int) -> Json:
    lengths = {"title": 5, "text": 5, "confirm": 3, "deny": 3} | sizes
    dialog = {name: plain(x(size)) for name, size in lengths.items()}
    return actions(button("B", "b", confirm=dialog))


def image(**more: Any) -> Json:
    return {"type": "image", "image_url": URL, "alt_text": "A map", **more}


def url(size: int) -> str:
    return URL + x(size - len(URL))


#: A block by the size of one thing in it, and the most that thing may be.
IN_A_MESSAGE: dict[str, tuple[int, Make]] = {
    "section text": (3000, lambda n: section(x(n))),
    "section fields": (
        10,
        lambda n: {"type": "section", "fields": many(n, lambda _: plain("f"))},
    ),
    "section field": (2000, lambda n: {"type": "section", "fields": [plain(x(n))]}),
    "header": (150, lambda n: {"type": "header", "text": plain(x(n))}),
    "context elements": (
        10,
        lambda n: {"type": "context", "elements": many(n, lambda _: plain("c"))},
    ),
    "actions elements": (
        25,
        lambda n: actions(*many(n, lambda number: button("B", f"b{number}"))),
    ),
    "block_id": (255, lambda n: section("s", block_id=x(n))),
    "action_id": (255, lambda n: actions(button("B", x(n)))),
    "button text": (75, lambda n: actions(button(x(n), "b"))),
    "button value": (2000, lambda n: actions(button("B", "b", value=x(n)))),
    "button url": (3000, lambda n: actions(button("B", "b", url=url(n)))),
    "button accessibility_label": (
        75,
        lambda n: actions(button("B", "b", accessibility_label=x(n))),
    ),
    "confirm title": (100, lambda n: confirming(title=n)),
    "confirm text": (300, lambda n: confirming(text=n)),
    "confirm yes": (30, lambda n: confirming(confirm=n)),
    "confirm no": (30, lambda n: confirming(deny=n)),
    "options": (
        100,
        lambda n: section_with(menu("static_select", options=choices(n))),
    ),
    "option text": (
        75,
        lambda n: section_with(menu("static_select", options=[option(x(n))])),
    ),
    "option value": (
        150,
        lambda n: section_with(menu("static_select", options=[option("o", x(n))])),
    ),
    "option description": (
        75,
        lambda n: section_with(
            menu("radio_buttons", options=[option("o") | {"description": plain(x(n))}])
        ),
    ),
    "option groups": (
        100,
        lambda n: section_with(menu("static_select", option_groups=groups(n))),
    ),
    "option group label": (
        75,
        lambda n: section_with(menu("static_select", option_groups=groups(1, label=n))),
    ),
    "options of a group": (
        100,
        lambda n: section_with(menu("static_select", option_groups=groups(1, each=n))),
    ),
    "checkboxes": (
        10,
        lambda n: section_with(menu("checkboxes", options=choices(n))),
    ),
    "radio buttons": (
        10,
        lambda n: section_with(menu("radio_buttons", options=choices(n))),
    ),
    "overflow": (5, lambda n: section_with(menu("overflow", options=choices(n)))),
    "placeholder": (
        150,
        lambda n: section_with(menu("users_select", placeholder=plain(x(n)))),
    ),
    "image url": (3000, lambda n: image(image_url=url(n))),
    "image alt text": (2000, lambda n: image(alt_text=x(n))),
    "image title": (2000, lambda n: image(title=plain(x(n)))),
    "input label": (
        2000,
        lambda n: text_input("why") | {"label": plain(x(n))},
    ),
    "input hint": (2000, lambda n: text_input("why") | {"hint": plain(x(n))}),
    "max_length": (3000, lambda n: text_input("why", max_length=n)),
    "initial_value": (3000, lambda n: text_input("why", initial_value=x(n))),
    "max_files": (
        10,
        lambda n: input_block("f", {"type": "file_input", "max_files": n}),
    ),
    "video title": (
        200,
        lambda n: {
            "type": "video",
            "title": plain(x(n)),
            "alt_text": "v",
            "video_url": URL,
            "thumbnail_url": URL,
        },
    ),
}

#: The same for whole forms.
IN_A_FORM: dict[str, tuple[int, Make]] = {
    "blocks": (100, lambda n: modal(*many(n, lambda _: {"type": "divider"}))),
    "title": (24, lambda n: modal(section("s"), title=plain(x(n)))),
    "submit": (24, lambda n: modal(section("s"), submit=plain(x(n)))),
    "close": (24, lambda n: modal(section("s"), close=plain(x(n)))),
    "callback_id": (255, lambda n: modal(section("s"), callback_id=x(n))),
    "external_id": (255, lambda n: modal(section("s"), external_id=x(n))),
    "private_metadata": (3000, lambda n: modal(section("s"), private_metadata=x(n))),
}


@pytest.mark.parametrize(("most", "make"), IN_A_MESSAGE.values(), ids=IN_A_MESSAGE)
def test_a_message_may_be_as_large_as_the_limit(most: int, make: Make) -> None:
    check_message([make(most)])


@pytest.mark.parametrize(("most", "make"), IN_A_MESSAGE.values(), ids=IN_A_MESSAGE)
def test_a_message_one_over_the_limit_is_invalid_blocks(most: int, make: Make) -> None:
    with pytest.raises(SlackError) as refused:
        check_message([make(most + 1)])
    assert refused.value.code == "invalid_blocks"
    assert "[json-pointer:/blocks/0" in refused.value.messages[0]


@pytest.mark.parametrize(("most", "make"), IN_A_FORM.values(), ids=IN_A_FORM)
def test_a_form_may_be_as_large_as_the_limit(most: int, make: Make) -> None:
    check_view(make(most), kind="modal")


@pytest.mark.parametrize(("most", "make"), IN_A_FORM.values(), ids=IN_A_FORM)
def test_a_form_one_over_the_limit_is_invalid_arguments(most: int, make: Make) -> None:
    with pytest.raises(SlackError) as refused:
        check_view(make(most + 1), kind="modal")
    assert refused.value.code == "invalid_arguments"
    assert "[json-pointer:/view/" in refused.value.messages[0]


@pytest.mark.parametrize("size", [1, 50])
def test_a_message_has_up_to_fifty_blocks(size: int) -> None:
    check_message(many(size, lambda _: {"type": "divider"}))


def test_a_message_of_fifty_one_blocks_is_refused_as_slack_does() -> None:
    with pytest.raises(SlackError) as refused:
        check_message(many(51, lambda _: {"type": "divider"}))
    assert refused.value.answer() == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": ["no more than 50 items allowed [json-pointer:/blocks]"],
        "response_metadata": {
            "messages": ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
        },
    }


def test_a_home_has_up_to_a_hundred_blocks() -> None:
    check_view(home(*many(100, lambda _: {"type": "divider"})), kind="home")
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(home(*many(101, lambda _: {"type": "divider"})), kind="home")


def test_all_the_text_of_a_message_has_a_limit_too() -> None:
    check_message([section(x(3000)) for _ in range(4)])
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message([*(section(x(3000)) for _ in range(4)), section("x")])


def test_a_markdown_block_has_twelve_thousand_characters() -> None:
    check_message([{"type": "markdown", "text": x(12_000)}])
    with pytest.raises(SlackError, match="invalid_blocks"):
        check_message([{"type": "markdown", "text": x(12_001)}])


def test_a_view_over_250_kilobytes_is_too_large() -> None:
    heavy = many(100, lambda _: section(x(2600)))
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(modal(*heavy), kind="modal")
