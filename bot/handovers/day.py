"""
What a day brings to a handover, and what it does not.

On T the receiver is asked to take it over, and the morning after both sides hear
that nothing moved by itself. Nothing here changes a handover.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.access.service import House
from bot.calendars.wall_time import local_day, to_local
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.handovers.records import Handover
from bot.handovers.sending import Kind
from bot.meetings.rules import kind_moment
from storage.unit import Unit

#: Safe to miss: what is due is found by the day, not by the minute.
LOOK_EVERY = timedelta(minutes=10)
#: Before anybody is at work.
_DAY_BEGINS = time(6)


class Days:
    """Asks on the day, once, and shows each list anew when a day begins."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._counted_on: date | None = None

    def tick(self, now: datetime) -> None:
        with self._house.store.looking() as look:
            running = look.handovers.running()
            asks = self._to_ask(look, running, now)
        # Once it has moved its list counts no days any more.
        counting = [one for one in running if one.taken_over_on is None]
        shown = counting if self._begins(now) else []
        if not asks and not shown:
            return
        with self._house.store.changing(quietly=True) as unit:
            for key, (handover, worker_id) in asks.items():
                self._ask(unit, key, handover, worker_id, now)
            for one in shown:
                _count_anew(unit, one, now)
        self._house.store.poke()

    def _to_ask(
        self, unit: Unit, running: list[Handover], now: datetime
    ) -> dict[str, tuple[Handover, str]]:
        """Return what is not asked yet, by the key under which it is asked once."""
        today = local_day(now, self._house.zone)
        asks = {
            _key(one, worker_id, today): (one, worker_id)
            for one in running
            if _has_come(one, today)
            for worker_id in one.workers
        }
        there = unit.deliveries.keys_among(asks) if asks else frozenset()
        return {key: one for key, one in asks.items() if key not in there}

    def _begins(self, now: datetime) -> bool:
        """Whether this is the first look of a day; after a restart once more."""
        local = to_local(now, self._house.zone)
        if local.time() < _DAY_BEGINS or self._counted_on == local.date():
            return False
        self._counted_on = local.date()
        return True

    def _ask(
        self, unit: Unit, key: str, handover: Handover, worker_id: str, now: datetime
    ) -> None:
        worker = unit.workers.get(worker_id)
        agency = unit.agencies.get(worker.agency_id) if worker else None
        assert worker is not None  # Foreign keys hold both.
        assert agency is not None
        to_worker(
            unit,
            self._house.clock,
            kind=Kind.PASSED,
            worker=worker,
            subject_id=handover.id,
            key=key,
            lane=Lane.TODAY,
            due_at=kind_moment(now, agency),
            live=True,
        )
        refresh(unit, f"{Kind.MINE}:{handover.id}:{worker_id}", now)


def _has_come(handover: Handover, today: date) -> bool:
    waits = handover.taken_over_on is None and handover.paused_on is None
    return waits and handover.transfer_on <= today


def _key(handover: Handover, worker_id: str, today: date) -> str:
    """The day itself, and once after it: twice in all for each T."""
    on = handover.transfer_on
    which = "day" if on == today else "after"
    return f"{Kind.PASSED}:{handover.id}:{worker_id}:{on:%Y%m%d}:{which}"


def _count_anew(unit: Unit, handover: Handover, now: datetime) -> None:
    """Each list says how many days are left, so it is shown anew each morning."""
    for kind in (Kind.ROOM, Kind.MINE):
        for one in unit.deliveries.live_about(kind, handover.id):
            refresh(unit, one.dedupe_key, now, lane=Lane.WHENEVER)
