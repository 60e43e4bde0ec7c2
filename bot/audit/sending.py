"""The one message the trail sends: its mark, each working morning, to be kept."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.calendars.nations import Nation, is_working_day
from bot.calendars.wall_time import to_local, to_utc
from bot.clock import Clock
from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Agency, Worker
from storage.unit import Unit

#: When the mark is sent, in the lead's own zone (ours).
SENT_AT = time(8, 30)
#: Whoever has no working day in so long is not written to.
_LOOKED_AHEAD = 14


class Kind(StrEnum):
    """What the trail sends; it has a renderer in `outgoing`."""

    HEAD = "audit.head"


def queue_marks(unit: Unit, clock: Clock, now: datetime) -> None:
    """
    Queue each governance lead's next mark; the same morning is queued once.

    It is queued ahead, so that it waits among the deliveries for its time.
    """
    leads = [one for one in unit.workers.everyone() if one.is_governance_lead]
    for worker in leads:
        agency = unit.agencies.get(worker.agency_id)
        if agency is None:
            continue
        day = _next_morning(unit, worker, agency, now)
        if day is None:
            continue
        to_worker(
            unit,
            clock,
            kind=Kind.HEAD,
            worker=worker,
            subject_id=worker.id,
            key=f"{Kind.HEAD}:{worker.id}:{day.isoformat()}",
            lane=Lane.TODAY,
            due_at=to_utc(day, SENT_AT, agency.zone),
        )


def _next_morning(
    unit: Unit, worker: Worker, agency: Agency, now: datetime
) -> date | None:
    """Return the next day on which they work and half past eight is to come."""
    local = to_local(now, agency.zone)
    first = local.date() + timedelta(days=local.time() > SENT_AT)
    coming = (first + timedelta(days=ahead) for ahead in range(_LOOKED_AHEAD))
    return next((day for day in coming if _works(unit, worker, agency, day)), None)


def _works(unit: Unit, worker: Worker, agency: Agency, day: date) -> bool:
    return (
        (worker.left_on is None or day <= worker.left_on)
        and day.weekday() in worker.working_days
        and is_working_day(day, Nation(agency.nation))
        and not unit.workers.on_leave(frozenset({worker.id}), day)
    )
