"""Real seconds between two messages to one place, and what the sweep hears."""

from __future__ import annotations

import threading
from collections import deque

from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Outcome


class Pace:
    """
    About one message a second to each place, as Slack asks.

    Counted in real seconds, not by the clock that can be moved: it is about
    Slack's patience, not about when something is due.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def used(self, place: str, monotonic: float) -> None:
        self._last[place] = monotonic

    def resting(self, monotonic: float) -> frozenset[str]:
        """Return the places that must not be written to just now."""
        began = monotonic - self._seconds
        self._last = {place: at for place, at in self._last.items() if at > began}
        return frozenset(self._last)

    def next_free(self, monotonic: float) -> float | None:
        """Return in how many seconds the first of them may be written to again."""
        if not self.resting(monotonic):
            return None
        return min(self._last.values()) + self._seconds - monotonic


class News:
    """What the sweep waits for: an outcome, or a poke that more may be due."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._outcomes: deque[tuple[Letter, Outcome]] = deque()
        self._poked = False

    def tell(self, letter: Letter, outcome: Outcome) -> None:
        with self._changed:
            self._outcomes.append((letter, outcome))
            self._changed.notify()

    def poke(self) -> None:
        with self._changed:
            self._poked = True
            self._changed.notify()

    def wait(self, seconds: float) -> list[tuple[Letter, Outcome]]:
        """Return everything that is known by now, after at most `seconds`."""
        with self._changed:
            if not self._outcomes and not self._poked:
                self._changed.wait(seconds)
            heard = list(self._outcomes)
            self._outcomes.clear()
            self._poked = False
            return heard
