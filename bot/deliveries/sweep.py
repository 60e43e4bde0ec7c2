"""The sweep: everything that is due goes out, now or in a thread of its own."""

from __future__ import annotations

import threading

import structlog

from bot.clock import Clock, MovableClock
from bot.deliveries.pace import News, Pace
from bot.deliveries.render import Renderers, Rendering
from bot.deliveries.rounds import OnFailed, Rounds
from bot.deliveries.sender import Sends
from storage.unit import Store

log = structlog.get_logger(__name__)

#: How many messages are on their way at once, each to another place.
MOST_ON_THE_WAY = 32
#: Slack takes about one message a second in a channel.
PACE_SECONDS = 1.0
#: A refresh waits this long for more of the same: ten taps in a second are one.
SETTLE_SECONDS = 1.0
#: After this, what is still on its way is left to its lease.
STOP_SECONDS = 8.0
#: Nobody poked and nothing is known to fall due: look all the same.
_IDLE_SECONDS = 5.0
_AFTER_TROUBLE_SECONDS = 1.0


class Sweep:
    """
    Claims, makes, sends and marks deliveries, here or in the background.

    `run_due` does it in the caller's thread, without pacing, until nothing is
    due: for tests, and for a practice clock that was moved.
    """

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        sender: Sends,
        renderers: Renderers,
        on_failed: OnFailed | None = None,
        most_on_the_way: int = MOST_ON_THE_WAY,
        pace_seconds: float = PACE_SECONDS,
        settle_seconds: float = SETTLE_SECONDS,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self._store = store
        self._clock = clock
        self._sender = sender
        self._news = News()
        self._rounds = Rounds(
            store=store,
            clock=clock,
            sender=sender,
            rendering=Rendering(store, renderers, clock),
            news=self._news,
            on_failed=on_failed,
            most=most_on_the_way,
        )
        self._pace = Pace(pace_seconds)
        self._settle_seconds = settle_seconds
        self._stop_seconds = stop_seconds
        #: Held while going round: one thread at a time.
        self._turn = threading.Lock()
        self._wake = threading.Event()
        self._stop_at: float | None = None
        self._thread: threading.Thread | None = None

    def run_due(self) -> int:
        """Send everything that is due now; return how many rows were marked."""
        with self._turn:
            return self._rounds.go(pace=Pace(0), settle=0, stop_at=self._when_to_stop)

    def start(self) -> None:
        """Sweep in the background until `stop`; every commit should `poke`."""
        self._stop_at = None
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take nothing new, finish what is on its way in 8 s, give back the rest."""
        self._stop_at = self._clock.monotonic() + self._stop_seconds
        self.poke()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._sender.close()

    def beat(self) -> None:
        """
        Look for what nobody poked for, at each beat of the scheduler.

        In real life the thread in the background does it at its own pace; when a
        practice clock is moved, all must have gone out before it moves on.
        """
        if self.is_running and not isinstance(self._clock, MovableClock):
            self.poke()
        else:
            self.run_due()

    def poke(self) -> None:
        """Say that something may be due; cheap, from any thread."""
        self._wake.set()
        self._news.poke()

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _when_to_stop(self) -> float | None:
        return self._stop_at

    def _run(self) -> None:
        while self._stop_at is None:
            self._wake.clear()
            try:
                self._go()
                wait = self._idle_seconds()
            except Exception as error:  # noqa: BLE001 – the thread outlives trouble.
                log.error("sweep_broke", error=type(error).__name__)
                wait = _AFTER_TROUBLE_SECONDS
            if self._stop_at is None:
                self._wake.wait(wait)

    def _go(self) -> None:
        with self._turn:
            self._rounds.go(
                pace=self._pace,
                settle=self._settle_seconds,
                stop_at=self._when_to_stop,
            )

    def _idle_seconds(self) -> float:
        """Return how long there is certainly nothing to do, at most 5 s."""
        now = self._clock.now()
        with self._store.looking() as unit:
            due_at = unit.deliveries.next_due(now)
        waits = [_IDLE_SECONDS]
        if due_at is not None:
            waits.append(max((due_at - now).total_seconds(), 0.0))
        free = self._pace.next_free(self._clock.monotonic())
        return min(waits if free is None else [*waits, free])
