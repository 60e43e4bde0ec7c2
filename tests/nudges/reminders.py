"""What the scenarios of the five failures ask of a reminder, and ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.nudges.ladder import End, Go, Pass, Progress, Taken, Wait, next_step
from bot.nudges.ladder_file import as_text, from_text, read_ladders
from bot.nudges.records import Matter, Whom, Why
from tests.nudges.looks import around, somebody
from tests.nudges.times import d, london

MINUTE = timedelta(minutes=1)


class SlackIsDown(Exception):
    """Slack took nothing."""


class Reminder(Protocol):
    """Something that reminds people who were invited and have not answered."""

    slack_is_down: bool

    @property
    def sent(self) -> list[tuple[str, datetime]]:
        """Who saw a reminder, and when; in order."""

    def invite(self, person: str, at: datetime) -> None: ...

    def answer(self, person: str) -> None: ...

    def restart(self) -> None:
        """The process ends, and another begins."""

    def run(self, first: datetime, last: datetime) -> None:
        """Let it run from one instant to another, not included."""


def each_minute(
    tick: Callable[[datetime], None], first: datetime, last: datetime
) -> None:
    """Call a tick each minute; one that Slack stopped is called again the next."""
    now = first
    while now < last:
        with suppress(SlackIsDown):
            tick(now)
        now += MINUTE


@dataclass
class OnTheLadder:
    """The ladder, with a store of plain text: nothing else outlives a tick."""

    slack_is_down: bool = False
    sent: list[tuple[str, datetime]] = field(default_factory=list)
    store: dict[str, str] = field(default_factory=dict)

    def invite(self, person: str, at: datetime) -> None:
        self._keep(
            person,
            {
                "ladder": as_text(read_ladders()[Matter.INVITATION]),
                "started_at": at.isoformat(),
                "step": 0,
                "taken": [],
                "next_at": at.isoformat(),
                "ended": None,
            },
        )

    def answer(self, person: str) -> None:
        row = self._row(person)
        self._keep(person, {**row, "ended": Why.ANSWERED})

    def restart(self) -> None:
        """There is nothing to lose."""

    def run(self, first: datetime, last: datetime) -> None:
        each_minute(self.tick, first, last)

    def tick(self, now: datetime) -> None:
        for person in self.store:
            row = self._row(person)
            while row["next_at"] and datetime.fromisoformat(row["next_at"]) <= now:
                after = self._step(person, row, now)
                if after == row:
                    break
                row = after
            self._keep(person, row)

    def _step(self, person: str, row: dict[str, Any], now: datetime) -> dict[str, Any]:
        there = around(person=somebody(person))
        match next_step(from_text(row["ladder"]), _progress(person, row), there, now):
            case Wait(until=until):
                return {**row, "next_at": until.isoformat()}
            case End():
                return {**row, "next_at": None}
            case Pass(step=step):
                return {**row, "step": step + 1}
            case Go() as go:
                return self._go(row, go, now)

    def _go(self, row: dict[str, Any], go: Go, now: datetime) -> dict[str, Any]:
        if self.slack_is_down:
            return row
        self.sent.append((go.rung.worker_id, now))
        got = [go.step, go.rung.worker_id, go.whom, now.isoformat()]
        return {**row, "step": go.step + 1, "taken": [*row["taken"], got]}

    def _row(self, person: str) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self.store[person])
        return row

    def _keep(self, person: str, row: dict[str, Any]) -> None:
        self.store[person] = json.dumps(row)


def _progress(person: str, row: dict[str, Any]) -> Progress:
    return Progress(
        climb_id=person,
        started_at=datetime.fromisoformat(row["started_at"]),
        due=d("2027-03-24"),
        over_at=london("2027-03-24 11:35"),
        ended=Why(row["ended"]) if row["ended"] else None,
        step=row["step"],
        taken=tuple(
            Taken(
                step=step,
                worker_id=who,
                whom=Whom(whom),
                at=datetime.fromisoformat(when),
            )
            for step, who, whom, when in row["taken"]
        ),
    )
