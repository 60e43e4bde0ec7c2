"""How a nudge is queued, found again and shown anew."""

from __future__ import annotations

from datetime import datetime

from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker
from bot.nudges.keys import AskerKind
from bot.nudges.keys import Kind as Kind
from bot.nudges.keys import key_of as key_of
from bot.nudges.noting import note_answers
from bot.nudges.records import Answer, Nudge, NudgeState
from bot.weeks import sending as weeks
from storage.unit import Unit


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
    What was answered is noted with the nudge that asked for it.
    """
    climbs = unit.nudges.climbs_about(_about(unit, item_id))
    for one in {item_id, *(each.item_id for each in climbs)}:
        unit.nudges.look_again(now, item_id=one)
    note_answers(unit, climbs, now)
    sent = unit.nudges.of_climbs(frozenset(one.id for one in climbs))
    keys = {key_of(one) for one in sent if one.state is NudgeState.SENT}
    # On its way may be on the screen already: then it is shown anew as well.
    keys |= {key_of(one) for one in sent if one.state is NudgeState.ON_ITS_WAY}
    for key in sorted(keys):
        there = unit.deliveries.by_key(key)
        if there and there.ts:
            refresh(unit, key, now)
    for nudge in sent:
        _show_asker(unit, nudge, now)
    for young_person_id in {one.young_person_id for one in climbs}:
        # Nobody is awaited in the team's channel who has answered.
        weeks.show_again(unit, young_person_id, now)


def _about(unit: Unit, item_id: str) -> frozenset[str]:
    """Return the thing with all that is in it: a handover that rests, rests whole."""
    return frozenset({item_id, *(one.id for one in unit.handovers.items(item_id))})


def _show_asker(unit: Unit, nudge: Nudge, now: datetime) -> None:
    """Show whoever asked what became of a "not me", or of the help asked for."""
    told = {
        AskerKind.HELP: nudge.in_the_way is not None,
        AskerKind.NOT_THEIRS: nudge.answer is Answer.NOT_ME,
        AskerKind.WAS_THERE: nudge.wrong_at is not None,
    }
    for kind in (one for one, was_told in told.items() if was_told):
        for there in unit.deliveries.live_about(kind, nudge.id):
            if there.ts:
                refresh(unit, there.dedupe_key, now)
