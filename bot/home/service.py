"""The Home tab: asked for when it is opened, refreshed when what is mine changes."""

from __future__ import annotations

from bot.access.service import Asker, NotKnownHere
from bot.access.visit import Visit
from bot.clock import Clock
from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane, Method
from bot.meetings.sending import Kind
from storage.unit import Store


class HomeTab:
    """Publishes each worker's own Home."""

    def __init__(self, store: Store, clock: Clock, zone: str) -> None:
        self._store, self._clock, self._zone = store, clock, zone

    def open(self, asker: Asker) -> None:
        """Queue the Home of whoever opened it; a stranger has none."""
        with self._store.changing() as unit:
            try:
                visit = Visit.begin(unit, self._clock, asker, self._zone)
            except NotKnownHere:
                return
            to_worker(
                unit,
                self._clock,
                kind=Kind.HOME,
                worker=visit.worker,
                subject_id=visit.worker.id,
                key=f"{Kind.HOME}:{visit.worker.id}",
                lane=Lane.URGENT,
                due_at=visit.now,
                live=True,
                method=Method.HOME,
            )
