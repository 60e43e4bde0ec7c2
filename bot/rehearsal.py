"""
The practice Slack and the unchanged bot, joined for a rehearsal.

It is what `demo` opens and what the tests drive: the fictional partnership, a
clock that can be moved, and Alongside connected over Socket Mode as it would be
to Slack. The only differences are the address, the tokens and the clock.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Alongside, build
from bot.clock import MovableClock
from bot.connect import Connection, connect
from bot.directory.import_file import FileImport
from bot.manifest import manifest
from bot.opening import open_everything
from bot.practice.partnership import PARTNERSHIP, brackenmoor
from bot.practice.server import PracticeSlack
from bot.scheduler import Ticks, run_ticks_until
from bot.settings import Settings, read_settings

#: Monday 22 February 2027, 09:10 in London, which keeps UTC in winter.
OPENING = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)

#: Opens nothing but rehearsals, whose people are invented.
MASTER_KEY = "practice cHJhY3RpY2VwcmFjdGljZXByYWN0aWNlcHJhY3RpY2U="


class Rehearsal:
    """One practice Slack with one Alongside in it; a context manager."""

    def __init__(
        self,
        *,
        database_url: str,
        clock: MovableClock,
        port: int = 0,
        in_background: bool = False,
        on_reset: Callable[[], None] | None = None,
        partnership: Path = PARTNERSHIP,
    ) -> None:
        self.clock = clock
        self.slack = PracticeSlack(
            cast=brackenmoor(),
            manifest=manifest(),
            clock=clock,
            port=port,
            on_move=self._move,
            on_reset=on_reset,
        )
        self._database_url = database_url
        self._in_background = in_background
        self._partnership = partnership
        self.alongside: Alongside | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Rehearsal:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start Slack, fill the directory, connect the bot."""
        self.slack.start()
        self.fill_directory()
        self.start_bot()

    def stop(self) -> None:
        self.stop_bot()
        self.slack.stop()

    def fill_directory(self) -> None:
        """Load the partnership; loading it again changes nothing."""
        settings = self._settings()
        store = open_everything(settings)
        try:
            file = FileImport(store, self.clock, zone=settings.time_zone)
            file.load(self._partnership)
        finally:
            store.close()

    def start_bot(self) -> None:
        """Build Alongside on the same database and connect it."""
        self.alongside = build(self._settings(), self.clock)
        if self._in_background:
            self.alongside.start()
        self._connection = connect(self.alongside)

    def stop_bot(self) -> None:
        """Close the connection and then everything else."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self.alongside is not None:
            self.alongside.stop()
            self.alongside = None

    def settle(self) -> None:
        """Send all that is due, so that everyone sees what has happened so far."""
        if self.alongside is not None:
            self.alongside.sweep.run_due()

    def move_to(self, instant: datetime) -> None:
        """Move the clock, running every tick between, in order."""
        self.slack.move_clock(instant)

    def _move(self, target: datetime) -> None:
        bot = self.alongside
        if bot is None:
            self.clock.move_to(target)
            return
        ticks = Ticks(bot.ticks(), self.clock)
        run_ticks_until(self.clock, target, ticks, bot.next_due)

    def _settings(self) -> Settings:
        """Return settings that hold nothing of the machine's own environment."""
        is_file = self._database_url.startswith("sqlite")
        return read_settings(
            _env_file=None,
            slack_bot_token=self.slack.bot_token,
            slack_app_token=self.slack.app_token,
            slack_signing_secret="",
            slack_api_url=self.slack.api_url,
            database_url=self._database_url,
            # On PostgreSQL a rehearsal keeps its keys where everything else is.
            keys_url="" if is_file else self._database_url,
            master_keys=MASTER_KEY,
            anchor_file="" if is_file else os.devnull,
            leads="",
            # A rehearsal must not pass for the real one, to whatever watches it.
            ready_port=None,
            heartbeat_file="",
            time_zone="Europe/London",
            log_level="WARNING",
        )
