"""Small forms and blocks for the tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

URL = "https://slack.example/"


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str, value: str | None = None) -> Json:
    return {"text": plain(text), "value": value or text.casefold()}


def input_block(label: str, element: Json, **more: Any) -> Json:
    block = {"type": "input", "block_id": label.casefold(), "label": plain(label)}
    return {**block, "element": {"action_id": "v", **element}, **more}


def text_input(label: str, **more: Any) -> Json:
    return input_block(label, {"type": "plain_text_input", **more})


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("A form"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }


def home(*blocks: Json) -> Json:
    return {"type": "home", "blocks": list(blocks)}


def x(size: int) -> str:
    return "x" * size


def many(size: int, make: Callable[[int], Json]) -> list[Json]:
    return [make(number) for number in range(size)]


def menu(kind: str, **more: Any) -> Json:
    return {"type": kind, **more}


def choices(size: int) -> list[Json]:
    return many(size, lambda number: option(f"Choice {number}"))


def section_with(element: Json) -> Json:
    return section("Choose", accessory={"action_id": "v", **element})
