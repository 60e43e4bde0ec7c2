"""
Where ids stand in what goes to Slack and comes back: every one is found here.

A button's id is bound to its action; a choice to its form and field; what a
form carries along to the form. So no slip opens any door but its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Payload = Any
#: Takes a door's name and a value, and returns what stands in its place.
Change = Callable[[str, str], str]


def change_view(view: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return a view with every id in it changed; the given one stays as it is."""
    form = str(view.get("callback_id") or "")
    changed = {**view, "blocks": change_blocks(view.get("blocks", []), change, form)}
    if view.get("private_metadata"):
        changed["private_metadata"] = change(form, view["private_metadata"])
    return changed


def change_blocks(blocks: Payload, change: Change, form: str = "") -> list[Any]:
    """Return blocks with every button's and choice's value changed."""
    return [_block(one, change, form) for one in blocks]


def change_answer(body: dict[str, Any], change: Change) -> None:
    """Change, in place, every id in what Slack says that somebody did."""
    view = body.get("view") or {}
    form = str(view.get("callback_id") or "")
    for action in body.get("actions", ()):
        _value(action, str(action.get("action_id", "")), change)
        door = f"{form}/{action.get('block_id', '')}" if form else action["action_id"]
        _chosen(action, door, change)
    if not view:
        return
    body["view"] = change_view(view, change)
    for field, entries in (view.get("state") or {}).get("values", {}).items():
        for entry in entries.values():
            _chosen(entry, f"{form}/{field}", change)


def _block(block: dict[str, Any], change: Change, form: str) -> dict[str, Any]:
    changed = dict(block)
    field = block.get("block_id", "")
    for name in ("element", "accessory"):
        if name in block:
            changed[name] = _element(block[name], change, form, field)
    if "elements" in block:
        changed["elements"] = [
            _element(one, change, form, field) for one in block["elements"]
        ]
    return changed


def _element(
    element: dict[str, Any], change: Change, form: str, field: str
) -> dict[str, Any]:
    changed = dict(element)
    action = str(element.get("action_id", ""))
    if element.get("type") == "button":
        _value(changed, action, change)
        return changed
    door = f"{form}/{field}" if form else action
    for name, found in _options(element):
        changed[name] = _changed(found, door, change)
    return changed


def _options(element: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("options", "option_groups", "initial_option", "initial_options"):
        if element.get(name):
            yield name, element[name]


def _changed(found: Any, door: str, change: Change) -> Any:
    """Change an option, a list of them, or a list of groups of them."""
    if isinstance(found, list):
        return [_changed(one, door, change) for one in found]
    if "options" in found:
        return {**found, "options": _changed(found["options"], door, change)}
    return {**found, "value": change(door, found["value"])}


def _value(holder: dict[str, Any], door: str, change: Change) -> None:
    if holder.get("value") and holder.get("type", "button") == "button":
        holder["value"] = change(door, holder["value"])


def _chosen(entry: dict[str, Any], door: str, change: Change) -> None:
    for name in ("selected_option", "selected_options"):
        if entry.get(name):
            entry[name] = _changed(entry[name], door, change)
