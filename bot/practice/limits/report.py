"""The complaints about one payload, each with the JSON pointer of its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


class Report:
    """Collects complaints; an empty report means Slack would take it."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, problem: str, at: str) -> None:
        self.lines.append(f"{problem} [json-pointer:{at}]")

    def is_object(self, value: Any, at: str) -> bool:
        if isinstance(value, dict):
            return True
        self.say("must provide an object", at)
        return False

    def kind(self, value: dict[str, Any], known: Collection[str], at: str) -> str:
        """The object's type when it is one of these; else a complaint and ''."""
        found = value.get("type")
        if isinstance(found, str) and found in known:
            return found
        self.say(f"unsupported type: {found}", f"{at}/type")
        return ""

    def unused(self, value: dict[str, Any], name: str, at: str, seen: set[str]) -> None:
        """Complain about an id that was there before; malformed ones are not ours."""
        found = value.get(name)
        if not isinstance(found, str):
            return
        if found in seen:
            self.say(f'`{name}` "{found}" already exists', f"{at}/{name}")
        seen.add(found)

    def only(self, value: dict[str, Any], known: Collection[str], at: str) -> None:
        """Complain about fields that Slack does not know here."""
        if all(name in known for name in value):
            return
        for name in set(value) - set(known):
            self.say(f"invalid additional property: {name}", at)

    def string(
        self, value: dict[str, Any], name: str, at: str, *, most: int, least: int = 0
    ) -> None:
        """Complain about a string field that is there and has a wrong length."""
        words = value.get(name)
        if words is None:
            return
        self.length(words, f"{at}/{name}", most=most, least=least)

    def length(self, words: Any, at: str, *, most: int, least: int = 0) -> None:
        if not isinstance(words, str):
            self.say("must provide a string", at)
        elif len(words) < least:
            self.say(f"must be more than {least - 1} characters", at)
        elif len(words) > most:
            self.say(f"must be less than {most + 1} characters", at)

    def needs(self, value: dict[str, Any], name: str, at: str) -> bool:
        if value.get(name) is not None:
            return True
        self.say(f"missing required field: {name}", at)
        return False

    def items(self, value: Any, at: str, *, most: int, least: int = 1) -> list[Any]:
        """The list, when its length is allowed; else a complaint and nothing."""
        if not isinstance(value, list):
            self.say("must provide an array", at)
            return []
        if len(value) < least:
            self.say(f"must provide at least {least} items", at)
            return []
        if len(value) > most:
            self.say(f"no more than {most} items allowed", at)
            return []
        return value

    def flag(self, value: dict[str, Any], name: str, at: str) -> None:
        found = value.get(name)
        if found is not None and not isinstance(found, bool):
            self.say("must provide a boolean", f"{at}/{name}")

    def whole(
        self, value: dict[str, Any], name: str, at: str, *, least: int, most: int
    ) -> None:
        found = value.get(name)
        if found is None:
            return
        if not isinstance(found, int) or isinstance(found, bool):
            self.say("must provide an integer", f"{at}/{name}")
        elif not least <= found <= most:
            self.say(f"must be between {least} and {most}", f"{at}/{name}")

    def url(self, value: dict[str, Any], name: str, at: str) -> None:
        """Slack takes http and https here, and at most 3,000 characters."""
        found = value.get(name)
        if found is None:
            return
        self.length(found, f"{at}/{name}", most=3000)
        if not str(found).startswith(("http://", "https://", "mailto:", "slack://")):
            self.say("invalid url", f"{at}/{name}")
