"""The queue against a model of plain dictionaries, in any order of events."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.clock import MovableClock
from bot.deliveries.marks import dropped, failed, marked, put_back
from bot.deliveries.outcomes import Outcome, Sent, Unclear
from bot.deliveries.queue import refresh, to_room
from bot.deliveries.records import Delivery, DeliveryState, Lane
from tests.deliveries.people import TEAM
from tests.stores import open_store

START = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
LEASE = timedelta(seconds=120)
OUTCOMES: list[Outcome] = [Sent(channel="C", ts="1.1"), Unclear(reason="timeout")]


@dataclass(kw_only=True)
class Thing:
    """What the model knows of one row."""

    room: str
    lane: Lane
    due_at: datetime
    live: bool
    wanted: int = 1
    shown: int = 0
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    look_first: bool = False
    leased_until: datetime | None = None
    leased_by: str | None = None


class Queue(RuleBasedStateMachine):
    """Queue, touch, claim, mark and let time pass."""

    template: Path
    held = Bundle("held")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        shutil.copy(self.template, f"{self.folder}/q.db")
        self.store = open_store(f"sqlite:///{self.folder}/q.db")
        self.clock = MovableClock(START)
        self.model: dict[str, Thing] = {}

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(
        key=st.sampled_from("abcdef"),
        room=st.sampled_from(["C1", "C2", "C3"]),
        lane=st.sampled_from(Lane),
        delay=st.sampled_from([0, 0, 30]),
        live=st.booleans(),
    )
    def queue(self, key: str, room: str, lane: Lane, delay: int, live: bool) -> None:
        due_at = self.clock.now() + timedelta(seconds=delay)
        with self.store.changing() as unit:
            to_room(
                unit,
                self.clock,
                kind="test",
                workspace=TEAM,
                room_id=room,
                subject_id=key,
                key=key,
                lane=lane,
                due_at=due_at,
                live=live,
            )
        if key not in self.model:
            self.model[key] = Thing(room=room, lane=lane, due_at=due_at, live=live)
        elif live:
            self._touched(key, due_at, lane)

    @rule(key=st.sampled_from("abcdef"))
    def touch(self, key: str) -> None:
        with self.store.changing() as unit:
            found = refresh(unit, key, self.clock.now())
        assert found == (key in self.model and self.model[key].live)
        self._touched(key, self.clock.now(), Lane.URGENT)

    def _touched(self, key: str, due_at: datetime, lane: Lane) -> None:
        thing = self.model.get(key)
        if thing is None or not thing.live:
            return
        waits = thing.state is DeliveryState.WAITING
        thing.wanted += 1
        held_back = thing.attempts or thing.due_at < due_at or not thing.shown
        if not (waits and held_back):
            thing.due_at = due_at
        thing.lane = min(thing.lane, lane) if waits else lane
        if thing.state is not DeliveryState.LEASED:
            thing.state = DeliveryState.WAITING

    @rule(target=held, most=st.integers(1, 4))
    def claim(self, most: int) -> list[Delivery]:
        now, by = self.clock.now(), self.clock.new_id()
        with self.store.changing() as unit:
            rows = unit.leases.claim(
                now=now, leased_by=by, until=now + LEASE, most=most
            )
        self._take_back(now)
        assert [row.dedupe_key for row in rows] == self._due(now, most)
        for row in rows:
            thing = self.model[row.dedupe_key]
            thing.state, thing.leased_by = DeliveryState.LEASED, by
            thing.leased_until, thing.attempts = now + LEASE, thing.attempts + 1
        return rows

    def _take_back(self, now: datetime) -> None:
        for thing in self.model.values():
            if thing.leased_until is not None and thing.leased_until <= now:
                thing.state, thing.look_first = DeliveryState.WAITING, True
                thing.leased_by = thing.leased_until = None

    def _due(self, now: datetime, most: int) -> list[str]:
        taken = {one.room for one in self.model.values() if one.leased_by}
        waiting = [
            (thing.lane, thing.due_at, number, key)
            for number, (key, thing) in enumerate(self.model.items())
            if thing.state is DeliveryState.WAITING and thing.due_at <= now
        ]
        chosen: list[str] = []
        for *_, key in sorted(waiting):
            if len(chosen) < most and self.model[key].room not in taken:
                taken.add(self.model[key].room)
                chosen.append(key)
        return chosen

    @rule(rows=held, how=st.sampled_from(["sent", "unclear", "back", "drop", "fail"]))
    def mark(self, rows: list[Delivery], how: str) -> None:
        now = self.clock.now()
        outcomes = [_after(row, how, now) for row in rows]
        with self.store.changing() as unit:
            held = unit.leases.mark(outcomes)
        mine = [row for row in outcomes if self._thing(row).leased_by == row.leased_by]
        assert held == len(mine)
        for row in mine:
            self._marked(row)

    def _marked(self, row: Delivery) -> None:
        thing = self._thing(row)
        more = thing.live and thing.wanted > row.wanted
        thing.leased_by = thing.leased_until = None
        thing.state = DeliveryState.WAITING if more else row.state
        thing.shown, thing.attempts = row.shown, row.attempts
        thing.look_first = row.look_first
        if row.state is DeliveryState.WAITING:
            thing.due_at = row.due_at

    def _thing(self, row: Delivery) -> Thing:
        return self.model[row.dedupe_key]

    @rule(seconds=st.sampled_from([1, 5, 30, 120, 300]))
    def time_passes(self, seconds: int) -> None:
        self.clock.move_to(self.clock.now() + timedelta(seconds=seconds))

    @invariant()
    def every_row_is_as_the_model_says(self) -> None:
        with self.store.looking() as unit:
            for key, thing in self.model.items():
                row = unit.deliveries.by_key(key)
                assert row is not None
                assert _seen(row) == thing

    @invariant()
    def no_place_has_two_on_their_way(self) -> None:
        rooms = [one.room for one in self.model.values() if one.leased_by]
        assert len(rooms) == len(set(rooms))


def _after(row: Delivery, how: str, now: datetime) -> Delivery:
    match how:
        case "sent" | "unclear":
            return marked(row, OUTCOMES[how == "unclear"], now)
        case "back":
            return put_back(row, "broke", now)
        case "drop":
            return dropped(row, "answered")
        case _:
            return failed(row, "is_archived")


def _seen(row: Delivery) -> Thing:
    names = Thing.__dataclass_fields__.keys() - {"room"}
    seen = {name: getattr(row, name) for name in names}
    return Thing(room=row.room_id or "", **seen)


def test_the_queue_does_what_a_plain_model_does(sqlite_template: Path) -> None:
    Queue.template = sqlite_template
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Queue,
        settings=settings(max_examples=100, stateful_step_count=40, deadline=None),
    )


def test_the_model_would_notice_a_row_that_is_sent_twice(
    sqlite_template: Path,
) -> None:
    class Careless(Queue):
        def _marked(self, row: Delivery) -> None:
            super()._marked(replace(row, state=DeliveryState.WAITING))

    Careless.template = sqlite_template
    with pytest.raises(AssertionError):
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            Careless,
            settings=settings(
                # The same examples every time: a control must not depend on luck.
                derandomize=True,
                max_examples=500,
                stateful_step_count=40,
                deadline=None,
                phases=[Phase.generate],
                database=None,
                report_multiple_bugs=False,
                print_blob=False,
            ),
        )
