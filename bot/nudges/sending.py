"""How a nudge is queued, found again and shown anew."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker
from bot.nudges.records import Nudge, NudgeState
from storage.unit import Unit


class Kind(StrEnum):
    """Everything nudging sends; each has a renderer in `outgoing`."""

    ONE = "nudge.one"
    DIGEST = "nudge.digest"


def key_of(nudge: Nudge) -> str:
    """Return the key of the delivery that brings this nudge."""
    if nudge.digest_id:
        return f"{Kind.DIGEST}:{nudge.digest_id}"
    return f"{Kind.ONE}:{nudge.id}"


def send(unit: Unit, clock: Clock, worker: Worker, nudge: Nudge) -> None:
    """Queue the message of a nudge; those of one digest share one message."""
    to_worker(
        unit,
        clock,
        kind=Kind.DIGEST if nudge.digest_id else Kind.ONE,
        worker=worker,
        subject_id=nudge.digest_id or nudge.id,
        key=key_of(nudge),
        # What is urgent never waits behind a Monday's nudges.
        lane=Lane.WHENEVER,
        due_at=nudge.at,
        live=True,
    )


def show_again(unit: Unit, item_id: str, now: datetime) -> None:
    """
    Look again at what runs about a thing, and show every nudge of it as it is now.

    Called in the transaction that changed the thing: an answer, a date, a move.
    """
    unit.nudges.look_again(now, item_id=item_id)
    climbs = unit.nudges.climbs_about(frozenset({item_id}))
    sent = unit.nudges.of_climbs(frozenset(one.id for one in climbs))
    keys = {key_of(one) for one in sent if one.state is NudgeState.SENT}
    # On its way may be on the screen already: then it is shown anew as well.
    keys |= {key_of(one) for one in sent if one.state is NudgeState.ON_ITS_WAY}
    for key in sorted(keys):
        there = unit.deliveries.by_key(key)
        if there and there.ts:
            refresh(unit, key, now)
