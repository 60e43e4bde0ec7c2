"""
How many due deliveries a second go through the sweep, against APScheduler's store.

Ours: claimed, checked (is the worker here, in which agency, still in the team
around the young person?), rendered and marked, each row durable, with a sender
that does nothing. The peer: as many jobs that do nothing, due at once, fired from
SQLAlchemyJobStore on SQLite as it comes, whose commits are as durable as ours.
(With a write-ahead log, which is not what it comes with, it is several times
quicker and ours still about twice as quick, while doing all of the above.)
"""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import event

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.clock import MovableClock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Sent
from bot.deliveries.queue import to_worker
from bot.deliveries.rate_limits import Quiet
from bot.deliveries.records import Delivery, Lane, NotNeeded, Outgoing, Post
from bot.deliveries.sender import Done
from bot.deliveries.sweep import Sweep
from bot.directory.records import Membership, Worker, YoungPerson
from storage.base import metadata
from storage.engine import WRITES, open_engine
from storage.unit import Store, Unit
from tests.benchmarks.line import Aim, Line, in_turns
from tests.storage.examples import agency, worker, young_person
from tests.stores import open_keys

DELIVERIES = 10_000
#: A partnership on a Monday: agencies, their workers, young people and teams.
AGENCIES, WORKERS, YOUNG_PEOPLE, TEAM = 40, 400, 500, 8
NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
#: APScheduler asks the machine for the time.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def measure() -> Line:
    """Drain both twice, in turns, and compare the means."""
    ours, peer = in_turns(_ours, _peer, rounds=2)
    return Line(
        name="drain", ours=ours, peer=peer, unit="per second", aim=Aim(at_least=5)
    )


class NoSend:
    """Says at once that Slack has it."""

    def __init__(self) -> None:
        self.quiet = Quiet()
        self.sent = 0

    def send(self, letter: Letter, done: Done) -> None:
        self.sent += 1
        done(letter, Sent(channel="D0", ts=f"{self.sent}"))

    def close(self) -> None:
        """There is nothing to close."""


def _ours() -> float:
    with _store() as store:
        clock = MovableClock(NOW)
        _fill(store, clock)
        sender = NoSend()
        sweep = Sweep(
            store=store, clock=clock, sender=sender, renderers={"bench.nudge": _render}
        )
        began = time.perf_counter()
        done = sweep.run_due()
        took = time.perf_counter() - began
        assert done == sender.sent == DELIVERIES
        return DELIVERIES / took


def _render(unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
    """Read what a nudge of a meeting reads: the worker, their agency, the team."""
    person = unit.workers.get(delivery.worker_id or "")
    child = unit.young_people.get(delivery.subject_id)
    if person is None or child is None:
        return NotNeeded(reason="gone")
    office = unit.agencies.get(person.agency_id)
    today = now.date()
    thing = Thing(team=tuple(unit.young_people.team(child.id, today)))
    if not may(actor_of(person), Verb.SEE_YOUNG_PERSON, thing, today).allowed:
        return NotNeeded(reason="access-removed")
    words = f"Can you come? {office.name if office else ''}"
    section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
    return Post(text="Can you come? Please answer by Friday.", blocks=[section])


@contextmanager
def _store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/alongside.db")
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            metadata.create_all(connection)
        store = Store(engine, open_keys(f"sqlite:///{folder}/alongside.db"))
        yield store
        store.close()


def _fill(store: Store, clock: MovableClock) -> None:
    with store.changing() as unit:
        workers = list(_workers(unit))
        teams = list(_teams(unit, workers))
        for number in range(DELIVERIES):
            meeting, place = divmod(number, TEAM)
            child, team = teams[meeting % YOUNG_PEOPLE]
            to_worker(
                unit,
                clock,
                kind="bench.nudge",
                worker=team[place],
                subject_id=child.id,
                key=f"bench.nudge:{number}",
                lane=Lane(meeting % 3),
                due_at=NOW - timedelta(seconds=meeting % 600),
            )


def _workers(unit: Unit) -> Iterator[Worker]:
    for number in range(AGENCIES):
        unit.agencies.add(agency(f"A{number}", f"Agency {number}"))
    for number in range(WORKERS):
        one = replace(
            worker(f"w{number}"),
            agency_id=f"agency-a{number % AGENCIES}",
            team_id="T0BENCH",
            slack_id=f"U{number}",
        )
        unit.workers.add(one)
        yield one


def _teams(
    unit: Unit, workers: list[Worker]
) -> Iterator[tuple[YoungPerson, list[Worker]]]:
    for number in range(YOUNG_PEOPLE):
        child = young_person(f"YP-{number:04}")
        unit.young_people.add(child)
        start = (number * TEAM) % WORKERS
        team = list(islice(workers, start, start + TEAM))
        for member in team:
            unit.young_people.join(
                Membership(
                    id=f"m-{number}-{member.handle}",
                    young_person_id=child.id,
                    worker_id=member.id,
                    role="social worker",
                    knows_them=False,
                    from_day=date(2026, 9, 1),
                    until_day=None,
                )
            )
        yield child, team


def _peer() -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/jobs.db"
        _add_jobs(url)
        scheduler = _scheduler(SQLAlchemyJobStore(url=url))
        left = threading.Semaphore(0)
        scheduler.add_listener(lambda _event: left.release(), EVENT_JOB_EXECUTED)
        began = time.perf_counter()
        scheduler.start()
        for _ in range(DELIVERIES):
            left.acquire()
        took = time.perf_counter() - began
        scheduler.shutdown()
        return DELIVERIES / took


def _add_jobs(url: str) -> None:
    """Filling is not measured, so it need not reach the disk and is quick."""
    store = SQLAlchemyJobStore(url=url)
    event.listen(store.engine, "connect", _without_flushing)
    scheduler = _scheduler(store)
    store.start(scheduler, "default")
    for number in range(DELIVERIES):
        store.add_job(
            Job(
                scheduler,
                id=f"job-{number}",
                name="nothing",
                func=nothing,
                args=(),
                kwargs={},
                trigger=DateTrigger(LONG_AGO),
                executor="default",
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
                next_run_time=LONG_AGO,
            )
        )
    store.engine.dispose()


def _without_flushing(connection: sqlite3.Connection, _entry: object) -> None:
    connection.execute("PRAGMA synchronous=0")


def nothing() -> None:
    """What each of the peer's jobs does."""


def _scheduler(store: SQLAlchemyJobStore) -> BackgroundScheduler:
    return BackgroundScheduler(
        jobstores={"default": store},
        executors={"default": ThreadPoolExecutor(16)},
        job_defaults={"misfire_grace_time": None, "coalesce": True},
        timezone=UTC,
    )
