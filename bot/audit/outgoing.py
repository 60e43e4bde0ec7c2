"""How a governance lead's mark is made at the moment it is sent."""

from __future__ import annotations

from datetime import date, datetime

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.audit import messages
from bot.audit.cards import Mark
from bot.audit.words import mark_of
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from storage.unit import Unit


class RenderMark:
    """Makes the mark from the trail as it is now; `zone` says which day it is."""

    def __init__(self, zone: str) -> None:
        self._zone = zone

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        worker = unit.workers.get(delivery.worker_id or "")
        today, head = local_day(now, self._zone), unit.trail.head()
        if worker is None or not _may_read(worker, today):
            return NotNeeded(reason="access-removed")
        return messages.daily_mark(
            Mark(on=today, entries=head.sequence, mark=mark_of(head.mac))
        )


def _may_read(worker: Worker, today: date) -> bool:
    return may(actor_of(worker), Verb.READ_TRAIL, Thing(), today).allowed
