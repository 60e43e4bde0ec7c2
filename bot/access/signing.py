"""Signing every id that leaves and checking every id that comes back, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.access.slip_walk import change_answer, change_blocks, change_view
from bot.access.slips import BUTTON_LASTS, FORM_LASTS, Slips
from bot.clock import Clock
from bot.deliveries.records import Delivery, Home, Outgoing, Post
from bot.deliveries.render import Renderer
from storage.unit import Unit


class Signing:
    """Knows the key and the time; doors and deliveries only hand things over."""

    def __init__(self, slips: Slips, clock: Clock) -> None:
        self._slips, self._clock = slips, clock

    def view(self, view: dict[str, Any]) -> dict[str, Any]:
        lasts = BUTTON_LASTS if view.get("type") == "home" else FORM_LASTS
        return change_view(view, self._writing(self._clock.now() + lasts))

    def blocks(self, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return change_blocks(blocks, self._writing(self._clock.now() + BUTTON_LASTS))

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

    def check(self, body: dict[str, Any]) -> None:
        """
        Put plain ids, in place, where slips stood.

        Raises NotFound for one that is not ours for that door, and TooOld.
        """
        now = self._clock.now()
        change_answer(body, lambda kind, slip: self._slips.read(kind, slip, now))

    def _writing(self, until: datetime) -> Callable[[str, str], str]:
        return lambda kind, value: self._slips.write(kind, value, until)
