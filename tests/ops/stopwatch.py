"""A clock that stands still in both ways, and checks that a test can turn."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any

from bot.clock import MovableClock
from bot.ops.readiness import Check, Watch
from bot.scheduler import Tick
from storage.unit import Unit

START = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


class Stopwatch(MovableClock):
    """Its seconds pass only when a test says so, and the time of day with them."""

    def __init__(self) -> None:
        super().__init__(START)
        self.seconds = 1000.0

    def monotonic(self) -> float:
        return self.seconds


class Planted:
    """A check that is well until a test makes it fail, or break."""

    def __init__(self, name: str = "nudges", *, tells_lead: bool = True) -> None:
        self.ok = True
        self.breaks = False
        self.watch = Watch(name=name, look=self._look, tells_lead=tells_lead)

    def _look(self, _unit: Unit, _now: datetime) -> Check:
        if self.breaks:
            raise RuntimeError("YP-7HX3")
        return Check(name="any", ok=self.ok, why="" if self.ok else "step-late")


def tick(name: str, run: Callable[[datetime], None], *, seconds: int = 60) -> Tick:
    return Tick(name=name, every=timedelta(seconds=seconds), run=run)


def asked(port: int, path: str, method: str = "GET") -> tuple[int, str, Any]:
    """Return the status, the body, and the body as JSON if it is."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read().decode()
        kind = answer.headers["Content-Type"]
    finally:
        connection.close()
    found = json.loads(body) if kind == "application/json" else None
    return answer.status, body, found
