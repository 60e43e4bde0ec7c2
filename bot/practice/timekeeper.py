"""Moving the practice clock, with everything that falls due on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.practice.errors import Json
from bot.practice.workspace import Workspace

LONDON = ZoneInfo("Europe/London")


class Timekeeper:
    """
    Moves the clock for the page and for tests.

    `on_move` is called on a worker thread with the instant to reach. It may
    move the clock itself while it runs what falls due; what it leaves is moved
    here afterwards.
    """

    def __init__(
        self, workspace: Workspace, on_move: Callable[[datetime], None] | None
    ) -> None:
        self._workspace = workspace
        self._on_move = on_move
        self._one_at_a_time = asyncio.Lock()

    def read(self, wanted: Json) -> datetime:
        """Read `{"to": London wall time}` or `{"by": minutes}`; raises ValueError."""
        if "by" in wanted:
            return self._workspace.clock.now() + timedelta(minutes=_minutes(wanted))
        try:
            local = datetime.fromisoformat(str(wanted.get("to")))
        except ValueError:
            raise ValueError("Say a date and time such as 2027-02-23T08:30.") from None
        if local.tzinfo is None:
            local = local.replace(tzinfo=LONDON)
        return local.astimezone(UTC)

    async def move(self, instant: datetime) -> None:
        """Move there; raises ValueError for a time that has passed."""
        async with self._one_at_a_time:
            if instant < self._workspace.clock.now():
                raise ValueError("The practice clock only moves forward.")
            if self._on_move is not None:
                await asyncio.to_thread(self._on_move, instant)
            if self._workspace.clock.now() < instant:
                self._workspace.clock.move_to(instant)
            self._workspace.post_due()
            self._workspace.changes.tell()


def _minutes(wanted: Json) -> float:
    found = wanted["by"]
    if not isinstance(found, int | float) or isinstance(found, bool):
        raise ValueError("Say how many minutes.")
    return float(found)
