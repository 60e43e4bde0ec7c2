"""What only these doors ask of a visit: a named person, in Slack or at the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.records import Note, Thing, Verb
from bot.access.rules import has_left, may
from bot.access.service import Asker, House, NotKnownHere, actor_of
from bot.access.visit import NOTHING, Visit, visit
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker, YoungPerson
from bot.directory.references import NoSuchReference, parse_reference
from bot.rights.requests import AtTerminal
from storage.unit import Unit

Who = Asker | AtTerminal
#: How the trail tells what was done at the computer itself from what came by Slack.
TERMINAL = "terminal"


@dataclass(frozen=True, kw_only=True)
class FromTerminal(Visit):
    """A worker at the computer itself: asked as anywhere, and marked in the trail."""

    def _entry(self, verb: str, mark: str, reason: str, *, allowed: bool) -> Note:
        why = TERMINAL if allowed else reason
        return super()._entry(verb, mark, why, allowed=allowed)


def begin(house: House, unit: Unit, who: Who) -> Visit:
    """Begin a visit from Slack or from the terminal; raises NotKnownHere."""
    if isinstance(who, Asker):
        return visit(house, unit, who)
    now = house.clock.now()
    today = local_day(now, house.zone)
    worker = unit.workers.by_handle(who.handle)
    if worker is None or has_left(worker.left_on, today):
        raise NotKnownHere
    is_lead = worker.slack_id in house.lead_ids
    return FromTerminal(
        unit=unit,
        clock=house.clock,
        who=worker,
        actor=actor_of(worker, is_lead=is_lead),
        now=now,
        today=today,
        asker=Asker(team_id=worker.team_id or "", slack_id=worker.slack_id or ""),
    )


def open_named(visitor: Visit, verb: Verb, typed: str) -> YoungPerson:
    """
    Return the young person of a reference, for somebody who may do this.

    Raises UnreadableReference, and NoSuchReference: the same for a slip, for one
    that is not theirs, and for a lead of the settings whom nobody has added.
    """
    reference = parse_reference(typed)
    person = visitor.unit.young_people.by_reference(reference)
    if person is None:
        note = visitor.refusal(verb, "", "no-such")
        raise NoSuchReference(reference, refusal=note)
    thing = about(visitor, person)
    if visitor.who is None or not visitor.can(verb, thing):
        note = visitor.refusal(verb, person.id, "not-theirs", about=thing)
        raise NoSuchReference(reference, refusal=note)
    visitor.require(verb, thing, person.id)
    return person


def open_known(visitor: Visit, verb: Verb, young_person_id: str) -> YoungPerson:
    """Return the young person a form is about; raises NotFound."""
    person = visitor.unit.young_people.get(young_person_id)
    if person is None:
        visitor.refuse(verb, young_person_id)
    thing = about(visitor, person)
    if visitor.who is None:
        visitor.refuse(verb, young_person_id, "not-added", about=thing)
    visitor.require(verb, thing, person.id)
    return person


def about(visitor: Visit, person: YoungPerson) -> Thing:
    team = visitor.unit.young_people.team(person.id, visitor.today)
    return Thing(young_person_id=person.id, team=tuple(team))


def those_who_may(house: House, visitor: Visit, verb: Verb) -> list[Worker]:
    """Return every worker who may do this anywhere, by name; leads mostly."""
    found = []
    for worker in visitor.unit.workers.everyone():
        actor = actor_of(worker, is_lead=worker.slack_id in house.lead_ids)
        if may(actor, verb, NOTHING, visitor.today).allowed:
            found.append(worker)
    return found


def names_of(unit: Unit, ids: frozenset[str]) -> dict[str, str]:
    return {one.id: one.name for one in unit.workers.these(ids)}
