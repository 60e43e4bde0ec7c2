"""How the Home tab is made at the moment it is published."""

from __future__ import annotations

from datetime import datetime

from bot.access.records import Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.access.visit import NOTHING, Visit
from bot.asks.agenda import my_asks
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.records import Delivery, Home, NotNeeded, Outgoing
from bot.directory.cards import Menu
from bot.directory.records import Worker
from bot.handovers.agenda import my_handovers
from bot.home import messages
from bot.home.rules import MOST_SEEN, presence
from bot.meetings.agenda import mine
from storage.unit import Unit


class RenderHome:
    """Makes one worker's Home; `zone` says which day it is."""

    def __init__(self, clock: Clock, zone: str, lead_ids: frozenset[str]) -> None:
        self._clock, self._zone, self._lead_ids = clock, zone, lead_ids

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        """Make the Home of the worker it is for, from today's state."""
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return NotNeeded(reason="gone")
        visit = Visit.of(unit, self._clock, worker, now, self._zone)
        menu = self._menu(unit, worker, now)
        been = presence(unit.measures.last_attendances(worker.id, MOST_SEEN))
        moves = my_handovers(visit)
        view = messages.home_tab(mine(visit), menu, my_asks(visit), been, moves)
        return Home(view=view)

    def _menu(self, unit: Unit, worker: Worker, now: datetime) -> Menu:
        is_lead = worker.is_lead or worker.slack_id in self._lead_ids
        return Menu(
            is_lead=is_lead,
            is_known=True,
            has_agencies=True,
            has_schools=bool(is_lead and unit.agencies.schools()),
            is_agency_lead=worker.is_agency_lead,
            handles_rights=self._handles_rights(worker, now),
        )

    def _handles_rights(self, worker: Worker, now: datetime) -> bool:
        actor = actor_of(worker, is_lead=worker.slack_id in self._lead_ids)
        return may(actor, Verb.EXPORT, NOTHING, local_day(now, self._zone)).allowed
