"""
The metronome: a few ticks, each idempotent and safe to miss.

All that must happen is rows with a time; a tick only looks for what is due.
APScheduler beats the time in real life. It cannot be given a clock, so the
practice clock and the tests run the same ticks in order, without it.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.clock import Clock, MovableClock

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

log = structlog.get_logger(__name__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: The first instant after the one given at which something may be due; None: never.
NextDue = Callable[[datetime], datetime | None]


@dataclass(frozen=True, kw_only=True)
class Tick:
    """Something that looks for what is due, at every multiple of `every`."""

    name: str
    every: timedelta
    run: Callable[[datetime], None]

    def at_or_after(self, instant: datetime) -> datetime:
        """Return the first beat of this tick that is not before `instant`."""
        beats = math.ceil((instant - _EPOCH) / self.every)
        return _EPOCH + beats * self.every


class Ticks:
    """The ticks in order, one at a time; one that breaks stops no other."""

    def __init__(self, ticks: Iterable[Tick], clock: Clock) -> None:
        self._ticks = tuple(ticks)
        self._clock = clock
        self._turn = threading.RLock()
        self._last: dict[str, float] = {}

    def __iter__(self) -> Iterator[Tick]:
        return iter(self._ticks)

    def beat(self, tick: Tick) -> None:
        """Run one tick now; what goes wrong is logged, by name only."""
        with self._turn:
            try:
                tick.run(self._clock.now())
            except Exception as error:  # noqa: BLE001 – the others go on.
                log.error("tick_broke", tick=tick.name, error=type(error).__name__)
                return
            self._last[tick.name] = self._clock.monotonic()

    def ages(self) -> Mapping[str, float | None]:
        """
        Return the real seconds since each tick last ran well; None: not yet.

        The one sign of health to trust: a scheduler can say that it runs while
        its thread is gone.
        """
        now = self._clock.monotonic()
        return {
            tick.name: now - self._last[tick.name] if tick.name in self._last else None
            for tick in self._ticks
        }


class Metronome:
    """Beats every tick in real time, in the background."""

    def __init__(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self._scheduler: BackgroundScheduler | None = None

    def start(self) -> None:
        """Beat every tick once now, and from then on at its own interval."""
        # Only here: a tenth of the start-up time, and no test or command needs it.
        from apscheduler.schedulers.background import BackgroundScheduler

        # Without these a beat that is a second late is dropped with a log line.
        settled = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler = BackgroundScheduler(timezone=UTC, job_defaults=settled)
        for tick in self._ticks:
            self._ticks.beat(tick)
            scheduler.add_job(
                self._ticks.beat,
                "interval",
                args=[tick],
                id=tick.name,
                seconds=tick.every.total_seconds(),
            )
        scheduler.start()
        self._scheduler = scheduler

    def stop(self) -> None:
        """Stop beating; a tick that is running is awaited."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=True)
            self._scheduler = None


def run_ticks_until(
    clock: MovableClock, target: datetime, ticks: Ticks, next_due: NextDue
) -> None:
    """
    Move the practice clock to `target`, running the ticks on the way, in order.

    A tick with nothing due changes nothing, so the clock stops only at beats at
    which something has fallen due, and there every tick runs. One that is slower
    than the others so finds its work a little sooner than in real life.
    """
    _beat_all(ticks)
    while (coming := next_due(clock.now())) is not None:
        beat = min(tick.at_or_after(coming) for tick in ticks)
        if beat > target:
            break
        _move(clock, beat)
        _beat_all(ticks)
    _move(clock, target)
    _beat_all(ticks)


def _beat_all(ticks: Ticks) -> None:
    for tick in ticks:
        ticks.beat(tick)


def _move(clock: MovableClock, instant: datetime) -> None:
    """A practice clock that runs may have passed the instant by itself."""
    with suppress(ValueError):
        clock.move_to(instant)
