"""What will go and what has gone: tables and queries, and the going itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Table,
    UniqueConstraint,
    and_,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.deliveries.records import DeliveryState
from bot.leaving.records import Succession
from bot.meetings.records import State
from bot.openings.records import Opening
from bot.retention.records import Notice
from storage.ahead import days_to_come
from storage.asks import asks, new_dates
from storage.base import Shelf, id_column, metadata
from storage.deliveries import deliveries
from storage.directory import workers
from storage.handovers import handover_entries, handover_items, handovers
from storage.leaving import successions
from storage.meetings import actions, invitations, meetings
from storage.nudges import climbs, nudges
from storage.openings import openings
from storage.rights import corrections, erasures
from storage.young_people import memberships, young_people

notices = Table(
    "retention_notices",
    metadata,
    id_column(),
    Column("rule", String(40), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("young_person_id", String(26), index=True),
    Column("announced_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("kept_until", Date),
    Column("done_on", Date),
    Column("version", Integer, nullable=False),
    UniqueConstraint("rule", "subject_id"),
)

#: As many rows as one transaction takes away, so that nobody waits long behind it.
BATCH = 500

_SETTLED = (DeliveryState.SENT, DeliveryState.DROPPED, DeliveryState.FAILED)
#: What was posted about these must be found again while they are here.
_ABOUT_SOMEBODY = (
    young_people,
    memberships,
    meetings,
    invitations,
    actions,
    corrections,
    openings,
    asks,
    nudges,
    handovers,
    handover_items,
    handover_entries,
    days_to_come,
)
#: Anything else that a message kept up to date may be about.
_ABOUT_ANYTHING = (*_ABOUT_SOMEBODY, workers, erasures, successions, notices)


class Retention(Shelf):
    """Notices of what a rule will let go, and what is over."""

    def notice(self, notice_id: str) -> Notice | None:
        return self._one(Notice, select(notices).where(notices.c.id == notice_id))

    def about(self, rule: str, subject_id: str) -> Notice | None:
        this = (notices.c.rule == rule) & (notices.c.subject_id == subject_id)
        return self._one(Notice, select(notices).where(this))

    def of(self, young_person_id: str) -> list[Notice]:
        """Return every notice about one young person or a meeting of theirs."""
        theirs = select(notices).where(notices.c.young_person_id == young_person_id)
        return self._all(Notice, theirs.order_by(notices.c.due_on, notices.c.id))

    def open(self) -> list[Notice]:
        """Return what was announced and has not gone yet, soonest first."""
        waiting = select(notices).where(notices.c.done_on.is_(None))
        return self._all(Notice, waiting.order_by(notices.c.due_on, notices.c.id))

    def said_on(self, day: date) -> list[Notice]:
        """Return what people were told of on that day and has not gone yet."""
        told = (notices.c.announced_on == day) & (notices.c.due_on > day)
        query = select(notices).where(told, notices.c.done_on.is_(None))
        return self._all(Notice, query.order_by(notices.c.due_on, notices.c.id))

    def detached(self) -> list[Notice]:
        """Return those of young people who are being erased, cut off or not."""
        this = notices.c.young_person_id.is_(None) & notices.c.done_on.is_(None)
        return self._all(Notice, select(notices).where(this))

    def announce(self, notice: Notice) -> None:
        self._add(notices, notice)

    def save(self, notice: Notice) -> Notice:
        return self._save(notices, notice)

    def withdraw(self, notice: Notice) -> None:
        """Forget what was written down of something that is in use again."""
        self._connection.execute(notices.delete().where(notices.c.id == notice.id))

    def gone_between(self, first: date, after: date) -> dict[str, int]:
        """Count by rule what went from `first` on and before `after`."""
        then = and_(notices.c.done_on >= first, notices.c.done_on < after)
        query = select(notices.c.rule, func.count()).where(then)
        rows = self._connection.execute(query.group_by(notices.c.rule))
        return {rule: int(count) for rule, count in rows}

    def meetings_over(self, today: date) -> list[str]:
        """Return the ids of meetings that are recorded, cancelled or past."""
        ended = meetings.c.state.in_([State.RECORDED, State.CANCELLED])
        query = select(meetings.c.id).where(or_(ended, meetings.c.on < today))
        return list(self._connection.execute(query.order_by(meetings.c.id)).scalars())

    def alone(self, today: date) -> list[str]:
        """Return the ids of young people in whose team nobody is, now or later."""
        lasts = or_(memberships.c.until_day.is_(None), memberships.c.until_day >= today)
        here = or_(workers.c.left_on.is_(None), workers.c.left_on >= today)
        somebody = exists().where(
            memberships.c.young_person_id == young_people.c.id,
            workers.c.id == memberships.c.worker_id,
            lasts,
            here,
        )
        noticed = exists().where(
            notices.c.subject_id == young_people.c.id, notices.c.done_on.is_(None)
        )
        query = select(young_people.c.id).where(or_(~somebody, noticed))
        found = self._connection.execute(query.order_by(young_people.c.id))
        return list(found.scalars())

    def is_anybody_held(self) -> bool:
        held = select(young_people.c.id).where(young_people.c.held_since.is_not(None))
        return self._connection.execute(held.limit(1)).first() is not None

    def ids_of(self, meeting_id: str) -> list[str]:
        """Return every id under which a message may be about this meeting."""
        of_it = [
            select(table.c.id).where(table.c.meeting_id == meeting_id)
            for table in (invitations, actions)
        ]
        items = [one for query in of_it for one in self._ids(query)]
        nudged = select(nudges.c.id).join(climbs, nudges.c.climb_id == climbs.c.id)
        found = self._ids(nudged.where(climbs.c.item_id.in_(items)))
        return [meeting_id, *items, *found]

    def take_away(self, meeting_id: str) -> None:
        """
        Take a meeting away with all that is its own; what came of it stays.

        Before its rows go the messages about it, which name it by its ids alone.
        """
        about = self.ids_of(meeting_id)
        self._forget(deliveries, deliveries.c.subject_id.in_(about))
        self._forget(successions, successions.c.subject_id.in_(about))
        self._forget(new_dates, new_dates.c.item_id.in_(about))
        for table in (actions, invitations):
            self._forget(table, table.c.meeting_id == meeting_id)
        for pointing in (
            meetings.c.follows_id,
            asks.c.meeting_id,
            handovers.c.meeting_id,
        ):
            this = update(pointing.table).where(pointing == meeting_id)
            self._connection.execute(this.values({pointing.name: None}))
        self._forget(meetings, meetings.c.id == meeting_id)

    def passed_on(self, subject_ids: Collection[str]) -> list[Succession]:
        """Return what went from somebody who left, about these things."""
        about = successions.c.subject_id.in_(subject_ids)
        return self._all(Succession, select(successions).where(about))

    def successions_before(self, moment: datetime) -> list[Succession]:
        """Return what went on, or was said to be right, before that."""
        last = func.coalesce(successions.c.settled_at, successions.c.at)
        query = select(successions).where(last < moment).order_by(successions.c.id)
        return self._all(Succession, query)

    def forget_succession(self, succession: Succession) -> None:
        self._forget(successions, successions.c.id == succession.id)

    def openings_before(self, moment: datetime) -> list[Opening]:
        query = select(openings).where(openings.c.at < moment).order_by(openings.c.id)
        return self._all(Opening, query)

    def forget_opening(self, opening: Opening) -> None:
        self._forget(deliveries, deliveries.c.subject_id == opening.id)
        self._forget(openings, openings.c.id == opening.id)

    def forget_erasures(self, before: datetime) -> int:
        """Take away requests that were done or closed before; return how many."""
        ended = func.coalesce(erasures.c.erased_at, erasures.c.closed_at)
        some = self._ids(select(erasures.c.id).where(ended < before).limit(BATCH))
        self._forget(deliveries, deliveries.c.subject_id.in_(some))
        return self._forget(erasures, erasures.c.id.in_(some))

    def forget_notices(self, before: date) -> int:
        gone = select(notices.c.id).where(notices.c.done_on < before)
        return self._forget(notices, notices.c.id.in_(self._ids(gone.limit(BATCH))))

    def forget_messages(self, before: datetime) -> int:
        """
        Take away rows of messages that are over since before; return how many.

        Never one about somebody who is still here: only with its row can what it
        posted be found again, to be taken away. Nor what is kept up to date.
        """
        row = deliveries.c
        over = func.coalesce(row.sent_at, row.due_at) < before
        of_nobody = ~row.live & self._is_about_none_of(_ABOUT_SOMEBODY)
        of_nothing = row.live & self._is_about_none_of(_ABOUT_ANYTHING)
        these = select(row.id).where(row.state.in_(_SETTLED), over)
        some = these.where(or_(of_nobody, of_nothing)).limit(BATCH)
        return self._forget(deliveries, row.id.in_(self._ids(some)))

    def _is_about_none_of(self, tables: Collection[Table]) -> ColumnElement[bool]:
        subject = deliveries.c.subject_id
        about = [exists().where(one.c.id == subject) for one in tables]
        # A digest is about each of its nudges.
        return ~or_(*about, exists().where(nudges.c.digest_id == subject))

    def _ids(self, query: Select[Any]) -> list[str]:
        return list(self._connection.execute(query).scalars())

    def _forget(self, table: Table, these: ColumnElement[bool]) -> int:
        return self._connection.execute(table.delete().where(these)).rowcount
