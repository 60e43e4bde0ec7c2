"""Writing a whole file inside one transaction, and what was known before it."""

from __future__ import annotations

from datetime import date, datetime

from bot.clock import Clock
from bot.directory.importing.checks import Known
from bot.directory.importing.entries import Document
from bot.directory.importing.load_agencies import load_agency, load_school
from bot.directory.importing.load_people import load_workers, load_young_person
from bot.directory.importing.tally import Change, Loaded
from storage.unit import Unit


def known_in(unit: Unit) -> Known:
    """Return what a file's names may refer to besides the file itself."""
    agencies = {one.id: one.code for one in unit.agencies.everyone()}
    workers = unit.workers.everyone()
    return Known(
        agencies=frozenset(agencies.values()),
        schools=frozenset(agencies[one.id] for one in unit.agencies.schools()),
        handles=frozenset(one.handle for one in workers),
        in_slack={
            (one.team_id, one.slack_id): one.handle
            for one in workers
            if one.team_id and one.slack_id
        },
        references=frozenset(one.reference for one in unit.young_people.everyone()),
        given=unit.young_people.references(),
    )


def load(unit: Unit, clock: Clock, document: Document, today: date) -> Loaded:
    """Write a document in which no mistake was found."""
    loaded = Loaded(
        kept=(
            *(load_agency(unit, clock, one) for one in document.agencies),
            *(load_school(unit, clock, one, today) for one in document.schools),
            *load_workers(unit, clock, document.workers),
            *(
                load_young_person(unit, clock, one, today)
                for one in document.young_people
            ),
        )
    )
    _look_again(unit, clock.now(), loaded)
    return loaded


def _look_again(unit: Unit, now: datetime, loaded: Loaded) -> None:
    """Days, deputies and teams decide who is nudged when; only what changed does."""
    changed = {
        (one.kind, one.name) for one in loaded.kept if one.change is Change.CHANGED
    }
    places = {
        one.id
        for one in unit.agencies.everyone()
        if {("agency", one.code), ("school", one.code)} & changed
    }
    for worker in unit.workers.everyone() if changed else ():
        if ("worker", worker.handle) in changed or worker.agency_id in places:
            unit.nudges.look_again(now, worker_id=worker.id)
    for kind, reference in changed:
        person = unit.young_people.by_reference(reference)
        if kind == "young person" and person is not None:
            unit.nudges.look_again(now, young_person_id=person.id)
