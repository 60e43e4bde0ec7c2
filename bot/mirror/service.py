"""
"Are we ourselves hard to reach?": a team's own numbers, for that team and nobody else.

No league table, no other team, nobody by name: it counts what a team is to others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.access.records import Thing, Verb
from bot.access.rules import has_left
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.stretches import ONE_DAY
from bot.calendars.wall_time import local_day
from bot.deliveries.steady import SteadyUnit
from bot.directory.records import Leave, Worker
from bot.meetings.records import Attendance
from bot.mirror.cards import Mirror as Card
from bot.mirror.records import Share, Tally
from bot.mirror.rules import enough, idea, reply_days
from bot.nudges.around import People
from bot.nudges.days import BY_ANSWER, WITHOUT_ANSWER, days_taken
from bot.nudges.own_time import OwnTime
from bot.nudges.patterns import ASKING
from bot.nudges.records import Climb, Matter

#: How far back it looks (issue 4; a quarter is long enough to change something).
DAYS = 90
#: What waits for a yes or no; what was taken on is another thing.
_REPLIES = frozenset({Matter.INVITATION, Matter.ASK})


class Mirror:
    """Shows somebody how their own team is doing."""

    def __init__(self, house: House) -> None:
        self._house = house

    def greet(self, asker: Asker) -> None:
        """Let in whoever is in the directory; raises NotKnownHere."""
        with self._house.store.looking() as unit:
            _ = visit(self._house, unit, asker).worker

    def mine(self, asker: Asker) -> Card:
        """Return the mirror of the asker's own agency; raises NotKnownHere."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            me = visitor.worker
            visitor.require(Verb.SEE_OWN, Thing(worker_id=me.id), me.id)
            return mirror_of(visitor)


def mirror_of(visitor: Visit) -> Card:
    """Return the mirror of the visitor's own agency, and of no other."""
    agency_id = visitor.worker.agency_id
    agency = visitor.unit.agencies.get(agency_id)
    tally = _Counting(visitor, agency_id).tally()
    return Card(
        agency=agency.name if agency else "",
        days=DAYS,
        reply_days=reply_days(tally),
        missed=enough(tally.missed),
        unanswered=enough(tally.unanswered),
        uncovered=enough(tally.uncovered),
        idea=idea(tally),
    )


class _Counting:
    """Counts one agency's last days."""

    def __init__(self, visitor: Visit, agency_id: str) -> None:
        self._unit = SteadyUnit(visitor.unit.connection, visitor.unit.keys)
        self._agency_id, self._now = agency_id, visitor.now
        self._since = visitor.now - timedelta(days=DAYS)
        self._people = People(self._unit, visitor.now, visitor.today)
        self._today = visitor.today

    def tally(self) -> Tally:
        ended = self._unit.measures.ended_since(self._since, self._agency_id)
        asked = [one for one in ended if one.matter in ASKING]
        silent = sum(one.why in WITHOUT_ANSWER for one in asked)
        spoken = sum(one.why in BY_ANSWER for one in asked)
        attended = self._unit.measures.attendances_of(
            self._agency_id, self._since, self._now
        )
        missed = sum(one is Attendance.MISSED for one in attended)
        return Tally(
            reply_days=tuple(self._reply_days(ended)),
            missed=Share(some=missed, of=len(attended)),
            unanswered=Share(some=silent, of=silent + spoken),
            uncovered=self._uncovered(),
        )

    def _reply_days(self, ended: Sequence[Climb]) -> Iterator[int]:
        for one in ended:
            worker = self._unit.workers.get(one.worker_id)
            replied = one.matter in _REPLIES and one.why in BY_ANSWER
            if replied and worker and one.ended_at:
                own = self._people.own_time(worker)
                yield days_taken(own, one.started_at, one.ended_at)

    def _uncovered(self) -> Share:
        """Count days of leave so far, and those on which nobody is named for them."""
        away = uncovered = 0
        for worker in self._unit.workers.of_agency(self._agency_id):
            if has_left(worker.left_on, self._today):
                continue
            days = len(self._days_away(worker))
            away += days
            uncovered += 0 if worker.deputy_id else days
        return Share(some=uncovered, of=away)

    def _days_away(self, worker: Worker) -> set[date]:
        own = self._people.own_time(worker)
        first = local_day(self._since, own.zone)
        leave = self._unit.workers.leave_of(worker.id)
        return {
            day for one in leave for day in _working_days(one, own, first, self._today)
        }


def _working_days(
    leave: Leave, own: OwnTime, first: date, last: date
) -> Iterator[date]:
    day = max(leave.first_day, first)
    while day <= min(leave.last_day, last):
        if own.counts(day):
            yield day
        day += ONE_DAY
