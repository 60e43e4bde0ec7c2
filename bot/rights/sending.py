"""What these requests send out, queued in the transaction that causes it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.access.records import Verb
from bot.access.service import House
from bot.access.visit import Visit
from bot.calendars.nations import Nation, is_working_day
from bot.calendars.wall_time import to_utc
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from bot.directory.records import Worker
from bot.leaving.sending import Kind as LeavingKind
from bot.nudges.sending import Kind as NudgeKind
from bot.rights.records import Erasure
from bot.rights.rules import first_working_day, last_month, month_of, next_month
from bot.rights.visit import those_who_may
from bot.teams.sending import Kind as TeamKind
from storage.unit import Unit

#: What two have agreed on is carried out within a minute of all being told.
ERASE_EVERY = timedelta(minutes=1)
#: A new lead's report is queued within a day; the first of the month is far off.
DAILY = timedelta(days=1)
#: When the monthly report is sent, in the reader's own zone.
REPORT_AT = time(9)


class Kind(StrEnum):
    """Each has a renderer in `outgoing`."""

    ERASURE = "rights.erasure"
    TAKEN_AWAY = "rights.taken-away"
    #: The same over a message that said so: it may not have been read yet.
    MEETING_OFF = "rights.meeting-off"
    REPORT = "rights.report"


def tell_of_erasure(house: House, visitor: Visit, one: Erasure) -> None:
    """Show the request to whoever asked and to each who may agree, or refresh it."""
    for worker in those_who_may(house, visitor, Verb.AGREE_ERASURE):
        to_worker(
            visitor.unit,
            house.clock,
            kind=Kind.ERASURE,
            worker=worker,
            subject_id=one.id,
            key=f"{Kind.ERASURE}:{one.id}:{worker.id}",
            lane=Lane.TODAY,
            due_at=visitor.now,
            live=True,
        )


def refresh_erasure(unit: Unit, one: Erasure, now: datetime) -> None:
    """Show it as it stands now to those who were told of it; to nobody new."""
    for worker in unit.workers.everyone():
        refresh(unit, f"{Kind.ERASURE}:{one.id}:{worker.id}", now)


def take_away(
    unit: Unit,
    clock: Clock,
    erasure: Erasure,
    said: Delivery,
    was_at: datetime | None = None,
) -> None:
    """
    Queue neutral words over a message that was sent; the same one only once.

    The row knows where Slack put it and nothing else, so it outlives all that is
    erased. Only of a message that Slack may have taken without an answer is it
    known who was to read it: there it has to be looked for.

    `was_at` is when the cancelled meeting was to be, for a message that said so.
    The row then keeps that moment, so that nobody who reads late waits for it.
    """
    kind = Kind.MEETING_OFF if was_at else Kind.TAKEN_AWAY
    edition = minutes_of(was_at) if was_at else 0
    write_over(unit, clock, said, kind=kind, subject_id=erasure.id, edition=edition)


def write_over(
    unit: Unit,
    clock: Clock,
    said: Delivery,
    *,
    kind: str,
    subject_id: str,
    edition: int = 0,
) -> None:
    """
    Queue other words over a message that was sent, once for each message.

    `subject_id` must name nothing that goes with what the message was about.
    """
    is_found = said.ts is not None
    unit.deliveries.queue(
        replace(
            _anew(said, clock),
            kind=kind,
            dedupe_key=f"{Kind.TAKEN_AWAY}:{said.id}",
            worker_id=None if is_found else said.worker_id,
            room_id=None if is_found else said.room_id,
            subject_id=subject_id,
            edition=edition,
        )
    )


def _anew(said: Delivery, clock: Clock) -> Delivery:
    """Return a row that waits, for the same place and the same message in Slack."""
    return replace(
        said,
        id=clock.new_id(),
        method=Method.UPDATE,
        lane=Lane.URGENT,
        due_at=clock.now(),
        live=False,
        wanted=1,
        shown=0,
        state=DeliveryState.WAITING,
        attempts=0,
        leased_until=None,
        leased_by=None,
        reason=None,
        sent_at=None,
    )


def show_the_others(unit: Unit, now: datetime) -> None:
    """Let messages that list several young people speak of the others only."""
    for one in unit.deliveries.on_screens([TeamKind.STILL_NEEDED, *LeavingKind]):
        refresh(unit, one.dedupe_key, now)


def digests_about(unit: Unit, young_person_id: str) -> frozenset[str]:
    """Return the digests of nudges in which one young person stands, by their ids."""
    climbs = unit.nudges.climbs_for(young_person_id)
    sent = unit.nudges.of_climbs(frozenset(one.id for one in climbs))
    return frozenset(one.digest_id for one in sent if one.digest_id)


def digests_of_only(unit: Unit, nudge_ids: Collection[str]) -> list[str]:
    """Return the digests in which nothing but these nudges stands."""
    return [
        one
        for one in unit.put_away.digests_with(nudge_ids)
        if all(it.id in nudge_ids for it in unit.nudges.in_digest(one))
    ]


def show_digests(unit: Unit, digest_ids: Collection[str], now: datetime) -> None:
    """Let each digest speak of those of its nudges only that are there still."""
    for one in digest_ids:
        refresh(unit, f"{NudgeKind.DIGEST}:{one}", now)


def minutes_of(instant: datetime) -> int:
    """Return an instant as a number that a row of the queue can keep."""
    return int(instant.timestamp()) // 60


def moment_of(minutes: int) -> datetime:
    return datetime.fromtimestamp(minutes * 60, UTC)


def queue_report(house: House, visitor: Visit, worker: Worker) -> None:
    """Queue the next report for one reader, ahead of its time; once for each month."""
    agency = visitor.unit.agencies.get(worker.agency_id)
    if agency is None:
        return
    nation, today = Nation(agency.nation), visitor.today
    days = (
        first_working_day(month, lambda one: is_working_day(one, nation))
        for month in (month_of(today), next_month(today))
    )
    moments = ((day, to_utc(day, REPORT_AT, agency.zone)) for day in days)
    day, due_at = next(one for one in moments if one[1] >= visitor.now)
    month = last_month(day).isoformat()[:7]
    to_worker(
        visitor.unit,
        house.clock,
        kind=Kind.REPORT,
        worker=worker,
        subject_id=month,
        key=f"{Kind.REPORT}:{worker.id}:{month}",
        lane=Lane.TODAY,
        due_at=due_at,
    )
