"""How long a delivery waits after a try that came to nothing."""

from __future__ import annotations

from datetime import timedelta

_WAITS = tuple(timedelta(seconds=one) for one in (5, 15, 30, 60, 120, 300))

#: A day of tries every five minutes; then it is failed, kept and told of.
MOST_ATTEMPTS = 24 * 12 + len(_WAITS)


def wait_after(attempts: int) -> timedelta:
    """Return the wait after the nth try in a row; grows to five minutes."""
    return _WAITS[min(max(attempts, 1), len(_WAITS)) - 1]


def waited_after(attempts: int) -> timedelta:
    """Return all that was waited by the end of the wait after the nth try."""
    return sum((wait_after(one + 1) for one in range(attempts)), timedelta())


def has_given_up(attempts: int) -> bool:
    return attempts >= MOST_ATTEMPTS
