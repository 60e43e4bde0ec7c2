"""
What was answered goes into the ledger, however it was answered.

A tap on a meeting's own button, an ask's, or a call that a colleague wrote down:
the last nudge that reached the person gets it. What was said before a nudge went
makes that nudge wrong, and it says sorry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.asks.records import AskState
from bot.handovers.records import ItemState
from bot.meetings.records import Reply
from bot.nudges.keys import key_of
from bot.nudges.records import Answer, Climb, Matter, Nudge, NudgeState
from storage.unit import Unit

#: With these it stays open; anything said later counts in their place.
_FOR_NOW = frozenset(
    {
        Answer.STILL_ON_IT,
        Answer.NOT_THIS_WEEK,
        Answer.NEED_HELP,
        Answer.NEW_DATE,
        Answer.RANG,
    }
)
_HANDOVER = frozenset({Matter.HANDOVER_ITEM, Matter.CHECK, Matter.OFFER})
_REPLIES: dict[Reply, Answer] = {
    Reply.COMING: Answer.COMING,
    Reply.SOMEONE_ELSE: Answer.SOMEONE_ELSE,
    Reply.CANNOT: Answer.CANNOT,
    Reply.NOT_ME: Answer.NOT_ME,
}
_ASKS: dict[AskState, Answer] = {
    AskState.TAKEN: Answer.TAKEN,
    AskState.DONE: Answer.DONE,
    AskState.SOMEONE_ELSE: Answer.SOMEONE_ELSE,
    AskState.NOT_ME: Answer.NOT_ME,
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody answered, and when they said it."""

    answer: Answer
    at: datetime


def note_answers(unit: Unit, climbs: Sequence[Climb], now: datetime) -> None:
    """Note what was answered to each of these climbs with its nudges."""
    for climb in climbs:
        said = _said(unit, climb, now)
        if said is not None:
            _note(unit, climb, said, now)


def _note(unit: Unit, climb: Climb, said: Said, now: datetime) -> None:
    reached = [
        (one, at)
        for one in unit.nudges.of_climb(climb.id)
        if one.worker_id == climb.worker_id and (at := _reached_at(unit, one))
    ]
    for number, (nudge, at) in enumerate(reached, 1):
        after, open_yet = nudge, nudge.answer is None or nudge.answer in _FOR_NOW
        if number == len(reached) and open_yet:
            after = replace(after, answer=said.answer, answered_at=said.at)
        if said.at < at and nudge.wrong_at is None:
            after = replace(after, wrong_at=now)
        if after != nudge:
            unit.nudges.save(after)


def _reached_at(unit: Unit, nudge: Nudge) -> datetime | None:
    """Return when it reached them; the ledger's own line may be a minute behind."""
    if nudge.state is NudgeState.SENT:
        return nudge.sent_at
    if nudge.state is not NudgeState.ON_ITS_WAY:
        return None
    there = unit.deliveries.by_key(key_of(nudge))
    return there.sent_at if there and there.ts else None


def _said(unit: Unit, climb: Climb, now: datetime) -> Said | None:
    if climb.matter is Matter.INVITATION:
        return _to_invitation(unit, climb, now)
    if climb.matter is Matter.ACTION:
        return _to_action(unit, climb, now)
    if climb.matter in {Matter.ASK, Matter.PROMISE}:
        return _to_ask(unit, climb, now)
    if climb.matter in _HANDOVER:
        return _to_handover(unit, climb, now)
    return None


def _to_handover(unit: Unit, climb: Climb, now: datetime) -> Said | None:
    """What was done, or offered and taken; whatever else is said stands there."""
    if climb.matter is Matter.OFFER:
        handover = unit.handovers.get(climb.item_id)
        taken = handover is not None and handover.offer.is_taken
        return Said(answer=Answer.TAKEN, at=now) if taken else None
    item = unit.handovers.item(climb.item_id)
    did = item is not None and climb.worker_id in {item.done_by_id, item.answered_by_id}
    settled = item is not None and item.state in {ItemState.DONE, ItemState.SENT}
    return Said(answer=Answer.DONE, at=now) if did and settled else None


def _to_invitation(unit: Unit, climb: Climb, now: datetime) -> Said | None:
    one = unit.meetings.invitation(climb.item_id)
    meeting = unit.meetings.get(one.meeting_id) if one else None
    if one is None or meeting is None or meeting.sequence != climb.edition:
        return None
    answer = _REPLIES.get(one.reply)
    return Said(answer=answer, at=one.replied_at or now) if answer else None


def _to_action(unit: Unit, climb: Climb, now: datetime) -> Said | None:
    action = unit.meetings.action(climb.item_id)
    if action is None:
        return None
    if action.stand_in_name or action.worker_id != climb.worker_id:
        return Said(answer=Answer.SOMEONE_ELSE, at=now)
    if action.done_at is not None:
        return Said(answer=Answer.DONE, at=action.done_at)
    return None


def _to_ask(unit: Unit, climb: Climb, now: datetime) -> Said | None:
    ask = unit.asks.get(climb.item_id)
    if ask is None:
        return None
    if ask.worker_id != climb.worker_id:
        return Said(answer=Answer.SOMEONE_ELSE, at=now)
    answer = _ASKS.get(ask.state)
    promised = climb.matter is Matter.PROMISE and answer is Answer.TAKEN
    if answer is None or promised:
        return None
    return Said(answer=answer, at=ask.answered_at or now)
