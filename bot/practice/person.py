"""Somebody in the practice Slack, as tests and journeys act for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from bot.practice.acts import Acts
from bot.practice.answers import Answer
from bot.practice.cast import Persona
from bot.practice.choices import Choices
from bot.practice.errors import CannotAct, Json
from bot.practice.fields import Field
from bot.practice.files import FileShared
from bot.practice.loop import Loop
from bot.practice.messages import Message
from bot.practice.presses import Spot
from bot.practice.screen import Screen
from bot.practice.views import View
from bot.practice.workspace import Workspace

T = TypeVar("T")


class Person:
    """
    Acts and looks for one persona, from any thread.

    Every act waits until the bot acknowledged it, or three seconds have
    passed. What cannot be done raises LookupError (no such thing) or
    PermissionError (not for this person).
    """

    def __init__(
        self, loop: Loop, workspace: Workspace, acts: Acts, who: Persona
    ) -> None:
        self._loop = loop
        self._workspace = workspace
        self._acts = acts
        self._screen = Screen(workspace, who)
        self._choices = Choices(workspace.people, workspace.channels, workspace.reader)
        self._who = who
        self.user_id = who.user_id

    @property
    def persona(self) -> Persona:
        """Who this is now: guests, names and accounts change."""
        return self._workspace.people.find(self.user_id) or self._who

    def type(self, line: str, room: str | None = None) -> Answer:
        """Type a slash command in a room, or to the bot when no room is given."""
        return self._do(
            lambda: self._acts.command(self.user_id, self._channel_id(room), line)
        )

    def say(self, text: str, room: str | None = None) -> Message:
        """Say something that is not a command."""
        return self._do(
            lambda: self._acts.say(self.user_id, self._channel_id(room), text)
        )

    def shortcut(self, callback_id: str) -> Answer:
        return self._do(lambda: self._acts.shortcut(self.user_id, callback_id))

    def press(
        self,
        text: str,
        saying: str | None = None,
        confirm: bool = True,
        beside: str = "",
    ) -> Answer:
        """
        Press what has this text: in the form, else Home when it was opened
        last, else the newest answer, else the newest message that has it.

        `saying` picks the message with those words, `beside` the line with those
        words; `confirm` is the answer to a dialog that asks again.
        """
        return self._do(lambda: self._press(text, saying, confirm, beside))

    def choose(self, label: str, words: str) -> None:
        """Fill in one field; an element that tells the bot at once does so."""
        self._do(lambda: self._choose(label, words))

    def fill(self, filled: Mapping[str, str]) -> None:
        """Fill in many fields, in this order."""
        for label, words in filled.items():
            self.choose(label, words)

    def submit(self) -> str:
        """Send the form; '' when it went, else why it is still open."""
        return self._do(self._submit)

    def close_form(self, all: bool = False) -> None:
        """Close the top form, or with `all` every form at once."""
        self._do(lambda: self._close(everything=all))

    def open_home(self, wait: bool = True) -> View | None:
        """
        Open the Home tab and return what it shows.

        A bot that fills it after its ack is waited for, at most a second,
        unless `wait` is false.
        """
        return self._do(lambda: self._acts.home(self.user_id, wait=wait))

    def deactivate(self) -> None:
        """Let an administrator deactivate this person."""
        self._do(lambda: self._acts.office.deactivate(self.user_id))

    def reactivate(self) -> None:
        self._do(lambda: self._acts.office.reactivate(self.user_id))

    def make_guest(self, one_room: bool = False) -> None:
        """Let an administrator make this person a guest, of one room or several."""
        make = self._acts.office.make_guest
        self._do(lambda: make(self.user_id, one_room=one_room))

    def make_full(self) -> None:
        """Let an administrator make a guest somebody like all the others."""
        self._do(lambda: self._acts.office.make_full(self.user_id))

    def change_profile(self, name: str = "", title: str = "") -> None:
        change = self._acts.office.change_profile
        self._do(lambda: change(self.user_id, name=name, title=title))

    @property
    def form(self) -> View | None:
        return self._loop.look(lambda: self._screen.form)

    @property
    def home(self) -> View | None:
        return self._loop.look(lambda: self._workspace.views.home(self.user_id))

    @property
    def form_text(self) -> str:
        return self._loop.look(lambda: self._screen.form_text)

    @property
    def errors(self) -> dict[str, str]:
        return self._loop.look(lambda: self._screen.errors)

    @property
    def sees(self) -> str:
        return self._loop.look(lambda: self._screen.sees)

    @property
    def direct_messages(self) -> list[Message]:
        return self._loop.look(lambda: self._screen.direct_messages)

    @property
    def answers(self) -> list[str]:
        return self._loop.look(lambda: [m.words for m in self._screen.answers])

    @property
    def files(self) -> list[FileShared]:
        """Files in this person's direct messages."""
        return self._loop.look(self._files)

    @property
    def toast(self) -> str:
        """The newest notice on the screen, such as a press that was not answered."""
        found = self._loop.look(lambda: self._workspace.toasts.get(self.user_id))
        return found.text if found else ""

    async def _press(
        self, text: str, saying: str | None, confirm: bool, beside: str
    ) -> Answer:
        form = self._screen.form
        plain = saying is None and not beside
        if form is not None and plain and text and text == form.submit:
            error = await self._submit()
            return Answer(words=self._screen.sees, error=error)
        self._acts.active(self.user_id)
        spot, button = self._screen.button(text, saying, beside)
        if button.asks_first and not confirm:
            return Answer(words=self._screen.sees)
        answer = await self._acts.press(
            self.user_id, spot.container, *button.place.ids, button.value
        )
        return Answer(words=self._screen.sees, error=answer.error)

    async def _choose(self, label: str, words: str) -> None:
        self._acts.active(self.user_id)
        spot, field = self._screen.field(label)
        value = await self._value(spot, field, words)
        await self._acts.press(self.user_id, spot.container, *field.place.ids, value)

    async def _value(self, spot: Spot, field: Field, words: str) -> object:
        element = field.place.element
        if words.strip() and "external_select" in element["type"]:
            found = await self._acts.suggest(
                self.user_id, spot.container, *field.place.ids, words
            )
            offered: Json = {"type": _static(element), "options": found}
            return self._choices.value(offered, words, self.persona)
        return self._choices.value(element, words, self.persona)

    async def _submit(self) -> str:
        view = self._screen.form
        if view is None:
            raise LookupError(f"@{self.persona.handle} has no form open.")
        if not view.submit:
            raise LookupError("This form has nothing to submit.")
        return await self._acts.submit(self.user_id, view.id, {})

    async def _close(self, *, everything: bool) -> None:
        view = self._screen.form
        if view is None:
            raise LookupError(f"@{self.persona.handle} has no form open.")
        await self._acts.close(self.user_id, view.id, everything=everything)

    def _files(self) -> list[FileShared]:
        channel = self._workspace.channels.direct(self.user_id)
        return self._workspace.files.shared_in(channel.id) if channel else []

    def _channel_id(self, room: str | None) -> str:
        return self._workspace.channels.named(room).id if room else ""

    def _do(self, act: Callable[[], Awaitable[T]]) -> T:
        try:
            return self._loop.run(act)
        except CannotAct as refusal:
            raise PermissionError(
                f"@{self.persona.handle} cannot do that: {refusal.code}"
            ) from None


def _static(element: Json) -> str:
    """An external menu's kind once its options are known."""
    many = element["type"].startswith("multi_")
    return "multi_static_select" if many else "static_select"
