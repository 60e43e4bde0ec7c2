"""People answer while messages go out: nobody is turned away for it."""

from __future__ import annotations

import threading
from itertools import cycle

from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Sent
from bot.deliveries.rate_limits import Quiet
from bot.deliveries.sender import Done
from bot.deliveries.sweep import Sweep
from bot.errors import ChangedMeanwhile
from bot.meetings.outgoing import Render
from bot.meetings.records import Reply
from tests.meetings.desk import ZONE, Desk

GUESTS = ("ludo", "corin", "tamsel", "silas")
TAPS = 10


class AcceptsEverything:
    """A sender whose Slack takes every message at once."""

    def __init__(self) -> None:
        self.quiet = Quiet()

    def send(self, letter: Letter, done: Done) -> None:
        done(letter, Sent(channel="D0ANY", ts="1.1"))

    def close(self) -> None:
        """There is nothing to let go of."""


def test_four_people_tap_during_a_sweep_and_each_is_answered(either: Desk) -> None:
    meetings = [either.call(*GUESTS) for _ in range(3)]
    render = Render(ZONE)
    sweep = Sweep(
        store=either.store,
        clock=either.clock,
        sender=AcceptsEverything(),
        renderers=dict.fromkeys(render.kinds, render),
    )
    over, troubles = threading.Event(), []

    def tap(handle: str) -> None:
        replies = cycle((Reply.COMING, Reply.CANNOT))
        try:
            for meeting in meetings * TAPS:
                one = either.invitation(meeting, handle)
                tap_once(either, handle, one.id, next(replies))
        except Exception as error:  # noqa: BLE001 – told by the assertion below.
            troubles.append(error)

    def send() -> None:
        while not over.is_set():
            sweep.run_due()

    sending = threading.Thread(target=send)
    tapping = [threading.Thread(target=tap, args=(handle,)) for handle in GUESTS]
    for thread in (sending, *tapping):
        thread.start()
    for thread in tapping:
        thread.join()
    over.set()
    sending.join()

    assert troubles == []


def tap_once(desk: Desk, handle: str, invitation_id: str, reply: Reply) -> None:
    """Somebody else may have changed it a moment ago: that is said, and is fine."""
    try:
        desk.replies.answer(desk.asker(handle), invitation_id, reply, sequence=0)
    except ChangedMeanwhile:
        return
