"""Fills in any form there is: hostile text where people type, a choice elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from bot.blocks import VALUE
from bot.practice.values import KEYS, Place, places, state_of
from handlers.forms import Filled
from tests.security.handover_story import NOTHING
from tests.security.outgoing import is_visible
from tests.security.window import Payload, Window, label_of, typed_fields

#: A form's field: the form's name, and the label without its numbers.
Field = tuple[str, str]
#: What is typed at last where hostile text was refused.
_HARMLESS = {
    "Telephone": "01632 960 101",
    "Its bells, one a line": "Reg 08:40\nP1 09:00\nP2 10:00\nEnd 15:00",
    "Its dates, one a line": "Term Mon 4 Jan 2027 to Fri 26 Mar 2027",
    "The team's private channel": "",
    "Their workspace, if it is not ours": "",
    "Workspaces that may be connected to it": "",
    "The reference": "YP-5DW8",
    "Their reference": "YP-5DW8",
}
#: What is not at the beginning of a menu, by label.
_USUAL = {
    "Is there a next meeting?": "No",
    "What did they say?": "Someone else",
    "Who is it about?": "YP-5DW8",
}
#: The field that comes thrice on a page, and page after page.
_OFTEN = frozenset({"What, in one line?"})
#: Begins the name of a box that says "it is not that".
_ALL_RIGHT = "it-is-not-that-"
#: How often a form is sent again, mended or insisted on.
_TRIES = 8
_MOMENTS = {"datepicker": "2027-03-17", "timepicker": "11:35"}


class Typist:
    """Types what it is given, and counts what was taken and what was refused."""

    def __init__(
        self, window: Window, texts: Iterator[str], dense: Iterator[str]
    ) -> None:
        """`dense` is for the fields that are filled in a few times only."""
        self._window = window
        self._texts = texts
        self._dense = dense
        self.stored: Counter[Field] = Counter()
        self.refused: Counter[Field] = Counter()
        self.typed: Counter[Field] = Counter()
        #: Whether every choice of a menu is tried, one after the other.
        self.takes_turns = False
        self._codes = count(1)
        self._turns: Counter[Field] = Counter()

    @property
    def window(self) -> Window:
        return self._window

    def command(self, who: str, command: str, before: str = "") -> None:
        self._window.type(who, command, before + next(self._texts))
        self.typed[command, ""] += 1

    def send(
        self, who: str, view: Payload, chosen: Mapping[str, str] | None = None
    ) -> Payload | None:
        """
        Fill a form in and send it; return the next form, if there is one.

        What is refused at its field is replaced by something harmless, so that
        the rest is taken; a form that is refused as a whole stores nothing.
        """
        state = self._filled(view, chosen or {})
        hostile = self._hostile(view, state)
        for _ in range(_TRIES):
            said = self._window.submit(who, view, state)
            if _asks_again(said):
                view = said["view"]
                state |= self._insisting(view)
            elif said.get("response_action") == "errors":
                self._mend(view, state, said["errors"], hostile)
            else:
                break
        taken = said.get("response_action") != "push" and not _is_open(said)
        (self.stored if taken else self.refused).update(hostile.values())
        return said.get("view") if taken else None

    def in_bulk(self, count: int) -> Iterator[str]:
        """Yield texts as a form's listener reads them; what is empty is left out."""
        field = "meeting.agreed-form", next(iter(_OFTEN))
        for _ in range(count):
            text = next(self._texts)[:150]
            entry = {"row": {VALUE: {"value": text}}}
            read = Filled({"view": {"state": {"values": entry}}}).text("row")
            self.typed[field] += 1
            if is_visible(text) and read:
                self.stored[field] += 1
                yield read

    def _insisting(self, view: Payload) -> Payload:
        """Tick every box that says it is all right as it is."""
        boxes = [
            place
            for place in places(view["blocks"])
            if place.ids[0].startswith(_ALL_RIGHT)
        ]
        return {
            one.ids[0]: {one.ids[1]: state_of(one.element, one.element["options"])}
            for one in boxes
        }

    def _hostile(self, view: Payload, state: Payload) -> dict[str, Field]:
        """Return the fields that now hold something one can see, by block id."""
        fields = {
            block_id: (view["callback_id"], _without_numbers(label))
            for block_id, label in typed_fields(view).items()
        }
        self.typed.update(fields.values())
        return {
            block_id: field
            for block_id, field in fields.items()
            if is_visible(_value(state[block_id]) or "")
        }

    def _filled(self, view: Payload, chosen: Mapping[str, str]) -> Payload:
        return {
            place.ids[0]: {
                place.ids[1]: self._value(view["callback_id"], place, chosen)
            }
            for place in places(view["blocks"])
            if place.in_input
        }

    def _value(self, form: str, place: Place, chosen: Mapping[str, str]) -> Payload:
        element, label = place.element, label_of(place.block)
        kind = element["type"]
        wanted = chosen.get(label) or _USUAL.get(label)
        if kind == "plain_text_input":
            texts = self._texts if _without_numbers(label) in _OFTEN else self._dense
            value: Any = next(texts)[: element.get("max_length", 3000)]
        elif "options" in element or "option_groups" in element:
            value = self._choice(form, label, element, wanted)
        else:
            value = element.get(KEYS[kind][1]) or _MOMENTS.get(kind)
        return state_of(element, value or None)

    def _choice(
        self, form: str, label: str, element: Payload, wanted: str | None
    ) -> Any:
        """Choose what is asked for; else what is chosen there, or each in its turn."""
        if wanted == NOTHING:
            return None
        groups = element.get("option_groups") or [element]
        options = [one for group in groups for one in group["options"]]
        named = [one for one in options if _begins(one, wanted)]
        if element["type"] in {"checkboxes", "multi_static_select"}:
            return named or element.get("initial_options") or []
        if named or not self.takes_turns:
            return named[0] if named else element.get("initial_option") or options[0]
        self._turns[form, label] += 1
        return options[(self._turns[form, label] - 1) % len(options)]

    def _mend(
        self,
        view: Payload,
        state: Payload,
        errors: Mapping[str, str],
        hostile: dict[str, Field],
    ) -> None:
        """Put something harmless into each field that was refused."""
        for block_id in errors:
            if field := hostile.pop(block_id, None):
                self.refused[field] += 1
            label = typed_fields(view).get(block_id)
            if label is not None:
                [value] = state[block_id].values()
                value["value"] = self._harmless(label)

    def _harmless(self, label: str) -> str:
        if label == "A short code":
            return f"A{next(self._codes)}"
        return _HARMLESS.get(label, "Plain words")


def on_another_day(view: Payload, chosen: Mapping[str, str]) -> Payload:
    """Return the form with another day chosen in it, where one is given."""
    for block in view["blocks"]:
        label = block.get("label", {}).get("text", "")
        if label in chosen and block["element"]["type"] == "datepicker":
            block["element"]["initial_date"] = chosen[label]
    return view


def _asks_again(said: Payload) -> bool:
    """Whether the form came back to ask if it is all right as it is."""
    blocks = said.get("view", {}).get("blocks", [])
    return any(one["block_id"].startswith(_ALL_RIGHT) for one in blocks)


def _is_open(said: Payload) -> bool:
    return said.get("response_action") == "errors" or _asks_again(said)


def _begins(option: Payload, wanted: str | None) -> bool:
    return bool(wanted) and str(option["text"]["text"]).startswith(str(wanted))


def _value(state: Payload) -> Any:
    [value] = state.values()
    return value["value"]


def _without_numbers(label: str) -> str:
    return label.lstrip("0123456789. ")
