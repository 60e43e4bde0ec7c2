"""The monthly question to each worker, queued ahead; and a word to a lead."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.access.rules import has_left
from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Agency, Worker
from bot.leaving.rules import any_lead
from bot.meetings.rules import kind_moment
from bot.teams.rules import edition_of, next_asking
from storage.unit import Unit

#: How often the clock looks who is to be asked next; the queue waits for the day.
LOOK_EVERY = timedelta(hours=1)


class Kind(StrEnum):
    """What is sent about a team around; each has a renderer in `outgoing`."""

    STILL_NEEDED = "teams.still-needed"
    NOBODY_KNOWS = "teams.nobody-knows"


def not_yet_queued(unit: Unit, now: datetime, today: date) -> list[Worker]:
    """Return those in any team for whom the next question is not queued yet."""
    ids = unit.young_people.in_teams(today)
    everyone = unit.workers.these(ids) if ids else []
    agencies = {one.id: one for one in unit.agencies.everyone()}
    keys = {
        _key(one, _due(agencies.get(one.agency_id), one, now)): one
        for one in everyone
        if one.has_slack and not has_left(one.left_on, today)
    }
    there = unit.deliveries.keys_among(keys)
    return [one for key, one in keys.items() if key not in there]


def queue_question(unit: Unit, clock: Clock, worker: Worker, now: datetime) -> None:
    """Queue a worker's next question; the same month is queued once."""
    due_at = _due(unit.agencies.get(worker.agency_id), worker, now)
    if unit.deliveries.by_key(_key(worker, due_at)) is not None:
        return
    to_worker(
        unit,
        clock,
        kind=Kind.STILL_NEEDED,
        worker=worker,
        subject_id=worker.id,
        key=_key(worker, due_at),
        edition=edition_of(due_at.date()),
        lane=Lane.WHENEVER,
        due_at=due_at,
        live=True,
    )


def show_answers(unit: Unit, worker: Worker, now: datetime) -> None:
    """Show what was answered on this month's question, and on the one before."""
    month = now.date().replace(day=1)
    for first in (month, (month - timedelta(days=1)).replace(day=1)):
        key = f"{Kind.STILL_NEEDED}:{worker.id}:{edition_of(first)}"
        refresh(unit, key, now)


def tell_nobody_knows(
    unit: Unit, house: House, worker: Worker, young_person_id: str, now: datetime
) -> None:
    """Tell one lead, once a day at most, when they are next at work."""
    today = local_day(now, house.zone)
    lead = any_lead(worker, unit.workers.everyone(), house.lead_ids, today)
    agency = unit.agencies.get(lead.agency_id) if lead else None
    if lead is None or agency is None:
        return
    to_worker(
        unit,
        house.clock,
        kind=Kind.NOBODY_KNOWS,
        worker=lead,
        subject_id=young_person_id,
        key=f"{Kind.NOBODY_KNOWS}:{young_person_id}:{today}:{lead.id}",
        lane=Lane.TODAY,
        due_at=kind_moment(now, agency),
    )


def _due(agency: Agency | None, worker: Worker, now: datetime) -> datetime:
    return next_asking(worker, agency, now) if agency else now


def _key(worker: Worker, due_at: datetime) -> str:
    return f"{Kind.STILL_NEEDED}:{worker.id}:{edition_of(due_at.date())}"
