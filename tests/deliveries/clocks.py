"""A clock whose two sides can be moved apart."""

from __future__ import annotations

from datetime import datetime

from bot.clock import MovableClock


class TwoClocks(MovableClock):
    """The wall clock stands; `monotonic_now` is what the other one says."""

    def __init__(self, now: datetime, monotonic: float) -> None:
        super().__init__(now)
        self.monotonic_now = monotonic

    def monotonic(self) -> float:
        return self.monotonic_now
