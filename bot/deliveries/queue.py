"""
What services call inside their unit to have something said.

The row is written with the change that causes it, or not at all. Words are
made when it is sent, so nothing here takes any.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from bot.directory.records import Worker
from storage.unit import Unit


def to_worker(
    unit: Unit,
    clock: Clock,
    *,
    kind: str,
    worker: Worker,
    subject_id: str,
    key: str,
    lane: Lane,
    due_at: datetime,
    edition: int = 0,
    live: bool = False,
    method: Method = Method.POST,
) -> bool:
    """
    Queue one delivery to a worker; False, and nothing queued, without Slack.

    The same `key` again queues nothing; for a live delivery it asks for a
    refresh. `method` is HOME for a Home tab and FILE for a file: it says which
    of Slack's paces the row waits for.
    """
    if worker.team_id is None or worker.slack_id is None:
        return False
    delivery = _delivery(clock, kind, key, worker.team_id, subject_id, lane, due_at)
    _queue(
        unit,
        replace(
            delivery, worker_id=worker.id, edition=edition, live=live, method=method
        ),
    )
    return True


def to_room(
    unit: Unit,
    clock: Clock,
    *,
    kind: str,
    workspace: str,
    room_id: str,
    subject_id: str,
    key: str,
    lane: Lane,
    due_at: datetime,
    edition: int = 0,
    live: bool = False,
    method: Method = Method.POST,
) -> None:
    """
    Queue one message to a channel; the same `key` again queues nothing.

    What is about a young person is live, so that it can be taken back. `method`
    is INFO for a look at who can read the channel.
    """
    delivery = _delivery(clock, kind, key, workspace, subject_id, lane, due_at)
    _queue(
        unit,
        replace(delivery, room_id=room_id, edition=edition, live=live, method=method),
    )


def refresh(unit: Unit, key: str, now: datetime, *, lane: Lane = Lane.URGENT) -> bool:
    """
    Ask for a live delivery to be shown anew; False when there is none.

    It is due at once and only counted: the sweep sends one update for all that
    was asked for by then. So ten in a second are one, and a practice clock that
    stands still blocks nothing (the gap between two updates is the sweep's, in
    real seconds).
    """
    return unit.deliveries.touch(key, due_at=now, lane=lane)


def _queue(unit: Unit, delivery: Delivery) -> None:
    if not unit.deliveries.queue(delivery) and delivery.live:
        refresh(unit, delivery.dedupe_key, delivery.due_at, lane=delivery.lane)


def _delivery(
    clock: Clock,
    kind: str,
    key: str,
    workspace: str,
    subject_id: str,
    lane: Lane,
    due_at: datetime,
) -> Delivery:
    return Delivery(
        id=clock.new_id(),
        kind=kind,
        dedupe_key=key,
        workspace=workspace,
        worker_id=None,
        room_id=None,
        subject_id=subject_id,
        edition=0,
        method=Method.POST,
        lane=lane,
        due_at=due_at,
        live=False,
        wanted=1,
        shown=0,
        state=DeliveryState.WAITING,
        attempts=0,
        look_first=False,
        leased_until=None,
        leased_by=None,
        message_key=clock.new_id(),
        channel=None,
        ts=None,
        reason=None,
        created_at=clock.now(),
        sent_at=None,
    )
