"""From what came of a try to the row that says so; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.deliveries.backoff import has_given_up, wait_after
from bot.deliveries.outcomes import (
    Outcome,
    Paused,
    Refused,
    Sent,
    Unclear,
    Unsent,
)
from bot.deliveries.records import Delivery, DeliveryState, Method, Pause

#: As long as the column; a reason is a word, never a sentence of Slack's.
_REASON_LENGTH = 80
#: Done anew each time, with the same method; all else that is live is changed.
_ALWAYS_THE_SAME = frozenset({Method.HOME, Method.INFO})


def marked(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """Return the row after `outcome`, for a claimed row as it was claimed."""
    match outcome:
        case Sent():
            return _sent(delivery, outcome, now)
        case Refused():
            return failed(delivery, outcome.error)
        case Paused():
            until = now + timedelta(seconds=outcome.seconds)
            return put_off(delivery, until, outcome.reason)
        case Unsent():
            return put_back(delivery, outcome.reason, now)
        case Unclear():
            unclear = replace(delivery, look_first=True)
            return put_back(unclear, outcome.reason, now)


def _sent(delivery: Delivery, sent: Sent, now: datetime) -> Delivery:
    edits = delivery.live and delivery.method not in _ALWAYS_THE_SAME
    return replace(
        delivery,
        state=DeliveryState.SENT,
        channel=sent.channel or delivery.channel,
        ts=sent.ts,
        method=Method.UPDATE if edits else delivery.method,
        shown=delivery.wanted,
        attempts=0,
        look_first=False,
        reason=None,
        sent_at=now,
    )


def dropped(delivery: Delivery, reason: str) -> Delivery:
    """Not needed any more, or not allowed; the reason is kept."""
    return _ended(delivery, DeliveryState.DROPPED, reason)


def failed(delivery: Delivery, reason: str) -> Delivery:
    """It cannot be sent, ever; kept, so that somebody can be told."""
    return _ended(delivery, DeliveryState.FAILED, reason)


def put_off(delivery: Delivery, until: datetime, reason: str) -> Delivery:
    """Not tried: waits until then, and the try is not counted."""
    return _waiting(replace(delivery, attempts=delivery.attempts - 1), until, reason)


def put_back(delivery: Delivery, reason: str, now: datetime) -> Delivery:
    """Tried in vain: waits longer each time, and after a day of that fails."""
    if has_given_up(delivery.attempts):
        return failed(delivery, f"gave-up: {reason}")
    return _waiting(delivery, now + wait_after(delivery.attempts), reason)


def pause_of(delivery: Delivery, paused: Paused, now: datetime) -> Pause:
    return Pause(
        workspace=delivery.workspace,
        method=paused.method,
        until=now + timedelta(seconds=paused.seconds),
    )


def _ended(delivery: Delivery, state: DeliveryState, reason: str) -> Delivery:
    return replace(
        delivery,
        state=state,
        shown=delivery.wanted,
        attempts=0,
        reason=reason[:_REASON_LENGTH],
    )


def _waiting(delivery: Delivery, due_at: datetime, reason: str) -> Delivery:
    return replace(
        delivery,
        state=DeliveryState.WAITING,
        due_at=due_at,
        reason=reason[:_REASON_LENGTH],
    )
