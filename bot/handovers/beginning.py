"""Beginning a handover: the form, the plan as a preview, and the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.access.visit import Visit
from bot.calendars.nations import Nation
from bot.directory.records import Agency, Authority, Worker
from bot.errors import NotFilledIn
from bot.handovers.dates import Basis
from bot.handovers.doors import Field
from bot.handovers.folder import school_days
from bot.handovers.item_rules import asked_for
from bot.handovers.plan import Plan
from bot.handovers.records import Handover, Item, Offer, Question, State
from bot.handovers.requests import Beginning
from bot.handovers.route import Route, RouteItem
from bot.handovers.route_file import Routes
from bot.handovers.route_text import as_text
from bot.handovers.schedule import schedule
from bot.meetings.team import Team, open_team
from storage.unit import Unit

#: Nobody plans further: a date so far ahead was a slip of the finger.
_FURTHEST_DAYS = 3 * 366
_ID_LETTERS = 26


def team_to_move(visit: Visit, young_person_id: str) -> Team:
    """Read the team for somebody who may begin a handover there; raises NotFound."""
    young_person = visit.unit.young_people.get(young_person_id)
    if young_person is None:
        visit.refuse(Verb.START_HANDOVER, young_person_id)
    own = frozenset({visit.worker.id})
    team = open_team(visit.unit, young_person, visit.today, own)
    visit.require(Verb.START_HANDOVER, team.thing, young_person.id)
    return team


@dataclass(frozen=True, kw_only=True)
class Start:
    """Everything a new handover is made of, read together and found good."""

    visit: Visit
    team: Team
    wanted: Beginning
    route: Route
    agency: Agency
    own_agency: Agency
    #: Whoever begins, or somebody without Slack for whom they do.
    sender: Worker

    @classmethod
    def of(cls, visit: Visit, routes: Routes, wanted: Beginning) -> Start:
        """Look at what was filled in; raises NotFilledIn by field, and NotFound."""
        team = team_to_move(visit, wanted.young_person_id)
        agency = visit.unit.agencies.get(wanted.agency_id)
        sender = _sender(visit, team, wanted.sender_id)
        own = visit.unit.agencies.get(sender.agency_id)
        assert own is not None  # A foreign key holds it.
        route = routes.get(wanted.route)
        if route is None:
            raise NotFilledIn({Field.ROUTE: "Please choose one."})
        if agency is None:
            raise NotFilledIn({Field.AGENCY: "Please choose one."})
        start = cls(
            visit=visit,
            team=team,
            wanted=wanted,
            route=route,
            agency=agency,
            own_agency=own,
            sender=sender,
        )
        if problems := start.problems():
            raise NotFilledIn(problems)
        return start

    @property
    def basis(self) -> Basis:
        return Basis(
            transfer_on=self.wanted.transfer_on,
            began_on=self.visit.today,
            nation=Nation(self.own_agency.nation),
            school=school_days(self.visit.unit.agencies.school(self.school_id or "")),
        )

    @property
    def school_id(self) -> str | None:
        return self.wanted.school_id or self.team.young_person.school_id

    @property
    def items(self) -> list[RouteItem]:
        return asked_for(list(self.route.items.values()), self.wanted.conditions)

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        found |= too_far(self.wanted.transfer_on, self.visit.today)
        if self.route.needs_school and self.school_id is None:
            found[Field.SCHOOL] = "This route counts school days. Which school's?"
        receiver = self.receiver
        if self.wanted.receiver_id and (
            receiver is None or receiver.agency_id != self.agency.id
        ):
            found[Field.RECEIVER] = "Please choose somebody who works there."
        if self.wanted.receiver_id == self.sender.id:
            found[Field.RECEIVER] = "Please choose somebody else than who sends."
        return found

    @property
    def receiver(self) -> Worker | None:
        found = self.visit.unit.workers.get(self.wanted.receiver_id or "")
        gone = found is None or has_left(found.left_on, self.visit.today)
        return None if gone else found

    def handover(self, edition_id: str) -> Handover:
        """Return the record: who sends, who decides on either side, nobody blank."""
        visit, wanted, receiver = self.visit, self.wanted, self.receiver
        but = receiver.id if receiver else None
        decides = who_decides(visit.unit, self.agency.id, visit.today, but)
        return Handover(
            id=wanted.handover_id,
            young_person_id=wanted.young_person_id,
            route=self.route.key,
            edition_id=edition_id,
            sender_agency_id=self.own_agency.id,
            receiver_agency_id=self.agency.id,
            sender_id=self.sender.id,
            sender_manager_id=self._own_manager(),
            sender_deputy_id=self.sender.deputy_id,
            receiver_id=receiver.id if receiver else None,
            receiver_manager_id=decides.id if decides else None,
            receiver_deputy_id=receiver.deputy_id if receiver else None,
            transfer_on=wanted.transfer_on,
            began_on=visit.today,
            created_at=visit.now,
            holder_id=self.sender.id,
            nation=self.own_agency.nation,
            school_id=self.school_id,
            conditions=wanted.conditions,
            question=wanted.question,
            state=self._first_state(),
            offer=Offer.MADE if receiver and self._moves else Offer.NOT_MADE,
            offered_at=visit.now,
            ended_on=None if self._moves else visit.today,
        )

    def plan(self, edition_id: str) -> Plan:
        """Return the whole, with the day of each item."""
        handover = self.handover(edition_id)
        due = schedule(self.items, self.basis, self.visit.today)
        items = {
            one.key: Item(
                id=self.visit.clock.new_id(),
                young_person_id=handover.young_person_id,
                handover_id=handover.id,
                key=one.key,
                due=due[one.key],
            )
            for one in self.items
            if self._moves
        }
        return Plan(handover=handover, route=self.route, items=items).settled()

    @property
    def _moves(self) -> bool:
        return self.wanted.question is Question.MOVE

    def _first_state(self) -> State:
        return State.PLANNED if self._moves else State.NOT_NEEDED

    def _own_manager(self) -> str | None:
        found = who_decides(
            self.visit.unit, self.own_agency.id, self.visit.today, self.sender.id
        )
        return found.id if found else None


def too_far(transfer_on: date, today: date) -> dict[str, str]:
    """Return what is wrong with a day that nobody can mean, by its field."""
    if (transfer_on - today).days <= _FURTHEST_DAYS:
        return {}
    return {Field.TRANSFER: "That is more than three years away. Is it right?"}


def _sender(visit: Visit, team: Team, sender_id: str | None) -> Worker:
    """Return who sends; raises NotFilledIn for one who can begin by themselves."""
    if sender_id is None:
        return visit.worker
    found = visit.unit.workers.get(sender_id)
    if found is None or found.has_slack or team.member(found.id) is None:
        raise NotFilledIn(
            {Field.SENDER: "Please choose somebody of the team without Slack."}
        )
    return found


def who_decides(
    unit: Unit, agency_id: str, today: date, but: str | None = None
) -> Worker | None:
    """
    Return who can decide for an agency, at work today if anybody is.

    When everybody who can is away, the deputy of one; else whoever is away, who
    is asked on coming back. None: nobody there can, so a lead is asked.
    """
    there = [
        one
        for one in unit.workers.of_agency(agency_id)
        if one.id != but and not has_left(one.left_on, today)
    ]
    deciding = [one for one in there if one.authority is Authority.DECIDE]
    away = unit.workers.on_leave(frozenset(one.id for one in deciding), today)
    at_work = [one for one in deciding if one.id not in away]
    deputies = [unit.workers.get(one.deputy_id or "") for one in deciding]
    standing_in = [one for one in deputies if one is not None]
    found = sorted(at_work, key=lambda one: (not one.has_slack, one.name))
    return next(iter([*found, *standing_in, *deciding]), None)


def people_of(unit: Unit, agency_id: str, today: date) -> tuple[tuple[str, str], ...]:
    """Return who works there, by id and in words, to choose from."""
    return tuple(
        (one.id, f"{one.name}, {one.title}")
        for one in unit.workers.of_agency(agency_id)
        if not has_left(one.left_on, today)
    )


def keep_edition(unit: Unit, route: Route) -> str:
    """Keep the route as it is now; return the id of this edition."""
    text = as_text(route)
    edition_id = hashlib.sha256(text.encode()).hexdigest()[:_ID_LETTERS]
    unit.handovers.keep_edition(edition_id, route.key, text)
    return edition_id
