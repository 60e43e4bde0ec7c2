"""What the leads are told of Alongside itself: it is late, and it is well again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.access.records import Verb
from bot.access.rules import may
from bot.access.service import House, actor_of
from bot.access.visit import NOTHING
from bot.calendars.wall_time import local_day
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, Lane
from bot.directory.records import Worker
from bot.meetings.rules import kind_moment
from storage.unit import Unit

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class Kind(StrEnum):
    """Both messages; each has a renderer in `outgoing`."""

    LATE = "ops.late"
    WELL = "ops.well"


@dataclass(frozen=True, kw_only=True)
class Notices:
    """
    Queues what is needed, inside one unit.

    The rows themselves remember the outage, across restarts and processes. Each
    has the check as its subject, and as its edition the minute in which it began.
    """

    unit: Unit
    house: House
    now: datetime

    def late(self, check: str) -> None:
        """Tell each lead when they are next at work; once for each outage."""
        if any(not is_over(self.unit, one) for one in newest(self.unit, check)):
            return
        for worker in self.unit.workers.everyone():
            if looks_after(worker, self.house.lead_ids, self._today):
                self._queue(Kind.LATE, worker, check, minute_of(self.now), live=True)

    def well(self, check: str) -> None:
        """Tell those who were told; where it was not sent yet, neither is this."""
        for said in newest(self.unit, check):
            worker = self.unit.workers.get(said.worker_id or "")
            if worker is None or is_over(self.unit, said):
                continue
            self._queue(Kind.WELL, worker, check, said.edition, live=False)
            refresh(self.unit, said.dedupe_key, self.now)

    def _queue(
        self, kind: Kind, worker: Worker, check: str, edition: int, *, live: bool
    ) -> None:
        agency = self.unit.agencies.get(worker.agency_id)
        to_worker(
            self.unit,
            self.house.clock,
            kind=kind,
            worker=worker,
            subject_id=check,
            key=_key(kind, check, edition, worker.id),
            edition=edition,
            lane=Lane.URGENT,
            due_at=kind_moment(self.now, agency) if agency else self.now,
            live=live,
        )

    @property
    def _today(self) -> date:
        return local_day(self.now, self.house.zone)


def newest(unit: Unit, check: str) -> list[Delivery]:
    """Return what the leads were told of the newest outage, one row for each."""
    said = unit.deliveries.live_about(Kind.LATE, check)
    last = max((one.edition for one in said), default=0)
    return [one for one in said if one.edition == last]


def is_over(unit: Unit, late: Delivery) -> bool:
    return well_after(unit, late) is not None


def well_after(unit: Unit, late: Delivery) -> Delivery | None:
    """Return what says to the same lead that this outage is over."""
    return unit.deliveries.by_key(_key(Kind.WELL, *_about(late)))


def late_before(unit: Unit, well: Delivery) -> Delivery | None:
    """Return what said to the same lead that it was late."""
    return unit.deliveries.by_key(_key(Kind.LATE, *_about(well)))


def looks_after(worker: Worker, lead_ids: frozenset[str], today: date) -> bool:
    """Whether somebody sees to it that Alongside works: the leads do."""
    actor = actor_of(worker, is_lead=worker.slack_id in lead_ids)
    return may(actor, Verb.FILL_DIRECTORY, NOTHING, today).allowed


def minute_of(instant: datetime) -> int:
    """Return an instant as a number that a row of the queue can keep."""
    return (instant - _EPOCH) // _MINUTE


def instant_of_minute(edition: int) -> datetime:
    return _EPOCH + edition * _MINUTE


def _about(said: Delivery) -> tuple[str, int, str]:
    return said.subject_id, said.edition, said.worker_id or ""


def _key(kind: Kind, check: str, edition: int, worker_id: str) -> str:
    return f"{kind}:{check}:{edition}:{worker_id}"
