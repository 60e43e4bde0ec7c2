"""How the one who asked hears of an answer, made from what is so when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.access.records import Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.asks.cards import HelpWanted
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from bot.nudges import asker_messages as messages
from bot.nudges.answer_cards import ToAsker
from bot.nudges.folder import Folder, open_nudge
from bot.nudges.keys import AskerKind, help_asked
from bot.nudges.records import Matter
from storage.unit import Unit

Make = Callable[[Folder, Delivery], Outgoing]


class RenderToAsker:
    """Makes what an answer tells the one who asked; `zone` says which day it is."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._make: dict[str, Make] = {
            AskerKind.HELP: _help,
            AskerKind.NOT_THEIRS: _not_theirs,
            AskerKind.WAS_THERE: _was_there,
        }

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._make)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        nudge = unit.nudges.get(delivery.subject_id)
        viewer = unit.workers.get(delivery.worker_id or "")
        folder = open_nudge(unit, nudge, now, self._zone) if nudge else None
        if folder is None or viewer is None:
            return NotNeeded(reason="gone")
        if not _may_run(folder, viewer):
            return messages.not_yours() if delivery.ts else _NOT_THEIRS
        return self._make[delivery.kind](folder, delivery)


_NOT_THEIRS = NotNeeded(reason="access-removed")


def _may_run(folder: Folder, viewer: Worker) -> bool:
    absent = folder.unit.workers.deputised_by(viewer.id, folder.today)
    actor = replace(actor_of(viewer), deputises=absent)
    item = folder.item
    if item.handover is not None:
        return may(actor, item.sees, item.thing, folder.today).allowed
    return may(actor, Verb.RUN_MEETING, folder.item.thing, folder.today).allowed


def _help(folder: Folder, delivery: Delivery) -> Outgoing:
    is_settled = folder.closed is not None
    if is_settled and not delivery.ts:
        return NotNeeded(reason="settled")
    about, by = _about(folder), folder.worker
    agency = folder.unit.agencies.get(by.agency_id)
    in_the_way, would_help = help_asked(delivery.dedupe_key)
    has_day = folder.climb.matter is Matter.ACTION
    card = HelpWanted(
        item_id=folder.nudge.id,
        reference=about.reference,
        what=about.what,
        due=about.due if has_day else None,
        name=by.name,
        phone=by.phone or (agency.phone if agency else None),
        in_the_way=in_the_way,
        would_help=would_help,
        is_settled=is_settled,
    )
    return messages.help_asked(card, about)


def _not_theirs(folder: Folder, delivery: Delivery) -> Outgoing:
    about = _about(folder)
    if not delivery.ts and (about.is_settled or about.now_with):
        return NotNeeded(reason="settled")
    return messages.not_theirs(about)


def _was_there(folder: Folder, _delivery: Delivery) -> Outgoing:
    if folder.item.ended:
        return NotNeeded(reason="settled")
    return messages.was_there(_about(folder))


def _about(folder: Folder) -> ToAsker:
    card, action = folder.card(), folder.item.action
    day = f"The meeting on {short_day(card.due)}"
    return ToAsker(
        reference=card.reference,
        name=folder.worker.name,
        what=card.what or day,
        due=card.due,
        action_id=action.id if action else None,
        meeting_id=card.meeting_id,
        handover_id=card.handover.handover_id if card.handover else None,
        is_over=folder.climb.matter is Matter.MISSED or folder.closed is not None,
        now_with=card.now_with,
        is_settled=card.is_done,
    )
