"""The real bot behind the real HTTP door, and what can be seen of it from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import build
from bot.clock import MovableClock
from bot.connect import connect
from bot.directory.import_file import FileImport
from bot.http_door import HttpConnection
from bot.manifest import manifest
from bot.practice.partnership import PARTNERSHIP, brackenmoor
from bot.practice.server import PracticeSlack
from bot.rehearsal import OPENING
from bot.settings import Settings
from tests.security.knocking import SECRET, Answer, Knock, knock_all


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a listener would have changed: the database, or Slack's own record."""

    version: int
    calls: int


@dataclass(frozen=True, kw_only=True)
class HttpStage:
    """A door, the Slack behind it, and its database."""

    port: int
    slack: PracticeSlack
    database: sqlite3.Connection

    @property
    def stamp(self) -> int:
        return int(OPENING.timestamp())

    def knock(self, knocks: Sequence[Knock]) -> list[Answer]:
        return knock_all(self.port, knocks)

    def seen(self) -> Seen:
        """Look; SQLite counts a version up with every commit of somebody else."""
        [version] = self.database.execute("PRAGMA data_version").fetchone()
        return Seen(version=version, calls=len(self.slack.calls))


@contextmanager
def http_stage(folder: Path) -> Iterator[HttpStage]:
    """Open it with the practice partnership in its database."""
    clock = MovableClock(OPENING)
    slack = PracticeSlack(cast=brackenmoor(), manifest=manifest(), clock=clock)
    path = folder / "alongside.db"
    with slack:
        given: dict[str, Any] = {
            "_env_file": None,
            "slack_bot_token": slack.bot_token,
            "slack_signing_secret": SECRET,
            "slack_api_url": slack.api_url,
            "database_url": f"sqlite:///{path}",
            "http_port": 0,
        }
        alongside = build(Settings(**given), clock)
        FileImport(alongside.store, clock, zone="Europe/London").load(PARTNERSHIP)
        connection = connect(alongside)
        assert isinstance(connection, HttpConnection)
        with closing(sqlite3.connect(path, check_same_thread=False)) as database:
            yield HttpStage(port=connection.port, slack=slack, database=database)
        connection.close()
        alongside.stop()
