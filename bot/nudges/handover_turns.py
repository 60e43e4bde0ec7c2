"""
Whose turn it is in a handover, and which thing of theirs is the nearest; pure.

Only the nearest is nudged about, so that forty things never make forty ladders.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from bot.handovers.plan import Plan
from bot.handovers.records import Handover, Item, ItemState, Offer, Side, Stage
from bot.nudges.records import OPENS_AGAIN, Climb, ClimbState, Matter, Why

#: A ladder begins so long before its day; the first word comes three days before.
AHEAD = timedelta(days=14)
#: After one came to nothing, so long nothing else of the same handover (ours).
REST = timedelta(days=7)
#: What was sent late is still read in peace: so long after it was sent (ours).
_TO_READ = timedelta(days=5)
_DAY = timedelta(days=1)
_STAGES = tuple(Stage)


def turns(plan: Plan, item: Item) -> tuple[str, ...]:
    """Return the workers whose turn it is; nobody's once it is settled."""
    side = plan.turn_of(item)
    if side is None or not _is_its_time(plan, item):
        return ()
    if item.state is not ItemState.SENT and item.owner_id:
        return (item.owner_id,)
    found = tuple(_of_side(plan, side))
    if item.state is ItemState.SENT:
        return tuple(one for one in found if one != item.done_by_id)
    return found


def theirs(plan: Plan, worker_id: str) -> list[Item]:
    """Return what is somebody's turn, the nearest first; a look after T is another."""
    checks = plan.check_keys
    return [
        one
        for one in plan.in_order()
        if one.key not in checks and worker_id in turns(plan, one)
    ]


def nearest(plan: Plan, climbs: Collection[Climb], worker_id: str) -> Item | None:
    """Return the nearest thing of theirs about which not all was said already."""
    mine = [one for one in climbs if one.worker_id == worker_id]
    spent = {(one.item_id, one.edition) for one in mine if _is_spent(one)}
    found = theirs(plan, worker_id)
    return next((one for one in found if (one.id, edition_of(one)) not in spent), None)


def rests(climbs: Collection[Climb], worker_id: str, now: datetime) -> bool:
    """Whether a ladder of theirs here came to nothing not long ago."""
    return any(
        one.why is Why.GIVEN_UP
        and one.ended_at
        and one.ended_at.date() > (now - REST).date()
        for one in climbs
        if one.worker_id == worker_id and one.matter is Matter.HANDOVER_ITEM
    )


def due_of(item: Item) -> date:
    """Return by when it is their turn; whoever reads has time after it was sent."""
    if item.state is ItemState.SENT and item.done_on:
        return max(item.due, item.done_on + _TO_READ)
    return item.due


def edition_of(item: Item) -> int:
    """Return a number that changes when the day does, as it does when T moves."""
    return item.due.toordinal()


def other_side(handover: Handover, worker_id: str) -> str | None:
    """Return the worker across; None while nobody is there."""
    taken = handover.receiver_id if handover.offer.is_taken else None
    return taken if worker_id == handover.sender_id else handover.sender_id


def asked_edition(handover: Handover) -> int:
    """Return a number for each day on which it was offered."""
    return (handover.offered_at or handover.created_at).toordinal()


def is_offered(handover: Handover) -> bool:
    """Whether an answer, or a name, is awaited."""
    return handover.offer in {Offer.MADE, Offer.NOT_MADE}


def eve(stage_end: date) -> date:
    """Return the day from which a stage's ladder counts: before its last day."""
    return stage_end - _DAY


def stage_of(plan: Plan, edition: int) -> Stage | None:
    """Return the stage whose ladder has this edition."""
    found = plan.stage_ends().items()
    return next((one for one, end in found if eve(end).toordinal() == edition), None)


def is_behind(stage: Stage, handover: Handover) -> bool:
    """Whether somebody pushed it on before this stage was over."""
    return _STAGES.index(handover.contest_stage) > _STAGES.index(stage)


def _is_spent(climb: Climb) -> bool:
    """Whether all was said; what somebody had who left stays to be passed on."""
    ended = climb.state is ClimbState.ENDED
    return ended and climb.why not in OPENS_AGAIN | {Why.ACCESS_REMOVED}


def _is_its_time(plan: Plan, item: Item) -> bool:
    """Looks and the first appointment come after the move, whatever the day."""
    after = plan.of(item.key).code == "KEPT" or item.key in plan.check_keys
    return not after or plan.handover.taken_over_on is not None


def _of_side(plan: Plan, side: Side) -> Iterator[str]:
    handover = plan.handover
    if side in {Side.SENDER, Side.JOINT}:
        yield handover.sender_id
    taken = handover.offer.is_taken and handover.receiver_id
    if side in {Side.RECEIVER, Side.JOINT} and taken:
        yield taken
