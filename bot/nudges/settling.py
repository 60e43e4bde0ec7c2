"""What became of a nudge, as its message tells; pure."""

from __future__ import annotations

from dataclasses import replace

from bot.deliveries.records import Delivery, DeliveryState
from bot.nudges.records import Nudge, NudgeState, Why


def settled(nudge: Nudge, delivery: Delivery | None) -> Nudge:
    """Return the nudge with what is known of its message by now."""
    if delivery is None:
        # Kept shorter than the ledger: what is put away was sent.
        return replace(nudge, state=NudgeState.SENT, sent_at=nudge.at)
    # Not `shown`: what was dropped or refused is shown as far as it ever will be.
    if delivery.ts is not None:
        sent_at = delivery.sent_at or nudge.at
        return replace(nudge, state=NudgeState.SENT, sent_at=sent_at)
    if delivery.state is DeliveryState.DROPPED:
        return replace(nudge, state=NudgeState.NOT_NEEDED, why=_why_of(delivery.reason))
    if delivery.state is DeliveryState.FAILED:
        return replace(nudge, state=NudgeState.NOT_REACHED, why=Why.NOT_REACHED)
    if delivery.state is DeliveryState.SENT:
        # It was to be taken back from the screen, and had never been on it.
        return replace(nudge, state=NudgeState.NOT_NEEDED, why=Why.OVERTAKEN)
    return nudge


def _why_of(reason: str | None) -> Why:
    """Return the delivery's word as one of the ledger's."""
    known = {one.value: one for one in Why}
    return known.get(reason or "", Why.ACCESS_REMOVED)
