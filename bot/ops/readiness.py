"""
Whether Alongside can do its work now: named checks, each with a fixed word for why not.

A check never speaks of a person, a reference or an id, and counts nobody: whoever
watches the machine learns that something is late, and not for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.deliveries.records import Lane, Method, Pause
from bot.scheduler import Tick, Ticks
from storage.migrate import is_current
from storage.unit import Store, Unit

log = structlog.get_logger(__name__)

#: So late may a delivery be that cannot wait (ours).
MOST_LATE = timedelta(minutes=5)
#: Ticks take turns, and start one after the other: each may wait for the rest (ours).
WAIT_FOR_OTHERS = timedelta(seconds=30)
#: Lanes in which somebody waits for it today.
_CANNOT_WAIT = (Lane.URGENT, Lane.TODAY)


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing looked at; `why` is a fixed word such as "tick-late:sweep"."""

    name: str
    ok: bool
    why: str = ""


#: Looks at one thing; reads only, and within milliseconds.
Look = Callable[[Unit, datetime], Check]


@dataclass(frozen=True, kw_only=True)
class Watch:
    """
    A further check, under its own name of at most 26 letters.

    With `tells_lead` the leads get a message when it fails, and when it is well.
    """

    name: str
    look: Look
    tells_lead: bool = False


#: Why it is not known how something is; nobody is told that it is late.
BROKE, NOT_ASKED = "check-broke", "not-asked"


class _RolledBack(Exception):
    """Ends the trial write; nothing of it is kept."""


class Readiness:
    """Looks at everything that has to be well; safe from any thread."""

    def __init__(
        self, store: Store, clock: Clock, watches: Iterable[Watch] = ()
    ) -> None:
        self._store = store
        self._clock = clock
        self._watches = [Watch(name="deliveries", look=_deliveries), *watches]
        self._ticks: Ticks | None = None
        self._since = 0.0

    def add(self, watch: Watch) -> None:
        self._watches.append(watch)

    def watch_ticks(self, ticks: Ticks) -> None:
        """From now on each of these must be younger than two of its periods."""
        self._since = self._clock.monotonic()
        self._ticks = ticks

    @property
    def told_to_leads(self) -> frozenset[str]:
        """The names of the checks of which the leads are told."""
        return frozenset(one.name for one in self._watches if one.tells_lead)

    def look(self) -> tuple[Check, ...]:
        """Look at everything now; what cannot be looked at is not well."""
        database = self._database()
        looks = [Watch(name="migration", look=self._migration), *self._watches]
        if database.ok:
            further = [self._one(watch) for watch in looks]
        else:
            further = [Check(name=one.name, ok=False, why=NOT_ASKED) for one in looks]
        return (database, *further, *self._tick_checks())

    def _database(self) -> Check:
        """Write something and take it back: a full disk can still be read."""
        now = self._clock.now()
        trial = Pause(workspace="", method=Method.ANY, until=now)
        try:
            with self._store.changing(quietly=True) as unit:
                unit.leases.pause(trial)
                raise _RolledBack
        except _RolledBack:
            return Check(name="database", ok=True)
        except Exception as error:  # noqa: BLE001 – whatever it is, it is not well.
            log.error("check_broke", check="database", error=type(error).__name__)
            return Check(name="database", ok=False, why="database-refuses")

    def _migration(self, _unit: Unit, _now: datetime) -> Check:
        ok = is_current(self._store.engine)
        return Check(name="migration", ok=ok, why="" if ok else "migration-missing")

    def _one(self, watch: Watch) -> Check:
        """Each in a unit of its own: a failed query would spoil it for the next."""
        try:
            with self._store.looking() as unit:
                return replace(watch.look(unit, self._clock.now()), name=watch.name)
        except Exception as error:  # noqa: BLE001 – the others are still looked at.
            log.error("check_broke", check=watch.name, error=type(error).__name__)
            return Check(name=watch.name, ok=False, why=BROKE)

    def _tick_checks(self) -> Iterator[Check]:
        if self._ticks is None:
            return
        ages, started = self._ticks.ages(), self._clock.monotonic() - self._since
        for tick in self._ticks:
            age = ages[tick.name]
            yield _tick_check(tick, started if age is None else age)


def _tick_check(tick: Tick, seconds: float) -> Check:
    ok = seconds <= (2 * tick.every + WAIT_FOR_OTHERS).total_seconds()
    return Check(
        name=f"tick:{tick.name}", ok=ok, why="" if ok else f"tick-late:{tick.name}"
    )


def _deliveries(unit: Unit, now: datetime) -> Check:
    late = unit.leases.is_late(_CANNOT_WAIT, now - MOST_LATE)
    return Check(name="deliveries", ok=not late, why="deliveries-late" if late else "")
