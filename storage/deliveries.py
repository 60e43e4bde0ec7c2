"""Outgoing messages as rows: queued with the change that causes them, then swept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    case,
    func,
    literal_column,
    select,
    text,
    union_all,
    update,
)

from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from storage.base import Shelf, found_by, id_column, insert_of, metadata, to_row
from storage.types import UtcDateTime, Word

deliveries = Table(
    "deliveries",
    metadata,
    id_column(),
    #: The nth delivery ever asked for: among equals, first asked is first sent.
    Column("number", Integer, nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("dedupe_key", String(200), nullable=False, unique=True),
    Column("workspace", String(20), nullable=False),
    Column("worker_id", String(26)),
    Column("room_id", String(20)),
    Column("subject_id", String(26), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("method", Word(Method), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("state", Word(DeliveryState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("look_first", Boolean, nullable=False),
    Column("leased_until", UtcDateTime),
    Column("leased_by", String(26)),
    Column("message_key", String(26), nullable=False),
    Column("channel", String(20)),
    Column("ts", String(20)),
    Column("reason", String(80)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
)

pauses = Table(
    "delivery_pauses",
    metadata,
    Column("workspace", String(20), nullable=False),
    Column("method", Word(Method), nullable=False),
    Column("until", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("workspace", "method"),
)

_row = deliveries.c
# Written out, not bound: SQLite uses a partial index only when it can read the
# condition in the query itself.
WAITING = _row.state == literal_column("'waiting'")
LEASED = _row.state == literal_column("'leased'")
_FAILED = _row.state == literal_column("'failed'")
#: What waits and what is leased are few among many; only they are looked for.
Index(
    "ix_deliveries_waiting",
    _row.lane,
    _row.due_at,
    _row.number,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)
Index(
    "ix_deliveries_leased",
    _row.leased_until,
    sqlite_where=text("state = 'leased'"),
    postgresql_where=text("state = 'leased'"),
)
# What is shown anew is looked for at each change of what it is about.
Index(
    "ix_deliveries_live",
    _row.subject_id,
    sqlite_where=text("live = 1"),
    postgresql_where=text("live"),
)
Index(
    "ix_deliveries_failed",
    _row.subject_id,
    sqlite_where=text("state = 'failed'"),
    postgresql_where=text("state = 'failed'"),
)

RECORD = [column for column in deliveries.c if column.name != "number"]
PLACE = func.coalesce(_row.worker_id, _row.room_id, _row.id)
_NEXT_NUMBER = select(func.coalesce(func.max(_row.number), 0) + 1).scalar_subquery()

# Asked whenever something changes that a message shows: built once.
_ABOUT = (
    select(*RECORD)
    .where(
        _row.kind == bindparam("of_kind"), _row.subject_id == bindparam("subject_id")
    )
    .where(_row.live)
    .order_by(_row.number)
)
_LANE: BindParameter[int] = bindparam("in_lane", type_=Integer)
_DUE_AT: BindParameter[datetime] = bindparam("due", type_=UtcDateTime())
_HELD_BACK = (_row.attempts > 0) | (_row.due_at < _DUE_AT) | (_row.shown == 0)
_TOUCH = (
    update(deliveries)
    .where((_row.dedupe_key == bindparam("key")) & _row.live)
    .values(
        wanted=_row.wanted + 1,
        lane=case((WAITING & (_row.lane < _LANE), _row.lane), else_=_LANE),
        due_at=case((WAITING & _HELD_BACK, _row.due_at), else_=_DUE_AT),
        state=case((LEASED, _row.state), else_=DeliveryState.WAITING),
    )
)
_AFTER: BindParameter[datetime] = bindparam("after", type_=UtcDateTime())
_NEXT_DUE = union_all(
    # Each lane by itself, so that the index gives its soonest at once.
    *(
        select(func.min(_row.due_at)).where(
            WAITING, _row.lane == lane, _row.due_at > _AFTER
        )
        for lane in Lane
    ),
    select(func.min(_row.leased_until)).where(LEASED, _row.leased_until > _AFTER),
    select(func.min(pauses.c.until)).where(pauses.c.until > _AFTER),
)


@cache
def _queueing(dialect: str) -> Any:
    """Return how a delivery is added with the next number; built once for each."""
    insert = insert_of(deliveries, dialect).values(number=_NEXT_NUMBER)
    unless = insert.on_conflict_do_nothing(index_elements=["dedupe_key"])
    return unless.returning(_row.id)


class Deliveries(Shelf):
    """The queue of outgoing messages."""

    def queue(self, delivery: Delivery) -> bool:
        """Add a delivery; False when one with its `dedupe_key` is there already."""
        adding = _queueing(self._connection.dialect.name)
        return self._connection.execute(adding, to_row(delivery)).first() is not None

    def touch(self, dedupe_key: str, *, due_at: datetime, lane: Lane) -> bool:
        """
        Ask for a live delivery to be shown anew; False when there is none.

        One that is on its way stays leased: its mark sees that more is wanted.
        One that waits after a failed try keeps its wait, and the sooner lane; so
        does one that was never shown: what waits for the morning is not hurried
        by a change of what it will say.
        """
        asked = {"key": dedupe_key, "in_lane": lane, "due": due_at}
        return self._connection.execute(_TOUCH, asked).rowcount == 1

    def get(self, delivery_id: str) -> Delivery | None:
        return self._one(Delivery, found_by(_row.id), value=delivery_id)

    def by_key(self, dedupe_key: str) -> Delivery | None:
        return self._one(Delivery, found_by(_row.dedupe_key), value=dedupe_key)

    def keys_among(self, dedupe_keys: Iterable[str]) -> frozenset[str]:
        """Return those of these keys for which something was ever queued."""
        there = select(_row.dedupe_key).where(_row.dedupe_key.in_([*dedupe_keys]))
        return frozenset(self._connection.execute(there).scalars())

    def live_in(self, room_id: str) -> list[Delivery]:
        """Return every live delivery of a channel, in the order they were asked for."""
        there = select(*RECORD).where(_row.room_id == room_id, _row.live)
        return self._all(Delivery, there.order_by(_row.number))

    def rooms_with_posts(self) -> frozenset[str]:
        """Return the channels in which something of ours may stand."""
        posted = select(_row.room_id).where(_row.room_id.is_not(None), _row.ts != "")
        rooms = self._connection.execute(posted.distinct()).scalars()
        return frozenset(one for one in rooms if one)

    def live_about(self, kind: str, subject_id: str) -> list[Delivery]:
        """Return every live delivery of one kind about one thing."""
        return self._all(Delivery, _ABOUT, of_kind=kind, subject_id=subject_id)

    def on_screens(self, kinds: Iterable[str]) -> list[Delivery]:
        """Return every live delivery of these kinds that somebody can see."""
        shown = select(*RECORD).where(_row.kind.in_([*kinds]), _row.ts.is_not(None))
        return self._all(Delivery, shown.where(_row.live).order_by(_row.number))

    def move_room(self, old_id: str, new_id: str) -> None:
        """Follow a channel to which Slack gave another id."""
        for column in (_row.room_id, _row.channel):
            there = update(deliveries).where(column == old_id)
            self._connection.execute(there.values({column.name: new_id}))
        keyed = func.replace(_row.dedupe_key, old_id, new_id)
        there = update(deliveries).where(_row.room_id == new_id)
        self._connection.execute(there.values(dedupe_key=keyed))

    def next_due(self, after: datetime) -> datetime | None:
        """
        Return the first instant after `after` at which something may become due.

        A waiting row's own time, a lease that runs out, or the end of a pause.
        """
        found = self._connection.execute(_NEXT_DUE, {"after": after}).scalars()
        return min((one for one in found if one is not None), default=None)

    def counts(self) -> dict[tuple[Lane, DeliveryState], int]:
        """Return how many rows there are of each lane and state, for `check`."""
        query = select(_row.lane, _row.state, func.count())
        query = query.group_by(_row.lane, _row.state)
        rows = self._connection.execute(query)
        return {(Lane(lane), state): count for lane, state, count in rows}

    def failed_about(self, subject_ids: frozenset[str]) -> dict[str, frozenset[str]]:
        """Return by kind those of these subjects whose message Slack never takes."""
        failed = select(_row.kind, _row.subject_id).where(
            _row.subject_id.in_(subject_ids), _FAILED
        )
        found: dict[str, frozenset[str]] = {}
        for kind, subject_id in self._connection.execute(failed):
            found[kind] = found.get(kind, frozenset()) | {subject_id}
        return found
