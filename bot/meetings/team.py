"""A young person and the people around them, read together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import has_left, may
from bot.directory.records import (
    Agency,
    Authority,
    Membership,
    Worker,
    YoungPerson,
)
from bot.meetings.cards import Line, Person
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Team:
    """A young person and the people around them, with names."""

    young_person: YoungPerson
    members: tuple[Membership, ...]
    workers: dict[str, Worker]
    agencies: dict[str, Agency]
    #: Whether the young person's own words are not for who looks.
    hides_words: bool = False

    @property
    def thing(self) -> Thing:
        return Thing(young_person_id=self.young_person.id, team=self.members)

    def as_seen_by(self, actor: Actor, today: date) -> Team:
        """Return the team without the own words, unless they are theirs to see."""
        words = replace(self.thing, day=self.young_person.line_on)
        sees = may(actor, Verb.SEE_WORDS, words, today).allowed
        return replace(self, hides_words=not sees)

    @property
    def school(self) -> Agency | None:
        return self.agencies.get(self.young_person.school_id or "")

    @property
    def line(self) -> Line:
        if self.hides_words:
            return Line(said=None, asker=None, ask_by=None, is_hidden=True)
        asker = self.workers.get(self.young_person.asker_id or "")
        return Line(
            said=self.young_person.line,
            asker=asker.name if asker else None,
            ask_by=self.young_person.ask_by,
        )

    def member(self, worker_id: str) -> Membership | None:
        theirs = (one for one in self.members if one.worker_id == worker_id)
        return next(theirs, None)

    def person(self, worker_id: str, role: str = "") -> Person:
        """Return a worker as the others in this team see them."""
        worker, member = self.workers[worker_id], self.member(worker_id)
        return Person(
            id=worker.id,
            name=worker.name,
            agency=self.agencies[worker.agency_id].name,
            role=role or (member.role if member else worker.title),
            phone=worker.phone or self.agencies[worker.agency_id].phone,
            has_slack=worker.has_slack,
            knows_them=bool(member and member.knows_them),
            can_decide=worker.authority is Authority.DECIDE,
        )

    def people(self) -> tuple[Person, ...]:
        """Return everyone in the team, by agency and name."""
        # Two places in one team are still one person.
        ids = dict.fromkeys(one.worker_id for one in self.members)
        everyone = [self.person(one) for one in ids]
        return tuple(sorted(everyone, key=lambda one: (one.agency, one.name)))


def open_team(
    unit: Unit, young_person: YoungPerson, today: date, others: frozenset[str]
) -> Team:
    """Read the team around somebody; `others` are workers named besides."""
    places = unit.young_people.team(young_person.id, today)
    named = others | {one.worker_id for one in places}
    named |= {young_person.asker_id} if young_person.asker_id else set()
    workers = {one.id: one for one in unit.workers.these(frozenset(named))}
    # A place that nobody ended does not keep somebody here who has left.
    members = tuple(
        one for one in places if not has_left(workers[one.worker_id].left_on, today)
    )
    wanted = {one.agency_id for one in workers.values()}
    wanted |= {young_person.school_id} if young_person.school_id else set()
    agencies = {one.id: one for one in unit.agencies.these(frozenset(wanted))}
    return Team(
        young_person=young_person, members=members, workers=workers, agencies=agencies
    )
