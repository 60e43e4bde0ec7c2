"""How the messages about Alongside itself are made when they are sent."""

from __future__ import annotations

from datetime import datetime

from bot.calendars.wall_time import local_day, to_local
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from bot.ops import messages
from bot.ops.cards import Outage
from bot.ops.sending import (
    Kind,
    instant_of_minute,
    is_over,
    late_before,
    looks_after,
    newest,
)
from storage.unit import Unit


class RenderOps:
    """Makes everything of `Kind`; `zone` says which day it is."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        worker = unit.workers.get(delivery.worker_id or "")
        today = local_day(now, self._zone)
        if worker is None or not looks_after(worker, self._lead_ids, today):
            return NotNeeded(reason="access-removed")
        if delivery.kind == Kind.WELL:
            return self._well(unit, delivery, worker)
        over = is_over(unit, delivery)
        if over and delivery.ts is None and not delivery.look_first:
            return NotNeeded(reason="well-again")
        return messages.late(self._outage(unit, delivery, worker, over=over))

    def _well(self, unit: Unit, delivery: Delivery, worker: Worker) -> Outgoing:
        """Nobody hears that it is well who did not hear that it was not."""
        late = late_before(unit, delivery)
        if late is None or late.ts is None:
            return NotNeeded(reason="never-told")
        if late.edition not in {one.edition for one in newest(unit, late.subject_id)}:
            return NotNeeded(reason="late-again")
        return messages.well(self._outage(unit, delivery, worker, over=True))

    def _outage(
        self, unit: Unit, delivery: Delivery, worker: Worker, *, over: bool
    ) -> Outage:
        agency = unit.agencies.get(worker.agency_id)
        since = instant_of_minute(delivery.edition)
        return Outage(
            check=delivery.subject_id,
            since=to_local(since, agency.zone if agency else self._zone),
            is_over=over,
        )
