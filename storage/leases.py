"""
Who is sending what: claiming deliveries, marking what came of it, and pauses.

A claim is one atomic step: on SQLite because a unit that writes begins
IMMEDIATE, on PostgreSQL with FOR UPDATE SKIP LOCKED behind a lock for claims,
so that two sweeps never take two rows for one place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
    update,
)

from bot.deliveries.records import Delivery, DeliveryState, Lane, Method, Pause
from storage.base import Shelf, to_record, to_row
from storage.deliveries import LEASED, PLACE, RECORD, WAITING, deliveries, pauses
from storage.types import UtcDateTime

_row = deliveries.c
#: What PostgreSQL calls "somebody is claiming"; any number that is ours alone.
_CLAIMING = 7_304_118

#: What a mark writes just as the record says.
_MARKED = [
    "method",
    "shown",
    "attempts",
    "look_first",
    "channel",
    "ts",
    "reason",
    "sent_at",
]

#: What a mark needs to know besides.
_TELLS = ["id", "leased_by", "wanted", "state", "due_at"]

# Written once, not at each beat of the sweep, which mostly finds nothing.
_TAKE_BACK = (
    update(deliveries)
    .where(LEASED, _row.leased_until <= bindparam("now"))
    .values(
        state=DeliveryState.WAITING,
        leased_by=None,
        leased_until=None,
        look_first=True,
    )
)
_DUE_ANYWHERE = (
    select(_row.id, PLACE)
    .where(WAITING, _row.lane == bindparam("in_lane"), _row.due_at <= bindparam("now"))
    .order_by(_row.due_at, _row.number)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
#: The same where some places are taken, as mostly none is.
_DUE = _DUE_ANYWHERE.where(PLACE.not_in(bindparam("taken", expanding=True)))
# Everything that a claim looks for, each by its own index.
_ANYTHING_DUE = select(
    or_(
        exists().where(LEASED, _row.leased_until <= bindparam("now")),
        *(
            exists().where(WAITING, _row.lane == lane, _row.due_at <= bindparam("now"))
            for lane in Lane
        ),
    )
)
_ON_THE_WAY = select(PLACE).where(LEASED)
_LEASE = (
    update(deliveries)
    .where(_row.id.in_(bindparam("chosen", expanding=True)), WAITING)
    .values(
        state=DeliveryState.LEASED,
        leased_by=bindparam("by"),
        leased_until=bindparam("for_so_long", type_=UtcDateTime()),
        attempts=_row.attempts + 1,
    )
    .returning(*RECORD)
)
_PAUSES = select(pauses).where(pauses.c.until > bindparam("now"))


class Leases(Shelf):
    """The deliveries on their way, as the sweep sees them."""

    def claim(
        self,
        *,
        now: datetime,
        leased_by: str,
        until: datetime,
        most: int,
        busy: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """
        Lease what is due: by lane, then by time, one for each place.

        Places in `busy`, places somebody is sending to and paused methods are
        left. A lease that ran out is taken back first, to be looked for.
        """
        if not (most and self._is_anything_due(now)):
            return []
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
        self._take_back(now)
        chosen = list(self._first_due(now, most, set(busy) | self._on_the_way()))
        if not chosen:
            return []
        lease = {"chosen": chosen, "by": leased_by, "for_so_long": until}
        leased = self._connection.execute(_LEASE, lease)
        rows = {row.id: to_record(Delivery, row) for row in leased}
        return [rows[one] for one in chosen if one in rows]

    def _is_anything_due(self, now: datetime) -> bool:
        """Say so in one question: each group of letters ends with finding nothing."""
        return bool(self._connection.execute(_ANYTHING_DUE, {"now": now}).scalar())

    def _take_back(self, now: datetime) -> None:
        self._connection.execute(_TAKE_BACK, {"now": now})

    def _on_the_way(self) -> set[str]:
        return set(self._connection.execute(_ON_THE_WAY).scalars())

    def _first_due(self, now: datetime, most: int, taken: set[str]) -> Iterator[str]:
        """Yield ids, one for each place that is not `taken`."""
        paused = self.pauses(now)
        for lane in Lane:
            found_all = False
            while most and not found_all:
                found = self._due_in(lane, now, 2 * most, taken, paused)
                found_all = len(found) < 2 * most
                for delivery_id, place in found:
                    if most and place not in taken:
                        taken.add(place)
                        most -= 1
                        yield delivery_id

    def _due_in(
        self,
        lane: Lane,
        now: datetime,
        most: int,
        taken: set[str],
        paused: Sequence[Pause],
    ) -> Sequence[Any]:
        due = _DUE if taken else _DUE_ANYWHERE
        if paused:
            due = due.where(~or_(false(), *(_held_by(one) for one in paused)))
        asked: dict[str, Any] = {"in_lane": lane, "now": now, "most": most}
        asked |= {"taken": [*taken]} if taken else {}
        return self._connection.execute(due, asked).all()

    def mark(self, outcomes: Sequence[Delivery]) -> int:
        """
        Write what came of claimed deliveries; return how many leases still held.

        A live row of which more was wanted meanwhile goes back to waiting; a row
        that somebody else has leased by now is left to them.
        """
        if not outcomes:
            return 0
        rows = [_mark_of(one) for one in outcomes]
        return self._connection.execute(_MARK, rows).rowcount

    def still_leased(self, delivery: Delivery) -> Delivery | None:
        """Return the row as it is now, if the same sweep still holds it."""
        query = select(*RECORD).where(
            _row.id == delivery.id, _row.leased_by == delivery.leased_by, LEASED
        )
        return self._one(Delivery, query)

    def is_late(self, lanes: Collection[Lane], before: datetime) -> bool:
        """
        Return whether something of these lanes was due before that and has not gone.

        What a pause held then, or has held since, is left out.
        """
        paused = [_held_by(one) for one in self.pauses(before)]
        waits = WAITING & (_row.due_at < before) & ~or_(false(), *paused)
        left = LEASED & (_row.leased_until < before)
        late = select(_row.id).where(_row.lane.in_(lanes), or_(waits, left)).limit(1)
        return self._connection.execute(late).first() is not None

    def never_shown(
        self, kinds: Collection[str], before: datetime, most: int
    ) -> list[Delivery]:
        """
        Return what nobody has seen, of these kinds: due before that, or tried.

        What a pause holds is left out, and so is what somebody is sending now.
        """
        found = self._all(
            Delivery, _NEVER_SHOWN, kinds=[*kinds], before=before, most=most
        )
        paused = self.pauses(before) if found else []
        return [one for one in found if not any(one.is_held_by(p) for p in paused)]

    def pause(self, pause: Pause) -> None:
        """Remember until when a method is left alone; the later of two holds."""
        theirs = and_(
            pauses.c.workspace == pause.workspace, pauses.c.method == pause.method
        )
        held = self._one(Pause, select(pauses).where(theirs))
        if held is None:
            self._add(pauses, pause)
        elif held.until < pause.until:
            change = update(pauses).where(theirs).values(until=pause.until)
            self._connection.execute(change)

    def paused_until(self, workspace: str, method: Method) -> datetime | None:
        """Return the end of the last pause, also one that is over; None: never."""
        query = select(pauses.c.until).where(
            pauses.c.workspace == workspace, pauses.c.method == method
        )
        found: datetime | None = self._connection.execute(query).scalar()
        return found

    def pauses(self, now: datetime) -> list[Pause]:
        """Return the pauses that hold now."""
        return self._all(Pause, _PAUSES, now=now)


_BEFORE: BindParameter[datetime] = bindparam("before", type_=UtcDateTime())
# Asked each minute, and mostly for nothing: built once.
_NEVER_SHOWN = (
    select(*RECORD)
    .where(
        _row.lane == Lane.WHENEVER,
        _row.kind.in_(bindparam("kinds", expanding=True)),
        _row.shown == 0,
        or_(
            WAITING & or_(_row.due_at < _BEFORE, _row.attempts > 0),
            LEASED & (_row.leased_until < _BEFORE),
        ),
    )
    .order_by(_row.due_at, _row.number)
    .limit(bindparam("most"))
)


def _held_by(pause: Pause) -> ColumnElement[bool]:
    there = _row.workspace == pause.workspace
    if pause.method is Method.ANY:
        return there
    return and_(there, _row.method == pause.method)


def _mark_of(outcome: Delivery) -> dict[str, Any]:
    row = to_row(outcome)
    mark = {f"to_{name}": row[name] for name in (*_MARKED, *_TELLS)}
    return {**mark, "again": outcome.state is DeliveryState.WAITING}


_more_wanted = and_(_row.live, _row.wanted > bindparam("to_wanted"))
_MARK = (
    update(deliveries)
    .where(_row.id == bindparam("to_id"), _row.leased_by == bindparam("to_leased_by"))
    .values(
        {name: bindparam(f"to_{name}") for name in _MARKED}
        | {
            "leased_by": null(),
            "leased_until": null(),
            "state": case(
                (_more_wanted, DeliveryState.WAITING),
                else_=bindparam("to_state", type_=_row.state.type),
            ),
            "due_at": case(
                (
                    bindparam("again", type_=Boolean()),
                    bindparam("to_due_at", type_=UtcDateTime()),
                ),
                else_=_row.due_at,
            ),
        }
    )
)
