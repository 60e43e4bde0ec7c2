from __future__ import annotations

from bot.deliveries.records import DeliveryState
from tests.deliveries.conftest import Desk
from tests.deliveries.people import channel_of


def test_what_is_due_is_posted_once(desk: Desk) -> None:
    desk.say("hello")
    sweep = desk.sweep()

    assert sweep.run_due() == 1
    assert desk.slack.texts(channel_of("odile")) == ["hello"]
    assert desk.row("hello").state is DeliveryState.SENT
    assert sweep.run_due() == 0
