"""Signing every id that leaves and checking every id that comes back, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.access.slip_walk import Payload, change_answer, change_blocks, change_view
from bot.access.slips import BUTTON_LASTS, FORM_LASTS, Slips
from bot.clock import Clock
from bot.deliveries.records import Delivery, Home, Outgoing, Post
from bot.deliveries.render import Renderer
from storage.unit import Unit

#: By door and id: the slip under which it came in.
Slipped = Mapping[tuple[str, str], str]


class Signing:
    """Knows the key and the time; doors and deliveries only hand things over."""

    def __init__(self, slips: Slips, clock: Clock) -> None:
        self._slips, self._clock = slips, clock

    def view(self, view: dict[str, Any], came: Slipped | None = None) -> dict[str, Any]:
        """
        Return a view with its ids signed; what came in goes out as it came.

        Slack keeps a choice in a form that is shown again only while the choice
        stays the same to the letter.
        """
        lasts = BUTTON_LASTS if view.get("type") == "home" else FORM_LASTS
        return change_view(view, self._writing(lasts, came or {}))

    def blocks(self, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return change_blocks(blocks, self._writing(BUTTON_LASTS, {}))

    def outgoing(self, outgoing: Outgoing) -> Outgoing:
        match outgoing:
            case Post():
                return replace(outgoing, blocks=self.blocks(outgoing.blocks))
            case Home():
                return replace(outgoing, view=self.view(outgoing.view))
        return outgoing

    def renderer(self, render: Renderer) -> Renderer:
        """Return the renderer with its ids signed."""

        def signed(unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
            return self.outgoing(render(unit, delivery, now))

        return signed

    def check(self, body: dict[str, Any]) -> Slipped:
        """
        Put plain ids, in place, where slips stood; return the slips.

        Raises NotFound for one that is not ours for that door, and TooOld.
        """
        now, came = self._clock.now(), dict[tuple[str, str], str]()

        def read(door: str, slip: Payload) -> str:
            value = self._slips.read(door, slip, now)
            came[door, value] = slip
            return value

        change_answer(body, read)
        return came

    def _writing(
        self, lasts: timedelta, came: Slipped
    ) -> Callable[[str, Payload], str]:
        until = self._clock.now() + lasts

        def write(door: str, value: Payload) -> str:
            return came.get((door, value)) or self._slips.write(door, value, until)

        return write
