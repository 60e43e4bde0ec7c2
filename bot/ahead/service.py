"""Days to plan for: recorded, asked about in time, begun or declined with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.ahead.records import Coming, DayToCome, Decline
from bot.ahead.rules import first_milestone, is_asked_now
from bot.calendars.wall_time import local_day
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.errors import AlreadyDone, NotFilledIn
from bot.handovers.beginning import team_to_move
from bot.handovers.doors import Field
from bot.handovers.folder import school_days
from bot.handovers.form_cards import AheadForm, NewForm, PlainForm
from bot.handovers.previewing import new_form
from bot.handovers.route_file import Routes
from bot.handovers.sending import Kind
from bot.meetings.rules import kind_moment
from bot.meetings.team import Team
from storage.unit import Unit


class Ahead:
    """What lies ahead of a young person, and beginning in time."""

    def __init__(self, house: House, routes: Routes) -> None:
        self._house = house
        self._routes = routes

    def begin(self, asker: Asker) -> AheadForm:
        """Open the form in which a day to plan for is recorded."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            visitor.note(Verb.SEE_HANDOVER)
            around = unit.young_people.around(visitor.worker.id, visitor.today)
            return AheadForm(
                day_id=visitor.clock.new_id(),
                references=tuple((one.id, one.reference) for one in around),
                routes=tuple((key, one.name) for key, one in self._routes.items()),
            )

    def keep(
        self,
        asker: Asker,
        *,
        day_id: str,
        young_person_id: str,
        coming: Coming,
        route: str,
        on: date,
    ) -> date:
        """
        Record a day; return when they will be asked. The same form again is once.

        Raises NotFilledIn for a day that is over or a route nobody has.
        """
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            team = team_to_move(visitor, young_person_id)
            if on <= visitor.today:
                raise NotFilledIn({Field.ON: "Please choose a day that is to come."})
            if route not in self._routes:
                raise NotFilledIn({Field.ROUTE: "Please choose one."})
            first = self._first(unit, route, on, visitor.today, team.young_person.id)
            if unit.days_to_come.get(day_id) is None:
                unit.days_to_come.add(
                    DayToCome(
                        id=day_id,
                        young_person_id=young_person_id,
                        coming=coming,
                        on=on,
                        route=route,
                        worker_id=visitor.worker.id,
                    )
                )
            return max(first, visitor.today)

    def begin_now(self, asker: Asker, day_id: str) -> NewForm:
        """Open the form of the handover, with its route and day filled in."""
        with self._house.store.changing(quietly=True) as unit:
            visitor, day, team = self._own(unit, asker, day_id)
            form = new_form(visitor, team, self._routes)
            return replace(form, route=day.route, transfer_on=day.on)

    def begin_decline(self, asker: Asker, day_id: str) -> PlainForm:
        """Open the form that asks why not."""
        with self._house.store.changing(quietly=True) as unit:
            _, _, team = self._own(unit, asker, day_id)
            return PlainForm(about_id=day_id, reference=team.young_person.reference)

    def decline(self, asker: Asker, day_id: str, why: Decline) -> None:
        """Note why none is begun; they are asked once more, and then no more."""
        with self._house.store.changing() as unit:
            visitor, day, _ = self._own(unit, asker, day_id)
            if day.is_answered:
                raise AlreadyDone
            declined = replace(day, declined=why, declined_on=visitor.today)
            unit.days_to_come.save(declined)
            show_day(unit, declined, visitor.now)

    def tick(self, now: datetime) -> None:
        """Ask whoever recorded a day, when the route's first milestone has come."""
        today = local_day(now, self._house.zone)
        with self._house.store.looking() as look:
            due = [
                one
                for one in look.days_to_come.open()
                if self._is_due(look, one, today)
            ]
        if not due:
            return
        with self._house.store.changing() as unit:
            for one in due:
                self._ask(unit, one, now, today)

    def _is_due(self, unit: Unit, day: DayToCome, today: date) -> bool:
        if day.route not in self._routes:
            return False
        first = self._first(unit, day.route, day.on, today, day.young_person_id)
        return is_asked_now(day, first, today)

    def _ask(self, unit: Unit, day: DayToCome, now: datetime, today: date) -> None:
        worker = unit.workers.get(day.worker_id)
        agency = unit.agencies.get(worker.agency_id) if worker else None
        if worker is None or agency is None or self._is_begun(unit, day):
            return
        asked = replace(day, asked=day.asked + 1, asked_on=today)
        unit.days_to_come.save(asked)
        to_worker(
            unit,
            self._house.clock,
            kind=Kind.BEGIN,
            worker=worker,
            subject_id=day.id,
            key=f"{Kind.BEGIN}:{day.id}:{asked.asked}",
            lane=Lane.TODAY,
            due_at=kind_moment(now, agency),
            live=True,
        )

    def _is_begun(self, unit: Unit, day: DayToCome) -> bool:
        """Somebody may have begun it without being asked; then nobody is."""
        about = unit.handovers.about(day.young_person_id)
        begun = [one for one in about if one.route == day.route]
        if not begun:
            return False
        unit.days_to_come.save(replace(day, handover_id=begun[-1].id))
        return True

    def _first(
        self, unit: Unit, route: str, on: date, today: date, young_person_id: str
    ) -> date:
        young_person = unit.young_people.get(young_person_id)
        school_id = young_person.school_id if young_person else None
        school = school_days(unit.agencies.school(school_id or ""))
        return first_milestone(self._routes[route], on, today, school)

    def _own(
        self, unit: Unit, asker: Asker, day_id: str
    ) -> tuple[Visit, DayToCome, Team]:
        """Read a day for whoever may begin a handover there; raises NotFound."""
        visitor = self._visit(unit, asker)
        day = unit.days_to_come.get(day_id)
        if day is None:
            visitor.refuse(Verb.START_HANDOVER, day_id)
        return visitor, day, team_to_move(visitor, day.young_person_id)

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)


def show_day(unit: Unit, day: DayToCome, now: datetime) -> None:
    """Show the question anew wherever it stands."""
    for one in unit.deliveries.live_about(Kind.BEGIN, day.id):
        refresh(unit, one.dedupe_key, now)
