"""Asks, handovers, ladders and wishes whose time is over: what is due, its going."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Exists,
    Select,
    and_,
    exists,
    or_,
    select,
)

from bot.ahead.records import DayToCome
from bot.nudges.records import ClimbState
from storage.ahead import days_to_come
from storage.asks import OPEN, asks, new_dates
from storage.base import Shelf
from storage.deliveries import deliveries
from storage.directory import workers
from storage.handovers import (
    OVER,
    handover_entries,
    handover_items,
    handover_lines,
    handovers,
    route_editions,
)
from storage.leaving import successions
from storage.meetings import actions, invitations
from storage.nudges import climbs, nudges, wishes
from storage.retention import notices
from storage.young_people import young_people

_IS_OPEN = asks.c.state.in_(OPEN)
#: What a ladder may be about.
_LADDERS_OF = (
    invitations,
    actions,
    asks,
    handovers,
    handover_items,
    days_to_come,
)
#: What belongs to a handover and goes before it.
_OF_HANDOVER = (handover_lines, handover_entries, handover_items)


class PutAway(Shelf):
    """Finds what is over, and takes it away."""

    def asks_over(self, today: date) -> list[str]:
        """Return the ids of asks that are settled, late or written down as over."""
        noted = exists().where(
            notices.c.subject_id == asks.c.id, notices.c.done_on.is_(None)
        )
        query = select(asks.c.id).where(or_(~_IS_OPEN, asks.c.due < today, noted))
        return self._ids(query.order_by(asks.c.id))

    def ids_of_ask(self, ask_id: str) -> list[str]:
        """Return every id under which a message may be about this ask."""
        return [ask_id, *self.nudges_about([ask_id])]

    def nudges_about(self, item_ids: Collection[str]) -> list[str]:
        """Return the ids of all nudges about these invitations, actions and asks."""
        of_them = nudges.c.climb_id == climbs.c.id
        about = select(nudges.c.id).where(of_them, climbs.c.item_id.in_(item_ids))
        return self._ids(about.order_by(nudges.c.id))

    def digests_with(self, nudge_ids: Collection[str]) -> list[str]:
        """Return the digests with which any of these nudges went."""
        together = nudges.c.id.in_(nudge_ids) & nudges.c.digest_id.is_not(None)
        return self._ids(select(nudges.c.digest_id).distinct().where(together))

    def take_ask(self, ask_id: str) -> None:
        """Take an ask away with the days that moved; its ladders stay their time."""
        about = self.ids_of_ask(ask_id)
        for gone in (
            deliveries.delete().where(deliveries.c.subject_id.in_(about)),
            successions.delete().where(successions.c.subject_id == ask_id),
            new_dates.delete().where(new_dates.c.item_id == ask_id),
            asks.delete().where(asks.c.id == ask_id),
        ):
            self._connection.execute(gone)

    def handovers_over(self) -> list[str]:
        """Return the ids of handovers that moved, ended, or are written down."""
        noted = exists().where(
            notices.c.subject_id == handovers.c.id, notices.c.done_on.is_(None)
        )
        moved = handovers.c.taken_over_on.is_not(None)
        over = or_(handovers.c.state.in_(OVER), moved, noted)
        return self._ids(select(handovers.c.id).where(over).order_by(handovers.c.id))

    def ids_of_handover(self, handover_id: str) -> list[str]:
        """Return every id under which a message may be about this handover."""
        own = [handover_id]
        for one in _OF_HANDOVER:
            this = one.c.handover_id == handover_id
            own += self._ids(select(one.c.id).where(this))
        return [*own, *self.nudges_about(own)]

    def take_handover(self, handover_id: str) -> None:
        """Take a handover away with all that is its own, its sealed lines too."""
        about = self.ids_of_handover(handover_id)
        for gone in (
            deliveries.delete().where(deliveries.c.subject_id.in_(about)),
            successions.delete().where(successions.c.subject_id == handover_id),
            new_dates.delete().where(new_dates.c.item_id.in_(about)),
            *(
                one.delete().where(one.c.handover_id == handover_id)
                for one in _OF_HANDOVER
            ),
            handovers.delete().where(handovers.c.id == handover_id),
        ):
            self._connection.execute(gone)

    def days_before(self, day: date) -> list[DayToCome]:
        """Return days to plan for that are past, and no handover of theirs is here."""
        begun = exists().where(handovers.c.id == days_to_come.c.handover_id)
        past = select(days_to_come).where(days_to_come.c.on < day, ~begun)
        past = past.where(~_held(days_to_come.c.young_person_id))
        return self._all(DayToCome, past.order_by(days_to_come.c.id))

    def take_day(self, day_id: str) -> None:
        """Take a day to plan for away; its ladders stay their time."""
        about = [day_id, *self.nudges_about([day_id])]
        for gone in (
            deliveries.delete().where(deliveries.c.subject_id.in_(about)),
            successions.delete().where(successions.c.subject_id == day_id),
            days_to_come.delete().where(days_to_come.c.id == day_id),
        ):
            self._connection.execute(gone)

    def take_editions(self) -> int:
        """Take away routes as they were that no handover uses; return how many."""
        used = exists().where(handovers.c.edition_id == route_editions.c.id)
        return self._connection.execute(route_editions.delete().where(~used)).rowcount

    def take_ladders(self, before: datetime, most: int) -> int:
        """
        Take away ladders that ended before, with their nudges; return how many.

        Never while what they are about is here: it would be nudged about anew.
        """
        ended = and_(climbs.c.state == ClimbState.ENDED, climbs.c.ended_at < before)
        there = [exists().where(one.c.id == climbs.c.item_id) for one in _LADDERS_OF]
        over = select(climbs.c.id).where(ended, ~or_(*there))
        over = over.where(~_held(climbs.c.young_person_id))
        some = self._ids(over.order_by(climbs.c.ended_at).limit(most))
        theirs = nudges.c.climb_id.in_(some)
        said = deliveries.c.subject_id.in_(select(nudges.c.id).where(theirs))
        self._connection.execute(deliveries.delete().where(said))
        self._connection.execute(nudges.delete().where(theirs))
        self._connection.execute(climbs.delete().where(climbs.c.id.in_(some)))
        return len(some)

    def take_wishes(self, before: date) -> int:
        """Take away the wishes of those who left before that day; return how many."""
        left = select(workers.c.id).where(workers.c.left_on < before)
        gone = wishes.delete().where(wishes.c.id.in_(left))
        return self._connection.execute(gone).rowcount

    def _ids(self, query: Select[Any]) -> list[str]:
        return list(self._connection.execute(query).scalars())


def _held(young_person_id: ColumnElement[str]) -> Exists:
    return exists().where(
        young_people.c.id == young_person_id, young_people.c.held_since.is_not(None)
    )
