"""
How a nudge is made at the moment it is sent.

Asked again then: is it still needed, may they still know, and is it a kind
moment for them? A nudge that is not needed evaporates, and the reason is kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.deliveries.records import Delivery, NotNeeded, NotYet, Outgoing, Post
from bot.nudges import messages
from bot.nudges.cards import DigestCard
from bot.nudges.folder import Folder, open_nudge
from bot.nudges.records import Nudge, Why
from bot.nudges.sending import Kind
from storage.unit import Unit


class RenderNudge:
    """Makes a nudge, or the digest it goes with."""

    def __init__(self, zone: str) -> None:
        self._zone = zone

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        shown = bool(delivery.ts)
        nudges = _nudges_of(unit, delivery)
        folders = [open_nudge(unit, one, now, self._zone) for one in nudges]
        found = [one for one in folders if one is not None and one.may_be_told]
        if not found:
            return _not_theirs(shown or delivery.look_first, any(folders))
        if shown:
            return _made(delivery, found)
        needed = [one for one in found if _why_not(one, now) is None]
        if not needed and delivery.look_first:
            # It may be on the screen: changed if it is, and never posted for that.
            return replace(_made(delivery, found), takes_back=True)
        if not needed:
            return NotNeeded(reason=_why_not(found[0], now) or "gone")
        return _not_yet(needed[0], now) or _made(delivery, needed)


def _why_not(folder: Folder, now: datetime) -> Why | None:
    """Return why it need not go out any more, also when it only took too long."""
    over_at = folder.item.over_at
    too_late = over_at is not None and now >= over_at
    return folder.not_sent or (Why.TOO_LATE if too_late else None)


def _not_theirs(shown: bool, is_there: bool) -> Outgoing:
    """What stands on the screen of somebody who may not know any more goes from it."""
    if shown:
        return messages.not_theirs()
    return NotNeeded(reason="access-removed" if is_there else "gone")


def _nudges_of(unit: Unit, delivery: Delivery) -> list[Nudge]:
    if delivery.kind == Kind.DIGEST:
        return unit.nudges.in_digest(delivery.subject_id)
    nudge = unit.nudges.get(delivery.subject_id)
    return [nudge] if nudge else []


def _not_yet(folder: Folder, now: datetime) -> NotYet | None:
    """A moment that will not do any more moves on, and uses nothing up."""
    put_off = folder.put_off_until
    earliest = max(now, put_off) if put_off else now
    moment = folder.people.own_time(folder.worker).next_moment(earliest)
    if moment is None or moment.at <= now:
        return None
    return NotYet(until=moment.at, reason=moment.held or Why.NOT_THIS_WEEK)


def _made(delivery: Delivery, folders: list[Folder]) -> Post:
    cards = [one.card() for one in folders]
    if delivery.kind == Kind.ONE:
        return messages.nudge(cards[0])
    soonest = sorted(cards, key=lambda one: (one.due, one.asked_on, one.nudge_id))
    return messages.digest(DigestCard(nudges=tuple(soonest)))
