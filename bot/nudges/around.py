"""Who there is to go to about one thing today, and when each may be nudged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import actor_of
from bot.access.visit import NOTHING
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.calendars.wall_time import local_day
from bot.directory.records import Authority, Worker
from bot.nudges.ladder import Around, Rung
from bot.nudges.matters import Item
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Whom
from storage.colleagues import Colleague
from storage.unit import Unit


class _Found(Mapping[Whom, Rung]):
    """Who there is, looked for only when a step asks: most ask for one or two."""

    def __init__(self, find: Mapping[Whom, Callable[[], Rung | None]]) -> None:
        self._find = find
        self._found: dict[Whom, Rung | None] = {}

    def __getitem__(self, whom: Whom) -> Rung:
        if whom not in self._found:
            self._found[whom] = self._find[whom]()
        rung = self._found[whom]
        if rung is None:
            raise KeyError(whom)
        return rung

    def __iter__(self) -> Iterator[Whom]:
        return (whom for whom in self._find if whom in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class People:
    """Finds people once for each look; reads only."""

    def __init__(self, unit: Unit, now: datetime, today: date) -> None:
        self._unit, self._now, self._today = unit, now, today
        self._known: dict[str, Colleague | None] = {}
        self._times: dict[str, OwnTime] = {}
        self._schools: dict[str, SchoolCalendar] = {}

    def around(self, item: Item, out_of_reach: frozenset[str] = frozenset()) -> Around:
        """
        Return who there is for each kind of step; somebody not allowed is left out.

        Those `out_of_reach` are in the directory, and Slack does not take to them.
        """
        self.meet((item.worker_id, item.asker_id, item.decider_id))
        person = self._allowed(item.worker_id, item)

        def rung(worker: Worker | None) -> Rung | None:
            return self._rung(worker, out_of_reach) if worker else None

        return _Found(
            {
                Whom.PERSON: lambda: rung(person),
                Whom.DEPUTY: lambda: rung(self._deputy(person, item)),
                Whom.ASKER: lambda: rung(self._asker(item)),
                Whom.DECIDER: lambda: rung(self._decider(item)),
            }
        )

    def may_be_told(self, worker: Worker, item: Item) -> bool:
        """Whether this worker may still be told of it, themselves or in place."""
        actor = actor_of(worker)
        if may(actor, item.sees, item.thing, self._today).allowed:
            return True
        if item.is_for_lead and worker.id == item.decider_id:
            return self._leads(worker)
        person = self._worker(item.worker_id)
        asker = self._worker(item.asker_id)
        decider = self._worker(item.decider_id) if item.handover else None
        return any(
            one is not None
            and one.deputy_id == worker.id
            and self._in_place(worker, one, item)
            for one in (person, asker, decider)
        )

    def own_time(self, worker: Worker) -> OwnTime:
        if worker.id not in self._times:
            known = self.known(worker.id)
            assert known is not None  # A worker is of the directory.
            self._times[worker.id] = self._time_of(known)
        return self._times[worker.id]

    def meet(self, worker_ids: Iterable[str | None]) -> None:
        """Read these people together, so that each is at hand."""
        wanted = {one for one in worker_ids if one and one not in self._known}
        if not wanted:
            return
        self._known |= dict.fromkeys(wanted)
        found = self._unit.colleagues.these(frozenset(wanted))
        self._known |= {one.worker.id: one for one in found}

    def _rung(self, worker: Worker, out_of_reach: frozenset[str]) -> Rung:
        return Rung(
            worker_id=worker.id,
            own_time=self.own_time(worker),
            has_slack=worker.has_slack and worker.id not in out_of_reach,
        )

    def _here(self, worker_id: str | None) -> Worker | None:
        worker = self._worker(worker_id)
        if worker is None or has_left(worker.left_on, self._today):
            return None
        return worker

    def _allowed(self, worker_id: str | None, item: Item) -> Worker | None:
        worker = self._here(worker_id)
        if worker is None:
            return None
        decision = may(actor_of(worker), item.sees, item.thing, self._today)
        return worker if decision.allowed else None

    def _deputy(self, person: Worker | None, item: Item) -> Worker | None:
        deputy = self._here(person.deputy_id) if person else None
        if person is None or deputy is None or self._is_away(deputy):
            return None
        allowed = self._in_place(deputy, person, item)
        return deputy if allowed else None

    def _in_place(self, deputy: Worker, person: Worker, item: Item) -> bool:
        """Asked as if the person were away, which they will be when it matters."""
        actor = actor_of(deputy)
        in_place = replace(actor, deputises=frozenset({person.id}))
        return may(in_place, item.sees, item.thing, self._today).allowed

    def _asker(self, item: Item) -> Worker | None:
        """Whoever asked, or who stands in while they are away."""
        asker = self._allowed(item.asker_id, item)
        if asker is None or asker.id == item.worker_id:
            return None
        if not self._is_away(asker):
            return asker
        return self._deputy(asker, item) or asker

    def _decider(self, item: Item) -> Worker | None:
        """
        Return who can decide in the person's place, if they may know of it.

        Whoever was named; else somebody of the same agency in the team around.
        """
        if item.handover is not None:
            return self._above(item)
        named = self._allowed(item.decider_id, item)
        if named is not None and named.id not in {item.worker_id, item.asker_id}:
            return named
        person = self._worker(item.worker_id)
        if person is None:
            return None
        self.meet(place.worker_id for place in item.thing.team or ())
        for place in item.thing.team or ():
            other = self._allowed(place.worker_id, item)
            if other and self._can_decide(other, person, item):
                return other
        return None

    def _above(self, item: Item) -> Worker | None:
        """
        Return a handover's manager, or who stands in while they are away.

        Nobody else: who could decide there is found through their office.
        """
        if item.is_for_lead:
            lead = self._here(item.decider_id)
            return lead if lead and self._leads(lead) else None
        manager = self._allowed(item.decider_id, item)
        if manager is None or not self._will_be_away(manager):
            return manager
        deputy = self._deputy(manager, item)
        # Nobody decides for themselves what they were asked as a worker.
        in_it = {item.worker_id, item.asker_id}
        return deputy if deputy and deputy.id not in in_it else manager

    def _will_be_away(self, worker: Worker) -> bool:
        """Whether they are away, or are by their next day at work."""
        own = self.own_time(worker)
        today = local_day(self._now, own.zone)
        return any(own.away_until(one) for one in (today, own.add_days(today, 1)))

    def can(self, worker: Worker, verb: Verb, thing: Thing) -> bool:
        """Whether they may do this, themselves or for whoever is away today."""
        actor = actor_of(worker)
        if may(actor, verb, thing, self._today).allowed:
            return True
        absent = self._unit.workers.deputised_by(worker.id, self._today)
        in_place = replace(actor, deputises=absent)
        return may(in_place, verb, thing, self._today).allowed

    def _leads(self, worker: Worker) -> bool:
        """Heads hear that a handover waits, and not whose, so counts are enough."""
        return may(actor_of(worker), Verb.SEE_COUNTS, NOTHING, self._today).allowed

    def _can_decide(self, other: Worker, person: Worker, item: Item) -> bool:
        return (
            other.authority is Authority.DECIDE
            and other.agency_id == person.agency_id
            and other.id not in {person.id, item.asker_id}
            and not self._is_away(other)
        )

    def _is_away(self, worker: Worker) -> bool:
        own = self.own_time(worker)
        return own.away_until(local_day(self._now, own.zone)) is not None

    def known(self, worker_id: str | None) -> Colleague | None:
        """Return one person with their agency and days, read once."""
        self.meet((worker_id,))
        return self._known.get(worker_id or "")

    def _worker(self, worker_id: str | None) -> Worker | None:
        known = self.known(worker_id)
        return known.worker if known else None

    def _time_of(self, one: Colleague) -> OwnTime:
        agency = one.agency
        return OwnTime(
            nation=Nation(agency.nation),
            zone=agency.zone,
            working_days=one.worker.working_days,
            agency_closed=agency.closed_weekdays,
            opens=agency.opens,
            closes=agency.closes,
            quiet_from=agency.quiet_from,
            quiet_until=agency.quiet_until,
            away=tuple(
                Stretch(first=each.first_day, last=each.last_day) for each in one.leave
            ),
            school=self._school_of(one),
            wishes=one.wishes,
        )

    def _school_of(self, one: Colleague) -> SchoolCalendar | None:
        if one.school_days is None:
            return None
        if one.agency.id not in self._schools:
            calendar = SchoolCalendar.from_record(one.school_days)
            self._schools[one.agency.id] = calendar
        return self._schools[one.agency.id]
