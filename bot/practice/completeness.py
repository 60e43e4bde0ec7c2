"""What Slack's own client says before a form is even sent."""

from __future__ import annotations

import re

from bot.practice import values
from bot.practice.errors import Json
from bot.practice.values import Values

REQUIRED = "Please complete this required field."

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
_URL = re.compile(r"https?://\S+\Z")
_WHOLE = re.compile(r"-?\d+\Z")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?\Z")


def problems(blocks: list[Json], state: Values) -> dict[str, str]:
    """What is missing or malformed, by block id; empty when the form may be sent."""
    found: dict[str, str] = {}
    for place in values.places(blocks):
        if not place.in_input:
            continue
        block_id, action_id = place.ids
        problem = _problem(place.block, place.element, state[block_id][action_id])
        if problem:
            found[block_id] = problem
    return found


def _problem(block: Json, element: Json, state: Json) -> str:
    if values.is_empty(state):
        return "" if block.get("optional") else REQUIRED
    value = state[values.key_of(element)]
    if isinstance(value, list):
        return _too_many(element, value)
    if element["type"] == "plain_text_input":
        return _length(element, value)
    return _format(element, str(value))


def _too_many(element: Json, chosen: list[object]) -> str:
    most = element.get("max_selected_items")
    if most and len(chosen) > most:
        return f"Choose no more than {most}."
    return ""


def _length(element: Json, words: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(words) < least:
        return f"Please enter at least {least} characters."
    if len(words) > most:
        return f"Please enter no more than {most} characters."
    return ""


def _format(element: Json, words: str) -> str:
    kind = element["type"]
    if kind == "email_text_input" and not _EMAIL.match(words):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not _URL.match(words):
        return "Please enter a valid URL."
    if kind == "number_input":
        return _number(element, words)
    return ""


def _number(element: Json, words: str) -> str:
    shape = _DECIMAL if element.get("is_decimal_allowed") else _WHOLE
    if not shape.match(words):
        return "Please enter a valid number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(words) < float(least):
        return f"Please enter {least} or more."
    if most is not None and float(words) > float(most):
        return f"Please enter {most} or less."
    return ""
