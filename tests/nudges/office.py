"""The whole bot on the practice partnership, its ticks in a test's hand, no Slack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access.service import Asker
from bot.app import Alongside, build
from bot.clock import MovableClock
from bot.nudges.records import Climb, Nudge
from bot.ops.readiness import Check
from bot.rehearsal import MASTER_KEY
from bot.settings import read_settings
from storage.nudges import climbs, nudges
from tests.meetings.desk import Desk
from tests.nudges.times import london
from tests.security.window import Outbox, Shown

MINUTE = timedelta(minutes=1)


class Office:
    """Nothing happens by itself: a test calls the tick and the sweep."""

    def __init__(self, url: str, clock: MovableClock, folder: Path) -> None:
        self.clock = clock
        self.shown: list[Shown] = []
        settings = read_settings(
            _env_file=None,
            slack_bot_token="xoxb-practice",
            slack_api_url="http://127.0.0.1:9/",
            database_url=url,
            # A test's keys lie beside a file, and in PostgreSQL itself.
            keys_url="" if url.startswith("sqlite") else url,
            master_keys=MASTER_KEY,
            heartbeat_file=str(folder / "heartbeat"),
        )
        self.bot: Alongside = build(settings, clock, sender=Outbox(self.shown))
        self.desk = Desk(store=self.bot.store, clock=clock)

    def asker(self, handle: str) -> Asker:
        return self.desk.asker(handle)

    def at(self, wall: str) -> None:
        """Move the clock to a wall time in London, such as "2027-02-24 10:00"."""
        self.clock.move_to(london(wall))

    def tick(self) -> None:
        self.bot.services.nudges.tick(self.clock.now())

    def sweep(self) -> None:
        self.bot.sweep.run_due()

    def minute(self) -> None:
        """Do all that a minute of a running bot does for nudges."""
        self.tick()
        self.sweep()

    def until(self, wall: str) -> None:
        """Run to a wall time, stopping wherever something is due."""
        end = london(wall)
        while self.clock.now() < end:
            self.minute()
            due = self.bot.next_due(self.clock.now()) or end
            self.clock.move_to(min(end, max(due, self.clock.now() + MINUTE)))
        self.minute()

    def nudges_check(self) -> Check:
        [found] = [
            one for one in self.bot.services.readiness.look() if one.name == "nudges"
        ]
        return found

    def climbs(self) -> list[Climb]:
        with self.bot.store.looking() as unit:
            ids = unit.connection.execute(select(climbs.c.id)).scalars()
            found = [unit.nudges.climb(one) for one in ids]
        return [one for one in found if one]

    def lines(self) -> list[Nudge]:
        with self.bot.store.looking() as unit:
            return unit.measures.lines_since(datetime(2000, 1, 1, tzinfo=UTC))

    def spoil(self, **columns: Any) -> None:
        """Write into every ladder what no code of ours would."""
        with self.bot.store.changing(quietly=True) as unit:
            unit.connection.execute(update(climbs).values(**columns))

    def spoil_lines(self, **columns: Any) -> None:
        with self.bot.store.changing(quietly=True) as unit:
            unit.connection.execute(update(nudges).values(**columns))


@pytest.fixture(params=["sqlite", "postgresql"])
def either_office(
    request: pytest.FixtureRequest, clock: MovableClock, tmp_path: Path
) -> Iterator[Office]:
    """The whole bot; a test that takes it runs on both databases."""
    url = request.getfixturevalue(f"partnership_in_{request.param}")
    opened = Office(url, clock, tmp_path)
    yield opened
    opened.bot.stop()


@pytest.fixture
def office(
    partnership_in_sqlite: str, clock: MovableClock, tmp_path: Path
) -> Iterator[Office]:
    """The whole bot on SQLite, its ticks in the test's hand."""
    opened = Office(partnership_in_sqlite, clock, tmp_path)
    yield opened
    opened.bot.stop()
