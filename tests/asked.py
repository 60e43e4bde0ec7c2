"""Asks and nudges as rows, for tests of what becomes of them long after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.asks.records import Ask, NewDate, NewDateReason
from bot.deliveries.queue import to_worker
from bot.deliveries.records import DeliveryState, Lane
from bot.nudges.records import Climb, Matter, Nudge, NudgeState, Whom, Wording
from bot.nudges.sending import key_of, send
from storage.deliveries import deliveries
from tests.meetings.desk import Desk

#: By when everything here is asked.
DUE = date(2027, 3, 24)


def put_ask(
    desk: Desk,
    of: str = "ludo",
    *,
    by: str = "odile",
    about: str = "YP-7HX3",
    **changes: Any,
) -> Ask:
    """Ask one worker for something, with its message to them in the queue."""
    ask = Ask(
        id=desk.clock.new_id(),
        young_person_id=desk.young_person(about).id,
        asker_id=desk.id_of(by),
        worker_id=desk.id_of(of),
        what="Find out about the swimming club",
        due=DUE,
        decision_needed=False,
        created_at=desk.clock.now(),
    )
    ask = replace(ask, **changes)
    with desk.store.changing() as unit:
        assert unit.asks.add(ask)
        to_worker(
            unit,
            desk.clock,
            kind="ask.asked",
            worker=desk.worker(of),
            subject_id=ask.id,
            key=f"ask.asked:{ask.id}:{ask.worker_id}",
            lane=Lane.TODAY,
            due_at=desk.clock.now(),
            live=True,
        )
    return ask


def move_date(desk: Desk, ask: Ask, was: date = date(2027, 3, 17)) -> None:
    with desk.store.changing() as unit:
        unit.asks.move_date(
            NewDate(
                id=desk.clock.new_id(),
                young_person_id=ask.young_person_id,
                item_id=ask.id,
                worker_id=ask.worker_id,
                was=was,
                due=ask.due,
                reason=NewDateReason.WAITING,
                at=desk.clock.now(),
            )
        )


def put_climb(desk: Desk, ask: Ask, **changes: Any) -> Climb:
    """Let a ladder run for an ask."""
    now = desk.clock.now()
    climb = Climb(
        id=desk.clock.new_id(),
        matter=Matter.ASK,
        item_id=ask.id,
        edition=0,
        worker_id=ask.worker_id,
        young_person_id=ask.young_person_id,
        ladder="{}",
        started_at=now,
        next_at=now,
    )
    climb = replace(climb, **changes)
    with desk.store.changing() as unit:
        assert unit.nudges.begin(climb)
    return climb


def put_nudge(desk: Desk, climb: Climb, **changes: Any) -> Nudge:
    """Nudge whoever is awaited; the message is in the queue."""
    now = desk.clock.now()
    nudge = Nudge(
        id=desk.clock.new_id(),
        climb_id=climb.id,
        step=0,
        worker_id=climb.worker_id,
        whom=Whom.PERSON,
        wording=Wording.ASK_FIRST,
        planned_at=now,
        at=now,
        state=NudgeState.SENT,
        sent_at=now,
    )
    nudge = replace(nudge, **changes)
    with desk.store.changing() as unit:
        worker = unit.workers.get(climb.worker_id)
        assert worker
        unit.nudges.add(nudge)
        send(unit, desk.clock, worker, nudge)
    return nudge


def on_screen(desk: Desk, *nudges: Nudge) -> None:
    """Let the messages of these nudges be on somebody's screen."""
    for number, one in enumerate(nudges):
        with desk.store.changing() as unit:
            this = deliveries.c.dedupe_key == key_of(one)
            posted = {"channel": "C0HERE", "ts": f"18.{number}", "shown": 1}
            unit.connection.execute(
                deliveries.update()
                .where(this)
                .values(state=DeliveryState.SENT, sent_at=desk.clock.now(), **posted)
            )
