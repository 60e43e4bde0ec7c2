"""The arguments of one Web API call, whichever way they were sent."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from bot.practice.errors import Json, SlackError

_YES = (True, 1, "true", "1", "True")


class Arguments:
    """Reads arguments that may be JSON values or the strings of a form."""

    def __init__(self, given: Json) -> None:
        self.given = given

    def has(self, name: str) -> bool:
        return self.given.get(name) is not None

    def text(self, name: str) -> str:
        found = self.given.get(name)
        return "" if found is None else str(found)

    def needs(self, name: str) -> str:
        """Raise invalid_arguments when it is missing or empty."""
        found = self.text(name)
        if not found:
            raise _missing(name)
        return found

    def flag(self, name: str) -> bool:
        return self.given.get(name) in _YES

    def whole(self, name: str, default: int) -> int:
        found = self.given.get(name)
        if found is None or found == "":
            return default
        try:
            return int(found)
        except (TypeError, ValueError):
            problem = f"must provide an integer [json-pointer:/{name}]"
            raise SlackError("invalid_arguments", messages=[problem]) from None

    def parsed(self, name: str, otherwise: str = "invalid_arguments") -> Any:
        """A JSON argument, parsed when it came as a string; None when missing."""
        found = self.given.get(name)
        if not isinstance(found, str):
            return found
        if not found:
            return None
        try:
            return json.loads(found)
        except ValueError:
            raise SlackError(otherwise) from None


def from_body(raw: bytes, content_type: str, query: str) -> Arguments:
    """Read a call's arguments; raises SlackError with Slack's name for bad ones."""
    given: Json = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not raw:
        return Arguments(given)
    if content_type == "application/json":
        given.update(_json(raw))
    elif content_type == "application/x-www-form-urlencoded":
        given.update(parse_qsl(_decoded(raw), keep_blank_values=True))
    elif content_type:
        raise SlackError("invalid_post_type")
    return Arguments(given)


def _json(raw: bytes) -> Json:
    try:
        found = json.loads(raw)
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(found, dict):
        raise SlackError("json_not_object")
    return found


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise SlackError("invalid_form_data") from None


def _missing(name: str) -> SlackError:
    problem = f"missing required field: {name} [json-pointer:/{name}]"
    return SlackError("invalid_arguments", messages=[problem])
