"""One scenario's practice Slack with the bot in it, and the people acting in it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest

from bot.clock import MovableClock
from bot.manifest import manifest
from bot.practice.answers import Answer
from bot.practice.messages import Message
from bot.practice.partnership import brackenmoor
from bot.practice.person import Person
from bot.practice.rooms import RoomState
from bot.practice.server import PracticeSlack
from bot.rehearsal import Rehearsal
from tests.journeys.database import Databases, committed, put_back, url_of
from tests.journeys.screens import everything, words_of
from tests.journeys.words import says

#: How often to look whether Home has been asked for, while it is being opened.
_LOOK_SECONDS = 0.005


class Stage:
    """
    Lets people act, and sends everything that is due after each act.

    What cannot be done fails with what that person does see. The clock stands
    still until it is moved.
    """

    def __init__(self, databases: Databases, path: Path) -> None:
        self._databases = databases
        self._path = path
        self._rehearsal: Rehearsal | None = None
        self._last = ""
        self._notices: dict[str, str] = {}

    def open(self, on: datetime, without: str = "") -> None:
        """Open the practice Slack on that day, with the bot connected."""
        if self._rehearsal is not None:
            pytest.fail("The practice partnership is there already.", pytrace=False)
        self._databases.copy(on, without, self._path)
        rehearsal = Rehearsal(
            database_url=url_of(self._path), clock=MovableClock(on)
        )
        rehearsal.slack.start()
        self._rehearsal = rehearsal
        self.start_bot()

    def close(self) -> None:
        if self._rehearsal is not None:
            self._rehearsal.stop()

    @property
    def rehearsal(self) -> Rehearsal:
        if self._rehearsal is None:
            pytest.fail(
                "A scenario begins with: Given the practice partnership on "
                '"Mon 22 Feb 2027 09:10"',
                pytrace=False,
            )
        return self._rehearsal

    @property
    def slack(self) -> PracticeSlack:
        return self.rehearsal.slack

    def person(self, handle: str) -> Person:
        try:
            return self.slack.person(handle)
        except LookupError as unknown:
            pytest.fail(str(unknown), pytrace=False)

    def room(self, name: str) -> RoomState:
        try:
            return self.slack.room(name)
        except LookupError as unknown:
            pytest.fail(str(unknown), pytrace=False)

    def last(self) -> Person:
        """Whoever acted last, for "the form"."""
        if not self._last:
            pytest.fail("Nobody has done anything yet.", pytrace=False)
        return self.person(self._last)

    def seen(self, handle: str) -> str:
        """The newest thing somebody sees, with a notice when their act failed."""
        shown = self.person(handle).sees
        return "\n".join(part for part in (self._notices.get(handle), shown) if part)

    def fail(self, handle: str, reason: str) -> NoReturn:
        person = self.person(handle)
        seen = everything(person, self._notices.get(handle, ""))
        pytest.fail(f"{reason}\n\n{seen}", pytrace=False)

    def type(self, handle: str, line: str, room: str | None) -> None:
        """Type a command; anything else is said, as people do."""

        def act(person: Person) -> Answer | None:
            if line.startswith("/"):
                return person.type(line, room=room)
            person.say(line, room=room)
            return None

        self._act(handle, act)

    def fill(self, handle: str, filled: dict[str, str]) -> None:
        self._act(handle, lambda person: person.fill(filled))

    def press(self, handle: str, button: str, saying: str = "") -> None:
        self._act(handle, lambda person: self._press(person, button, saying))

    def press_twice(self, handle: str, button: str) -> None:
        """Press as an impatient finger does: again before anything has come of it."""
        self._act(handle, lambda person: _twice(person, button))

    def press_and_kill(self, handle: str, button: str) -> None:
        """Press; the bot is killed when it has answered and not yet sent anything."""
        self._act(handle, lambda person: person.press(button), settles=False)
        kept = committed(self._path)
        self.rehearsal.stop_bot()
        put_back(kept, self._path)

    def choose_shortcut(self, handle: str, name: str) -> None:
        named = {
            one["name"]: one["callback_id"]
            for one in manifest()["features"]["shortcuts"]
        }
        if name not in named:
            self.fail(handle, f"There is no shortcut “{name}”, only: {', '.join(named)}.")
        self._act(handle, lambda person: person.shortcut(named[name]))

    def open_home(self, handle: str) -> None:
        """Open Home, sending meanwhile: Home is a delivery like any other."""

        def act(person: Person) -> None:
            with ThreadPoolExecutor(max_workers=1) as other:
                opening = other.submit(person.open_home)
                while not wait([opening], _LOOK_SECONDS).done:
                    self.settle()
                opening.result()

        self._act(handle, act)

    def move_to(self, instant: datetime) -> None:
        try:
            self.rehearsal.move_to(instant)
        except ValueError as wrong:
            pytest.fail(str(wrong), pytrace=False)
        self.settle()

    def start_bot(self) -> None:
        self.rehearsal.start_bot()
        self.slack.wait_for_bot()
        self.settle()

    def settle(self) -> None:
        """Send everything that is due, so that what follows is certain."""
        self.rehearsal.settle()

    def messages_saying(self, handle: str, words: str) -> list[Message]:
        """Somebody's direct messages with these words, read or on the lock screen."""
        messages = self.person(handle).direct_messages
        return [one for one in messages if says(words_of(one), words)]

    def updates_of(self, handle: str, words: str) -> int:
        """How often Slack changed the newest direct message with these words."""
        found = self.messages_saying(handle, words)
        if not found:
            self.fail(handle, f"@{handle} has no direct message saying “{words}”.")
        changes = [
            call
            for call in self.slack.calls
            if call.method == "chat.update" and call.answered == "ok"
        ]
        return [call.arguments["ts"] for call in changes].count(found[-1].ts)

    def _messages_in_sight(self, person: Person) -> list[Message]:
        """Everything this person could scroll to, newest first."""
        rooms = [self.slack.room(one.name) for one in brackenmoor().rooms]
        seen = [
            message
            for room in rooms
            if person.persona.handle in room.members
            for message in room.posts()
        ]
        found = [*seen, *person.direct_messages]
        return sorted(found, key=lambda message: message.ts, reverse=True)

    def _act(
        self,
        handle: str,
        act: Callable[[Person], Answer | None],
        *,
        settles: bool = True,
    ) -> None:
        person = self.person(handle)
        self._last = handle
        self._notices.pop(handle, None)
        try:
            answer = act(person)
        except (LookupError, PermissionError, ValueError) as wrong:
            self.fail(handle, str(wrong))
        if answer is not None and answer.error:
            self._notices[handle] = answer.text
        if settles:
            self.settle()

    def _press(self, person: Person, button: str, saying: str) -> Answer | None:
        form = person.form
        closes = form.told("", "", "")["close"] if form else None
        if closes and closes["text"] == button and not saying:
            person.close_form()
            return None
        if not saying:
            return person.press(button)
        for message in self._messages_in_sight(person):
            if says(words_of(message), saying) and says(message.words, button):
                return person.press(button, saying=message.words)
        raise LookupError(
            f"@{person.persona.handle} has no message saying “{saying}” "
            f"with a button “{button}”."
        )


def _twice(person: Person, button: str) -> Answer:
    with ThreadPoolExecutor(max_workers=2) as fingers:
        presses = [fingers.submit(person.press, button) for _ in range(2)]
        first, second = (press.exception() for press in presses)
    if first and second:
        raise first
    # A press that comes after the form has gone lands on nothing, as it would.
    return next(one.result() for one in presses if not one.exception())
