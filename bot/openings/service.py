"""Break-glass: a lead opens what they may not see, once, and the team is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, Visit, visit
from bot.directory.records import Worker, YoungPerson
from bot.directory.references import (
    NoSuchReference,
    UnreadableReference,
    parse_reference,
)
from bot.directory.visit import OnlyForLeads
from bot.errors import NotFilledIn
from bot.openings.cards import Contact, Opened, ToAsk
from bot.openings.doors import Field
from bot.openings.folder import opened
from bot.openings.records import Opening
from bot.openings.requests import ToOpen
from bot.openings.sending import is_to_be_told, tell
from storage.unit import Unit

#: A form sent twice is one opening; later the same form opens nothing (ours).
_SAME_FORM = timedelta(minutes=1)


class Openings:
    """Opening, and answering those who ask about it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, asker: Asker) -> str:
        """Return the id of an opening about to be; only for leads."""
        with self._house.store.changing(quietly=True) as unit:
            self._lead(unit, asker)
            return self._house.clock.new_id()

    def open(self, asker: Asker, wanted: ToOpen) -> Opened:
        """
        Show all of one young person, this once; everyone concerned is told.

        It is in the trail and counted, and it opens nothing else. Raises
        NotFilledIn, also for a reference that is not there and for somebody who
        sees all of them anyway.
        """
        if not wanted.is_sure:
            raise NotFilledIn({Field.SURE: "Please tick this first."})
        with self._house.store.changing() as unit:
            visitor = self._lead(unit, asker)
            person = _named(visitor, wanted.reference)
            thing = _thing(visitor, person)
            if visitor.can(Verb.SEE_WORDS, thing):
                sentence = "You are in the team around them. You can see it already."
                raise NotFilledIn({Field.REFERENCE: sentence})
            visitor.require(Verb.OPEN_ANYWAY, thing, person.id)
            self._keep(visitor, person, wanted)
            return opened(unit, person, visitor.now, visitor.today)

    def _keep(self, visitor: Visit, person: YoungPerson, wanted: ToOpen) -> None:
        there = visitor.unit.openings.get(wanted.opening_id)
        if there is not None:
            theirs = (there.worker_id, there.young_person_id)
            late = visitor.now - there.at > _SAME_FORM
            if late or theirs != (visitor.worker.id, person.id):
                visitor.refuse(Verb.OPEN_ANYWAY, wanted.opening_id, "used-before")
            return
        opening = Opening(
            id=wanted.opening_id,
            young_person_id=person.id,
            worker_id=visitor.worker.id,
            at=visitor.now,
            reason=wanted.reason,
        )
        visitor.unit.openings.add(opening)
        others = _concerned(visitor, _thing(visitor, person))
        tell(visitor.unit, visitor.clock, opening, others, visitor.now)

    def whom_to_ask(self, asker: Asker, opening_id: str) -> ToAsk:
        """Say who opened it and who answers for it; for those who were told."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            opening = unit.openings.get(opening_id)
            person = unit.young_people.get(opening.young_person_id) if opening else None
            opener = unit.workers.get(opening.worker_id) if opening else None
            if person is None or opener is None:
                visitor.refuse(Verb.WHO_CAN_SEE, opening_id)
            thing = _thing(visitor, person)
            in_team = visitor.can(Verb.SEE_YOUNG_PERSON, thing)
            verb = Verb.SEE_YOUNG_PERSON if in_team else Verb.WHO_CAN_SEE
            visitor.require(verb, thing, opening_id)
            leads = [one for one in unit.workers.everyone() if _answers(one, visitor)]
            return ToAsk(
                opener=_contact(unit, opener),
                governance=tuple(
                    _contact(unit, one) for one in leads if one.id != opener.id
                ),
            )

    def _lead(self, unit: Unit, asker: Asker) -> Visit:
        """Begin a visit of somebody who may do this at all; others learn nothing."""
        visitor = visit(self._house, unit, asker)
        if not visitor.can(Verb.OPEN_ANYWAY, NOTHING):
            refusal = visitor.refusal(Verb.OPEN_ANYWAY, "openings", "not-a-lead")
            raise OnlyForLeads(refusal=refusal)
        # Who opened it has to have a name that the team can be told.
        _ = visitor.worker
        return visitor


def _named(visitor: Visit, typed: str) -> YoungPerson:
    try:
        reference = parse_reference(typed)
        person = visitor.unit.young_people.by_reference(reference)
        if person is None:
            raise NoSuchReference(reference)
    except (UnreadableReference, NoSuchReference) as error:
        raise NotFilledIn({Field.REFERENCE: error.sentence}) from None
    return person


def _thing(visitor: Visit, person: YoungPerson) -> Thing:
    team = visitor.unit.young_people.team(person.id, visitor.today)
    return Thing(young_person_id=person.id, team=tuple(team))


def _concerned(visitor: Visit, thing: Thing) -> Iterator[Worker]:
    for worker in visitor.unit.workers.everyone():
        own = worker.id == visitor.worker.id
        if not own and is_to_be_told(worker, thing, visitor.today):
            yield worker


def _answers(worker: Worker, visitor: Visit) -> bool:
    return worker.is_governance_lead and is_to_be_told(worker, NOTHING, visitor.today)


def _contact(unit: Unit, worker: Worker) -> Contact:
    agency = unit.agencies.get(worker.agency_id)
    return Contact(
        name=worker.name,
        agency=agency.name if agency else "",
        phone=worker.phone or (agency.phone if agency else None),
    )
