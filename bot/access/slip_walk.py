"""
Where ids stand in what goes to Slack and comes back: every one is found here.

A button's id is bound to its action; a choice to its form and field; what a
form carries along to the form. So no slip opens any door but its own, and
nothing comes back without one, not even where there was nothing to carry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.errors import NotFound

#: What came from outside: of any shape until it was looked at.
Payload = Any
#: Takes a door's name and what stands there, and returns what stands in its place.
Change = Callable[[str, Payload], str]

_CHOICES = ("options", "option_groups", "initial_option", "initial_options")
_CHOSEN = ("selected_option", "selected_options")
#: What else a field can hold: text, or Slack's own word for a day, a time, a person.
_TEXTS = ("value", "selected_date", "selected_time", "selected_user")


def change_view(view: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return a view with every id in it changed; the given one stays as it is."""
    form = _form(view)
    return {
        **view,
        "blocks": change_blocks(view.get("blocks") or [], change, form),
        "private_metadata": change(f"form {form}", view.get("private_metadata") or ""),
    }


def change_blocks(blocks: Payload, change: Change, form: str = "") -> list[Any]:
    """Return blocks with every button's and choice's value changed."""
    return [_block(_table(one), change, form) for one in _rows(blocks)]


def change_answer(body: dict[str, Any], change: Change) -> None:
    """
    Change, in place, every id in what Slack says that somebody did.

    Raises NotFound for what has not the shape in which Slack sends it.
    """
    view = _table(body.get("view") or {})
    form = _form(view)
    for action in _rows(body.get("actions") or []):
        _pressed(_table(action), change)
    if view:
        body["view"] = change_view(view, change)
        _filled(view, form, change)


def _pressed(action: dict[str, Any], change: Change) -> None:
    """Only buttons are ever pressed; a choice is read when its form is sent."""
    name = _text(action.get("action_id"))
    action["value"] = change(f"button {name}", action.get("value") or "")


def _filled(view: dict[str, Any], form: str, change: Change) -> None:
    values = _table(view.get("state") or {}).get("values") or {}
    for field, entries in _table(values).items():
        for name, entry in _table(entries).items():
            _chosen(_table(entry), _choice(form, field, name), change)
            for text in _TEXTS:
                _text(entry.get(text))


def _chosen(entry: dict[str, Any], door: str, change: Change) -> None:
    for name in _CHOSEN:
        if entry.get(name):
            entry[name] = _changed(entry[name], door, change)


def _block(block: dict[str, Any], change: Change, form: str) -> dict[str, Any]:
    changed = dict(block)
    field = _text(block.get("block_id"))
    for name in ("element", "accessory"):
        if name in block:
            changed[name] = _element(_table(block[name]), change, form, field)
    if "elements" in block:
        changed["elements"] = [
            _element(_table(one), change, form, field)
            for one in _rows(block["elements"])
        ]
    return changed


def _element(
    element: dict[str, Any], change: Change, form: str, field: str
) -> dict[str, Any]:
    changed = dict(element)
    name = _text(element.get("action_id"))
    if element.get("type") == "button":
        changed["value"] = change(f"button {name}", element.get("value") or "")
    door = _choice(form, field, name)
    for place, found in _options(element):
        changed[place] = _changed(found, door, change)
    return changed


def _options(element: Mapping[str, Any]) -> Iterator[tuple[str, Payload]]:
    for name in _CHOICES:
        if element.get(name):
            yield name, element[name]


def _changed(found: Payload, door: str, change: Change) -> Payload:
    """Change an option, a list of them, or a list of groups of them."""
    if isinstance(found, list):
        return [_changed(one, door, change) for one in found]
    table = _table(found)
    if "options" in table:
        return {**table, "options": _changed(table["options"], door, change)}
    return {**table, "value": change(door, table.get("value"))}


def _choice(form: str, field: str, name: str) -> str:
    """Return the door of a choice; in a message Slack may name its block itself."""
    return f"choice {form}/{field}" if form else f"choice {name}"


def _form(view: Mapping[str, Any]) -> str:
    return _text(view.get("callback_id"))


def _table(given: Payload) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise NotFound
    return given


def _rows(given: Payload) -> list[Any]:
    if not isinstance(given, list):
        raise NotFound
    return given


def _text(given: Payload) -> str:
    if given is not None and not isinstance(given, str):
        raise NotFound
    return given or ""
