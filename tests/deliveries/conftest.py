"""A partnership of a few, a fake Slack, and a sweep that is run by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.deliveries.queue import to_room, to_worker
from bot.deliveries.records import Delivery, Lane, Method, Outgoing, Post
from bot.deliveries.sender import Sender
from bot.deliveries.sweep import Sweep
from bot.directory.records import Worker
from storage.unit import Store, Unit
from tests.deliveries.fake_slack import FakeSlack
from tests.deliveries.fixtures import slack
from tests.deliveries.people import TEAM, add_people

__all__ = ["slack"]


@dataclass(kw_only=True)
class Renders:
    """A renderer that says the subject, or what a test wants it to."""

    outgoing: dict[str, Outgoing | Exception] = field(default_factory=dict)
    #: Asked instead, once; takes the unit it may read with.
    once: dict[str, Callable[[Unit], Outgoing]] = field(default_factory=dict)

    def __call__(self, unit: Unit, delivery: Delivery, _now: datetime) -> Outgoing:
        if delivery.subject_id in self.once:
            return self.once.pop(delivery.subject_id)(unit)
        made = self.outgoing.get(delivery.subject_id)
        if isinstance(made, Exception):
            raise made
        return made or Post(text=delivery.subject_id, blocks=[])


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything a test of the sweep needs, ready to hand."""

    store: Store
    clock: MovableClock
    slack: FakeSlack
    renders: Renders
    workers: dict[str, Worker]
    sweeps: list[Sweep] = field(default_factory=list)

    def sweep(
        self, *, url: str = "", timeout_seconds: float = 5, **settings: Any
    ) -> Sweep:
        sender = Sender(
            url=url or self.slack.url,
            token="xoxb-practice",
            clock=self.clock,
            timeout_seconds=timeout_seconds,
        )
        made = Sweep(
            store=self.store,
            clock=self.clock,
            sender=sender,
            renderers={"test.words": self.renders},
            **settings,
        )
        self.sweeps.append(made)
        return made

    def say(self, subject: str, to: str = "odile", **asked: Any) -> bool:
        """Queue one delivery about `subject` to somebody."""
        with self.store.changing() as unit:
            return self.queue(unit, subject, to, **asked)

    def say_home(self, subject: str, to: str) -> None:
        self.say(subject, to, live=True, method=Method.HOME)

    def say_in(self, room: str, subject: str, **asked: Any) -> None:
        """Queue one delivery about `subject` to a room."""
        with self.store.changing() as unit:
            self.queue_in(unit, room, subject, **asked)

    def queue(
        self,
        unit: Unit,
        subject: str,
        to: str,
        *,
        kind: str = "test.words",
        lane: Lane = Lane.TODAY,
        after: timedelta = timedelta(0),
        **asked: Any,
    ) -> bool:
        return to_worker(
            unit,
            self.clock,
            kind=kind,
            worker=self.workers[to],
            subject_id=subject,
            key=f"key:{subject}:{to}",
            lane=lane,
            due_at=self.clock.now() + after,
            **asked,
        )

    def queue_in(
        self,
        unit: Unit,
        room: str,
        subject: str,
        *,
        lane: Lane = Lane.TODAY,
        live: bool = False,
    ) -> None:
        to_room(
            unit,
            self.clock,
            kind="test.words",
            workspace=TEAM,
            room_id=room,
            subject_id=subject,
            key=f"key:{subject}:{room}",
            lane=lane,
            due_at=self.clock.now(),
            live=live,
        )

    def row(self, subject: str, to: str = "odile") -> Delivery:
        with self.store.looking() as unit:
            found = unit.deliveries.by_key(f"key:{subject}:{to}")
        assert found is not None
        return found

    def later(self, **by: float) -> None:
        self.clock.move_to(self.clock.now() + timedelta(**by))


@pytest.fixture
def desk(store: Store, clock: MovableClock, slack: FakeSlack) -> Iterator[Desk]:
    ready = Desk(
        store=store,
        clock=clock,
        slack=slack,
        renders=Renders(),
        workers=add_people(store),
    )
    yield ready
    for sweep in ready.sweeps:
        sweep.stop()
