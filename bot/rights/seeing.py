"""Who sees what of one young person today, and why."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.access.service import House
from bot.access.visit import Visit
from bot.calendars.wall_time import local_day
from bot.directory.records import Membership, Worker, YoungPerson
from bot.handovers.folder import RECEIVING, SENDING, open_folder
from bot.handovers.records import Handover
from bot.rights.cards import Opened, Seer, WhoCanSee
from bot.rights.visit import names_of, those_who_may
from bot.rights.words import OPENED, PLACES, SEES


def who_can_see(house: House, visitor: Visit, person: YoungPerson) -> WhoCanSee:
    """Return everyone who may see anything of them, as `may()` would say today."""
    leads = those_who_may(house, visitor, Verb.OPEN_ANYWAY)
    return WhoCanSee(
        reference=person.reference,
        on=visitor.today,
        held_since=person.held_since,
        seers=(*_seers(visitor, person), *_named(visitor, person)),
        leads=tuple(one.name for one in leads),
        opened=opened(visitor, person, house.zone),
    )


def opened(visitor: Visit, person: YoungPerson, zone: str) -> tuple[Opened, ...]:
    """Return each time it was opened with a reason, oldest first."""
    every = visitor.unit.openings.of(person.id)
    names = names_of(visitor.unit, frozenset(one.worker_id for one in every))
    return tuple(
        Opened(
            on=local_day(one.at, zone),
            who=names.get(one.worker_id, "somebody who is gone"),
            reason=OPENED[one.reason],
        )
        for one in every
    )


def _seers(visitor: Visit, person: YoungPerson) -> Iterator[Seer]:
    unit, today = visitor.unit, visitor.today
    places = [
        one
        for one in unit.young_people.places(person.id)
        if one.until_day is None or one.until_day >= today
    ]
    ids = frozenset(one.worker_id for one in places)
    workers = {one.id: one for one in unit.workers.these(ids)}
    agencies = {one.id: one.name for one in unit.agencies.everyone()}
    away = unit.workers.on_leave(ids, today)
    for place in places:
        worker = workers[place.worker_id]
        gone = has_left(worker.left_on, today)
        if not gone:
            yield _seer(place, worker, agencies[worker.agency_id])
        if place.is_current(today) and (gone or worker.id in away):
            yield from _deputy(visitor, place, worker, agencies)


def _named(visitor: Visit, person: YoungPerson) -> Iterator[Seer]:
    """Give whoever a handover under way names: they may see that, and no more by it."""
    unit, today = visitor.unit, visitor.today
    agencies = {one.id: one.name for one in unit.agencies.everyone()}
    for handover in unit.handovers.about(person.id):
        if handover.state.is_over:
            continue
        ids = open_folder(unit, handover, today).to_see.named
        away = unit.workers.on_leave(ids, today)
        for worker in unit.workers.these(ids):
            gone, deputy = has_left(worker.left_on, today), worker.deputy_id
            if not gone:
                why = _place_in(handover, worker)
                yield _sees_handover(handover, worker, agencies, why)
            found = unit.workers.get(deputy) if deputy else None
            in_place = found if gone or worker.id in away else None
            if in_place and not has_left(in_place.left_on, today):
                why = f"deputy of {worker.name}, who is away"
                yield _sees_handover(handover, in_place, agencies, why)


def _place_in(handover: Handover, worker: Worker) -> str:
    """Return as what it names them; of two places, the one that does more."""
    for name in (*SENDING, *RECEIVING):
        if getattr(handover, name) == worker.id:
            return PLACES[name]
    return "named in it"


def _sees_handover(
    handover: Handover, worker: Worker, agencies: dict[str, str], why: str
) -> Seer:
    return Seer(
        name=worker.name,
        agency=agencies[worker.agency_id],
        why=why,
        sees="the handover that began then",
        from_day=handover.began_on,
        until_day=None,
        sees_earlier=False,
        needed_on=None,
    )


def _seer(place: Membership, worker: Worker, agency: str) -> Seer:
    return Seer(
        name=worker.name,
        agency=agency,
        why=place.role,
        sees=SEES[place.sees],
        from_day=place.from_day,
        until_day=place.until_day,
        sees_earlier=place.sees_earlier,
        needed_on=place.needed_on,
    )


def _deputy(
    visitor: Visit, place: Membership, absent: Worker, agencies: dict[str, str]
) -> Iterator[Seer]:
    """Give whoever is in place of somebody away; they see that there is a team."""
    deputy = visitor.unit.workers.get(absent.deputy_id or "")
    if deputy is None or has_left(deputy.left_on, visitor.today):
        return
    yield Seer(
        name=deputy.name,
        agency=agencies[deputy.agency_id],
        why=f"deputy of {absent.name}, who is away",
        sees="who is around them, the meetings that person called, and what they ask "
        "or are asked for",
        from_day=place.from_day,
        until_day=place.until_day,
        sees_earlier=False,
        needed_on=None,
    )
