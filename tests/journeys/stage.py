"""One scenario's practice Slack with the bot in it, and the people acting in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.manifest import manifest
from bot.practice.answers import Answer
from bot.practice.calls import Call
from bot.practice.messages import Message
from bot.practice.partnership import brackenmoor
from bot.practice.person import Person
from bot.practice.rooms import RoomState
from bot.practice.server import PracticeSlack
from bot.rehearsal import Rehearsal
from tests.journeys.database import Databases, committed, put_back, url_of
from tests.journeys.screens import everything, has_button, words_of
from tests.journeys.words import says

Act = Callable[[Person], Answer | None]

#: How often to look whether Home has been asked for, while it is being opened.
_LOOK_SECONDS = 0.005
_MOST_PRESSES = 60


class Stage:
    """
    Lets people act, and sends everything that is due after each act.

    The clock stands still until it is moved. What cannot be done fails in words,
    with all that the person sees.
    """

    def __init__(self, databases: Databases, path: Path) -> None:
        self._databases = databases
        self._path = path
        self._rehearsal: Rehearsal | None = None
        self._last = ""
        self._notices: dict[str, str] = {}

    def open(self, on: datetime, without: str = "") -> None:
        """Open the practice Slack at that moment, with the bot connected."""
        if self._rehearsal is not None:
            raise failure("The practice partnership is there already.")
        self._databases.copy(on, without, self._path)
        self._rehearsal = Rehearsal(
            database_url=url_of(self._path), clock=MovableClock(on)
        )
        self.slack.start()
        self.start_bot()

    def close(self) -> None:
        if self._rehearsal is not None:
            self._rehearsal.stop()

    @property
    def rehearsal(self) -> Rehearsal:
        if self._rehearsal is None:
            raise failure(
                "A scenario begins with: Given the practice partnership on "
                '"Mon 22 Feb 2027 09:10"'
            )
        return self._rehearsal

    @property
    def calls(self) -> list[Call]:
        """Every call that the bot made of Slack; none before it is opened."""
        return self.slack.calls if self._rehearsal else []

    @property
    def slack(self) -> PracticeSlack:
        return self.rehearsal.slack

    def person(self, handle: str) -> Person:
        with in_words():
            return self.slack.person(handle)

    def room(self, name: str) -> RoomState:
        with in_words():
            return self.slack.room(name)

    @property
    def last_to_act(self) -> str:
        """Whose form "the form" is, by handle."""
        if not self._last:
            raise failure("Nobody has done anything yet.")
        return self._last

    def seen_by(self, handle: str) -> str:
        """The newest thing somebody sees, and a notice when their act failed."""
        notice, shown = self._notices.get(handle, ""), self.person(handle).sees
        return "\n".join(part for part in (notice, shown) if part)

    def everything_before(self, handle: str) -> str:
        return everything(self.person(handle), self._notices.get(handle, ""))

    def type(self, handle: str, line: str, room: str | None) -> None:
        """Type a command; anything else is said, as people do."""

        def act(person: Person) -> None:
            if line.startswith("/"):
                person.type(line, room=room)
            else:
                person.say(line, room=room)

        self._act(handle, act)

    def fill(self, handle: str, filled: dict[str, str]) -> None:
        self._act(handle, lambda person: person.fill(filled))

    def press(self, handle: str, button: str, saying: str = "") -> None:
        def act(person: Person) -> Answer | None:
            if saying:
                return self._press_on(person, button, saying)
            if person.form is not None and button == _closing_words(person):
                person.close_form()
                return None
            return person.press(button)

        self._act(handle, act)

    def press_beside(self, handle: str, button: str, words: str) -> None:
        """Press the one that stands beside these words, in a form or a message."""
        self._act(handle, lambda person: person.press(button, beside=words))

    def press_all(self, handle: str, button: str) -> None:
        """
        Press it as often as the open form has it, as one works through a list.

        Nobody waits for messages in between: what is due is sent after the last one.
        """
        for _ in range(_MOST_PRESSES):
            if not has_button(self.person(handle), button):
                self.settle()
                return
            self._act(handle, lambda person: person.press(button), settles=False)
        raise failure(f"“{button}” is still there after {_MOST_PRESSES} times.")

    def press_twice(self, handle: str, button: str) -> None:
        """Press as an impatient finger does: again before anything has come of it."""
        self._act(handle, lambda person: _twice(person, button))

    def press_and_kill(self, handle: str, button: str) -> None:
        """
        Press; kill the bot when it has answered and before it sends.

        What is left is what the disk held at that instant: nothing that the bot
        may do while it closes counts.
        """
        self._act(handle, lambda person: person.press(button), settles=False)
        kept = committed(self._path)
        self.rehearsal.stop_bot()
        put_back(kept, self._path)

    def choose_shortcut(self, handle: str, name: str) -> None:
        shortcuts = manifest()["features"]["shortcuts"]
        named = {one["name"]: one["callback_id"] for one in shortcuts}
        if name not in named:
            raise failure(f"There is no shortcut “{name}”, only: {', '.join(named)}.")
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
        with in_words():
            self.rehearsal.move_to(instant)
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

    def updates_of(self, message: Message) -> int:
        """How often Slack was made to change one message."""
        changes = [
            call.arguments["ts"]
            for call in self.slack.calls
            if call.method == "chat.update" and call.answered == "ok"
        ]
        return changes.count(message.ts)

    def _act(self, handle: str, act: Act, *, settles: bool = True) -> None:
        person = self.person(handle)
        self._last = handle
        self._notices.pop(handle, None)
        with in_words(lambda: self.everything_before(handle)):
            answer = act(person)
        if answer is not None and answer.error:
            self._notices[handle] = person.toast
        if settles:
            self.settle()

    def _press_on(self, person: Person, button: str, saying: str) -> Answer:
        """Press on the newest message with these words that has the button."""
        for message in self._messages_in_sight(person):
            if says(words_of(message), saying):
                try:
                    return person.press(button, saying=message.words)
                except LookupError:
                    continue
        return person.press(button, saying=saying)

    def _messages_in_sight(self, person: Person) -> list[Message]:
        """Everything this person could scroll to, newest first."""
        rooms = [self.slack.room(name) for name in _rooms()]
        posts = [
            post
            for room in rooms
            if person.persona.handle in room.members
            for post in room.posts()
        ]
        found = [*posts, *person.direct_messages]
        return sorted(found, key=lambda message: message.ts, reverse=True)


def failure(reason: str) -> BaseException:
    """A failed journey, told in words only."""
    return pytest.fail.Exception(reason, pytrace=False)


@contextmanager
def in_words(shown: Callable[[], str] = str) -> Iterator[None]:
    """Turn "there is no such thing" into a failure, with what is shown instead."""
    try:
        yield
    except (LookupError, PermissionError, ValueError) as wrong:
        raise failure(f"{wrong}\n\n{shown()}".strip()) from None


@cache
def _rooms() -> tuple[str, ...]:
    return tuple(room.name for room in brackenmoor().rooms)


def _closing_words(person: Person) -> str:
    form = person.form
    return form.body["close"]["text"] if form and form.body.get("close") else ""


def _twice(person: Person, button: str) -> Answer:
    with ThreadPoolExecutor(max_workers=2) as fingers:
        presses = [fingers.submit(person.press, button) for _ in range(2)]
    # A press that comes after the form has gone lands on nothing, as it would.
    landed = [press for press in presses if not press.exception()]
    return (landed or presses)[0].result()
