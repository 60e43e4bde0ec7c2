"""
Going round: mark what is known, claim what is due, make the letters, send them.

Rows are claimed a few at a time, each is marked as soon as its outcome is known,
and its place in the group goes to the next: a slow channel holds up only itself,
and something urgent waits for one free place, not for a thousand messages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.deliveries.letter import Letter
from bot.deliveries.marks import marked, pause_of, put_off
from bot.deliveries.outcomes import TIMEOUT_SECONDS, Outcome, Paused
from bot.deliveries.pace import News, Pace
from bot.deliveries.records import Delivery, DeliveryState, Pause
from bot.deliveries.render import Rendering
from bot.deliveries.sender import Sends
from bot.deliveries.slack_words import needs_a_person
from storage.unit import Store, Unit

log = structlog.get_logger(__name__)

#: Twelve times the longest call, so that a sender must freeze to outlive it.
LEASE = timedelta(seconds=12 * TIMEOUT_SECONDS)
#: While something is on its way, what falls due meanwhile is looked for this often.
_LOOK_SECONDS = 1.0

#: Tells a service, in the unit that marks it, that a delivery cannot be sent.
OnFailed = Callable[[Unit, Delivery], None]

#: The monotonic second by which to be done, once somebody wants an end.
StopAt = Callable[[], float | None]


@dataclass(kw_only=True)
class Group:
    """What one sweep has in its hands at this moment."""

    on_the_way: dict[str, Letter] = field(default_factory=dict)
    #: Refreshes that wait a moment for more of the same: when they go, and which.
    settling: list[tuple[float, Delivery]] = field(default_factory=list)
    #: Outcomes and pauses that are known and not yet written.
    known: list[Delivery] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.on_the_way) + len(self.settling)

    @property
    def is_empty(self) -> bool:
        return not (self.size or self.known)

    @property
    def places(self) -> frozenset[str]:
        letters = (letter.delivery for letter in self.on_the_way.values())
        return frozenset(
            row.place for row in (*letters, *(row for _, row in self.settling))
        )


class Rounds:
    """One sweep's work, in one thread at a time."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        sender: Sends,
        rendering: Rendering,
        news: News,
        on_failed: OnFailed | None,
        most: int,
    ) -> None:
        self._store = store
        self._clock = clock
        self._sender = sender
        self._rendering = rendering
        self._news = news
        self._on_failed = on_failed
        self._most = most
        self._group = Group()
        #: The last monotonic second at which a letter of the newest claim may begin.
        self._last_second = 0.0

    def go(self, *, pace: Pace, settle: float, stop_at: StopAt) -> int:
        """
        Go round until nothing is due or on its way; return how many were marked.

        From the moment `stop_at` says when, nothing new is taken, and what is on
        its way is awaited until then.
        """
        done = 0
        while True:
            end = stop_at()
            closing = end is not None
            done += len(self._group.known)
            claimed = self._write_and_claim(pace, closing=closing)
            self._take(claimed, settle, closing=closing)
            if self._group.is_empty:
                return done
            if end is not None and self._clock.monotonic() >= end:
                return done
            if not self._group.known:
                self._listen(pace, end)

    def _write_and_claim(self, pace: Pace, *, closing: bool) -> list[Delivery]:
        """Write what is known and lease what is due, in one transaction."""
        group, now, started = self._group, self._clock.now(), self._clock.monotonic()
        room = 0 if closing else self._most - group.size
        if not room and not group.known:
            return []
        with self._store.changing(quietly=True) as unit:
            self._write(unit)
            claimed = unit.leases.claim(
                now=now,
                leased_by=self._clock.new_id(),
                until=now + LEASE,
                most=room,
                busy=group.places | pace.resting(started),
            )
            pauses = unit.leases.pauses(now)
        # Only now, after the commit: what could not be written is kept for later.
        group.known.clear()
        group.pauses.clear()
        self._sender.quiet.keep(pauses)
        self._last_second = started + LEASE.total_seconds() - TIMEOUT_SECONDS
        return claimed

    def _write(self, unit: Unit) -> None:
        for pause in self._group.pauses:
            unit.leases.pause(pause)
        failed = [row for row in self._group.known if row.state is DeliveryState.FAILED]
        others = [
            row for row in self._group.known if row.state is not DeliveryState.FAILED
        ]
        held = unit.leases.mark(others)
        if held != len(others):
            log.warning("delivery_lease_lost", count=len(others) - held)
        for row in failed:
            self._write_failed(unit, row)

    def _write_failed(self, unit: Unit, row: Delivery) -> None:
        """Mark one that cannot be sent, and tell the service in the same unit."""
        unit.leases.mark([row])
        now = unit.deliveries.get(row.id)
        if now is None or now.state is not DeliveryState.FAILED:
            return
        log.warning(
            "delivery_failed", delivery=row.id, kind=row.kind, reason=row.reason
        )
        if self._on_failed is None:
            return
        try:
            with unit.connection.begin_nested():
                self._on_failed(unit, now)
        except Exception as error:  # noqa: BLE001 – the mark stands all the same.
            log.error(
                "delivery_failed_untold", delivery=row.id, error=type(error).__name__
            )

    def _take(
        self, claimed: Sequence[Delivery], settle: float, *, closing: bool
    ) -> None:
        """Send what was claimed; a refresh waits `settle` seconds for its like."""
        now = self._clock.monotonic()
        at_once = [row for row in claimed if not (settle and row.is_refresh)]
        self._group.settling += [
            (now + settle, row) for row in claimed if settle and row.is_refresh
        ]
        ripe = [row for at, row in self._group.settling if closing or at <= now]
        self._group.settling = [
            one for one in self._group.settling if one[1] not in ripe
        ]
        if closing:
            self._group.known += [
                put_off(row, self._clock.now(), "stopped") for row in (*at_once, *ripe)
            ]
            return
        self._send([*at_once, *self._as_they_are(ripe)])

    def _as_they_are(self, ripe: Sequence[Delivery]) -> list[Delivery]:
        """Read again what has settled, with all that was asked for meanwhile."""
        if not ripe:
            return []
        with self._store.looking() as unit:
            rows = [unit.leases.still_leased(row) for row in ripe]
        return [row for row in rows if row is not None]

    def _send(self, rows: Sequence[Delivery]) -> None:
        if not rows:
            return
        for made in self._rendering.render(rows, self._last_second):
            if isinstance(made, Delivery):
                self._group.known.append(made)
            else:
                self._group.on_the_way[made.delivery.id] = made
                self._sender.send(made, self._news.tell)

    def _listen(self, pace: Pace, end: float | None) -> None:
        """Wait for something to happen, and keep what comes of letters."""
        now = self._clock.monotonic()
        until = [now + _LOOK_SECONDS, *(at for at, _ in self._group.settling)]
        until += [end] if end is not None else []
        for letter, outcome in self._news.wait(max(min(until) - now, 0.0)):
            self._keep(letter, outcome, pace)
        self._forget_silent()

    def _keep(self, letter: Letter, outcome: Outcome, pace: Pace) -> None:
        now = self._clock.now()
        row = replace(letter.delivery, method=letter.method)
        self._group.on_the_way.pop(row.id, None)
        self._group.known.append(after := marked(row, outcome, now))
        if after.state is DeliveryState.WAITING:
            log.info("delivery_put_back", delivery=row.id, reason=after.reason)
        pace.used(row.place, self._clock.monotonic())
        if isinstance(outcome, Paused):
            pause = pause_of(row, outcome, now)
            self._group.pauses.append(pause)
            # At once, not with the next write: others may be about to call.
            self._sender.quiet.keep([pause])
            say = log.error if needs_a_person(outcome.reason) else log.warning
            say("slack_paused", method=outcome.method.value, reason=outcome.reason)

    def _forget_silent(self) -> None:
        """Leave to its lease a letter of which nothing was heard in all that time."""
        now = self._clock.monotonic()
        silent = [
            one
            for one, letter in self._group.on_the_way.items()
            if now > letter.last_second + TIMEOUT_SECONDS
        ]
        for one in silent:
            log.error("delivery_unheard_of", delivery=one)
            del self._group.on_the_way[one]
