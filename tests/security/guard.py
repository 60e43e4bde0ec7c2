"""Sends what is forged, and sees whether anything crossed."""

from __future__ import annotations

import copy
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slack_bolt import BoltRequest

from bot.access.service import NotKnownHere
from bot.access.slips import TooOld
from bot.app import Alongside
from bot.directory.visit import OnlyForLeads
from bot.errors import NotFound
from tests.security.outgoing_calls import wrong_with
from tests.security.window import Payload, Window

#: What a refusal may say, and nothing besides.
SAID = {
    "not found": NotFound().sentence,
    "too old": TooOld().sentence,
    "not known": NotKnownHere().sentence,
    "leads only": OnlyForLeads().sentence,
}
#: What a typed field must look like, said before anything is looked up.
SHAPES = {
    "A channel ID looks like C0123ABC.",
    "A workspace ID looks like T0123ABC.",
    "A number looks like 01632 960 101.",
    "“plain words” is not a weekday or a range of them.",
}
#: Refusals are written down here; nothing else may be written at all.
_TRAIL = frozenset({"trail"})
_UNKNOWN = "wrong on our side"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who acts: their id, and their own workspace."""

    slack_id: str
    team_id: str = "T0BRACKEN"


class Guard:
    """Counts every write to every table, by the database itself."""

    def __init__(self, bot: Alongside, window: Window, path: Path) -> None:
        self._bot, self._window = bot, window
        self._database = sqlite3.connect(path, isolation_level=None)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _watch_writes(database)

    def close(self) -> None:
        self._database.close()

    def knock(self, who: Person, payload: Payload) -> tuple[list[str], list[str]]:
        """Send it; return everything that is said, and the tables written to."""
        before = self.writes
        said = list(words_in(self._answer(who, payload)))
        written = self._database.execute(
            "SELECT DISTINCT place FROM writes WHERE rowid > ?", (before,)
        )
        return said, [one for (one,) in written]

    def wrong_with_refusal(
        self, who: Person, payload: Payload, may_say: set[str]
    ) -> list[str]:
        """Return what is wrong when it is not refused, kindly and without a trace."""
        said, written = self.knock(who, payload)
        sentences = {SAID[one] for one in may_say} | SHAPES
        return [
            *(f"wrote to {one}" for one in written),
            *(f"said {one!r:.200}" for one in said if one not in sentences),
            *(f"told {one}" for line in said for one in _told(line)),
            *(["said nothing"] if not said else []),
        ]

    def _answer(self, who: Person, payload: Payload) -> list[Any]:
        opened = self._window._opened
        opened.clear()
        sent = copy.deepcopy(payload)
        sent["user"] = {**sent["user"], "id": who.slack_id, "team_id": who.team_id}
        asked = BoltRequest(mode="socket_mode", body=sent)
        answer = self._bot.bolt.dispatch(asked)
        if answer.status != 200:
            return [{"text": f"status {answer.status}"}]
        return [*opened, json.loads(answer.body) if answer.body else {}]

    @property
    def writes(self) -> int:
        """How many rows were written by now, by anybody."""
        [most] = self._database.execute("SELECT max(rowid) FROM writes").fetchone()
        return most or 0


def words_in(tree: Any) -> Iterator[str]:
    """Yield all that a person reads in it: texts, and errors at fields."""
    if isinstance(tree, dict):
        yield from (one for one in tree.get("errors", {}).values())
        words = tree.get("text")
        is_name = tree.get("type") == "plain_text"
        if isinstance(words, str) and not is_name:
            yield words
        for inner in tree.values():
            yield from words_in(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from words_in(inner)


def is_failure(said: list[str]) -> bool:
    """Whether it broke something: the answer then has a number to quote."""
    return any(_UNKNOWN in one or one.startswith("status ") for one in said)


def _told(line: str) -> Iterator[str]:
    """Yield each reference, name and place that a line tells."""
    return wrong_with("chat.update", {"text": line})


def _watch_writes(database: sqlite3.Connection) -> None:
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).fetchall()
    database.execute("CREATE TABLE writes (place TEXT)")
    for (table,) in tables:
        if table in _TRAIL or table.startswith("sqlite_"):
            continue
        for act in ("INSERT", "UPDATE", "DELETE"):
            database.execute(
                f'CREATE TRIGGER "see_{table}_{act}" AFTER {act} ON "{table}" '
                f"BEGIN INSERT INTO writes VALUES ('{table}'); END"
            )
