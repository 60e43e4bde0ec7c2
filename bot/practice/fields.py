"""Finding an element by what a person reads beside it, and a button by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.practice import values
from bot.practice.errors import Json
from bot.practice.values import Place
from bot.practice.words import Reader


@dataclass(frozen=True, kw_only=True)
class Field:
    """One element that can be filled in, and the labels it goes by."""

    place: Place
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.labels[0] if self.labels else ""


@dataclass(frozen=True, kw_only=True)
class Button:
    """Something to press: a button, or one option of an overflow menu."""

    place: Place
    text: str
    value: Json | None = None

    @property
    def asks_first(self) -> bool:
        """Whether a dialog asks again before the press counts."""
        return bool(self.place.element.get("confirm"))


def fields(blocks: list[Json], reader: Reader) -> list[Field]:
    """
    Every field, with its labels: the input's label, the section's text, then
    the element's own words; in an actions block the text above it comes last.
    """
    found = []
    above = ""
    for block in blocks:
        for place in values.places([block]):
            if place.element["type"] in values.KEYS:
                labels = _labels(place, reader)
                if block["type"] == "actions" and above:
                    labels.append(above)
                found.append(Field(place=place, labels=tuple(labels)))
        above = reader.text(block.get("text")) or above
    return found


def buttons(blocks: list[Json], reader: Reader) -> list[Button]:
    """Everything that can be pressed, in the order a person meets it."""
    return [button for place in values.places(blocks) for button in _at(place, reader)]


def field_named(blocks: list[Json], label: str, reader: Reader) -> Field:
    """The field with this label; raise LookupError listing the labels there are."""
    known = fields(blocks, reader)
    for same in (_exactly, _nearly):
        for field in known:
            if any(same(label, each) for each in field.labels):
                return field
    listed = ", ".join(f"“{field.label}”" for field in known) or "none"
    raise LookupError(f"No field is called “{label}”. There are: {listed}.")


def button_named(blocks: list[Json], text: str, reader: Reader) -> Button | None:
    """The button with this text: exactly, else without regard to capitals."""
    known = buttons(blocks, reader)
    for same in (_exactly, _nearly):
        for button in known:
            if same(text, button.text):
                return button
    return None


def _at(place: Place, reader: Reader) -> Iterator[Button]:
    element = place.element
    if element["type"] == "button":
        yield Button(place=place, text=reader.text(element["text"]))
    elif element["type"] == "overflow":
        for option in element["options"]:
            yield Button(place=place, text=reader.text(option["text"]), value=option)


def _labels(place: Place, reader: Reader) -> list[str]:
    block, element = place.block, place.element
    found = [reader.text(block.get("label")), reader.text(block.get("text"))]
    found.append(reader.text(element.get("placeholder")))
    found.append(str(element.get("accessibility_label") or ""))
    return [label for label in found if label]


def _exactly(wanted: str, label: str) -> bool:
    return wanted.strip() == label.strip()


def _nearly(wanted: str, label: str) -> bool:
    return _plain(wanted) == _plain(label)


def _plain(label: str) -> str:
    return re.sub(r"[\s:*?]+", " ", label).strip().casefold()
