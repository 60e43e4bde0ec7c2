"""
Five reminders as they are often written, each wrong in its own way.

Controls: what the tests of the five failures see must be able to fail. All of them
work in a week in which nothing goes wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.nudges.reminders import SlackIsDown, each_minute

DAY = timedelta(days=1)
FIRST_AFTER = 2 * DAY


@dataclass
class Naive:
    """Reminds two and four days after the invitation, and no more."""

    slack_is_down: bool = False
    sent: list[tuple[str, datetime]] = field(default_factory=list)
    invited: dict[str, datetime] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    count: dict[str, int] = field(default_factory=dict)

    def invite(self, person: str, at: datetime) -> None:
        self.invited[person], self.count[person] = at, 0

    def answer(self, person: str) -> None:
        self.answered.add(person)

    def restart(self) -> None:
        """What is in the database is still there."""

    def run(self, first: datetime, last: datetime) -> None:
        each_minute(self.tick, first, last)

    def tick(self, now: datetime) -> None:
        for person in self._awaited():
            if self.count[person] < 2 and now >= self._due(person):
                self._send(person, now)
                self.count[person] += 1

    def _awaited(self) -> list[str]:
        return [one for one in self.invited if one not in self.answered]

    def _due(self, person: str) -> datetime:
        return self.invited[person] + FIRST_AFTER * (self.count[person] + 1)

    def _send(self, person: str, now: datetime) -> None:
        if self.slack_is_down:
            raise SlackIsDown
        self.sent.append((person, now))


class InMemory(Naive):
    """Keeps its jobs in the scheduler, which is as old as the process."""

    def restart(self) -> None:
        self.invited.clear()


class OnTheMinute(Naive):
    """Asks whether this is the very minute, and not whether it has come."""

    def tick(self, now: datetime) -> None:
        for person in self._awaited():
            if self.count[person] < 2 and now == self._due(person):
                self._send(person, now)
                self.count[person] += 1


class CountsFirst(Naive):
    """Counts what it means to send, and swallows what goes wrong."""

    def tick(self, now: datetime) -> None:
        for person in self._awaited():
            if self.count[person] < 2 and now >= self._due(person):
                self.count[person] += 1
                try:
                    self._send(person, now)
                except SlackIsDown:
                    continue


class CountsTheNight(Naive):
    """Leaves people alone at night, and takes it for a reminder."""

    def tick(self, now: datetime) -> None:
        for person in self._awaited():
            if self.count[person] < 2 and now >= self._due(person):
                if 8 <= now.hour < 18 and now.weekday() < 5:
                    self._send(person, now)
                self.count[person] += 1


class Stormy(Naive):
    """Makes up for each moment it missed, with everybody who was ever invited."""

    def tick(self, now: datetime) -> None:
        for person in self.invited:
            while self.count[person] < 2 and now >= self._due(person):
                self._send(person, now)
                self.count[person] += 1
