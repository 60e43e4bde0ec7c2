"""
One handover read as a whole: the record, its route and its items; pure.

The state is never set: it follows from what was done. So no date can move it.
It is the furthest that was reached without a gap: a joint meeting held early
counts once everything before it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.calendars.nations import Nation
from bot.handovers.contest import stage_ends, stage_on
from bot.handovers.records import (
    Handover,
    Item,
    ItemState,
    Offer,
    Side,
    Signer,
    Stage,
    State,
)
from bot.handovers.route import By, Route, RouteItem, check_key

#: How many signatures make the sending side's part complete, and the whole.
SENDERS_SIGNATURES, _ALL_SIGNED = 2, 4
_AT_ONCE = (By.MEETING, By.SIGNING)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A handover with everything in it."""

    handover: Handover
    route: Route
    #: By the key of the route's item; only those that are asked here.
    items: Mapping[str, Item]

    def of(self, key: str) -> RouteItem:
        return self.route.items[key]

    def item(self, item_id: str) -> Item | None:
        return next((one for one in self.items.values() if one.id == item_id), None)

    def coded(self, code: str) -> Item | None:
        """Return the item that stands for a common one, such as C4."""
        known = self.route.coded(code)
        return self.items.get(known.key) if known else None

    def is_settled(self, item: Item) -> bool:
        """Whether nothing more is to do; a must is only done, or left out by reason."""
        if item.state is ItemState.NOT_NEEDED:
            return not self.of(item.key).stop
        return item.state in {ItemState.DONE, ItemState.LEFT_OUT}

    def open_stops(self, *by: By) -> list[Item]:
        """Return the musts still open that are needed by then, soonest first."""
        found = [
            one
            for one in self.items.values()
            if self.of(one.key).stop
            and self.of(one.key).by in by
            and not self.is_settled(one)
        ]
        return sorted(found, key=lambda one: (one.due, one.key))

    @property
    def open_before_signing(self) -> list[Item]:
        return self.open_stops(*_AT_ONCE)

    @property
    def holder_id(self) -> str:
        """Return the sender until the receiver has taken over; never blank."""
        handover = self.handover
        if handover.taken_over_on is not None and handover.receiver_id is not None:
            return handover.receiver_id
        return handover.sender_id

    @property
    def state(self) -> State:
        """Return where it stands, from what was done; total."""
        handover = self.handover
        if handover.state.is_over:
            return handover.state
        if handover.paused_on is not None:
            return State.PAUSED
        if handover.contested_on is not None:
            return State.CONTESTED
        return next(self._reached())

    def settled(self) -> Plan:
        """Return it with the state and the holder that follow from what was done."""
        handover = replace(self.handover, state=self.state, holder_id=self.holder_id)
        return replace(self, handover=handover)

    def with_item(self, item: Item) -> Plan:
        return replace(self, items={**self.items, item.key: item}).settled()

    def with_handover(self, handover: Handover) -> Plan:
        return replace(self, handover=handover).settled()

    def worker_of(self, side: Side) -> str | None:
        """Return the worker of one side; of a joint item, the sender's."""
        if side is Side.RECEIVER:
            return self.handover.receiver_id
        return self.handover.sender_id

    def signer_id(self, signer: Signer) -> str | None:
        handover = self.handover
        return {
            Signer.SENDER: handover.sender_id,
            Signer.SENDER_MANAGER: handover.sender_manager_id,
            Signer.RECEIVER: handover.receiver_id,
            Signer.RECEIVER_MANAGER: handover.receiver_manager_id,
        }[signer]

    def turn_of(self, item: Item) -> Side | None:
        """Return whose turn an item is; None once it is settled."""
        known = self.of(item.key)
        if self.is_settled(item):
            return None
        if item.state is ItemState.SENT:
            return known.other
        return known.who

    def check(self, number: int) -> Item | None:
        """Return the first or second look after T, counted from 0."""
        weeks = self.route.checks[number : number + 1]
        return self.items.get(check_key(weeks[0])) if weeks else None

    def checks_left(self) -> list[Item]:
        found = [self.items.get(key) for key in self.check_keys]
        return [one for one in found if one is not None and not self.is_settled(one)]

    @property
    def check_keys(self) -> list[str]:
        """Return the keys of every look after T, the first one first."""
        return [check_key(weeks) for weeks in self.route.checks]

    def stage_on(self, today: date) -> Stage | None:
        """Return who tries to agree today; None while nobody sees it differently."""
        handover = self.handover
        if handover.contested_on is None:
            return None
        return stage_on(
            handover.contested_on,
            handover.contest_stage,
            today,
            Nation(handover.nation),
            self.route.contest_days,
        )

    def stage_ends(self) -> dict[Stage, date]:
        """Return the last day of each stage; empty while nobody differs."""
        handover = self.handover
        if handover.contested_on is None:
            return {}
        nation, days = Nation(handover.nation), self.route.contest_days
        ends = stage_ends(handover.contested_on, nation, days)
        return dict(zip(Stage, ends, strict=True))

    def blanks(self) -> list[str]:
        """Return which of the six names are missing, as fields of the handover."""
        names = (
            "sender_manager_id",
            "sender_deputy_id",
            "receiver_id",
            "receiver_manager_id",
            "receiver_deputy_id",
        )
        return [one for one in names if getattr(self.handover, one) is None]

    def in_order(self) -> list[Item]:
        """Return the items by day, then as the route has them."""
        order = {key: place for place, key in enumerate(self.route.items)}
        return sorted(
            self.items.values(), key=lambda one: (one.due, order.get(one.key, 0))
        )

    def overdue(self, today: date) -> list[Item]:
        return [
            one
            for one in self.in_order()
            if one.due < today and not self.is_settled(one)
        ]

    def _reached(self) -> Iterator[State]:
        """Yield every state that was reached, the furthest first."""
        handover = self.handover
        if handover.taken_over_on is not None:
            yield from self._looked_after()
        if handover.signed >= _ALL_SIGNED:
            yield State.ACCEPTED
        if handover.signed >= SENDERS_SIGNATURES:
            yield State.SENDER_SIGNED
        if handover.offer.is_taken and not self.open_stops(By.MEETING):
            if _is_done(self.coded("C4")):
                yield State.MEETING_HELD
            yield State.READY
        if handover.offer is not Offer.NOT_MADE or self._anything_done():
            yield State.PREPARING
        yield State.PLANNED

    def _looked_after(self) -> Iterator[State]:
        """A look that was left out was not a look; the next one still counts."""
        first, second = self.check(0), self.check(1)
        if _is_done(second) and (first is None or self.is_settled(first)):
            yield State.CHECKED_SECOND
        if _is_done(first):
            yield State.CHECKED_FIRST
        yield State.IN_PARALLEL

    def _anything_done(self) -> bool:
        return any(one.state is not ItemState.OPEN for one in self.items.values())


def _is_done(item: Item | None) -> bool:
    """Whether it happened: what a manager left out counts, but did not happen."""
    return item is not None and item.state is ItemState.DONE
