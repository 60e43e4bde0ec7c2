"""How each message about a leaver is made at the moment it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import actor_of
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from bot.leaving import messages
from bot.leaving.cards import Again, NeedsHelp
from bot.leaving.holdings import Holdings
from bot.leaving.partings import parting_of
from bot.leaving.records import Parting
from bot.leaving.rules import lead_to_ask
from bot.leaving.sending import Kind, help_key
from storage.unit import Unit

_GONE = NotNeeded(reason="gone")
_NOT_THEIRS = NotNeeded(reason="access-removed")

Make = Callable[[Unit, Worker, Delivery, datetime], Outgoing]


class RenderLeaving:
    """Makes what is said about leavers, for leads and for holders."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids
        self._make: dict[str, Make] = {
            Kind.ASKED: self._asked,
            Kind.YOURS: self._yours,
            Kind.HELP: self._help,
            Kind.AGAIN: self._again,
        }

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._make)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return _GONE
        return self._make[delivery.kind](unit, worker, delivery, now)

    def _asked(
        self, unit: Unit, viewer: Worker, delivery: Delivery, now: datetime
    ) -> Outgoing:
        parting = parting_of(unit, delivery.subject_id)
        if parting is None:
            return _GONE
        if not self._may_choose(viewer, parting.leaver, now):
            return _NOT_THEIRS
        if parting.place is None and not self._has_left(parting.leaver, now):
            return self._again(unit, viewer, delivery, now)
        holdings = self._holdings(unit, parting, now)
        return messages.asked(holdings.asked(viewer, self._actor(viewer)))

    def _yours(
        self, unit: Unit, viewer: Worker, delivery: Delivery, now: datetime
    ) -> Outgoing:
        parting = parting_of(unit, delivery.subject_id)
        if parting is None:
            return _GONE
        asked = unit.deliveries.by_key(help_key(parting, viewer.id))
        card = self._holdings(unit, parting, now).yours(
            viewer,
            self._actor(viewer),
            lead=self._lead(unit, parting.leaver, now),
            lead_ids=self._lead_ids,
            has_asked=asked is not None,
        )
        if not card.items and delivery.ts is None:
            return NotNeeded(reason="nothing-held")
        return messages.yours(card)

    def _help(
        self, unit: Unit, viewer: Worker, delivery: Delivery, now: datetime
    ) -> Outgoing:
        parting = parting_of(unit, delivery.dedupe_key.split(":")[1])
        holder = unit.workers.get(delivery.subject_id)
        if parting is None or holder is None:
            return _GONE
        if not self._may_choose(viewer, parting.leaver, now):
            return _NOT_THEIRS
        return messages.needs_help(
            NeedsHelp(
                name=holder.name,
                phone=holder.phone,
                parting_id=parting.id,
                leaver=parting.leaver.name,
            )
        )

    def _again(
        self, unit: Unit, viewer: Worker, delivery: Delivery, now: datetime
    ) -> Outgoing:
        worker = unit.workers.get(delivery.subject_id)
        if worker is None:
            return _GONE
        if not self._may_choose(viewer, worker, now):
            return _NOT_THEIRS
        return messages.again(
            Again(
                worker_id=worker.id,
                name=worker.name,
                is_back=not self._has_left(worker, now),
            )
        )

    def _may_choose(self, viewer: Worker, leaver: Worker, now: datetime) -> bool:
        thing = Thing(worker_id=leaver.id, agency_id=leaver.agency_id)
        today = local_day(now, self._zone)
        return may(self._actor(viewer), Verb.NAME_SUCCESSOR, thing, today).allowed

    def _actor(self, viewer: Worker) -> Actor:
        return actor_of(viewer, is_lead=viewer.slack_id in self._lead_ids)

    def _has_left(self, worker: Worker, now: datetime) -> bool:
        return has_left(worker.left_on, local_day(now, self._zone))

    def _lead(self, unit: Unit, leaver: Worker, now: datetime) -> Worker | None:
        today, everyone = local_day(now, self._zone), unit.workers.everyone()
        return lead_to_ask(leaver, everyone, self._lead_ids, today)

    def _holdings(self, unit: Unit, parting: Parting, now: datetime) -> Holdings:
        today = local_day(now, self._zone)
        return Holdings(unit=unit, parting=parting, now=now, today=today)
