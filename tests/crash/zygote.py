"""
A process that has everything imported and forks workers that may be killed.

Starting Python for each kill would take half a second; a fork takes a few
milliseconds. Nothing is opened before the fork: a database connection must not
be carried over one. Each line read is one worker's work, as JSON; the answer is
its number, and later, on a line of its own, how it ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import datetime
from typing import Any

from bot.clock import MovableClock
from bot.deliveries.queue import to_room, to_worker
from bot.deliveries.records import Delivery, File, Lane, Outgoing, Post
from bot.deliveries.sender import Sender
from bot.deliveries.sweep import Sweep
from storage.unit import Store, Unit
from tests.deliveries.people import TEAM
from tests.stores import open_store


def main() -> None:
    """Fork a worker for each line until there are no more."""
    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            _be_quiet()
            _work(json.loads(line))
            os._exit(0)
        _say(worker)
        _, status = os.waitpid(worker, 0)
        _say(os.waitstatus_to_exitcode(status))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _be_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)


def _work(task: dict[str, Any]) -> None:
    clock = MovableClock(datetime.fromisoformat(task["now"]))
    store = open_store(task["database"])
    if "queue" in task:
        _queue(store, clock, task["queue"], task.get("die"))
    sender = Sender(url=task["slack"], token="xoxb-practice", clock=clock)
    renderers = {"test.words": _render, "test.file": _render}
    Sweep(store=store, clock=clock, sender=sender, renderers=renderers).run_due()


def _queue(store: Store, clock: MovableClock, subjects: list[str], die: object) -> None:
    """Queue in one unit; `die` says whether to go before or after its commit."""
    with store.changing() as unit:
        for number, subject in enumerate(subjects):
            _queue_one(unit, clock, number, subject)
        if die == "before commit":
            os.kill(os.getpid(), signal.SIGKILL)
    if die == "after commit":
        os.kill(os.getpid(), signal.SIGKILL)


def _queue_one(unit: Unit, clock: MovableClock, number: int, subject: str) -> None:
    """Queue a message to a room, and every third one a file to a person."""
    common: dict[str, Any] = {
        "subject_id": subject,
        "key": subject,
        "lane": Lane(number % 3),
        "due_at": clock.now(),
    }
    worker = unit.workers.by_handle("odile")
    if number % 3 == 0 and worker is not None:
        to_worker(unit, clock, kind="test.file", worker=worker, **common)
    else:
        room = f"C{number % 7}"
        to_room(unit, clock, kind="test.words", workspace=TEAM, room_id=room, **common)


def _render(_unit: Unit, delivery: Delivery, _now: datetime) -> Outgoing:
    if delivery.kind == "test.file":
        return File(text=delivery.subject_id, name="meeting.ics", content=b"BEGIN")
    return Post(text=delivery.subject_id, blocks=[])


if __name__ == "__main__":
    main()
