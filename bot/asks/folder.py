"""Everything about one ask, read together, and the cards made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.access.records import Thing
from bot.access.rules import has_left
from bot.asks.cards import Absence, AskCard, Asked, NewDay, StandIn
from bot.asks.records import Ask, NewDate
from bot.asks.rules import can_be_asked, is_overdue, leave_between
from bot.asks.sending import is_not_reached
from bot.calendars.wall_time import local_day
from bot.directory.records import Agency, Leave, Worker, YoungPerson
from bot.meetings.cards import Person
from bot.meetings.team import Team, open_team
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class AskFolder:
    """One ask with the team around, who is away and who stands in."""

    ask: Ask
    team: Team
    today: date
    leave: Leave | None
    deputy: Worker | None
    deputy_is_away: bool
    dates: tuple[NewDate, ...]
    not_reached: bool

    @property
    def thing(self) -> Thing:
        return replace(
            self.team.thing,
            day=self._day(self.asker),
            convenor_id=self.ask.asker_id,
            holder_id=self.ask.worker_id,
        )

    @property
    def reference(self) -> str:
        return self.team.young_person.reference

    @property
    def asker(self) -> Worker:
        return self.team.workers[self.ask.asker_id]

    @property
    def worker(self) -> Worker:
        return self.team.workers[self.ask.worker_id]

    def card(self) -> AskCard:
        """Return the ask as everyone concerned may see it."""
        ask, place = self.ask, self.team.member(self.ask.worker_id)
        recorded = self.team.workers.get(ask.recorded_by_id or "")
        return AskCard(
            ask_id=ask.id,
            reference=self.reference,
            what=ask.what,
            due=ask.due,
            is_overdue=is_overdue(ask, self.today),
            decision_needed=ask.decision_needed,
            instead_of_coming=ask.meeting_id is not None,
            state=ask.state,
            asker=self.team.person(ask.asker_id),
            worker=self.team.person(ask.worker_id),
            why_you=place.role if place else "",
            stand_in=ask.stand_in_name,
            answered_on=self._answered_on(),
            recorded_by=recorded.name if recorded else None,
            absence=self._absence(),
            new_day=self._new_day(),
            not_reached=self.not_reached,
        )

    def asked(self, viewer_id: str) -> Asked:
        """Return it as the one who is asked sees it, or who stands in for them."""
        own = viewer_id == self.ask.worker_id
        return Asked(ask=self.card(), stands_in_for=None if own else self.worker.name)

    def others(self, *but: str) -> tuple[Person, ...]:
        """Return everyone of the team who could be asked, by agency and name."""
        return people_to_ask(self.team, *but)

    def _answered_on(self) -> date | None:
        at = self.ask.answered_at
        return local_day(at, self._agency(self.worker).zone) if at else None

    def _new_day(self) -> NewDay | None:
        if not self.dates:
            return None
        return NewDay(was=self.dates[-1].was, reason=self.dates[-1].reason)

    def _absence(self) -> Absence | None:
        if self.leave is None or not self.ask.state.is_open:
            return None
        agency = self._agency(self.worker)
        return Absence(
            name=self.worker.name,
            first=self.leave.first_day,
            last=self.leave.last_day,
            stands_in=self._stands_in(),
            agency=agency.name,
            agency_phone=agency.phone,
        )

    def _stands_in(self) -> StandIn | None:
        if self.deputy is None:
            return None
        person = self.team.person(self.deputy.id)
        return StandIn(person=person, is_away=self.deputy_is_away)

    def _agency(self, worker: Worker) -> Agency:
        return self.team.agencies[worker.agency_id]

    def _day(self, asker: Worker) -> date:
        return local_day(self.ask.created_at, self._agency(asker).zone)


def open_folder(unit: Unit, ask: Ask, today: date) -> AskFolder:
    """Read one ask with everyone concerned; whoever reads it asks `may()`."""
    young_person = unit.young_people.get(ask.young_person_id)
    worker = unit.workers.get(ask.worker_id)
    assert young_person is not None  # Foreign keys hold both.
    assert worker is not None
    leave = leave_between(unit.workers.leave_of(worker.id), today, max(today, ask.due))
    deputy = _deputy(unit, worker, today)
    return AskFolder(
        ask=ask,
        team=_team(unit, ask, young_person, deputy, today),
        today=today,
        leave=leave,
        deputy=deputy,
        deputy_is_away=_is_away_too(unit, leave, deputy, today),
        dates=tuple(unit.asks.dates_of(ask.id)),
        not_reached=is_not_reached(unit, ask),
    )


def people_to_ask(team: Team, *but: str) -> tuple[Person, ...]:
    """Return everyone of a team who sees what there is to do, by agency and name."""
    return tuple(
        one
        for one in team.people()
        if one.id not in but and can_be_asked(team.member(one.id))
    )


def _team(
    unit: Unit,
    ask: Ask,
    young_person: YoungPerson,
    deputy: Worker | None,
    today: date,
) -> Team:
    return open_team(unit, young_person, today, frozenset(_concerned(ask, deputy)))


def _concerned(ask: Ask, deputy: Worker | None) -> Iterator[str]:
    yield from (ask.asker_id, ask.worker_id)
    if ask.recorded_by_id:
        yield ask.recorded_by_id
    if deputy:
        yield deputy.id


def _deputy(unit: Unit, worker: Worker, today: date) -> Worker | None:
    deputy = unit.workers.get(worker.deputy_id) if worker.deputy_id else None
    return None if deputy is None or has_left(deputy.left_on, today) else deputy


def _is_away_too(
    unit: Unit, leave: Leave | None, deputy: Worker | None, today: date
) -> bool:
    if leave is None or deputy is None:
        return False
    day = max(today, leave.first_day)
    return bool(unit.workers.on_leave(frozenset({deputy.id}), day))
