"""
The watchdog: what should have gone, against what went.

It looks at steps that nobody took, at messages that wait though their moment is
kind, and counts again, a few each minute, whether what waits has a reason to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import structlog

from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.deliveries.backoff import waited_after
from bot.deliveries.records import Delivery
from bot.nudges.around import People
from bot.nudges.climbing import Climbing
from bot.nudges.own_time import OwnTime
from bot.nudges.progress import Go
from bot.nudges.records import MOST_A_DAY, Climb, ClimbState, Why
from bot.nudges.sending import Kind
from bot.ops.readiness import Check, Watch
from storage.unit import Unit

log = structlog.get_logger(__name__)

NAME = "nudges"
#: So late may a step be that was allowed (issue 4; Grafana OnCall's watchdog).
MOST_LATE = timedelta(minutes=5)
#: How many ladders are counted again at one look; the next goes on with others, so
#: that three thousand take two days and each minute costs next to nothing.
RECOUNTED = 1
#: How many messages that nobody has seen one look goes through.
_MOST_UNSEEN = 200
#: How many that were late are looked at each time; one is enough to be red.
_MOST_REMEMBERED = 5


class Watchdog:
    """Looks each minute; remembers which ladder it counted last."""

    def __init__(self, house: House, *, most_a_day: int = MOST_A_DAY) -> None:
        self._house, self._most_a_day = house, most_a_day
        self._counted: tuple[datetime, str] | None = None
        #: Found late once: looked at each time until they are not.
        self._late: tuple[str, ...] = ()

    @property
    def watch(self) -> Watch:
        return Watch(name=NAME, look=self.look, tells_lead=True)

    def look(self, unit: Unit, now: datetime) -> Check:
        """Say whether all went that should have; reads only."""
        why = self._why_late(unit, now)
        return Check(name=NAME, ok=not why, why=why)

    def _why_late(self, unit: Unit, now: datetime) -> str:
        if unit.measures.is_overdue(now - MOST_LATE):
            return "step-late"
        if self._is_message_late(unit, now):
            return "message-late"
        return "step-forgotten" if self._is_forgotten(unit, now) else ""

    def _is_message_late(self, unit: Unit, now: datetime) -> bool:
        before = now - MOST_LATE
        unseen = unit.leases.never_shown(frozenset(Kind), before, _MOST_UNSEEN)
        late = [one for one in unseen if _first_due(one) < before]
        if not late:
            return False
        people = People(unit, now, local_day(now, self._house.zone))
        waiting = frozenset(one.worker_id for one in late if one.worker_id)
        return any(
            _is_kind_for_long(people.own_time(worker), now)
            for worker in unit.workers.these(waiting)
        )

    def _is_forgotten(self, unit: Unit, now: datetime) -> bool:
        """Count a few again that wait, and those that were late the last time."""
        recount = Recount(
            Climbing(
                unit=unit, clock=self._house.clock, now=now, zone=self._house.zone
            ),
            self._most_a_day,
        )
        chosen = {one.id: one for one in self._chosen(unit, now)}
        late = [one.id for one in chosen.values() if recount.is_late(one)]
        self._late = tuple(late[:_MOST_REMEMBERED])
        return bool(late)

    def _chosen(self, unit: Unit, now: datetime) -> Iterator[Climb]:
        for climb_id in self._late:
            if climb := unit.nudges.climb(climb_id):
                yield climb
        place = max(self._counted or (now, ""), (now, ""))
        found = unit.measures.running_after(*place, RECOUNTED)
        # At the end of the round the next look begins with the soonest again.
        last = found[-1] if len(found) == RECOUNTED else None
        self._counted = (last.next_at, last.id) if last and last.next_at else None
        yield from found


class Recount:
    """Counts one ladder again from what is true now, not from what was noted."""

    def __init__(self, climbing: Climbing, most_a_day: int) -> None:
        self._climbing, self._most_a_day = climbing, most_a_day

    def is_late(self, climb: Climb) -> bool:
        """Whether its step could have gone for five minutes, and nothing holds it."""
        now = self._climbing.now
        waits = climb.state is ClimbState.RUNNING and climb.next_at
        if not waits or climb.next_at is None or climb.next_at <= now:
            return False
        try:
            can = self._climbing.foresee(climb, now)
            could = isinstance(can, Go) and self._climbing.foresee(
                climb, now - MOST_LATE
            )
        except Exception as error:  # noqa: BLE001 – it would break the tick as well.
            log.error("recount_broke", climb=climb.id, error=type(error).__name__)
            return True
        if not isinstance(can, Go) or not isinstance(could, Go):
            return False
        return not self._has_enough(climb, can)

    def _has_enough(self, climb: Climb, go: Go) -> bool:
        """Whether the day of who gets it is full, or this waits for its digest."""
        own, now, unit = go.rung.own_time, self._climbing.now, self._climbing.unit
        start, end = own.window(local_day(now, own.zone))
        if climb.why is Why.ENOUGH_TODAY and climb.next_at:
            morning = own.next_moment(end)
            return morning is None or climb.next_at <= morning.at
        return unit.nudges.used(go.rung.worker_id, start, end) >= self._most_a_day


def _first_due(one: Delivery) -> datetime:
    """Return when it was due before any try of it came to nothing."""
    return one.due_at - waited_after(one.attempts)


def _is_kind_for_long(own: OwnTime, now: datetime) -> bool:
    """Whether nothing but us has kept it back for as long as that."""
    return own.is_kind(now) and own.is_kind(now - MOST_LATE)
