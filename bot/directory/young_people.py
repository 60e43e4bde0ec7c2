"""Young people and the teams around them: each method one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import short_day
from bot.directory.cards import Choosing, Group, TeamChanged, TeamForm, WordsForm
from bot.directory.cards import YoungPersonForm as Form
from bot.directory.choices import schools, these_workers, workers_by_agency
from bot.directory.doors import Field
from bot.directory.naming import named
from bot.directory.records import Membership, Sees, YoungPerson
from bot.directory.references import (
    new_reference,
)
from bot.directory.requests import NewYoungPerson, OwnWords, TeamChange
from bot.directory.visit import filled, require_lead
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.leaving.departures import out_of_team
from storage.unit import Unit


class YoungPeople:
    """What leads do for young people, and what the team around one writes down."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, asker: Asker) -> Form:
        """Open the form for somebody new; its id makes sending it twice harmless."""
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            return Form(
                young_person_id=self._house.clock.new_id(),
                schools=schools(unit),
                workers=workers_by_agency(unit, visitor.today),
            )

    def add(self, asker: Asker, new: NewYoungPerson) -> str:
        """Draw a reference and return it; raises NotFilledIn, NoReferencesLeft."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            there = unit.young_people.get(new.young_person_id)
            if there is not None:
                return there.reference
            reference = new_reference(
                self._house.clock.choose, unit.young_people.references()
            )
            unit.young_people.add(_young_person(visitor, new, reference))
            self._first_team(visitor, new)
            filled(visitor, new.young_person_id)
            return reference

    def _first_team(self, visitor: Visit, new: NewYoungPerson) -> None:
        named = {*new.team, new.knows_them_id} - {None}
        for worker in visitor.unit.workers.these(frozenset(filter(None, named))):
            visitor.unit.young_people.join(
                Membership(
                    id=self._house.clock.new_id(),
                    young_person_id=new.young_person_id,
                    worker_id=worker.id,
                    role=worker.title,
                    knows_them=worker.id == new.knows_them_id,
                    from_day=visitor.today,
                    until_day=None,
                )
            )

    def begin_team(self, asker: Asker) -> TeamForm:
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            workers = workers_by_agency(unit, visitor.today)
            return TeamForm(workers=workers, today=visitor.today)

    def change_team(self, asker: Asker, change: TeamChange) -> TeamChanged:
        """
        Let one worker join or leave one team from a day on; twice changes nothing.

        Raises NotFilledIn at the field, also for a reference that is not there.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            person = named(unit, change.reference, Field.REFERENCE)
            worker = unit.workers.get(change.worker_id)
            if worker is None:
                raise NotFound
            changed = self._put_place(unit, person, change, worker.title)
            if changed:
                # The young person's version guards the team as well.
                unit.young_people.save(person)
                filled(visitor, person.id)
                unit.nudges.look_again(visitor.now, young_person_id=person.id)
                out_of_team(self._house, visitor, worker.id, person.id)
            return TeamChanged(
                reference=person.reference,
                worker=worker.name,
                joined=change.joins,
                day=change.day,
                is_nothing_new=not changed,
                **_what_they_see(unit, person, change),
            )

    def _put_place(
        self, unit: Unit, person: YoungPerson, change: TeamChange, title: str
    ) -> bool:
        places = unit.young_people.places(person.id)
        theirs = [one for one in places if one.worker_id == change.worker_id]
        current = next((one for one in theirs if _lasts_on(one, change.day)), None)
        if not change.joins:
            return _leave(unit, current, change.day)
        if current is None:
            place = _place(self._house.clock.new_id(), person, change, title)
            unit.young_people.join(place)
            return True
        wanted = replace(
            current,
            role=change.role or current.role,
            # A box left empty is no news; who knows them is not lost by it.
            knows_them=change.knows_them or current.knows_them,
            from_day=min(current.from_day, change.day),
            until_day=None,
            sees=change.sees or current.sees,
            sees_earlier=_either(change.sees_earlier, current.sees_earlier),
        )
        unit.young_people.save_place(wanted)
        return wanted != current

    def begin_words(self, asker: Asker) -> Choosing | WordsForm:
        """Choose whose words to write down, among those this worker is around."""
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            around = unit.young_people.around(visitor.worker.id, visitor.today)
            if not around:
                raise NotFound("You are not in the team around anybody yet.")
            if len(around) == 1:
                return _words_form(visitor, around[0])
            choices = tuple((one.id, one.reference) for one in around)
            return Choosing(choices=(Group(label="References", choices=choices),))

    def begin_words_of(self, asker: Asker, young_person_id: str) -> WordsForm:
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            person = _of_theirs(visitor, young_person_id)
            return _words_form(visitor, person)

    def set_line(self, asker: Asker, words: OwnWords) -> str:
        """Keep their own words, or who will ask; returns the reference."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            person = _of_theirs(visitor, words.young_person_id)
            if person.version != words.version:
                raise ChangedMeanwhile
            unit.young_people.save(
                replace(
                    _with_words(visitor, person, words.line),
                    asker_id=words.asker_id,
                    ask_by=words.ask_by,
                )
            )
            return person.reference


def _young_person(visitor: Visit, new: NewYoungPerson, reference: str) -> YoungPerson:
    return YoungPerson(
        id=new.young_person_id,
        reference=reference,
        school_id=new.school_id,
        line=new.line or None,
        line_on=visitor.today if new.line else None,
        asker_id=new.asker_id,
        ask_by=new.ask_by,
        room_team_id=visitor.asker.team_id if new.room_id else None,
        room_id=new.room_id or None,
    )


def _lasts_on(place: Membership, day: date) -> bool:
    """Also a place that is still to come: there is no need for two."""
    return place.until_day is None or place.until_day >= day


def _leave(unit: Unit, current: Membership | None, day: date) -> bool:
    if current is None:
        raise NotFilledIn({Field.WHO: "They are not in that team on that day."})
    if day < current.from_day:
        joined = short_day(current.from_day)
        raise NotFilledIn({Field.DAY: f"They join on {joined}. Choose a later day."})
    unit.young_people.leave(current, day)
    return current.until_day != day


def _place(
    place_id: str, person: YoungPerson, change: TeamChange, title: str
) -> Membership:
    return Membership(
        id=place_id,
        young_person_id=person.id,
        worker_id=change.worker_id,
        role=change.role or title,
        knows_them=change.knows_them,
        from_day=change.day,
        until_day=None,
        sees=change.sees or Sees.ALL,
        sees_earlier=bool(change.sees_earlier),
    )


def _what_they_see(
    unit: Unit, person: YoungPerson, change: TeamChange
) -> dict[str, Any]:
    places = unit.young_people.places(person.id)
    theirs = [one for one in places if one.worker_id == change.worker_id]
    lasting = [one for one in theirs if _lasts_on(one, change.day)]
    if not lasting:
        return {}
    return {"sees": lasting[0].sees, "sees_earlier": lasting[0].sees_earlier}


def _either(wanted: bool | None, current: bool) -> bool:
    """What a form leaves empty stays as it is."""
    return current if wanted is None else wanted


def _of_theirs(visitor: Visit, young_person_id: str) -> YoungPerson:
    """Return somebody whose team the visitor is in; raises NotFound."""
    person = visitor.unit.young_people.get(young_person_id)
    if person is None:
        raise NotFound
    visitor.require(Verb.SEE_YOUNG_PERSON, _thing(visitor, person), person.id)
    return person


def _thing(visitor: Visit, person: YoungPerson, day: date | None = None) -> Thing:
    team = visitor.unit.young_people.team(person.id, visitor.today)
    return Thing(young_person_id=person.id, team=tuple(team), day=day)


def _sees_words(visitor: Visit, person: YoungPerson) -> bool:
    """Whether the words there are were written since they joined, or given to them."""
    return visitor.can(Verb.SEE_WORDS, _thing(visitor, person, person.line_on))


def _with_words(visitor: Visit, person: YoungPerson, line: str) -> YoungPerson:
    """Return them with these words; an empty field takes away only what was shown."""
    if not line and not _sees_words(visitor, person):
        return person
    if line == (person.line or ""):
        return person
    return replace(person, line=line or None, line_on=visitor.today if line else None)


def _words_form(visitor: Visit, person: YoungPerson) -> WordsForm:
    team = visitor.unit.young_people.team(person.id, visitor.today)
    ids = frozenset(one.worker_id for one in team)
    sees = person.line is None or _sees_words(visitor, person)
    return WordsForm(
        young_person_id=person.id,
        reference=person.reference,
        version=person.version,
        line=person.line if sees else None,
        is_hidden=not sees,
        asker_id=person.asker_id,
        ask_by=person.ask_by,
        team=these_workers(visitor.unit, ids),
    )
