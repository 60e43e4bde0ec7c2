"""What a person reads: the words of blocks, forms and messages, without markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.practice.errors import Json

_MARKED = re.compile(r"(?<!\w)([*_~])(\S(?:.*?\S)?)\1(?!\w)")
_ANGLED = re.compile(r"<([^<>]+)>")


class Reader:
    """Turns Slack's markup into the words on the screen, with people's names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def markup(self, text: str) -> str:
        """Read mrkdwn: mentions become names, links their words, stars go."""
        read = _ANGLED.sub(lambda found: self._angle(found[1]), text)
        for _ in range(2):
            read = _MARKED.sub(r"\2", read)
        return html.unescape(read.replace("`", ""))

    def text(self, value: Any) -> str:
        """Read a text object, or nothing when there is none."""
        if not isinstance(value, dict):
            return ""
        words = str(value.get("text") or "")
        return self.markup(words) if value.get("type") == "mrkdwn" else words

    def blocks(self, blocks: list[Json]) -> str:
        """Every line that the blocks show, top to bottom."""
        return "\n".join(line for block in blocks for line in self.block(block))

    def block(self, block: Json) -> Iterator[str]:
        for line in self._lines(block):
            if line:
                yield line

    def element(self, element: Json) -> Iterator[str]:
        """A button's label, a menu's choice, every tick box."""
        yield self.text(element.get("text"))
        if element["type"] in ("checkboxes", "radio_buttons", "overflow"):
            for option in element.get("options", ()):
                yield from self._option(option)
        else:
            yield self.text(element.get("placeholder"))
            yield from self._begun(element)
        yield str(element.get("alt_text") or "")

    def _lines(self, block: Json) -> Iterator[str]:
        kind = block["type"]
        if kind == "rich_text":
            yield self.rich(block)
            return
        if kind == "markdown":
            yield self.markup(str(block["text"]))
            return
        for name in ("title", "text", "label"):
            yield self.text(block.get(name))
        for field in block.get("fields", ()):
            yield self.text(field)
        for element in _elements(block):
            known = element["type"] in ("plain_text", "mrkdwn")
            yield from [self.text(element)] if known else self.element(element)
        yield self.text(block.get("hint"))
        yield str(block.get("alt_text") or "")

    def rich(self, node: Json) -> str:
        """The words of a rich text tree."""
        if "text" in node and isinstance(node["text"], str):
            return str(node["text"])
        if node.get("type") == "user":
            return self._person(str(node["user_id"]))
        if node.get("type") == "link":
            return str(node.get("text") or node.get("url") or "")
        joint = "\n" if node.get("type") in ("rich_text", "rich_text_list") else ""
        return joint.join(self.rich(child) for child in node.get("elements", ()))

    def _option(self, option: Json) -> Iterator[str]:
        yield self.text(option.get("text"))
        yield self.text(option.get("description"))

    def _begun(self, element: Json) -> Iterator[str]:
        for name, value in element.items():
            if name.startswith("initial_"):
                yield self.value(value)

    def value(self, value: Any) -> str:
        """A form value as it is shown: an option's words, a person's name."""
        if isinstance(value, list):
            return ", ".join(self.value(item) for item in value)
        if isinstance(value, dict):
            return self.rich(value) if "elements" in value else self.text(value["text"])
        shown = "" if value is None else str(value)
        return self._person(shown) if shown in self._names else shown

    def _person(self, user_id: str) -> str:
        return f"@{self._names.get(user_id, user_id)}"

    def _angle(self, inside: str) -> str:
        link, _, label = inside.partition("|")
        if link.startswith("@"):
            return self._person(link[1:]) if link[1:] in self._names else f"@{label}"
        if link.startswith("#"):
            return f"#{label or self._names.get(link[1:], link[1:])}"
        return label or link.removeprefix("!").removeprefix("mailto:")


def _elements(block: Json) -> Iterator[Json]:
    for name in ("accessory", "element"):
        if block.get(name):
            yield block[name]
    yield from block.get("elements", ())
