"""Nudging by itself: what is awaited gets a ladder, and what is due goes on its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import structlog

from bot.access.rules import has_left
from bot.access.service import House
from bot.calendars.wall_time import local_day, to_utc
from bot.nudges.climbing import Climbing
from bot.nudges.handover_look import HandoverLook, Marks
from bot.nudges.ladder_file import Ladders, as_text
from bot.nudges.matters import Item, Matters
from bot.nudges.patterns import (
    ASKING,
    LOOKED_BACK,
    missed_running,
    told_lately,
    unanswered_running,
)
from bot.nudges.rationing import Rationing
from bot.nudges.records import MOST_A_DAY, OPENS_AGAIN, Climb, ClimbState, Matter, Why
from storage.awaited import Awaited
from storage.unit import Unit

log = structlog.get_logger(__name__)

#: How many ladders one tick looks at; the next goes on with the rest.
_MOST = 1000


class Nudges:
    """Runs the ladders; the answers are in `bot.nudges.answers`."""

    def __init__(
        self, house: House, ladders: Ladders, *, most_a_day: int = MOST_A_DAY
    ) -> None:
        self._house, self._ladders = house, ladders
        self._most_a_day = most_a_day
        self._handovers = HandoverLook()

    def tick(self, now: datetime) -> None:
        """
        Begin what has no ladder, look at what is due, queue what may go.

        Idempotent, and safe to miss: whatever was missed is taken once, later.
        """
        awaited, anything_due, marks = self._look(now)
        queued = False
        if awaited or anything_due:
            with self._house.store.changing(quietly=True) as unit:
                self._begin_all(unit, awaited, now)
                queued = self._climb(unit, now)
        self._handovers.keep(marks)
        if queued:
            self._house.store.poke()

    def _look(self, now: datetime) -> tuple[list[Awaited], bool, Marks]:
        """
        Look without writing: most minutes have nothing for anybody.

        What is answered before its ladder begins ends it at the first look.
        """
        with self._house.store.looking() as unit:
            seen = self._handovers.look(unit, now, local_day(now, self._house.zone))
            awaited = [*unit.awaited.without_ladder(now), *seen.awaited]
            return awaited, bool(awaited or unit.nudges.due(now, 1)), seen.marks

    def next_due(self, after: datetime) -> datetime | None:
        """Return when a ladder, or a handover, is next looked at: a clock may jump."""
        with self._house.store.looking() as unit:
            found = unit.nudges.next_at(after)
            if not unit.awaited.handovers():
                return found
        tomorrow = local_day(after, self._house.zone) + timedelta(days=1)
        morning = to_utc(tomorrow, time(), self._house.zone)
        return min(found, morning) if found else morning

    def _begin_all(self, unit: Unit, found: list[Awaited], now: datetime) -> None:
        for awaited in found:
            self._begin(unit, awaited, now)
            if awaited.matter is Matter.MISSED:
                self._look_for_misses(unit, awaited, now)

    def _begin(self, unit: Unit, awaited: Awaited, now: datetime) -> None:
        climb = Climb(
            id=self._house.clock.new_id(),
            matter=awaited.matter,
            item_id=awaited.item_id,
            edition=awaited.edition,
            worker_id=awaited.worker_id,
            young_person_id=awaited.young_person_id,
            ladder=as_text(self._ladders[awaited.matter]),
            started_at=now,
            next_at=now,
        )
        if not unit.nudges.begin(climb):
            self._begin_again(unit, climb)

    def _begin_again(self, unit: Unit, climb: Climb) -> None:
        """What was answered or passed on, and is theirs again, goes on from there."""
        before = unit.nudges.climb_of(
            climb.matter, climb.item_id, climb.edition, climb.worker_id
        )
        if before is None or before.why not in OPENS_AGAIN:
            return
        again = replace(
            before,
            state=ClimbState.RUNNING,
            why=Why.NOT_YET,
            started_at=climb.started_at,
            next_at=climb.next_at,
            ended_at=None,
        )
        unit.nudges.save_climb(again)

    def _climb(self, unit: Unit, now: datetime) -> bool:
        climbing = Climbing(
            unit=unit, clock=self._house.clock, now=now, zone=self._house.zone
        )
        due = unit.nudges.due(now, _MOST)
        self._prepare(unit, climbing, due)
        for climb in due:
            self._look_at(unit, climbing, climb)
        for climb, item in climbing.given_up:
            self._look_for_silence(unit, climb, item, now)
        if climbing.ready:
            self._give_out(unit, climbing)
        return bool(climbing.ready)

    def _prepare(self, unit: Unit, climbing: Climbing, due: list[Climb]) -> None:
        """Read for all at once; where that breaks, each is read by itself."""
        try:
            with unit.connection.begin_nested():
                climbing.prepare(due)
        except Exception as error:  # noqa: BLE001 – the one that broke it breaks alone.
            log.error("climbs_unprepared", error=type(error).__name__)

    def _look_at(self, unit: Unit, climbing: Climbing, climb: Climb) -> None:
        """One that breaks stops no other; the watchdog sees that it is late."""
        try:
            with unit.connection.begin_nested():
                climbing.look_at(climb)
        except Exception as error:  # noqa: BLE001 – the others go on.
            log.error("climb_broke", climb=climb.id, error=type(error).__name__)

    def _give_out(self, unit: Unit, climbing: Climbing) -> None:
        rationing = Rationing(
            unit=unit,
            clock=self._house.clock,
            climbing=climbing,
            most_a_day=self._most_a_day,
        )
        today = local_day(climbing.now, self._house.zone)
        for worker in unit.workers.these(frozenset(climbing.ready)):
            if not has_left(worker.left_on, today):
                rationing.give_out(worker, climbing.ready[worker.id])

    def _look_for_misses(self, unit: Unit, awaited: Awaited, now: datetime) -> None:
        """Missed twice running by the same convenor: they try something else."""
        one = unit.meetings.invitation(awaited.item_id)
        meeting = unit.meetings.get(one.meeting_id) if one else None
        if meeting is None:
            return
        seen = unit.meetings.attendances(awaited.worker_id, meeting.convenor_id)
        if missed_running(seen):
            self._try_differently(unit, awaited, meeting.convenor_id, now)

    def _look_for_silence(
        self, unit: Unit, climb: Climb, item: Item, now: datetime
    ) -> None:
        """Three asks running without an answer: whoever asks tries something else."""
        if climb.matter not in ASKING or item.asker_id is None:
            return
        ended = unit.nudges.ended_of(climb.worker_id, ASKING, LOOKED_BACK)
        theirs = self._asked_by(unit, ended, item.asker_id, now)
        if unanswered_running(theirs):
            awaited = Awaited(
                matter=Matter.PATTERN,
                item_id=climb.item_id,
                edition=0,
                worker_id=climb.worker_id,
                young_person_id=climb.young_person_id,
            )
            self._try_differently(unit, awaited, item.asker_id, now)

    def _asked_by(
        self, unit: Unit, found: list[Climb], asker_id: str, now: datetime
    ) -> list[Climb]:
        """Return those that this one asked: what others asked is not theirs to know."""
        matters = Matters(unit, now, local_day(now, self._house.zone))
        items = [(one, matters.open(one)) for one in found]
        return [one for one, item in items if item and item.asker_id == asker_id]

    def _try_differently(
        self, unit: Unit, awaited: Awaited, asker_id: str, now: datetime
    ) -> None:
        known = unit.nudges.of_matter(awaited.worker_id, Matter.PATTERN)
        told = self._asked_by(unit, known, asker_id, now)
        if not told_lately(told, now):
            self._begin(unit, replace(awaited, matter=Matter.PATTERN, edition=0), now)
