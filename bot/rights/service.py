"""
What people may ask of what is held: each method one transaction.

The same service answers a form in Slack and a command in the terminal. Whoever
asks, `may()` decides, and the trail keeps that they asked.
"""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.service import House
from bot.access.visit import NOTHING, Visit
from bot.directory.records import YoungPerson
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.rights.binder import Binder
from bot.rights.cards import (
    Begin,
    ChooseWhat,
    Correctable,
    Corrected,
    CorrectForm,
    Export,
    ExportPage,
    WhoCanSee,
)
from bot.rights.correcting import MAY_GO, correctables, put_right
from bot.rights.doors import Ask, Field
from bot.rights.erasures import Erasures
from bot.rights.exporting import export_of, page_of
from bot.rights.records import Correction, What
from bot.rights.reports import Reports
from bot.rights.requests import Correcting
from bot.rights.seeing import who_can_see
from bot.rights.visit import Who, begin, open_known, open_named

#: Which verb each thing to ask needs.
VERBS = {
    Ask.WHO: Verb.WHO_CAN_SEE,
    Ask.EXPORT: Verb.EXPORT,
    Ask.CORRECT: Verb.CORRECT,
    Ask.ERASE: Verb.ASK_ERASURE,
    Ask.HOLD: Verb.HOLD,
}


class Rights:
    """Who can see, everything held, putting right, erasing, keeping, and counting."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.erasures = Erasures(house)
        self.reports = Reports(house)

    def begin(self, who: Who) -> Begin:
        """Return what this one may ask; who-can-see is for anybody to try."""
        with self._house.store.looking() as unit:
            visitor = begin(self._house, unit, who)
            asks = [Ask.WHO]
            asks += [
                ask
                for ask, verb in VERBS.items()
                if ask is not Ask.WHO and visitor.can(verb, NOTHING)
            ]
            return Begin(asks=tuple(asks))

    def who_can_see(self, who: Who, reference: str) -> WhoCanSee:
        """Return who sees what today; raises NoSuchReference."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.WHO_CAN_SEE, reference)
            return who_can_see(self._house, visitor, person)

    def export(self, who: Who, reference: str) -> Export:
        """Return everything held, for review before release; nothing is sent."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.EXPORT, reference)
            return export_of(visitor, person, self._house.zone)

    def page(self, who: Who, young_person_id: str, number: int) -> ExportPage:
        """Return one page of everything held, for a form."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.EXPORT, young_person_id)
            return page_of(export_of(visitor, person, self._house.zone), number)

    def first_page(self, who: Who, reference: str) -> ExportPage:
        """Return the first page of everything held; raises NoSuchReference."""
        return page_of(self.export(who, reference), 0)

    def begin_correct(self, who: Who, reference: str) -> ChooseWhat:
        """Return everything that can be put right."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.CORRECT, reference)
            things = correctables(self._binder(visitor, person))
            return ChooseWhat(
                young_person_id=person.id, reference=person.reference, things=things
            )

    def begin_correct_one(
        self, who: Who, young_person_id: str, what: What, subject_id: str
    ) -> CorrectForm:
        """Return one thing with what it says now; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.CORRECT, young_person_id)
            return CorrectForm(
                young_person_id=person.id,
                reference=person.reference,
                thing=_thing(self._binder(visitor, person), what, subject_id),
            )

    def correct(self, who: Who, asked: Correcting) -> Corrected:
        """
        Put one thing right; what it said and what it says now are both kept.

        Raises ChangedMeanwhile when somebody else changed it since it was shown.
        """
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.CORRECT, asked.young_person_id)
            binder = self._binder(visitor, person)
            thing = _thing(binder, asked.what, asked.subject_id)
            if thing.version != asked.version:
                raise ChangedMeanwhile
            _check(thing, asked.text)
            put_right(visitor, binder, thing, asked.text)
            unit.rights.correct(self._correction(visitor, person, thing, asked.text))
            return Corrected(
                reference=person.reference, label=thing.label, on=visitor.today
            )

    def _correction(
        self, visitor: Visit, person: YoungPerson, thing: Correctable, text: str
    ) -> Correction:
        return Correction(
            id=self._house.clock.new_id(),
            young_person_id=person.id,
            worker_id=visitor.worker.id,
            at=visitor.now,
            what=thing.what,
            subject_id=thing.subject_id,
            was=thing.says or None,
            became=text or None,
        )

    def _binder(self, visitor: Visit, person: YoungPerson) -> Binder:
        return Binder.about(visitor, person, self._house.zone)


def _thing(binder: Binder, what: What, subject_id: str) -> Correctable:
    for one in correctables(binder):
        if (one.what, one.subject_id) == (what, subject_id):
            return one
    raise NotFound


def _check(thing: Correctable, text: str) -> None:
    if text == thing.says:
        raise NotFilledIn({Field.TEXT: "It says that already."})
    if not text and thing.what not in MAY_GO:
        raise NotFilledIn({Field.TEXT: "Please write what is right."})
