"""The state of a form: one value for each element that can hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.practice.errors import Json

#: Values of one form: block id, then action id, then Slack's value-state.
Values = dict[str, dict[str, Json]]

#: Element type: the name of its value in a payload, and of its first value.
KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an element stands."""

    block: Json
    element: Json

    @property
    def ids(self) -> tuple[str, str]:
        return str(self.block["block_id"]), str(self.element["action_id"])

    @property
    def in_input(self) -> bool:
        return bool(self.block["type"] == "input")

    @property
    def dispatches(self) -> bool:
        """Whether a change is told to the bot at once."""
        return not self.in_input or bool(self.block.get("dispatch_action"))


def places(blocks: list[Json]) -> Iterator[Place]:
    """Every interactive element, in the order a person meets them."""
    for block in blocks:
        held = [block.get("element"), block.get("accessory")]
        if block["type"] == "actions":
            held += block["elements"]
        for element in held:
            if element and element["type"] != "image":
                yield Place(block=block, element=element)


def find(blocks: list[Json], block_id: str, action_id: str) -> Place | None:
    """The element with these ids."""
    wanted = (block_id, action_id)
    return next((place for place in places(blocks) if place.ids == wanted), None)


def key_of(element: Json) -> str:
    """Under which name this element's value travels; raises KeyError for a button."""
    return KEYS[element["type"]][0]


def state_of(element: Json, value: Any) -> Json:
    """The value-state that Slack would send for this element."""
    return {"type": element["type"], key_of(element): value}


def is_empty(state: Json) -> bool:
    """Whether nothing is filled in."""
    return all(
        value in (None, "", []) for name, value in state.items() if name != "type"
    )


def beginning(blocks: list[Json]) -> Values:
    """The values of a form that nobody has touched."""
    values: Values = {}
    for place in places(blocks):
        if place.element["type"] not in KEYS:
            continue
        block_id, action_id = place.ids
        values.setdefault(block_id, {})[action_id] = _first(place.element)
    return values


def carried(old: Values, blocks: list[Json]) -> Values:
    """
    The values of a changed form: what was filled in stays.

    Slack keeps a value whose block id, action id and type are still there. A
    choice that is no longer offered goes back to the form's own beginning.
    """
    values = beginning(blocks)
    for place in places(blocks):
        block_id, action_id = place.ids
        kept = old.get(block_id, {}).get(action_id)
        same = kept and kept["type"] == place.element["type"]
        if kept and same and _still_offered(place.element, kept):
            values[block_id][action_id] = kept
    return values


def _first(element: Json) -> Json:
    key, initial = KEYS[element["type"]]
    empty: Any = [] if key.endswith("s") else None
    return {"type": element["type"], key: element.get(initial, empty)}


def _still_offered(element: Json, kept: Json) -> bool:
    offered = options(element)
    if not offered:
        return True
    chosen = kept[key_of(element)]
    listed = chosen if isinstance(chosen, list) else [chosen]
    return all(option is None or option in offered for option in listed)


def options(element: Json) -> list[Json]:
    """Every choice of a static menu, ungrouped."""
    found = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        found += group["options"]
    return found


def accepted(blocks: list[Json], filled: Values) -> Iterator[tuple[str, str, Json]]:
    """Of what somebody says was filled in, what these blocks can really hold."""
    for block_id, held in filled.items():
        for action_id, state in held.items():
            place = find(blocks, block_id, action_id)
            if place is not None and place.element["type"] in KEYS:
                value = state.get(key_of(place.element))
                yield block_id, action_id, state_of(place.element, value)


def with_ids(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """Name every block and element that came without an id, as Slack does."""
    for block in blocks:
        if not block.get("block_id"):
            block["block_id"] = new_id()
    for place in places(blocks):
        if not place.element.get("action_id"):
            place.element["action_id"] = new_id()
    return blocks
