"""
Never too much in one day: a few messages each, and the rest in one digest.

Whatever does not fit waits for another day, and loses nothing by waiting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.calendars.nations import next_working_day
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.records import Worker
from bot.nudges.climbing import Climbing, Ready
from bot.nudges.ladder import LOOK_AGAIN
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Matter, Nudge, NudgeState, Why
from bot.nudges.sending import send
from storage.unit import Unit

#: More than this in one digest nobody reads; the rest comes another day.
MOST_IN_A_DIGEST = 5
#: One tap is smaller than one errand.
_SIZE = {
    Matter.INVITATION: 0,
    Matter.OFFER: 0,
    Matter.MISSED: 1,
    Matter.ASK: 1,
    Matter.CHECK: 1,
    Matter.SAID_NO: 2,
}


@dataclass(frozen=True, kw_only=True)
class Shares:
    """What of the day's steps goes by itself, together, later today, another day."""

    single: tuple[Ready, ...] = ()
    digest: tuple[Ready, ...] = ()
    later: tuple[Ready, ...] = ()
    another_day: tuple[Ready, ...] = ()


def share(ready: Sequence[Ready], room: int, *, more_today: bool) -> Shares:
    """
    Share out what may go now into the room that is left in the day; pure.

    What is due soonest goes first, and the smallest thing first among those. The
    last message of a day is kept for a digest of all that the day still brings.
    """
    ordered = sorted(ready, key=_soonest)
    if room <= 0:
        return Shares(another_day=tuple(ordered))
    if len(ordered) <= room and not (more_today and len(ordered) == room):
        return Shares(single=tuple(ordered))
    single, rest = ordered[: room - 1], ordered[room - 1 :]
    if more_today:
        return Shares(single=tuple(single), later=tuple(rest))
    if len(rest) == 1:
        return Shares(single=(*single, *rest))
    together, over = rest[:MOST_IN_A_DIGEST], rest[MOST_IN_A_DIGEST:]
    return Shares(single=tuple(single), digest=tuple(together), another_day=tuple(over))


def _soonest(one: Ready) -> tuple[object, ...]:
    size = _SIZE.get(one.climb.matter, 3)
    return one.item.due, size, one.climb.started_at, one.climb.id


@dataclass(kw_only=True)
class Rationing:
    """Queues what may go to one worker today."""

    unit: Unit
    clock: Clock
    climbing: Climbing
    most_a_day: int

    @property
    def now(self) -> datetime:
        return self.climbing.now

    def give_out(self, worker: Worker, ready: Sequence[Ready]) -> None:
        own = self.climbing.people.own_time(worker)
        start, end = _the_day(own, self.now)
        used = self.unit.nudges.used(worker.id, start, end)
        used += self._reminded(worker, own)
        coming = self.unit.nudges.coming(worker.id, self.now, end)
        shares = share(ready, self.most_a_day - used, more_today=bool(coming))
        for one in shares.single:
            self._queue(worker, one, None)
        digest_id = self.clock.new_id() if shares.digest else None
        for one in shares.digest:
            self._queue(worker, one, digest_id)
        if shares.later and coming and coming[-1].next_at:
            self._hold(shares.later, coming[-1].next_at)
        self._hold(shares.another_day, _tomorrow(own, end))

    def _reminded(self, worker: Worker, own: OwnTime) -> int:
        """Reminders of the next working day's meetings take up room as well."""
        today = local_day(self.now, own.zone)
        following = next_working_day(today, own.nation)
        first = today + timedelta(days=1)
        return self.unit.meetings.coming_on(worker.id, first, following)

    def _queue(self, worker: Worker, one: Ready, digest_id: str | None) -> None:
        nudge = Nudge(
            id=self.clock.new_id(),
            climb_id=one.climb.id,
            step=one.go.step,
            worker_id=worker.id,
            whom=one.go.whom,
            wording=one.go.wording,
            planned_at=one.go.planned,
            at=self.now,
            state=NudgeState.ON_ITS_WAY,
            digest_id=digest_id,
        )
        self.unit.nudges.add(nudge)
        send(self.unit, self.clock, worker, nudge)
        self.climbing.save(
            replace(
                one.climb,
                next_at=self.now + LOOK_AGAIN,
                planned_at=one.go.planned,
                next_worker_id=None,
                why=Why.ON_ITS_WAY,
            )
        )

    def _hold(self, held: Sequence[Ready], until: datetime) -> None:
        for one in held:
            self.climbing.save(
                replace(
                    one.climb,
                    next_at=until,
                    planned_at=one.go.planned,
                    next_worker_id=one.go.rung.worker_id,
                    why=Why.ENOUGH_TODAY,
                )
            )


def _the_day(own: OwnTime, now: datetime) -> tuple[datetime, datetime]:
    """Return the first and last instant of the kind hours of their day."""
    return own.window(local_day(now, own.zone))


def _tomorrow(own: OwnTime, end: datetime) -> datetime:
    moment = own.next_moment(end)
    return moment.at if moment else end + timedelta(days=1)
