"""
Everything in the directory at a glance, for whoever looks after Alongside.

It shows references and who is around each, and nothing else of a young person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.access.rules import has_left
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from storage.unit import Store, Unit


@dataclass(frozen=True, kw_only=True)
class AgencyLine:
    """An agency; `known_until` is a school's last day known."""

    code: str
    name: str
    workers: int
    is_school: bool
    known_until: date | None
    source: str


@dataclass(frozen=True, kw_only=True)
class WorkerLine:
    """A worker who is here."""

    handle: str
    agency: str
    title: str
    has_slack: bool
    is_lead: bool
    working_days: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class TeamLine:
    """A reference, and the handles of those around it today."""

    reference: str
    school: str
    team: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The whole directory."""

    agencies: tuple[AgencyLine, ...]
    workers: tuple[WorkerLine, ...]
    teams: tuple[TeamLine, ...]


def overview(store: Store, clock: Clock, *, zone: str) -> Overview:
    today = local_day(clock.now(), zone)
    with store.looking() as unit:
        return Overview(
            agencies=_agencies(unit, today),
            workers=_workers(unit, today),
            teams=_teams(unit, today),
        )


def _agencies(unit: Unit, today: date) -> tuple[AgencyLine, ...]:
    schools = {one.id: one for one in unit.agencies.schools()}
    here = [one for one in unit.workers.everyone() if not has_left(one.left_on, today)]
    lines = []
    for agency in unit.agencies.everyone():
        school = schools.get(agency.id)
        lines.append(
            AgencyLine(
                code=agency.code,
                name=agency.name,
                workers=sum(one.agency_id == agency.id for one in here),
                is_school=school is not None,
                known_until=school.known_until if school else None,
                source=school.source if school else "",
            )
        )
    return tuple(lines)


def _workers(unit: Unit, today: date) -> tuple[WorkerLine, ...]:
    codes = {one.id: one.code for one in unit.agencies.everyone()}
    return tuple(
        WorkerLine(
            handle=one.handle,
            agency=codes[one.agency_id],
            title=one.title,
            has_slack=one.has_slack,
            is_lead=one.is_lead,
            working_days=one.working_days,
        )
        for one in unit.workers.everyone()
        if not has_left(one.left_on, today)
    )


def _teams(unit: Unit, today: date) -> tuple[TeamLine, ...]:
    codes = {one.id: one.code for one in unit.agencies.everyone()}
    handles = {one.id: one.handle for one in unit.workers.everyone()}
    return tuple(
        TeamLine(
            reference=one.reference,
            school=codes.get(one.school_id or "", ""),
            team=tuple(
                handles[place.worker_id]
                for place in unit.young_people.team(one.id, today)
            ),
        )
        for one in unit.young_people.everyone()
    )
