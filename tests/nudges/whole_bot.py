"""The real services, ladders, database and sweep, as the scenarios see a reminder."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from bot.app import build
from bot.clock import MovableClock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Unsent
from bot.deliveries.sender import Done
from bot.meetings.records import Reply
from bot.nudges.sending import Kind
from bot.rehearsal import MASTER_KEY
from bot.settings import read_settings
from tests.meetings.desk import Desk
from tests.security.window import Outbox

MINUTE = timedelta(minutes=1)
#: When everybody is invited to, in these scenarios.
THE_MEETING = date(2027, 3, 24)


class Watched(Outbox):
    """Keeps who got a nudge and when; takes nothing while Slack is down."""

    def __init__(self, clock: MovableClock) -> None:
        super().__init__([])
        self.clock = clock
        self.is_down = False
        self.nudged: list[tuple[str, datetime]] = []

    def send(self, letter: Letter, done: Done) -> None:
        if self.is_down:
            done(letter, Unsent(reason="down"))
            return
        first = not letter.delivery.shown
        if first and letter.slack_id and letter.delivery.kind in set(Kind):
            self.nudged.append((letter.slack_id, self.clock.now()))
        super().send(letter, done)


class TheWholeBot:
    """Everybody is called to a meeting of their own by Odile."""

    def __init__(self, url: str, clock: MovableClock, folder: Path) -> None:
        self._url, self._clock, self._folder = url, clock, folder
        self._outbox = Watched(clock)
        self._meetings: dict[str, str] = {}
        self._start()

    @property
    def slack_is_down(self) -> bool:
        return self._outbox.is_down

    @slack_is_down.setter
    def slack_is_down(self, is_down: bool) -> None:
        self._outbox.is_down = is_down

    @property
    def sent(self) -> list[tuple[str, datetime]]:
        """What Odile is asked to do is no reminder of anybody's."""
        found = [
            (who.removeprefix("U0").lower(), at) for who, at in self._outbox.nudged
        ]
        return [(who, at) for who, at in found if who != "odile"]

    def invite(self, person: str, at: datetime) -> None:
        self._clock.move_to(max(at, self._clock.now()))
        self._meetings[person] = self._desk.call(person, on=THE_MEETING)

    def answer(self, person: str) -> None:
        invitation = self._desk.invitation(self._meetings[person], person)
        asker = self._desk.asker(person)
        self._desk.replies.answer(asker, invitation.id, Reply.COMING, sequence=0)

    def restart(self) -> None:
        self.stop()
        self._start()

    def run(self, first: datetime, last: datetime) -> None:
        """Stop wherever something is due, and at least each quarter of an hour."""
        self._clock.move_to(max(first, self._clock.now()))
        while self._clock.now() < last:
            self._bot.services.nudges.tick(self._clock.now())
            self._bot.sweep.run_due()
            due = self._bot.next_due(self._clock.now()) or last
            soon = self._clock.now() + 15 * MINUTE
            after = max(due, self._clock.now() + 5 * MINUTE)
            self._clock.move_to(min(last, soon, after))

    def stop(self) -> None:
        self._bot.stop()

    def _start(self) -> None:
        settings = read_settings(
            _env_file=None,
            slack_bot_token="xoxb-practice",
            slack_api_url="http://127.0.0.1:9/",
            database_url=self._url,
            master_keys=MASTER_KEY,
            heartbeat_file=str(self._folder / "heartbeat"),
        )
        self._bot = build(settings, self._clock, sender=self._outbox)
        self._desk = Desk(store=self._bot.store, clock=self._clock)
