"""Who there is to go to about one thing today, and when each may be nudged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Thing
from bot.access.rules import has_left, may
from bot.access.service import actor_of
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.calendars.wall_time import local_day
from bot.directory.records import Agency, Authority, Worker
from bot.nudges.ladder import Around, Rung
from bot.nudges.matters import Item
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Whom
from storage.unit import Unit


class People:
    """Finds people once for each look; reads only."""

    def __init__(self, unit: Unit, now: datetime, today: date) -> None:
        self._unit, self._now, self._today = unit, now, today
        self._times: dict[str, OwnTime] = {}
        self._schools: dict[str, SchoolCalendar | None] = {}

    def around(self, item: Item, out_of_reach: frozenset[str] = frozenset()) -> Around:
        """
        Return who there is for each kind of step; somebody not allowed is left out.

        Those `out_of_reach` are in the directory, and Slack does not take to them.
        """
        found: dict[Whom, Rung] = {}
        person = self._allowed(item.worker_id, item)
        for whom, worker in (
            (Whom.PERSON, person),
            (Whom.DEPUTY, self._deputy(person, item)),
            (Whom.ASKER, self._asker(item)),
            (Whom.DECIDER, self._decider(item)),
        ):
            if worker is not None:
                found[whom] = self._rung(worker, out_of_reach)
        return found

    def may_be_told(self, worker: Worker, item: Item) -> bool:
        """Whether this worker may still be told of it, themselves or in place."""
        actor = actor_of(worker)
        if may(actor, item.sees, item.thing, self._today).allowed:
            return True
        person = self._unit.workers.get(item.worker_id)
        asker = self._unit.workers.get(item.asker_id or "")
        return any(
            one is not None
            and one.deputy_id == worker.id
            and self._in_place(worker, one, item.thing, item)
            for one in (person, asker)
        )

    def own_time(self, worker: Worker) -> OwnTime:
        if worker.id not in self._times:
            self._times[worker.id] = self._time_of(worker)
        return self._times[worker.id]

    def _rung(self, worker: Worker, out_of_reach: frozenset[str]) -> Rung:
        return Rung(
            worker_id=worker.id,
            own_time=self.own_time(worker),
            has_slack=worker.has_slack and worker.id not in out_of_reach,
        )

    def _here(self, worker_id: str | None) -> Worker | None:
        worker = self._unit.workers.get(worker_id) if worker_id else None
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
        allowed = self._in_place(deputy, person, item.thing, item)
        return deputy if allowed else None

    def _in_place(
        self, deputy: Worker, person: Worker, thing: Thing, item: Item
    ) -> bool:
        """Asked as if the person were away, which they will be when it matters."""
        actor = actor_of(deputy)
        in_place = replace(actor, deputises=frozenset({person.id}))
        return may(in_place, item.sees, thing, self._today).allowed

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
        named = self._allowed(item.decider_id, item)
        if named is not None and named.id not in {item.worker_id, item.asker_id}:
            return named
        person = self._unit.workers.get(item.worker_id)
        if person is None:
            return None
        for place in item.thing.team or ():
            other = self._allowed(place.worker_id, item)
            if other and self._can_decide(other, person, item):
                return other
        return None

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

    def _time_of(self, worker: Worker) -> OwnTime:
        agency = self._unit.agencies.get(worker.agency_id)
        assert agency is not None  # A foreign key holds it.
        leave = self._unit.workers.leave_of(worker.id)
        return OwnTime(
            nation=Nation(agency.nation),
            zone=agency.zone,
            working_days=worker.working_days,
            agency_closed=agency.closed_weekdays,
            opens=agency.opens,
            closes=agency.closes,
            quiet_from=agency.quiet_from,
            quiet_until=agency.quiet_until,
            away=tuple(
                Stretch(first=one.first_day, last=one.last_day) for one in leave
            ),
            school=self._school_of(agency),
            wishes=self._unit.nudges.wishes_of(worker.id),
        )

    def _school_of(self, agency: Agency) -> SchoolCalendar | None:
        if agency.id not in self._schools:
            school = self._unit.agencies.school(agency.id)
            self._schools[agency.id] = (
                SchoolCalendar.from_record(school.calendar) if school else None
            )
        return self._schools[agency.id]
