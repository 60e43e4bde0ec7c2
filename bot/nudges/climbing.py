"""
One look at every ladder that is due: what became of the last step, what comes next.

Inside one transaction, so that a step is queued with what says that it was.
A step counts once it has reached somebody, never before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.records import Delivery
from bot.deliveries.steady import SteadyUnit
from bot.nudges.around import People
from bot.nudges.ladder import (
    LOOK_AGAIN,
    Around,
    End,
    Go,
    Next,
    Pass,
    Progress,
    Reached,
    Taken,
    Wait,
    next_step,
)
from bot.nudges.ladder_file import from_text
from bot.nudges.matters import Item, Matters
from bot.nudges.records import (
    Answer,
    Climb,
    ClimbState,
    Nudge,
    NudgeState,
    Whom,
    Why,
)
from bot.nudges.sending import key_of
from bot.nudges.settling import settled
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A step that may go now, with what it is about."""

    climb: Climb
    go: Go
    item: Item


@dataclass(kw_only=True)
class Climbing:
    """Looks at climbs; what may go now is left in `ready`, by who gets it."""

    unit: Unit
    clock: Clock
    now: datetime
    zone: str
    ready: dict[str, list[Ready]] = field(default_factory=dict)
    #: Climbs that ended without an answer, for whoever looks for patterns.
    given_up: list[tuple[Climb, Item]] = field(default_factory=list)
    #: As they were when they were looked at.
    _were: dict[str, Climb] = field(default_factory=dict)
    #: What the ledger says of each thing, of all its ladders.
    _lines: dict[str, list[Nudge]] = field(default_factory=dict)
    #: What each climb is about, today.
    _items: dict[str, Item | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Nothing that a look reads of people and meetings is changed by it.
        self._look = SteadyUnit(self.unit.connection, self.unit.keys)
        today = local_day(self.now, self.zone)
        self.people = People(self._look, self.now, today)
        self._matters = Matters(self._look, self.now, today)

    def prepare(self, climbs: Sequence[Climb]) -> None:
        """Read together what looks at these will ask for one by one."""
        self._lines |= self.unit.heard.about(frozenset(one.item_id for one in climbs))
        self._look.seals.at_hand({one.young_person_id for one in climbs})
        items = [self._opened(one) for one in climbs]
        concerned = {one.worker_id for one in climbs} | {
            worker_id
            for one in items
            if one and not one.ended
            for worker_id in (one.worker_id, one.asker_id)
        }
        self.people.meet(concerned)

    def _opened(self, climb: Climb) -> Item | None:
        if climb.id not in self._items:
            self._items[climb.id] = self._matters.open(climb)
        return self._items[climb.id]

    def _lines_of(self, climb: Climb) -> list[Nudge]:
        if climb.item_id not in self._lines:
            self.prepare([climb])
        lines = self._lines[climb.item_id]
        return [one for one in lines if one.climb_id == climb.id]

    def look_at(self, climb: Climb) -> None:
        """Settle the last step, then take, wait, pass over or end."""
        self._were[climb.id] = climb
        nudges = [self._settled(one) for one in self._lines_of(climb)]
        waiting = [one for one in nudges if one.state is NudgeState.ON_ITS_WAY]
        item = self._opened(climb)
        if item is None:
            self._end(climb, None, Why.GONE)
        elif waiting:
            self._wait_for(climb, waiting[0])
        elif item.ended:
            self._end(_counted(climb, nudges), item, item.ended)
        else:
            self._go_on(climb, item, nudges)

    def _go_on(self, climb: Climb, item: Item, nudges: list[Nudge]) -> None:
        ladder = from_text(climb.ladder)
        around = self.people.around(item, _out_of_reach(nudges))
        climb, elsewhere = _counted(climb, nudges), self._elsewhere(climb)
        while True:
            progress = _progress(climb, item, nudges, around, elsewhere)
            match next_step(ladder, progress, around, self.now):
                case Wait() as wait:
                    self._wait(climb, wait, around)
                    return
                case Pass() as passed:
                    self._pass(climb, passed)
                    climb = replace(climb, step=climb.step + 1)
                case End(why=why):
                    self._end(climb, item, why)
                    return
                case Go() as go:
                    one = Ready(climb=climb, go=go, item=item)
                    self.ready.setdefault(go.rung.worker_id, []).append(one)
                    return

    def foresee(self, climb: Climb, at: datetime) -> Next | None:
        """Return what would come next at that time; writes nothing."""
        nudges = self._lines_of(climb)
        item = self._opened(climb)
        if item is None or any(one.state is NudgeState.ON_ITS_WAY for one in nudges):
            return None
        around = self.people.around(item, _out_of_reach(nudges))
        climb, ladder = _counted(climb, nudges), from_text(climb.ladder)
        elsewhere = self._elsewhere(climb)
        while True:
            progress = _progress(climb, item, nudges, around, elsewhere)
            found = next_step(ladder, progress, around, at)
            if not isinstance(found, Pass):
                return found
            climb = replace(climb, step=climb.step + 1)

    def _elsewhere(self, climb: Climb) -> tuple[Reached, ...]:
        """What else went out about the same thing counts towards the same week."""
        on_its_way = NudgeState.ON_ITS_WAY
        return tuple(
            Reached(worker_id=one.worker_id, at=one.sent_at or self.now)
            for one in self._lines[climb.item_id]
            if one.climb_id != climb.id and one.worker_id
            if one.sent_at or one.state is on_its_way
        )

    def _wait(self, climb: Climb, wait: Wait, around: Around) -> None:
        step = from_text(climb.ladder).steps[climb.step]
        rung = around.get(step.whom) or around.get(Whom.ASKER)
        waits = replace(
            climb,
            next_at=wait.until,
            planned_at=wait.planned,
            next_worker_id=rung.worker_id if rung else None,
            why=wait.why,
        )
        self.save(waits)

    def _wait_for(self, climb: Climb, nudge: Nudge) -> None:
        """Until it is known whether it arrived nothing else is decided."""
        delivery = self._delivery(nudge)
        due_at = delivery.due_at if delivery else self.now
        look = max(self.now + LOOK_AGAIN, due_at + LOOK_AGAIN)
        self.save(replace(climb, next_at=look, why=Why.ON_ITS_WAY))

    def _pass(self, climb: Climb, passed: Pass) -> None:
        step = from_text(climb.ladder).steps[passed.step]
        self.unit.nudges.add(
            Nudge(
                id=self.clock.new_id(),
                climb_id=climb.id,
                step=passed.step,
                worker_id=None,
                whom=None,
                wording=step.wording,
                planned_at=passed.planned,
                at=self.now,
                state=NudgeState.PASSED,
                why=passed.why,
            )
        )

    def _end(self, climb: Climb, item: Item | None, why: Why) -> None:
        ended = replace(
            climb,
            state=ClimbState.ENDED,
            why=why,
            next_at=None,
            next_worker_id=None,
            ended_at=self.now,
        )
        self.unit.nudges.save_climb(ended)
        if item is not None and why in {Why.GIVEN_UP, Why.OVER}:
            self.given_up.append((ended, item))

    def save(self, climb: Climb) -> None:
        """Write a climb, if anything about it changed."""
        if climb != self._were.get(climb.id):
            self.unit.nudges.save_climb(climb)

    def _settled(self, nudge: Nudge) -> Nudge:
        """Return the nudge with what became of its message."""
        if nudge.state is not NudgeState.ON_ITS_WAY:
            return nudge
        after = settled(nudge, self._delivery(nudge))
        return self.unit.nudges.save(after) if after != nudge else nudge

    def _delivery(self, nudge: Nudge) -> Delivery | None:
        return self.unit.deliveries.by_key(key_of(nudge))


def _out_of_reach(nudges: list[Nudge]) -> frozenset[str]:
    """Return who need not be tried: then somebody else is told."""
    return frozenset(
        one.worker_id for one in nudges if one.worker_id and _is_no_use(one)
    )


def _is_no_use(nudge: Nudge) -> bool:
    """Slack would not take it, or whoever was asked in place said "not me"."""
    in_place = nudge.whom in {Whom.DEPUTY, Whom.DECIDER}
    declined = in_place and nudge.answer is Answer.NOT_ME
    return declined or nudge.state is NudgeState.NOT_REACHED


def _counted(climb: Climb, nudges: list[Nudge]) -> Climb:
    """Return the climb past every step that was taken or left out."""
    done = [
        one.step + 1
        for one in nudges
        if one.state in {NudgeState.SENT, NudgeState.NOT_NEEDED, NudgeState.PASSED}
    ]
    return replace(climb, step=max([climb.step, *done]))


def _progress(
    climb: Climb,
    item: Item,
    nudges: list[Nudge],
    around: Around,
    elsewhere: tuple[Reached, ...],
) -> Progress:
    ended = item.ended
    if ended is None and item.worker_id != climb.worker_id:
        ended = Why.SOMEONE_ELSE
    if ended is None and Whom.PERSON not in around:
        ended = Why.ACCESS_REMOVED
    return Progress(
        climb_id=climb.id,
        started_at=climb.started_at,
        due=item.due,
        over_at=item.over_at,
        ended=ended,
        step=climb.step,
        taken=tuple(
            Taken(step=one.step, worker_id=one.worker_id, whom=one.whom, at=one.sent_at)
            for one in nudges
            if one.sent_at and one.worker_id and one.whom
        ),
        elsewhere=elsewhere,
        not_before=climb.not_before,
        decision_needed=item.decision_needed,
    )
