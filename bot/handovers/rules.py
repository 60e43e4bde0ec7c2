"""
What may be done to a handover, and what it makes of it; pure.

Every deed takes a plan and returns another, or raises the kind sentence that
says what is missing. Nothing here looks at a clock: a date passing does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.errors import AlreadyDone
from bot.handovers.item_rules import for_another_receiver, reopen_names
from bot.handovers.plan import SENDERS_SIGNATURES, Plan
from bot.handovers.records import (
    SIGNING_ORDER,
    Handover,
    Offer,
    Question,
    Signer,
    Stage,
    State,
    Told,
)
from bot.handovers.refusals import (
    BEFORE_MOVE,
    NAMES,
    IsContested,
    NamesMissing,
    NotNow,
    SamePerson,
    require_before_move,
    require_musts,
    require_not_paused,
    require_running,
)
from bot.handovers.route import By

_NOBODY_ASKED = "Nobody was asked to receive it yet."


def offer(
    plan: Plan, receiver_id: str, manager_id: str | None, deputy_id: str | None
) -> Plan:
    """
    Ask somebody to be the receiver; the sender holds it as before.

    Another receiver ends a contest and begins afresh: nobody reads for somebody else.
    The same one cannot be asked again while they see it differently.
    """
    require_before_move(plan)
    require_not_paused(plan)
    _require_two_people(plan.handover.sender_id, receiver_id)
    handover = plan.handover
    same = handover.receiver_id == receiver_id and handover.offer is not Offer.NOT_MADE
    asked = replace(
        handover,
        receiver_id=receiver_id,
        receiver_manager_id=manager_id,
        receiver_deputy_id=deputy_id,
        offer=Offer.MADE,
        contested_on=None,
        contest_stage=Stage.WORKERS,
        signed=_without_receiver(handover),
    )
    if same and handover.is_contested:
        raise IsContested
    if asked == handover or (same and handover.offer.is_taken):
        raise AlreadyDone
    begun = handover.offer is not Offer.NOT_MADE
    changed = plan.with_handover(asked)
    return reopen_names(
        for_another_receiver(changed) if begun and not same else changed
    )


def answer_offer(plan: Plan, answer: Offer, today: date) -> Plan:
    """
    Note what the receiver says; "different" makes it contested till accepted.

    Who asks or sees it differently after all takes back what their side signed.
    """
    require_before_move(plan)
    handover = plan.handover
    if handover.offer is Offer.NOT_MADE or handover.receiver_id is None:
        raise NotNow(_NOBODY_ASKED)
    if handover.offer is answer:
        raise AlreadyDone
    if answer in {Offer.NOT_MADE, Offer.MADE}:
        raise NotNow
    if answer.is_taken:
        changed = replace(handover, contested_on=None, contest_stage=Stage.WORKERS)
    else:
        changed = replace(handover, signed=_without_receiver(handover))
    if answer is Offer.DIFFERENT and not handover.is_contested:
        changed = replace(changed, contested_on=today)
    return plan.with_handover(replace(changed, offer=answer))


def answer_query(plan: Plan) -> Plan:
    """The sender has answered what the receiver asked; it is their turn again."""
    require_before_move(plan)
    if plan.handover.offer is Offer.NOT_MADE:
        raise NotNow(_NOBODY_ASKED)
    if plan.handover.offer is not Offer.QUERIED:
        raise AlreadyDone
    return plan.with_handover(replace(plan.handover, offer=Offer.MADE))


def push_on(plan: Plan, stage: Stage) -> Plan:
    """Ask managers, or heads, before the days of the stage are over."""
    require_before_move(plan)
    if not plan.handover.is_contested:
        raise NotNow("Nobody sees this one differently now.")
    order = list(Stage)
    if order.index(stage) <= order.index(plan.handover.contest_stage):
        raise AlreadyDone
    return plan.with_handover(replace(plan.handover, contest_stage=stage))


def tell(plan: Plan, told: Told, today: date) -> Plan:
    """Note what the young person said when they were told; it may change later."""
    require_running(plan)
    noted = replace(plan.handover, told=told, told_on=today)
    if noted == plan.handover:
        raise AlreadyDone
    return plan.with_handover(noted)


def sign(plan: Plan, signer: Signer | None = None) -> Plan:
    """
    Note the next signature; every must before it is done, or left out by reason.

    `signer` says whose it was meant to be, so that a second tap of one who has two
    places does not sign in the other; None: whoever is next.
    """
    require_before_move(plan)
    require_not_paused(plan)
    handover = plan.handover
    if handover.is_contested:
        raise IsContested
    following = _following(handover, signer)
    if not handover.offer.is_taken:
        raise NotNow("The receiver has not accepted yet.")
    if plan.signer_id(following) is None:
        raise NamesMissing((f"{following.value.replace('-', '_')}_id",))
    require_musts(plan, *BEFORE_MOVE)
    if handover.told is None:
        raise NotNow("Tell the young person first, and note what they say.")
    return plan.with_handover(replace(handover, signed=handover.signed + 1))


def take_over(plan: Plan, today: date) -> Plan:
    """The receiver holds it from now on: on T or after, and after all four signed."""
    require_running(plan)
    if plan.handover.taken_over_on is not None:
        raise AlreadyDone
    require_not_paused(plan)
    handover = plan.handover
    if handover.is_contested:
        raise IsContested
    if handover.next_signer is not None:
        raise NotNow("Not everybody has signed yet.")
    if today < handover.transfer_on:
        raise NotNow("It moves on the transfer date, not before.")
    require_musts(plan, *BEFORE_MOVE)
    return plan.with_handover(replace(handover, taken_over_on=today))


def move_date(plan: Plan, transfer_on: date, due: dict[str, date]) -> Plan:
    """Move T; what is settled keeps its day, `due` holds the new one of the rest."""
    require_before_move(plan)
    handover = plan.handover
    if handover.transfer_on == transfer_on:
        raise AlreadyDone
    items = {
        key: one if plan.is_settled(one) else replace(one, due=due.get(key, one.due))
        for key, one in plan.items.items()
    }
    moved = replace(plan, items=items)
    return moved.with_handover(replace(handover, transfer_on=transfer_on))


def pause(plan: Plan, today: date) -> Plan:
    require_running(plan)
    if plan.handover.paused_on is not None:
        raise AlreadyDone
    return plan.with_handover(replace(plan.handover, paused_on=today))


def resume(plan: Plan) -> Plan:
    require_running(plan)
    if plan.handover.paused_on is None:
        raise AlreadyDone
    return plan.with_handover(replace(plan.handover, paused_on=None))


def end(plan: Plan, question: Question, today: date) -> Plan:
    """It does not move after all: it stays, ends before, or was never to move."""
    require_before_move(plan)
    if question is Question.MOVE:
        raise NotNow
    ended = replace(
        plan.handover, state=State.NOT_NEEDED, question=question, ended_on=today
    )
    return plan.with_handover(ended)


def close(plan: Plan, today: date) -> Plan:
    """Finish it: moved, every must settled, and every look after T done."""
    require_running(plan)
    require_not_paused(plan)
    if plan.handover.taken_over_on is None:
        raise NotNow("It has not moved yet.")
    if plan.checks_left():
        raise NotNow("One look after the move is still to come.")
    require_musts(plan, *By)
    closed = replace(plan.handover, state=State.CLOSED, ended_on=today)
    return plan.with_handover(closed)


def change_worker(plan: Plan, field: str, worker_id: str) -> Plan:
    """
    Name somebody else in one of the six places; the holder is never blank.

    Another receiver before the move is asked anew: nobody accepts for somebody else.
    A contest goes on, as it lies between the two sides.
    """
    require_running(plan)
    if field not in {"sender_id", *NAMES}:
        raise NotNow
    handover = plan.handover
    changed = replace(handover, **{field: worker_id})  # type: ignore[arg-type]
    if changed == handover:
        raise AlreadyDone
    if handover.taken_over_on is not None:
        return plan.with_handover(changed)
    _require_two_people(changed.sender_id, changed.receiver_id)
    if field != "receiver_id" or handover.offer is Offer.NOT_MADE:
        return plan.with_handover(changed)
    asked = replace(changed, offer=Offer.MADE, signed=_without_receiver(handover))
    return for_another_receiver(plan.with_handover(asked))


def _following(handover: Handover, signer: Signer | None) -> Signer:
    """Return who signs next, if it is the one meant."""
    following = handover.next_signer
    if following is None or signer in SIGNING_ORDER[: handover.signed]:
        raise AlreadyDone
    if signer not in {None, following}:
        raise NotNow("Somebody else signs first.")
    return following


def _without_receiver(handover: Handover) -> int:
    """Return how many signatures are left without those of the receiving side."""
    return min(handover.signed, SENDERS_SIGNATURES)


def _require_two_people(sender_id: str, receiver_id: str | None) -> None:
    if sender_id == receiver_id:
        raise SamePerson
