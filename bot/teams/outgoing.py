"""How the monthly question is made at the moment it is sent, and shown anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.access.records import Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import actor_of
from bot.calendars.nations import Nation, is_working_day
from bot.calendars.wall_time import local_day, to_utc
from bot.deliveries.records import Delivery, NotNeeded, NotYet, Outgoing
from bot.directory.records import Agency, Membership, Worker
from bot.teams import messages
from bot.teams.cards import NobodyKnows, Place, StillNeeded
from bot.teams.rules import ASKED_AT, ends_today, has_answered, is_asked, month_of
from bot.teams.sending import Kind
from storage.unit import Unit

#: Whoever is away for longer is asked on the last of these days all the same.
_LOOKED_AHEAD = 28


class RenderTeams:
    """Makes what is sent about teams; `zone` says which day it is."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(Kind)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return NotNeeded(reason="gone")
        today = local_day(now, self._zone)
        if delivery.kind == Kind.NOBODY_KNOWS:
            return self._nobody_knows(unit, worker, delivery, today)
        return self._still_needed(unit, worker, delivery, today)

    def _still_needed(
        self, unit: Unit, worker: Worker, delivery: Delivery, today: date
    ) -> Outgoing:
        if delivery.ts is None and (later := _when_back(unit, worker, today)):
            return NotYet(until=later, reason="away")
        card = _asked(unit, worker, month_of(delivery.edition), today)
        if not card.open and delivery.ts is None:
            return NotNeeded(reason="nothing-to-ask")
        return messages.still_needed(card)

    def _nobody_knows(
        self, unit: Unit, worker: Worker, delivery: Delivery, today: date
    ) -> Outgoing:
        person = unit.young_people.get(delivery.subject_id)
        if person is None:
            return NotNeeded(reason="gone")
        team = tuple(unit.young_people.team(person.id, today))
        actor = actor_of(worker, is_lead=worker.slack_id in self._lead_ids)
        thing = Thing(young_person_id=person.id, team=team)
        if not may(actor, Verb.WHO_CAN_SEE, thing, today).allowed:
            return NotNeeded(reason="access-removed")
        if _somebody_knows(unit, team, today):
            return NotNeeded(reason="somebody-does")
        return messages.nobody_knows(NobodyKnows(reference=person.reference))


def _somebody_knows(unit: Unit, team: tuple[Membership, ...], today: date) -> bool:
    """Whoever's last day it is does not count."""
    ids = frozenset(
        one.worker_id for one in team if one.knows_them and not ends_today(one, today)
    )
    there = unit.workers.these(ids) if ids else []
    return any(not has_left(one.left_on, today) for one in there)


def _asked(unit: Unit, worker: Worker, month: date, today: date) -> StillNeeded:
    places = unit.young_people.places_of(worker.id, today)
    by_person = {one.young_person_id: one for one in reversed(places)}
    people = {one.id: one for one in unit.young_people.around(worker.id, today)}
    open_, needed, ended = [], [], []
    for young_person_id, place in by_person.items():
        reference = people[young_person_id].reference
        if ends_today(place, today):
            ended.append(reference)
        elif has_answered(place, month):
            needed.append(reference)
        elif is_asked(place, month):
            open_.append(_place(place, reference))
    return StillNeeded(
        open=tuple(sorted(open_, key=lambda one: one.reference)),
        needed=tuple(sorted(needed)),
        ended=tuple(sorted(ended)),
    )


def _place(place: Membership, reference: str) -> Place:
    return Place(
        place_id=place.id,
        reference=reference,
        role=place.role,
        since=place.from_day,
    )


def _when_back(unit: Unit, worker: Worker, today: date) -> datetime | None:
    """Return nine o'clock on their next day at work; None when that is today."""
    agency = unit.agencies.get(worker.agency_id)
    if agency is None or _works(unit, worker, agency, today):
        return None
    for ahead in range(1, _LOOKED_AHEAD + 1):
        day = today + timedelta(days=ahead)
        if ahead == _LOOKED_AHEAD or _works(unit, worker, agency, day):
            return to_utc(day, ASKED_AT, agency.zone)
    return None


def _works(unit: Unit, worker: Worker, agency: Agency, day: date) -> bool:
    weekdays = worker.working_days & {0, 1, 2, 3, 4} or {0, 1, 2, 3, 4}
    return (
        day.weekday() in weekdays
        and is_working_day(day, Nation(agency.nation))
        and not unit.workers.on_leave(frozenset({worker.id}), day)
    )
