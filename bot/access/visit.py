"""One person at one door, inside one transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import NoReturn

from bot.access.records import Actor, Decision, Note, Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import Asker, House, NotKnownHere, actor_of
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.records import Worker
from bot.errors import NotFound
from storage.unit import Unit

#: What a stranger wanted is not known; the trail says that they knocked.
_KNOCK = "knock"
#: What is not there, or is about nobody.
NOTHING = Thing()


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Who is asking, and when; every service method begins with one."""

    unit: Unit
    clock: Clock
    #: None for a lead of the settings whom nobody has added yet.
    who: Worker | None
    actor: Actor
    now: datetime
    today: date
    asker: Asker

    @classmethod
    def begin(
        cls,
        unit: Unit,
        clock: Clock,
        asker: Asker,
        zone: str,
        lead_ids: frozenset[str] = frozenset(),
    ) -> Visit:
        """
        Find out who is asking; raises NotKnownHere for somebody unknown.

        Whoever has left is a stranger again, at every door. A lead of the
        settings may begin before anybody is in the directory.
        """
        now = clock.now()
        today = local_day(now, zone)
        worker = unit.workers.in_slack(asker.team_id, asker.slack_id)
        is_lead = asker.slack_id in lead_ids
        gone = worker is not None and has_left(worker.left_on, today)
        if gone or (worker is None and not is_lead):
            raise NotKnownHere(refusal=_knocked(asker, worker, now))
        actor = actor_of(worker, is_lead=is_lead) if worker else _unadded_lead(asker)
        return cls(
            unit=unit,
            clock=clock,
            who=worker,
            actor=actor,
            now=now,
            today=today,
            asker=asker,
        )

    @classmethod
    def of(
        cls, unit: Unit, clock: Clock, worker: Worker, now: datetime, zone: str
    ) -> Visit:
        """Return the visit of somebody who is known already."""
        return cls(
            unit=unit,
            clock=clock,
            who=worker,
            actor=actor_of(worker),
            now=now,
            today=local_day(now, zone),
            asker=Asker(team_id=worker.team_id or "", slack_id=worker.slack_id or ""),
        )

    @property
    def worker(self) -> Worker:
        """Return the worker who is asking; raises NotKnownHere."""
        if self.who is None:
            raise NotKnownHere
        return self.who

    def require(self, verb: Verb, thing: Thing, thing_id: str) -> None:
        """
        Let pass and note it in the trail, or raise NotFound.

        Deny looks exactly like not-found, and the trail keeps both.
        """
        decision = self._decide(verb, thing)
        if not decision.allowed:
            self.refuse(verb, thing_id, decision.reason, about=thing)
        self._note(verb, self._mark(thing, thing_id), decision.reason)

    def refuse(
        self,
        verb: Verb,
        thing_id: str,
        reason: str = "no-such",
        *,
        about: Thing = NOTHING,
    ) -> NoReturn:
        """Raise NotFound; once the unit is undone, the trail keeps the refusal."""
        raise NotFound(refusal=self.refusal(verb, thing_id, reason, about=about))

    def refusal(
        self, verb: Verb, thing_id: str, reason: str, *, about: Thing = NOTHING
    ) -> Note:
        return self._entry(verb, self._mark(about, thing_id), reason, allowed=False)

    def can(self, verb: Verb, thing: Thing) -> bool:
        """Return whether it is allowed, for what to offer; notes nothing."""
        return self._decide(verb, thing).allowed

    def note(self, verb: Verb) -> None:
        """Note in the trail that they looked at what is their own; needs a change."""
        self._note(verb, self.actor.worker_id, "own")

    def noted(self, verb: str, thing_id: str, reason: str) -> None:
        """Note in the trail what they did to a thing about no young person."""
        self._note(verb, thing_id[:26], reason)

    def _decide(self, verb: Verb, thing: Thing) -> Decision:
        decision = may(self.actor, verb, thing, self.today)
        if decision.allowed:
            return decision
        # Looked up only when their own standing is not enough.
        return may(self.actor_in_place, verb, thing, self.today)

    @cached_property
    def actor_in_place(self) -> Actor:
        """Return who asks, also in place of colleagues who are away or have left."""
        if self.who is None:
            return self.actor
        absent = self.unit.workers.deputised_by(self.who.id, self.today)
        return replace(self.actor, deputises=absent)

    def _mark(self, thing: Thing, thing_id: str) -> str:
        if thing.young_person_id is None:
            return thing_id[:26]
        return self.unit.seals.mark(thing.young_person_id, thing_id)

    def _note(self, verb: str, mark: str, reason: str) -> None:
        note = self._entry(verb, mark, reason, allowed=True)
        self.unit.trail.note(**asdict(note))

    def _entry(self, verb: str, mark: str, reason: str, *, allowed: bool) -> Note:
        return Note(
            at=self.now,
            worker_id=self.actor.worker_id,
            verb=verb,
            thing_id=mark,
            allowed=allowed,
            reason=reason,
        )


def _unadded_lead(asker: Asker) -> Actor:
    # The trail then names them by their Slack id, until they add themselves.
    return Actor(worker_id=asker.slack_id, agency_id="", is_lead=True, left_on=None)


def _knocked(asker: Asker, worker: Worker | None, now: datetime) -> Note:
    return Note(
        at=now,
        worker_id=worker.id if worker else asker.slack_id[:26],
        verb=_KNOCK,
        thing_id="",
        allowed=False,
        reason="left" if worker else "unknown",
    )


def visit(house: House, unit: Unit, asker: Asker) -> Visit:
    """Begin a visit to a service's house; raises NotKnownHere."""
    return Visit.begin(unit, house.clock, asker, house.zone, house.lead_ids)
