"""Every row about one young person, read together, with names for ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.access.visit import Visit
from bot.ahead.records import DayToCome
from bot.asks.records import Ask, NewDate
from bot.calendars.wall_time import local_day, short_day_with_year
from bot.directory.records import Membership, Worker, YoungPerson
from bot.handovers.records import Handover, Item
from bot.handovers.story import Entry, Line
from bot.meetings.records import Action, Invitation, Meeting
from bot.nudges.records import Climb, Nudge
from bot.rights.cards import Fact
from bot.rights.records import Correction


@dataclass(frozen=True, kw_only=True)
class Binder:
    """What is held about one young person, for an export or a correction."""

    visitor: Visit
    person: YoungPerson
    zone: str
    places: tuple[Membership, ...]
    meetings: tuple[Meeting, ...]
    invitations: tuple[Invitation, ...]
    actions: tuple[Action, ...]
    asks: tuple[Ask, ...]
    new_dates: tuple[NewDate, ...]
    handovers: tuple[Handover, ...]
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    days_to_come: tuple[DayToCome, ...]
    climbs: tuple[Climb, ...]
    nudges: tuple[Nudge, ...]
    corrections: tuple[Correction, ...]
    workers: dict[str, Worker]
    agencies: dict[str, str]
    #: Everybody whose name has been put in so far.
    _named: set[str] = field(default_factory=set)

    @classmethod
    def about(cls, visitor: Visit, person: YoungPerson, zone: str) -> Binder:
        unit = visitor.unit
        meetings = tuple(unit.rights.meetings_of(person.id))
        called = [one for it in meetings for one in unit.meetings.invitations(it.id)]
        agreed = [one for it in meetings for one in unit.meetings.actions(it.id)]
        climbs = tuple(unit.nudges.climbs_for(person.id))
        moves, shelf = unit.handovers.about(person.id), unit.handovers
        return cls(
            visitor=visitor,
            person=person,
            zone=zone,
            places=tuple(unit.young_people.places(person.id)),
            meetings=meetings,
            invitations=tuple(called),
            actions=tuple(agreed),
            asks=tuple(unit.asks.about(person.id)),
            new_dates=tuple(unit.asks.dates_about(person.id)),
            handovers=tuple(moves),
            items=tuple(one for it in moves for one in shelf.items(it.id)),
            entries=tuple(one for it in moves for one in shelf.story(it.id)),
            lines=tuple(one for it in moves for one in shelf.lines(it.id)),
            days_to_come=tuple(unit.days_to_come.of(person.id)),
            climbs=climbs,
            nudges=tuple(unit.nudges.of_climbs(frozenset(one.id for one in climbs))),
            corrections=tuple(unit.rights.corrections_of(person.id)),
            workers={one.id: one for one in unit.workers.everyone()},
            agencies={one.id: one.name for one in unit.agencies.everyone()},
        )

    def name(self, worker_id: str) -> str:
        """Return a name, and remember that it is in what is made of this."""
        worker = self.workers.get(worker_id)
        if worker is None:
            return "the computer itself" if worker_id == "terminal" else "not known"
        self._named.add(worker.name)
        return worker.name

    def stranger(self, name: str) -> str:
        """Return the name of somebody who is not in the directory, the same way."""
        self._named.add(name)
        return name

    def agency(self, agency_id: str) -> str:
        return self.agencies.get(agency_id, "not known")

    def agency_of(self, worker_id: str) -> str:
        worker = self.workers.get(worker_id)
        return self.agency(worker.agency_id) if worker else "not known"

    @property
    def everybody_named(self) -> tuple[str, ...]:
        return tuple(sorted(self._named))

    def fact(self, what: str, says: str, kind: str, subject_id: str) -> Fact:
        """Return a fact, and say so when it was corrected."""
        on = self.corrected_on(kind, subject_id)
        return Fact(what=what, says=f"{says} (corrected on {on})" if on else says)

    def corrected_on(self, kind: str, subject_id: str) -> str | None:
        """Return the day this was last put right; None: it never was."""
        theirs = [
            one
            for one in self.corrections
            if one.what == kind and one.subject_id == subject_id
        ]
        if not theirs:
            return None
        return short_day_with_year(local_day(theirs[-1].at, self.zone))

    def of_meeting(self, meeting_id: str) -> list[Invitation]:
        return [one for one in self.invitations if one.meeting_id == meeting_id]

    @property
    def ids(self) -> frozenset[str]:
        """Every id under which the trail or the queue may speak of them."""
        unit = self.visitor.unit
        return frozenset(
            one.id
            for row in (
                [self.person],
                self.places,
                self.meetings,
                self.invitations,
                self.actions,
                self.asks,
                self.new_dates,
                self.handovers,
                self.items,
                self.entries,
                self.lines,
                self.days_to_come,
                self.climbs,
                self.nudges,
                self.corrections,
                unit.openings.of(self.person.id),
                unit.rights.erasures_of(self.person.id),
            )
            for one in row
        )

    @property
    def marks(self) -> frozenset[str]:
        """What stands for those ids in the trail, plain or made with their key."""
        seals = self.visitor.unit.seals
        return self.ids | {seals.mark(self.person.id, one) for one in self.ids}
