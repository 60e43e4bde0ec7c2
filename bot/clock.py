"""The only file that may ask for the time or make ids; everyone else is handed them."""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

#: No look-alikes (I, L, O, U), so an id can be read aloud from a log.
_ID_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Clock(Protocol):
    """What the rest of Alongside may ask about time and chance."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds that never go backwards, for leases and time-outs."""

    def new_id(self) -> str:
        """Return 26 random letters (128 bits) that name one new thing."""

    def choose(self, options: str, count: int) -> str:
        """Return `count` characters drawn from `options`, each equally likely."""


class _Chance:
    """Ids and draws from the operating system's randomness."""

    def new_id(self) -> str:
        number = secrets.randbits(128)
        letters = []
        for _ in range(26):
            number, rest = divmod(number, 32)
            letters.append(_ID_LETTERS[rest])
        return "".join(letters)

    def choose(self, options: str, count: int) -> str:
        return "".join(secrets.choice(options) for _ in range(count))


class SystemClock(_Chance):
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class MovableClock(_Chance):
    """
    The practice clock: starts where it is told, and can be moved forward.

    A `running` clock goes on by itself in real time; one that is not stands
    still until it is moved, which is what tests want.
    """

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        self._lock = threading.Lock()
        self._running = running
        self._shown = _aware(start)
        self._since = time.monotonic()

    @property
    def running(self) -> bool:
        return self._running

    def now(self) -> datetime:
        with self._lock:
            return self._reading()

    def monotonic(self) -> float:
        return time.monotonic()

    def move_to(self, instant: datetime) -> None:
        """Show `instant` from now on; a practice clock never goes backwards."""
        with self._lock:
            if _aware(instant) < self._reading():
                raise ValueError("The practice clock only moves forward.")
            self._shown = _aware(instant)
            self._since = time.monotonic()

    def _reading(self) -> datetime:
        if not self._running:
            return self._shown
        return self._shown + timedelta(seconds=time.monotonic() - self._since)


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return instant.astimezone(UTC)
