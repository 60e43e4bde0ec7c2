"""The invented people and places, written into the real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch, stretches_of, without
from bot.directory.records import (
    Agency,
    Authority,
    Membership,
    School,
    Worker,
    YoungPerson,
)
from bot.simulation.records import Office, Person, Team, World
from storage.unit import Store, Unit

WORKSPACE = "T0SIMULATED"
#: Known for longer than the year, so that nobody has to guess.
_KNOWN = Stretch(first=date(2026, 8, 1), last=date(2027, 12, 31))
#: Everybody was in their team before the year began.
_SINCE = date(2026, 8, 1)


def fill(store: Store, world: World) -> None:
    """Write everything that is there before the year begins, in one change."""
    with store.changing(quietly=True) as unit:
        for office in world.offices:
            unit.agencies.add(_agency(office))
            if office.is_school:
                unit.agencies.add_school(_school(office))
        for person in world.people:
            unit.workers.add(_worker(person))
        for person in world.people:
            _name_deputy(unit, person)
        for team in world.teams:
            _add_team(unit, team)


def _agency(office: Office) -> Agency:
    return Agency(
        id=office.id,
        code=office.name,
        name=office.name,
        nation=office.nation,
        zone=office.zone,
        opens=office.opens,
        closes=office.closes,
        quiet_from=office.quiet_from,
        quiet_until=office.quiet_until,
        closed_weekdays=office.closed_weekdays,
        phone=None,
    )


def _school(office: Office) -> School:
    term_days = [
        day
        for first, last in office.terms
        for day in Stretch(first=first, last=last).days()
    ]
    breaks = without(_KNOWN, term_days)
    closures = stretches_of(list(office.closures)[1:])
    calendar = SchoolCalendar(
        known_from=_KNOWN.first,
        known_until=_KNOWN.last,
        closed=tuple(
            ClosedStretch(first=one.first, last=one.last, why=why)
            for stretches, why in (
                (breaks, Closed.HOLIDAY),
                (closures, Closed.CLOSURE),
            )
            for one in stretches
        ),
        # The one that is left is an INSET day.
        inset=tuple(list(office.closures)[:1]),
    )
    return School(
        id=office.id,
        bells={},
        calendar=calendar.to_record(),
        known_until=_KNOWN.last,
        source="invented",
    )


def _worker(person: Person) -> Worker:
    return Worker(
        id=person.id,
        agency_id=person.office_id,
        handle=person.name.lower().replace(" ", "-"),
        name=person.name,
        title="worker",
        authority=Authority.DECIDE if person.can_decide else Authority.RECOMMEND,
        working_days=person.weekdays,
        team_id=WORKSPACE if person.slack_id else None,
        slack_id=person.slack_id,
        phone=None,
        deputy_id=None,
        is_lead=False,
        left_on=None,
    )


def _name_deputy(unit: Unit, person: Person) -> None:
    if person.deputy_id:
        unit.workers.save(replace(_worker(person), deputy_id=person.deputy_id))


def _add_team(unit: Unit, team: Team) -> None:
    young_person = YoungPerson(
        id=team.id,
        reference=team.reference,
        school_id=team.school_id,
        line=None,
        asker_id=None,
        ask_by=None,
        room_team_id=None,
        room_id=None,
    )
    unit.young_people.add(young_person)
    for place in team.places:
        unit.young_people.join(
            Membership(
                id=place.id,
                young_person_id=team.id,
                worker_id=place.worker_id,
                role="worker",
                knows_them=False,
                from_day=_SINCE,
                until_day=None,
            )
        )
