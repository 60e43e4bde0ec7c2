"""Writing a file's workers and young people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.clock import Clock
from bot.directory.importing.entries import (
    LeaveEntry,
    WorkerEntry,
    YoungPersonEntry,
)
from bot.directory.importing.load_teams import load_team
from bot.directory.importing.settling import put, settle
from bot.directory.importing.tally import Change, Kept, worst
from bot.directory.records import Leave, Worker, YoungPerson
from storage.unit import Unit

_WORKER_KEYS = {
    "works": ("working_days",),
    "slack": ("team_id", "slack_id"),
    "phone": ("phone",),
    "deputy": ("deputy_id",),
    "lead": ("is_lead",),
    "agency_lead": ("is_agency_lead",),
    "governance_lead": ("is_governance_lead",),
    "account": ("account",),
    "left": ("left_on",),
}
_YOUNG_PERSON_KEYS = {
    "school": ("school_id",),
    "line": ("line", "line_on"),
    "asker": ("asker_id",),
    "ask_by": ("ask_by",),
    "room": ("room_team_id", "room_id"),
    "room_workspaces": ("room_workspaces",),
}


def load_workers(
    unit: Unit, clock: Clock, entries: tuple[WorkerEntry, ...]
) -> list[Kept]:
    """Two may be each other's deputy, so all are there before deputies are named."""
    changes = {one.handle: [_worker(unit, clock, one)] for one in entries}
    for one in entries:
        changes[one.handle] += [_deputy(unit, one), _leave(unit, clock, one)]
    return [
        Kept(kind="worker", name=handle, change=worst(parts))
        for handle, parts in changes.items()
    ]


def load_young_person(
    unit: Unit, clock: Clock, entry: YoungPersonEntry, today: date
) -> Kept:
    current = unit.young_people.by_reference(entry.reference)
    wanted = _young_person(unit, clock, entry, today)
    if current:
        wanted = _with_what_no_file_says(wanted, current)
    settled = settle(current, wanted, entry.lines, _YOUNG_PERSON_KEYS)
    people = unit.young_people
    change = put(current, settled, add=people.add, save=people.save)
    team = load_team(unit, clock, settled.id, entry.team, today)
    if change is Change.SAME and team is Change.CHANGED:
        people.save(settled)  # The version guards the team as well.
    return Kept(kind="young person", name=entry.reference, change=worst([change, team]))


def _worker(unit: Unit, clock: Clock, entry: WorkerEntry) -> Change:
    current = unit.workers.by_handle(entry.handle)
    agency = unit.agencies.by_code(entry.agency)
    assert agency  # The checks came before.
    wanted = Worker(
        id=clock.new_id(),
        agency_id=agency.id,
        handle=entry.handle,
        name=entry.name,
        title=entry.title,
        authority=entry.authority,
        working_days=entry.working_days,
        team_id=entry.team_id,
        slack_id=entry.slack_id,
        phone=entry.phone,
        deputy_id=current.deputy_id if current else None,
        is_lead=entry.is_lead,
        is_agency_lead=entry.is_agency_lead,
        is_governance_lead=entry.is_governance_lead,
        account=entry.account,
        left_on=entry.left_on,
    )
    settled = settle(current, wanted, entry.lines, _WORKER_KEYS)
    return put(current, settled, add=unit.workers.add, save=unit.workers.save)


def _deputy(unit: Unit, entry: WorkerEntry) -> Change:
    worker = unit.workers.by_handle(entry.handle)
    deputy = unit.workers.by_handle(entry.deputy or "")
    wanted = deputy.id if deputy else None
    said = "deputy" in entry.lines.keys
    if not worker or not said or worker.deputy_id == wanted:
        return Change.SAME
    unit.workers.save(replace(worker, deputy_id=wanted))
    return Change.CHANGED


def _leave(unit: Unit, clock: Clock, entry: WorkerEntry) -> Change:
    """Leave in the file takes the place of any that it overlaps."""
    worker = unit.workers.by_handle(entry.handle)
    assert worker
    kept = unit.workers.leave_of(worker.id)
    days = {(one.first_day, one.last_day) for one in kept}
    new = [one for one in entry.leave if (one.first, one.last) not in days]
    for one in new:
        for old in kept:
            if _meets(old, one):
                unit.workers.take_back_leave(old)
        unit.workers.add_leave(
            Leave(
                id=clock.new_id(),
                worker_id=worker.id,
                first_day=one.first,
                last_day=one.last,
            )
        )
    return Change.CHANGED if new else Change.SAME


def _meets(leave: Leave, entry: LeaveEntry) -> bool:
    return leave.first_day <= entry.last and entry.first <= leave.last_day


def _with_what_no_file_says(wanted: YoungPerson, current: YoungPerson) -> YoungPerson:
    """The same words were written the day they were; a hold is never lifted so."""
    is_same = wanted.line == current.line
    return replace(
        wanted,
        line_on=current.line_on if is_same else wanted.line_on,
        room_stopped_on=current.room_stopped_on,
        held_since=current.held_since,
    )


def _young_person(
    unit: Unit, clock: Clock, entry: YoungPersonEntry, today: date
) -> YoungPerson:
    school = unit.agencies.by_code(entry.school or "")
    asker = unit.workers.by_handle(entry.asker or "")
    return YoungPerson(
        id=clock.new_id(),
        reference=entry.reference,
        school_id=school.id if school else None,
        line=entry.line,
        line_on=today if entry.line else None,
        asker_id=asker.id if asker else None,
        ask_by=entry.ask_by,
        room_team_id=entry.room_team_id,
        room_id=entry.room_id,
        room_workspaces=entry.room_workspaces,
    )
