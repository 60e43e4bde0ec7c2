from __future__ import annotations

import structlog

from bot.deliveries.letter import Letter
from bot.deliveries.rate_limits import Quiet
from bot.deliveries.records import DeliveryState
from bot.deliveries.sender import Done
from bot.deliveries.sweep import Sweep
from tests.conftest import MONDAY_MORNING
from tests.deliveries.clocks import TwoClocks
from tests.deliveries.conftest import Desk


class Silent:
    """A sender that never says what came of a letter, for minutes."""

    def __init__(self, clock: TwoClocks) -> None:
        self.quiet = Quiet()
        self._clock = clock

    def send(self, letter: Letter, done: Done) -> None:
        self._clock.monotonic_now += 600

    def close(self) -> None:
        """There is nothing to close."""


def test_a_letter_that_nothing_is_heard_of_is_left_to_its_lease(desk: Desk) -> None:
    clock = TwoClocks(MONDAY_MORNING, 0)
    desk.say("hello")
    sweep = Sweep(
        store=desk.store,
        clock=clock,
        sender=Silent(clock),
        renderers={"test.words": desk.renders},
    )
    with structlog.testing.capture_logs() as logs:
        sweep.run_due()

    assert "delivery_unheard_of" in [one["event"] for one in logs]
    assert desk.row("hello").state is DeliveryState.LEASED
