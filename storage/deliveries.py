"""Outgoing messages as rows: queued with the change that causes them, then swept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    case,
    func,
    literal_column,
    select,
    text,
    update,
)

from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from storage.base import Shelf, id_column, metadata, to_row
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
Index(
    "ix_deliveries_failed",
    _row.subject_id,
    sqlite_where=text("state = 'failed'"),
    postgresql_where=text("state = 'failed'"),
)

RECORD = [column for column in deliveries.c if column.name != "number"]
PLACE = func.coalesce(_row.worker_id, _row.room_id, _row.id)
_NEXT_NUMBER = select(func.coalesce(func.max(_row.number), 0) + 1).scalar_subquery()


class Deliveries(Shelf):
    """The queue of outgoing messages."""

    def queue(self, delivery: Delivery) -> bool:
        """Add a delivery; False when one with its `dedupe_key` is there already."""
        numbered = (
            self._insert(deliveries)
            .values(number=_NEXT_NUMBER)
            .on_conflict_do_nothing(index_elements=["dedupe_key"])
            .returning(_row.id)
        )
        return self._connection.execute(numbered, to_row(delivery)).first() is not None

    def touch(self, dedupe_key: str, *, due_at: datetime, lane: Lane) -> bool:
        """
        Ask for a live delivery to be shown anew; False when there is none.

        One that is on its way stays leased: its mark sees that more is wanted.
        One that waits after a failed try keeps its wait, and the sooner lane; so
        does one that was never shown: what waits for the morning is not hurried
        by a change of what it will say.
        """
        this = (_row.dedupe_key == dedupe_key) & _row.live
        held_back = (_row.attempts > 0) | (_row.due_at < due_at) | (_row.shown == 0)
        done = self._connection.execute(
            update(deliveries)
            .where(this)
            .values(
                wanted=_row.wanted + 1,
                lane=case((WAITING & (_row.lane < lane), _row.lane), else_=lane),
                due_at=case((WAITING & held_back, _row.due_at), else_=due_at),
                state=case((LEASED, _row.state), else_=DeliveryState.WAITING),
            )
        )
        return done.rowcount == 1

    def get(self, delivery_id: str) -> Delivery | None:
        return self._one(Delivery, select(*RECORD).where(_row.id == delivery_id))

    def by_key(self, dedupe_key: str) -> Delivery | None:
        return self._one(Delivery, select(*RECORD).where(_row.dedupe_key == dedupe_key))

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
        about = select(*RECORD).where(_row.kind == kind, _row.subject_id == subject_id)
        return self._all(Delivery, about.where(_row.live).order_by(_row.number))

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
        soonest = [
            select(func.min(_row.due_at)).where(
                WAITING, _row.lane == lane, _row.due_at > after
            )
            for lane in Lane
        ]
        soonest.append(
            select(func.min(_row.leased_until)).where(LEASED, _row.leased_until > after)
        )
        soonest.append(select(func.min(pauses.c.until)).where(pauses.c.until > after))
        found = (self._connection.execute(query).scalar() for query in soonest)
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
