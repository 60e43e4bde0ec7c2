"""One person at one door, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import Asker, NotKnownHere, actor_of, worker_of
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.records import Worker
from bot.errors import NotFound
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Who is asking, and when; every service method begins with one."""

    unit: Unit
    clock: Clock
    worker: Worker
    actor: Actor
    now: datetime
    today: date

    @classmethod
    def begin(cls, unit: Unit, clock: Clock, asker: Asker, zone: str) -> Visit:
        """
        Find out who is asking; raises NotKnownHere for somebody unknown.

        Whoever has left is a stranger again, at every door.
        """
        visit = cls.of(unit, clock, worker_of(unit, asker), clock.now(), zone)
        if has_left(visit.worker.left_on, visit.today):
            raise NotKnownHere
        return visit

    @classmethod
    def of(
        cls, unit: Unit, clock: Clock, worker: Worker, now: datetime, zone: str
    ) -> Visit:
        """Return the visit of somebody who is known already."""
        return cls(
            unit=unit,
            clock=clock,
            worker=worker,
            actor=actor_of(worker),
            now=now,
            today=local_day(now, zone),
        )

    def require(self, verb: Verb, thing: Thing, thing_id: str) -> None:
        """
        Let pass and note it in the trail, or raise NotFound.

        Deny looks exactly like not-found.
        """
        decision = may(self.actor, verb, thing, self.today)
        if not decision.allowed:
            raise NotFound
        self._note(verb, thing_id, decision.reason)

    def note(self, verb: Verb) -> None:
        """Note in the trail that they looked at what is their own; needs a change."""
        self._note(verb, self.worker.id, "own")

    def _note(self, verb: Verb, thing_id: str, reason: str) -> None:
        self.unit.trail.note(
            at=self.now,
            worker_id=self.worker.id,
            verb=verb,
            thing_id=thing_id,
            allowed=True,
            reason=reason,
        )

    def can(self, verb: Verb, thing: Thing) -> bool:
        """Return whether it is allowed, for what to offer; notes nothing."""
        return may(self.actor, verb, thing, self.today).allowed
