"""
Somebody at one of the directory's doors, inside one transaction.

Besides workers there are leads of the settings whom nobody has added yet: they
may fill the directory, and nothing else, so that a new partnership can begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from bot.access.service import Asker, NotKnownHere, actor_of
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.records import Worker
from bot.errors import NotFound
from storage.unit import Store, Unit


class OnlyForLeads(NotFound):
    """Only your partnership's leads can do that. Please ask one of them."""


@dataclass(frozen=True, kw_only=True)
class House:
    """What every service of the directory is given."""

    store: Store
    clock: Clock
    #: Slack ids of those who are leads by the settings.
    lead_ids: frozenset[str]
    zone: str


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who is asking, and when."""

    unit: Unit
    asker: Asker
    worker: Worker | None
    actor: Actor
    now: datetime
    today: date

    @property
    def is_lead(self) -> bool:
        return may(self.actor, Verb.FILL_DIRECTORY, Thing(), self.today).allowed

    @property
    def known(self) -> Worker:
        """Return the worker who is asking; raises NotKnownHere."""
        if self.worker is None:
            raise NotKnownHere
        return self.worker

    def require_lead(self) -> None:
        """Let pass or raise OnlyForLeads, which gives nothing away."""
        if not self.is_lead:
            raise OnlyForLeads

    def filled(self, thing_id: str) -> None:
        """Note in the trail that they changed something in the directory."""
        self._note(Verb.FILL_DIRECTORY, thing_id, "lead" if self.is_lead else "own")

    def require(self, verb: Verb, thing: Thing, thing_id: str) -> None:
        """Let pass and note it in the trail, or raise NotFound."""
        decision = may(self.actor, verb, thing, self.today)
        if not decision.allowed:
            raise NotFound
        self._note(verb, thing_id, decision.reason)

    def _note(self, verb: Verb, thing_id: str, reason: str) -> None:
        self.unit.trail.note(
            at=self.now,
            worker_id=self.actor.worker_id,
            verb=verb,
            thing_id=thing_id,
            allowed=True,
            reason=reason,
        )


def visit(house: House, unit: Unit, asker: Asker) -> Visitor:
    """Find out who is asking; raises NotKnownHere for somebody unknown."""
    worker = unit.workers.in_slack(asker.team_id, asker.slack_id)
    by_settings = asker.slack_id in house.lead_ids
    if worker is None and not by_settings:
        raise NotKnownHere
    now = house.clock.now()
    return Visitor(
        unit=unit,
        asker=asker,
        worker=worker,
        actor=_actor(worker, asker, by_settings),
        now=now,
        today=local_day(now, house.zone),
    )


def _actor(worker: Worker | None, asker: Asker, by_settings: bool) -> Actor:
    if worker is None:
        # The trail then names them by their Slack id, until they add themselves.
        return Actor(worker_id=asker.slack_id, agency_id="", is_lead=True, left_on=None)
    actor = actor_of(worker)
    return Actor(
        worker_id=actor.worker_id,
        agency_id=actor.agency_id,
        is_lead=actor.is_lead or by_settings,
        left_on=actor.left_on,
    )
