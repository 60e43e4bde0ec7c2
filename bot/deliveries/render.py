"""
From claimed rows to letters, in one look at today's state.

Each noun registers one renderer for each of its kinds. It asks again whether
the message is still needed and still allowed; here only what holds for every
noun is asked: is the person still there, and reachable in Slack?
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.letter import Letter
from bot.deliveries.marks import dropped, failed, put_back, put_off
from bot.deliveries.records import Delivery, NotNeeded, NotYet, Outgoing
from bot.deliveries.steady import SteadyUnit
from bot.directory.records import Worker
from storage.unit import Store, Unit

log = structlog.get_logger(__name__)

#: Makes one message from today's state; reads only, and never calls Slack.
Renderer = Callable[[Unit, Delivery, datetime], Outgoing]

#: Every kind there is, as "noun.what", and who makes it.
Renderers = Mapping[str, Renderer]

_SHORT_REFERENCE = 8


class Rendering:
    """Makes letters of rows; a row that needs none comes back marked."""

    def __init__(self, store: Store, renderers: Renderers, clock: Clock) -> None:
        self._store = store
        self._renderers = renderers
        self._clock = clock

    def render(
        self, rows: Sequence[Delivery], last_second: float
    ) -> list[Letter | Delivery]:
        """Return a letter to send or a row to mark for each row given."""
        waiting = deque(rows)
        made: list[Letter | Delivery] = []
        while waiting:
            with self._store.looking() as look:
                unit = SteadyUnit(look.connection, look.keys)
                unit.meet(row.worker_id for row in waiting if row.worker_id)
                self._until_one_breaks(unit, waiting, made, last_second)
        return made

    def _until_one_breaks(
        self,
        unit: Unit,
        waiting: deque[Delivery],
        made: list[Letter | Delivery],
        last_second: float,
    ) -> None:
        """Stop after a broken one: its failed query may have spoilt the unit."""
        now = self._clock.now()
        while waiting:
            row = waiting.popleft()
            try:
                made.append(self._one(unit, row, now, last_second))
            except Exception as error:  # noqa: BLE001 – one bad row stops no other.
                made.append(self._broken(row, error, now))
                return

    def _one(
        self, unit: Unit, row: Delivery, now: datetime, last_second: float
    ) -> Letter | Delivery:
        renderer = self._renderers.get(row.kind)
        if renderer is None:
            return failed(row, "unknown-kind")
        worker = unit.workers.get(row.worker_id) if row.worker_id else None
        if row.worker_id and (gone := _gone(unit, worker, now)):
            return dropped(row, gone)
        match renderer(unit, row, now):
            case NotNeeded(reason=reason):
                return dropped(row, reason)
            case NotYet(until=until, reason=reason):
                return put_off(row, max(until, now + timedelta(seconds=1)), reason)
            case outgoing:
                return Letter(
                    delivery=row,
                    outgoing=outgoing,
                    slack_id=worker.slack_id if worker else None,
                    last_second=last_second,
                )

    def _broken(self, row: Delivery, error: Exception, now: datetime) -> Delivery:
        """Log where it broke, never the words: an error may quote what it read."""
        reference = self._clock.new_id()[:_SHORT_REFERENCE]
        [*_, last] = traceback.extract_tb(error.__traceback__)
        log.error(
            "delivery_render_broke",
            delivery=row.id,
            kind=row.kind,
            reference=reference,
            error=type(error).__name__,
            where=f"{last.name}:{last.lineno}",
        )
        return put_back(row, f"broke: {reference}", now)


def _gone(unit: Unit, worker: Worker | None, now: datetime) -> str | None:
    """Say why this person cannot be written to, if so."""
    if worker is None:
        return "no-such-worker"
    if worker.slack_id is None:
        return "no-slack"
    if worker.left_on is None:
        return None
    agency = unit.agencies.get(worker.agency_id)
    today = local_day(now, agency.zone) if agency else now.date()
    return "left" if worker.left_on < today else None
