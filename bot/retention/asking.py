"""Who may keep something for longer: whoever called the meeting, and the leads."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.records import Thing, Verb
from bot.access.visit import Visit
from bot.directory.records import YoungPerson
from bot.meetings.folder import open_folder
from bot.retention.records import Keeps, Notice
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A notice that somebody may put off, of whom, and by which right."""

    notice: Notice
    person: YoungPerson
    #: RUN_MEETING: that meeting. HOLD: all that is to go of them.
    verb: Verb

    @classmethod
    def open(cls, visitor: Visit, notice_id: str) -> Asked:
        """Return it, for somebody who may; raises NotFound."""
        unit = visitor.unit
        notice = unit.retention.notice(notice_id)
        person = unit.young_people.get(notice.young_person_id or "") if notice else None
        if notice is None or person is None or notice.done_on or not notice.was_said:
            visitor.refuse(Verb.HOLD, notice_id)
        meeting = _meeting(visitor, notice)
        if meeting and visitor.can(Verb.RUN_MEETING, meeting):
            visitor.require(Verb.RUN_MEETING, meeting, notice.subject_id)
            return cls(notice=notice, person=person, verb=Verb.RUN_MEETING)
        thing = about(unit, person, visitor)
        if visitor.who is None:
            visitor.refuse(Verb.HOLD, notice_id, "not-added", about=thing)
        visitor.require(Verb.HOLD, thing, person.id)
        return cls(notice=notice, person=person, verb=Verb.HOLD)

    def all(self, unit: Unit) -> list[Notice]:
        """Return what is kept with it: for a lead, all that was to go of them."""
        if self.verb is Verb.RUN_MEETING:
            return [self.notice]
        every = unit.retention.of(self.person.id)
        return [one for one in every if one.was_said and one.done_on is None]


def about(unit: Unit, person: YoungPerson, visitor: Visit) -> Thing:
    team = tuple(unit.young_people.team(person.id, visitor.today))
    return Thing(young_person_id=person.id, team=team)


def _meeting(visitor: Visit, notice: Notice) -> Thing | None:
    if notice.rule != Keeps.MEETINGS:
        return None
    return open_folder(visitor.unit, notice.subject_id, visitor.today).thing
