"""Who is awaited for what, and has no ladder yet: one query for each matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Integer, Select, and_, exists, literal, select
from sqlalchemy.sql.elements import SQLCoreOperations

from bot.asks.records import AskState
from bot.meetings.records import Attendance, Reply, State
from bot.nudges.records import Matter, Why
from storage.asks import asks
from storage.base import Shelf
from storage.meetings import actions, invitations, meetings
from storage.nudges import climbs

#: A record written later than this after its meeting nudges nobody any more.
_MISSED_SINCE = timedelta(days=4)


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """Somebody is awaited for something, and nothing runs for it."""

    matter: Matter
    item_id: str
    edition: int
    worker_id: str
    young_person_id: str


def _no_climb(
    matter: Matter,
    item_id: SQLCoreOperations[str],
    edition: SQLCoreOperations[int],
    worker_id: SQLCoreOperations[str],
) -> ColumnElement[bool]:
    """What was answered and is open again climbs on; all else begins once."""
    return ~exists().where(
        climbs.c.item_id == item_id,
        climbs.c.matter == matter,
        climbs.c.edition == edition,
        climbs.c.worker_id == worker_id,
        climbs.c.why != Why.ANSWERED,
    )


_NONE = literal(0, Integer)
_of_meeting = invitations.c.meeting_id == meetings.c.id


def _called(matter: Matter, *conditions: ColumnElement[bool]) -> Select[tuple[str]]:
    return (
        select(
            invitations.c.id.label("item_id"),
            meetings.c.sequence.label("edition"),
            invitations.c.worker_id.label("worker_id"),
            meetings.c.young_person_id.label("young_person_id"),
        )
        .select_from(meetings.join(invitations, _of_meeting))
        .where(
            *conditions,
            _no_climb(
                matter,
                invitations.c.id,
                meetings.c.sequence,
                invitations.c.worker_id,
            ),
        )
    )


def _to_come(now: datetime) -> ColumnElement[bool]:
    return and_(
        meetings.c.state == State.CALLED,
        meetings.c.starts_at > now,
        invitations.c.worker_id != meetings.c.convenor_id,
    )


def _asked(matter: Matter, state: AskState) -> Select[tuple[str]]:
    return select(
        asks.c.id.label("item_id"),
        _NONE.label("edition"),
        asks.c.worker_id.label("worker_id"),
        asks.c.young_person_id.label("young_person_id"),
    ).where(
        asks.c.state == state,
        asks.c.worker_id != asks.c.asker_id,
        _no_climb(matter, asks.c.id, _NONE, asks.c.worker_id),
    )


def _taken_on() -> Select[tuple[str]]:
    return (
        select(
            actions.c.id.label("item_id"),
            _NONE.label("edition"),
            actions.c.worker_id.label("worker_id"),
            meetings.c.young_person_id.label("young_person_id"),
        )
        .select_from(actions.join(meetings, actions.c.meeting_id == meetings.c.id))
        .where(
            actions.c.done_at.is_(None),
            actions.c.stand_in_name.is_(None),
            _no_climb(Matter.ACTION, actions.c.id, _NONE, actions.c.worker_id),
        )
    )


class AwaitedShelf(Shelf):
    """Finds what a ladder should begin for."""

    def without_ladder(self, now: datetime) -> Iterator[Awaited]:
        """Yield everything for which somebody is awaited and no ladder began."""
        not_yet = invitations.c.reply == Reply.NOT_YET
        no = invitations.c.reply.in_((Reply.CANNOT, Reply.NOT_ME))
        missed = and_(
            invitations.c.attendance == Attendance.MISSED,
            invitations.c.reply == Reply.COMING,
            meetings.c.starts_at > now - _MISSED_SINCE,
        )
        looks = {
            Matter.INVITATION: _called(Matter.INVITATION, _to_come(now), not_yet),
            Matter.SAID_NO: _called(Matter.SAID_NO, _to_come(now), no),
            Matter.MISSED: _called(Matter.MISSED, missed),
            Matter.ACTION: _taken_on(),
            Matter.ASK: _asked(Matter.ASK, AskState.ASKED),
            Matter.PROMISE: _asked(Matter.PROMISE, AskState.TAKEN),
        }
        for matter, query in looks.items():
            for row in self._connection.execute(query).all():
                yield Awaited(matter=matter, **row._mapping)
