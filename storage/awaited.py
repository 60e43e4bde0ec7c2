"""Who is awaited for what, and has no ladder yet: one question for all matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    literal,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.sql.elements import SQLCoreOperations

from bot.asks.records import AskState
from bot.meetings.records import Attendance, Reply, State
from bot.nudges.records import OPENS_AGAIN, Matter
from storage.asks import asks
from storage.base import Shelf
from storage.handovers import OVER, handovers
from storage.meetings import actions, invitations, meetings
from storage.nudges import climbs
from storage.types import UtcDateTime

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
        climbs.c.why.not_in(OPENS_AGAIN),
    )


_NONE = literal(0, Integer)
_NOW = bindparam("now", type_=UtcDateTime())
# Said from both ends, SQLite begins with the few meetings it is about, not with
# every invitation there ever was.
_FOR_EVER = literal(datetime.max.replace(tzinfo=UTC), UtcDateTime())
_SINCE = bindparam("since", type_=UtcDateTime())
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


_TO_COME = and_(
    meetings.c.state == State.CALLED,
    meetings.c.starts_at > _NOW,
    meetings.c.starts_at < _FOR_EVER,
    invitations.c.worker_id != meetings.c.convenor_id,
)
_NOT_YET = invitations.c.reply == Reply.NOT_YET
_NO = invitations.c.reply.in_((Reply.CANNOT, Reply.NOT_ME))
_WAS_MISSED = and_(
    invitations.c.attendance == Attendance.MISSED,
    invitations.c.reply == Reply.COMING,
    meetings.c.starts_at > _SINCE,
    meetings.c.starts_at < _FOR_EVER,
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


def _of(matter: Matter, query: Select[tuple[str]]) -> Select[tuple[str]]:
    # Written out: a bound word would have to be of the same kind in each part.
    return query.add_columns(literal_column(f"'{matter}'", String).label("matter"))


# Asked every minute: built once.
_WITHOUT_LADDER = union_all(
    _of(Matter.INVITATION, _called(Matter.INVITATION, _TO_COME, _NOT_YET)),
    _of(Matter.SAID_NO, _called(Matter.SAID_NO, _TO_COME, _NO)),
    _of(Matter.MISSED, _called(Matter.MISSED, _WAS_MISSED)),
    _of(Matter.ACTION, _taken_on()),
    _of(Matter.ASK, _asked(Matter.ASK, AskState.ASKED)),
    _of(Matter.PROMISE, _asked(Matter.PROMISE, AskState.TAKEN)),
)

_HANDOVERS = select(handovers.c.id, handovers.c.version).where(
    handovers.c.state.not_in(OVER), handovers.c.paused_on.is_(None)
)


class AwaitedShelf(Shelf):
    """Finds what a ladder should begin for."""

    def without_ladder(self, now: datetime) -> list[Awaited]:
        """Return everything for which somebody is awaited and no ladder began."""
        times = {"now": now, "since": now - _MISSED_SINCE}
        rows = self._connection.execute(_WITHOUT_LADDER, times)
        return [
            Awaited(
                matter=Matter(row.matter),
                item_id=row.item_id,
                edition=row.edition,
                worker_id=row.worker_id,
                young_person_id=row.young_person_id,
            )
            for row in rows
        ]

    def handovers(self) -> list[tuple[str, int]]:
        """Return the handovers in which somebody may be awaited, and their version."""
        rows = self._connection.execute(_HANDOVERS)
        return [(row.id, row.version) for row in rows]
