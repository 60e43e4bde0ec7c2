"""How these messages are made at the moment they are sent."""

from __future__ import annotations

from datetime import date, datetime

from bot.access.records import Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.access.visit import NOTHING
from bot.calendars.wall_time import local_day, to_local
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from bot.rights import messages
from bot.rights.erasing import card_of
from bot.rights.report import report_of
from bot.rights.sending import Kind, moment_of
from storage.unit import Unit


class Render:
    """Makes them from today's state; `zone` says which day it is."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(one.value for one in Kind)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        if delivery.kind == Kind.TAKEN_AWAY:
            return messages.taken_away()
        if delivery.kind == Kind.MEETING_OFF:
            was_at = to_local(moment_of(delivery.edition), self._zone)
            return messages.meeting_off(was_at.date(), was_at.time())
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return NotNeeded(reason="gone")
        if delivery.kind == Kind.REPORT:
            return self._report(unit, delivery, worker, now)
        return self._erasure(unit, delivery, worker, now)

    def _report(
        self, unit: Unit, delivery: Delivery, worker: Worker, now: datetime
    ) -> Outgoing:
        if not self._may(worker, Verb.ACCESS_REPORT, now):
            return NotNeeded(reason="access-removed")
        month = date.fromisoformat(f"{delivery.subject_id}-01")
        return messages.monthly_report(report_of(unit, month, self._zone))

    def _erasure(
        self, unit: Unit, delivery: Delivery, worker: Worker, now: datetime
    ) -> Outgoing:
        one = unit.rights.erasure(delivery.subject_id)
        if one is None or not self._may(worker, Verb.AGREE_ERASURE, now):
            return NotNeeded(reason="access-removed")
        card = card_of(unit, one, worker.id, self._zone)
        if card.state != "asked" and delivery.ts is None:
            return NotNeeded(reason=card.state)
        return messages.erasure(card)

    def _may(self, worker: Worker, verb: Verb, now: datetime) -> bool:
        is_lead = worker.slack_id in self._lead_ids
        actor = actor_of(worker, is_lead=is_lead)
        return may(actor, verb, NOTHING, local_day(now, self._zone)).allowed
