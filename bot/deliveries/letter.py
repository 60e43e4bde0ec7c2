"""A claimed delivery with its words, ready to be handed to Slack."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.deliveries.records import Delivery, File, Home, Look, Method, Post


@dataclass(frozen=True, kw_only=True)
class Letter:
    """
    What to send and where, and until when the lease allows it.

    Both clocks must agree: the monotonic one stands still while a machine sleeps,
    and the wall clock can be set back.
    """

    delivery: Delivery
    outgoing: Post | Home | File | Look
    #: Who it goes to in Slack; None for a channel.
    slack_id: str | None
    #: The last monotonic second at which a post may still begin.
    last_second: float

    def may_begin(self, clock: Clock) -> bool:
        until = self.delivery.leased_until
        in_time = clock.monotonic() < self.last_second
        return in_time and until is not None and clock.now() < until

    @property
    def method(self) -> Method:
        """Return the method that puts it on the screen."""
        match self.outgoing:
            case Home():
                return Method.HOME
            case File():
                return Method.FILE
            case Look():
                return Method.INFO
            case Post():
                return Method.UPDATE if self.delivery.ts else Method.POST
