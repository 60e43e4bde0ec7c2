"""How long Slack wants quiet, and which methods are paused where."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.deliveries.records import Method, Pause

#: When Slack says "too many" and not for how long; what its pages show as typical.
_UNSAID_SECONDS = 30.0
#: A day; more than that is an error of somebody's, and a message would be lost in it.
_MOST_SECONDS = 86_400.0


def seconds_of_quiet(headers: Mapping[str, str], now: datetime) -> float:
    """
    Read `Retry-After`: at least 1 second, at most a day.

    Seen in the wild: whole seconds, fractions, an HTTP date, nothing at all, and
    numbers too big to mean anything.
    """
    said = headers.get("Retry-After", "").strip()
    seconds = _number(said)
    if seconds is None:
        seconds = _until_date(said, headers.get("Date", ""), now)
    if seconds is None or math.isnan(seconds):
        seconds = _UNSAID_SECONDS
    return min(max(seconds, 1.0), _MOST_SECONDS)


def _number(said: str) -> float | None:
    try:
        return float(said)
    except ValueError:
        return None


def _until_date(said: str, sent_at: str, now: datetime) -> float | None:
    """Count from the answer's own `Date`, so that two clocks need not agree."""
    until = _date(said)
    if until is None:
        return None
    return (until - (_date(sent_at) or now)).total_seconds()


def _date(said: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError):
        return None
    return date if date.tzinfo else None


class Quiet:
    """
    The pauses that hold, as this process knows them.

    Asked before every call, so a method is left alone from the moment its pause
    is heard of; the sweep keeps the same pauses in the database, for the others
    and for after a restart.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._until: dict[tuple[str, Method], datetime] = {}

    def keep(self, pauses: Sequence[Pause]) -> None:
        with self._guard:
            for pause in pauses:
                place = (pause.workspace, pause.method)
                held = self._until.get(place)
                self._until[place] = max(held or pause.until, pause.until)

    def seconds_left(self, workspace: str, method: Method, now: datetime) -> float:
        """Return how long this method must still be left alone there; 0 if not."""
        with self._guard:
            ends = (self._until.get((workspace, one)) for one in (method, Method.ANY))
            left = ((end - now).total_seconds() for end in ends if end is not None)
            return max((0.0, *left))
