"""What is watched and counted of nudging, meetings and moves: reads only."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BindParameter, Date, and_, bindparam, func, or_, select, tuple_

from bot.deliveries.records import DeliveryState, Lane
from bot.handovers.records import Handover, Item
from bot.handovers.story import Entry
from bot.meetings.records import Attendance
from bot.nudges.records import Climb, ClimbState, Nudge
from storage.base import Shelf
from storage.deliveries import deliveries
from storage.directory import workers
from storage.handovers import handover_entries, handover_items, handovers
from storage.meetings import invitations, meetings
from storage.nudges import RUNNING, climbs, nudges
from storage.types import UtcDateTime

_c, _n, _h = climbs.c, nudges.c, handovers.c
_BEGUN = _h.began_on >= bindparam("since", type_=Date())

# Asked each minute: built once.
_BEFORE: BindParameter[datetime] = bindparam("before", type_=UtcDateTime())
_NEXT_AT: BindParameter[datetime] = bindparam("next_at", type_=UtcDateTime())
_OVERDUE = select(_c.id).where(RUNNING, _c.next_at <= _BEFORE).limit(1)
_AFTER = (
    select(climbs)
    # Said twice, so that the index on the moment alone is used.
    .where(RUNNING, _c.next_at >= _NEXT_AT)
    .where(tuple_(_c.next_at, _c.id) > tuple_(_NEXT_AT, bindparam("climb_id")))
    .order_by(_c.next_at, _c.id)
    .limit(bindparam("most"))
)


class Measures(Shelf):
    """Counts and rounds over what the other shelves keep."""

    def is_overdue(self, before: datetime) -> bool:
        """Whether a running ladder should have been looked at before then."""
        return (
            self._connection.execute(_OVERDUE, {"before": before}).first() is not None
        )

    def running_after(self, next_at: datetime, climb_id: str, most: int) -> list[Climb]:
        """Return running climbs after that place in the order they are looked at."""
        return self._all(Climb, _AFTER, next_at=next_at, climb_id=climb_id, most=most)

    def running(self) -> list[Climb]:
        """Return every ladder that runs."""
        return self._all(Climb, select(climbs).where(RUNNING))

    def ended_since(self, since: datetime, agency_id: str | None = None) -> list[Climb]:
        """Return ladders that ended since then, of one agency's workers or of all."""
        ended = select(climbs).where(_c.state == ClimbState.ENDED, _c.ended_at >= since)
        if agency_id is not None:
            theirs = select(workers.c.id).where(workers.c.agency_id == agency_id)
            ended = ended.where(_c.worker_id.in_(theirs))
        return self._all(Climb, ended.order_by(_c.ended_at, _c.id))

    def lines_since(self, since: datetime) -> list[Nudge]:
        """Return the lines of the ledger that are of then or later, or said sorry."""
        lately = or_(_n.at >= since, _n.wrong_at >= since)
        return self._all(Nudge, select(nudges).where(lately).order_by(_n.id))

    def sent_at_once(self, kinds: frozenset[str], since: datetime) -> int:
        """Return how many urgent messages of these kinds were sent since then."""
        sent = and_(
            deliveries.c.kind.in_(kinds),
            deliveries.c.lane == Lane.URGENT,
            deliveries.c.state == DeliveryState.SENT,
            deliveries.c.sent_at >= since,
        )
        counted = select(func.count()).select_from(deliveries).where(sent)
        return int(self._connection.execute(counted).scalar_one())

    def attendances_of(
        self, agency_id: str, since: datetime, until: datetime
    ) -> list[Attendance]:
        """Return what came of each place at a meeting that an agency was called to."""
        query = (
            select(invitations.c.attendance)
            .join(meetings, meetings.c.id == invitations.c.meeting_id)
            .join(workers, workers.c.id == invitations.c.worker_id)
            .where(
                workers.c.agency_id == agency_id,
                meetings.c.starts_at.between(since, until),
                invitations.c.attendance.is_not(None),
            )
        )
        return list(self._connection.execute(query).scalars())

    def handovers_begun(self, since: date) -> list[Handover]:
        """Return every handover begun that day or later that is still kept."""
        begun = select(handovers).where(_BEGUN).order_by(_h.id)
        return self._all(Handover, begun, since=since)

    def their_items(self, since: date) -> list[Item]:
        """Return all items of the same ones."""
        theirs = handover_items.c.handover_id == _h.id
        items = select(handover_items).join(handovers, theirs).where(_BEGUN)
        return self._all(Item, items, since=since)

    def their_stories(self, since: date) -> list[Entry]:
        """Return what happened in the same ones, oldest first."""
        entries = handover_entries.c
        theirs = entries.handover_id == _h.id
        story = select(handover_entries).join(handovers, theirs).where(_BEGUN)
        return self._all(Entry, story.order_by(entries.at, entries.id), since=since)

    def last_attendances(self, worker_id: str, most: int) -> list[Attendance]:
        """Return how somebody's own last meetings went for them, newest first."""
        query = (
            select(invitations.c.attendance)
            .join(meetings, meetings.c.id == invitations.c.meeting_id)
            .where(
                invitations.c.worker_id == worker_id,
                invitations.c.attendance.is_not(None),
            )
            .order_by(meetings.c.starts_at.desc(), meetings.c.id)
            .limit(most)
        )
        return list(self._connection.execute(query).scalars())
