"""Message time stamps and Slack-like ids: unique, rising, the same on every run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the practice Slack asks of a clock."""

    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...
    def move_to(self, instant: datetime) -> None: ...
    def choose(self, options: str, count: int) -> str: ...


class Stamps:
    """Slack's `ts`: seconds and microseconds, never the same twice, always rising."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        now = _microseconds(self._clock.now())
        self._last = max(now, self._last + 100)
        return shown(self._last)


class Ids:
    """`V0000001`, `F0000002`: one counter for everything, so ids tell the order."""

    def __init__(self) -> None:
        self._count = 0

    def next(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count:09d}"

    def short(self) -> str:
        """An id for a block or element that was sent without one."""
        self._count += 1
        return f"{self._count:x}"


def number(stamp: str) -> int:
    """Microseconds of a `ts` or of plain seconds; raises ValueError."""
    seconds, _, rest = stamp.partition(".")
    return int(seconds or "0") * 1_000_000 + int((rest + "000000")[:6])


def shown(microseconds: int) -> str:
    """The opposite of `number`."""
    return f"{microseconds // 1_000_000}.{microseconds % 1_000_000:06d}"


def moment(stamp: str) -> datetime:
    """When a message was sent, in UTC."""
    return datetime.fromtimestamp(number(stamp) // 1_000_000, UTC)


def _microseconds(instant: datetime) -> int:
    return int(instant.timestamp()) * 1_000_000 + instant.microsecond
