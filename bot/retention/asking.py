"""Who may keep something for longer: whoever called, asked or holds, and the leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.access.records import Thing, Verb
from bot.access.visit import Visit
from bot.asks.folder import open_folder as open_ask
from bot.directory.records import YoungPerson
from bot.handovers.folder import open_folder as open_handover
from bot.meetings.folder import open_folder
from bot.retention.records import Keeps, Notice
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A notice that somebody may put off, of whom, and by which right."""

    notice: Notice
    person: YoungPerson
    #: RUN_MEETING, RUN_ASK, RUN_HANDOVER: that one. HOLD: all that is to go of them.
    verb: Verb

    @classmethod
    def open(cls, visitor: Visit, notice_id: str) -> Asked:
        """Return it, for somebody who may; raises NotFound."""
        unit = visitor.unit
        notice = unit.retention.notice(notice_id)
        person = unit.young_people.get(notice.young_person_id or "") if notice else None
        if notice is None or person is None or notice.done_on or not notice.was_said:
            visitor.refuse(Verb.HOLD, notice_id)
        for verb, own in _own(visitor, notice):
            if visitor.can(verb, own):
                visitor.require(verb, own, notice.subject_id)
                return cls(notice=notice, person=person, verb=verb)
        thing = about(unit, person, visitor)
        if visitor.who is None:
            visitor.refuse(Verb.HOLD, notice_id, "not-added", about=thing)
        visitor.require(Verb.HOLD, thing, person.id)
        return cls(notice=notice, person=person, verb=Verb.HOLD)

    def all(self, unit: Unit) -> list[Notice]:
        """Return what is kept with it: for a lead, all that was to go of them."""
        if self.verb is not Verb.HOLD:
            return [self.notice]
        every = unit.retention.of(self.person.id)
        return [one for one in every if one.was_said and one.done_on is None]


def about(unit: Unit, person: YoungPerson, visitor: Visit) -> Thing:
    team = tuple(unit.young_people.team(person.id, visitor.today))
    return Thing(young_person_id=person.id, team=team)


def _own(visitor: Visit, notice: Notice) -> Iterator[tuple[Verb, Thing]]:
    """Yield what whoever called the meeting, asked, or moved them must be allowed."""
    unit, today = visitor.unit, visitor.today
    if notice.rule == Keeps.MEETINGS:
        yield Verb.RUN_MEETING, open_folder(unit, notice.subject_id, today).thing
    ask = unit.asks.get(notice.subject_id)
    if ask:
        yield Verb.RUN_ASK, open_ask(unit, ask, today).thing
    handover = unit.handovers.get(notice.subject_id)
    if handover:
        yield Verb.RUN_HANDOVER, open_handover(unit, handover, today).to_run
