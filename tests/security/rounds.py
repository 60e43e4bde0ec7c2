"""Every form and every command, again and again, until the texts are used up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.access.service import Asker
from bot.app import Alongside, build
from bot.clock import MovableClock
from bot.directory.import_file import FileImport
from bot.meetings.requests import Agreement
from bot.outcomes.cards import AgreedForm
from bot.outcomes.messages import agreed
from bot.practice.partnership import PARTNERSHIP
from bot.rehearsal import MASTER_KEY, OPENING
from bot.scheduler import Ticks, run_ticks_until
from bot.settings import Settings
from tests.security import handover_story
from tests.security.requests_made import TEAM
from tests.security.typist import Typist, on_another_day
from tests.security.window import Outbox, Payload, Shown, Window, as_sent, buttons

LEAD, CONVENOR, GUEST = "U0BARNABY", "U0CORIN", "U0SILAS"
AFTERWARDS = datetime(2027, 3, 17, 12, 30, tzinfo=UTC)
LONG_AFTER = datetime(2027, 9, 1, 2, 30, tzinfo=UTC)
_DUE = date(2027, 3, 24)
#: How many of what was agreed a form shows.
_A_PAGE = 40
#: When a guest hears of what they took on, since INSET days are no days of theirs.
NUDGED = datetime(2027, 3, 19, 12, 0, tzinfo=UTC)
NEXT_DAY = datetime(2027, 3, 18, 10, 0, tzinfo=UTC)
_MEETING = "YP-5DW8 Wed 17 Mar 11:35"


class Rounds:
    """One bot on one database, and somebody who types."""

    def __init__(
        self, folder: Path, texts: Iterator[str], dense: Iterator[str]
    ) -> None:
        self.shown: list[Shown] = []
        self.outbox = Outbox(self.shown)
        self._clock = MovableClock(OPENING)
        self.bot = _built(folder, self._clock, self.outbox)
        self.window = Window(self.shown)
        self.window.look_at(self.bot)
        #: Kinds of buttons that need not be pressed once more.
        self._known = {"meeting.cancel"}
        self.typist = Typist(self.window, texts, dense)

    def play(
        self, *, meetings: int, pages: int, bulk: int, commands: int, rest: int
    ) -> None:
        """
        Type so many commands, and call so many meetings, with so many pages each.

        `bulk` is how much is agreed at each besides: one service call for all of it.
        `rest` is how often a lead is asked, afterwards, by a young person.
        """
        self.directory(2)
        self.commands(commands)
        for _ in range(meetings):
            self.call()
            self.ask()
        self._through(CONVENOR, "meeting.move")
        self.window.settle()
        self._clock.move_to(AFTERWARDS)
        self.window.settle()
        self.record(pages, bulk)
        self.window.settle()
        self.own_words(meetings)
        self.typist.takes_turns = True
        self.directory(2)
        for _ in range(rest):
            self._through(LEAD, "rights.begin")
        ticks = Ticks(self.bot.ticks(), self._clock)
        run_ticks_until(self._clock, NEXT_DAY, ticks, self.bot.next_due)
        self.everything_else()
        run_ticks_until(self._clock, NUDGED, ticks, self.bot.next_due)
        self.nudged()
        self.hand_over()
        self._long_after()
        self.everything_else()
        self.window.settle()

    def nudged(self) -> None:
        """Answer nudges in the ways that open a form."""
        for door in ("need-help", "new-date", "not-me"):
            self._through(GUEST, f"nudge.{door}")
        self.window.settle()
        self._through(CONVENOR, "nudge.give")

    def hand_over(self) -> None:
        """Play a handover, so that each of its fields is typed in."""
        hands = handover_story.Hands(
            type=self.window.type,
            onwards=lambda who, chosen: self._onwards(who, self._newest, chosen),
            press=self._press,
            sees=self.window.sees,
            until_evening_of=self._until_evening_of,
        )
        # Whoever is named stays named, or nobody could go on.
        self.typist.takes_turns = False
        handover_story.hand_over(hands, self._clock.now().date())
        self.typist.takes_turns = True

    def _press(
        self, who: str, action: str, chosen: Mapping[str, str] | None = None
    ) -> None:
        self._onwards(who, self.window.press(who, action), chosen)
        self.window.settle()

    def _until_evening_of(self, day: date) -> None:
        ticks = Ticks(self.bot.ticks(), self._clock)
        evening = datetime.combine(day, time(16), tzinfo=UTC)
        run_ticks_until(self._clock, evening, ticks, self.bot.next_due)
        self.window.settle()

    @property
    def _newest(self) -> Payload:
        return self.shown[-1][1]

    def _long_after(self) -> None:
        """Jump to when what was kept has to go, and let each tick beat once."""
        self._clock.move_to(LONG_AFTER)
        for tick in self.bot.ticks():
            tick.run(LONG_AFTER)
        # What the night has to say waits for the morning.
        self._clock.move_to(LONG_AFTER + timedelta(hours=8))
        self.window.settle()

    def commands(self, count: int) -> None:
        for command in ("/meeting", "/ask"):
            self.window.type(CONVENOR, command, "new")
            self._onwards(CONVENOR, self.shown[-1][1])
        for number in range(count):
            self.typist.command(CONVENOR, "/meeting" if number % 4 else "/ask")
            self.typist.command(CONVENOR, "/meeting", "new ")
            self.typist.command(LEAD, "/alongside" if number % 4 else "/handover")

    def ask(self) -> None:
        """Ask a guest for something; the guest sends somebody, and somebody rings."""
        self.window.type(CONVENOR, "/ask", "YP-5DW8")
        self.typist.send(CONVENOR, self.shown[-1][1], {"Whom do you ask?": "Silas"})
        self.window.settle()
        for door in ("need-help", "new-date", "someone-else"):
            self._answer(GUEST, f"ask.{door}")
        for door in ("ask-else", "heard"):
            self._answer(CONVENOR, f"ask.{door}")

    def call(self) -> None:
        """Call a meeting; a guest sends somebody, and somebody rings."""
        window, typist = self.window, self.typist
        window.type(CONVENOR, "/meeting", _MEETING)
        called = typist.send(CONVENOR, self.shown[-1][1], {"Where?": "Somewhere else"})
        assert called is not None
        window.settle()
        self._answer(GUEST, "meeting.someone-else")
        self._answer(CONVENOR, "meeting.by-phone")

    def record(self, pages: int, bulk: int) -> None:
        """Record every meeting: pages of what was agreed, and many things more."""
        begun = [
            self._begin_record(prompt, pages)
            for prompt in self._buttons(CONVENOR, "meeting.record")
        ]
        self._agree_in_bulk(bulk)
        for view in begun:
            closing = self.typist.send(CONVENOR, view)
            assert closing is not None
            self.typist.send(CONVENOR, closing)

    def _begin_record(self, prompt: Payload, pages: int) -> Payload:
        view = self.window.press_on(CONVENOR, prompt)
        view = self.typist.send(CONVENOR, view) if view else None
        for _ in range(pages):
            more = {"Anything else?": "There is more"}
            view = self.typist.send(CONVENOR, view, more) if view else None
        assert view is not None
        return view

    def _agree_in_bulk(self, count: int) -> None:
        """Give so many rows to each meeting, as a form of that length would."""
        asker = Asker(team_id=TEAM, slack_id=CONVENOR)
        with self.bot.store.looking() as unit:
            convenor = unit.workers.in_slack(TEAM, CONVENOR)
            guest = unit.workers.in_slack(TEAM, GUEST)
            assert convenor is not None
            assert guest is not None
            meetings = unit.meetings.to_record(convenor.id, self._clock.now())
        for meeting in meetings:
            rows = [
                Agreement(row=f"{n}", worker_id=convenor.id, what=what, due=_DUE)
                for n, what in enumerate(self.typist.in_bulk(count))
            ]
            theirs = replace(rows[0], row="theirs", worker_id=guest.id)
            rows.append(theirs)
            agree = self.bot.services.outcomes.agree
            card = agree(asker, meeting.id, rows, more=True)
            assert isinstance(card, AgreedForm)
            self._show_all(card)

    def _show_all(self, card: AgreedForm) -> None:
        """Show a long list page by page, since one form shows its beginning only."""
        for start in range(0, len(card.agreed), _A_PAGE):
            part = replace(card, agreed=card.agreed[start : start + _A_PAGE])
            self.shown.append((CONVENOR, as_sent(agreed(part))))

    def own_words(self, count: int) -> None:
        self.window.type(CONVENOR, "/alongside", "")
        for _ in range(count):
            self._through(CONVENOR, "directory.own-words")

    def directory(self, count: int) -> None:
        """Fill the directory with names that nobody has."""
        for _ in range(count):
            self.window.type(LEAD, "/alongside", "")
            menu = [one["action_id"] for one in buttons(self.shown[-1][1])]
            for action in menu:
                self._through(LEAD, action)

    def everything_else(self) -> None:
        """Press whatever kind of button was shown and has not been, as its owner."""
        for who, payload in list(self.shown):
            for button in buttons(payload):
                if who and button["action_id"] not in self._known:
                    self._known.add(button["action_id"])
                    self._onwards(who, self.window.press_on(who, button))

    def _answer(self, who: str, action: str) -> None:
        view = self.window.press(who, action)
        if view is not None:
            self.typist.send(who, view)
        self.window.settle()

    def _through(self, who: str, action: str) -> None:
        self._onwards(who, self.window.press(who, action))

    def _onwards(
        self, who: str, view: Payload | None, chosen: Mapping[str, str] | None = None
    ) -> None:
        """Go through a form and those that follow, as long as they can be sent."""
        for _ in range(4):
            if view is None or not view.get("submit"):
                return
            view = self.typist.send(who, on_another_day(view, chosen or {}), chosen)

    def _buttons(self, who: str, action: str) -> list[Payload]:
        found = [
            button
            for to, payload in self.shown
            if to == who
            for button in buttons(payload)
            if button["action_id"] == action
        ]
        return list({one["value"]: one for one in found}.values())


def _built(folder: Path, clock: MovableClock, outbox: Outbox) -> Alongside:
    given: dict[str, Any] = {
        "_env_file": None,
        "slack_bot_token": "xoxb-practice",
        "slack_api_url": "http://127.0.0.1:9/",
        "database_url": f"sqlite:///{folder / 'alongside.db'}",
        "master_keys": MASTER_KEY,
    }
    bot = build(Settings(**given), clock, sender=outbox)
    FileImport(bot.store, clock, zone="Europe/London").load(PARTNERSHIP)
    return bot
