"""What has not the shape in which Slack sends it is not found, and breaks nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.access.signing import Signing
from bot.access.slips import Slips
from bot.blocks import form, say
from bot.clock import MovableClock
from bot.errors import NotFound


@pytest.fixture
def signing(clock: MovableClock) -> Signing:
    return Signing(Slips(b"a key of this house, 32 letters."), clock)


def _form(blocks: Any) -> dict[str, Any]:
    return form(name="f", title="t", submit="s", blocks=blocks)


_MISSHAPEN: list[Any] = [
    {"actions": "x"},
    {"actions": ["x"]},
    {"actions": [{}]},
    {"actions": [{"action_id": ["a"], "value": "x"}]},
    {"actions": [{"action_id": "a", "type": "static_select", "value": "x"}]},
    {"actions": [{"action_id": "a", "selected_option": {"value": "x"}}]},
    {"view": "x"},
    {"view": {"callback_id": 7}},
    {"view": {"callback_id": "f", "blocks": {}}},
    {"view": {"callback_id": "f", "blocks": [7]}},
    {"view": {"callback_id": "f", "blocks": [{"element": 7}]}},
    {"view": {"callback_id": "f", "private_metadata": {"a": 1}}},
]
_ENTRIES: list[Any] = [
    "x",
    ["x"],
    {"selected_option": "x"},
    {"selected_option": {"value": 7}},
    {"selected_option": {"value": ["x"]}},
    {"selected_options": "x"},
    {"selected_options": [[["x"]]]},
    {"selected_options": {"value": None}},
    {"value": ["x"]},
    {"value": {"a": "b"}},
    {"selected_date": 7},
    {"selected_time": ["11:35"]},
    {"selected_user": {"id": "U1"}},
]


@pytest.mark.parametrize("body", _MISSHAPEN, ids=str)
def test_what_has_not_slacks_shape_is_not_found(signing: Signing, body: Any) -> None:
    with pytest.raises(NotFound):
        signing.check(copy.deepcopy(body))


@pytest.mark.parametrize("entry", _ENTRIES, ids=str)
def test_a_field_that_has_not_slacks_shape_is_not_found(
    signing: Signing, entry: Any
) -> None:
    view = signing.view(_form([say("Hello")]))
    values = {"who": {"value": entry}}

    with pytest.raises(NotFound):
        signing.check({"view": {**view, "state": {"values": values}}})


@pytest.mark.parametrize("values", ["x", ["x"], {"who": "x"}, {"who": {"value": "x"}}])
def test_fields_that_are_no_fields_are_not_found(signing: Signing, values: Any) -> None:
    view = signing.view(_form([say("Hello")]))

    with pytest.raises(NotFound):
        signing.check({"view": {**view, "state": {"values": values}}})
