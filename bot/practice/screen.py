"""What one person has on their screen: a form, Home, answers, messages."""

from __future__ import annotations

from collections.abc import Iterator

from bot.practice.cast import Persona
from bot.practice.errors import Json
from bot.practice.fields import (
    Button,
    Field,
    button_named,
    buttons,
    field_named,
    fields,
)
from bot.practice.messages import Message
from bot.practice.presses import Spot
from bot.practice.values import Values
from bot.practice.views import View
from bot.practice.workspace import Workspace


class Screen:
    """Reads a workspace with one person's eyes; used on the server's loop."""

    def __init__(self, workspace: Workspace, who: Persona) -> None:
        self._workspace = workspace
        self._who = who
        self._reader = workspace.reader

    @property
    def form(self) -> View | None:
        return self._workspace.views.top(self._who.user_id)

    @property
    def sees(self) -> str:
        """The newest thing shown: form, else Home if opened last, else an answer."""
        if self.form is not None:
            return self.form_text
        home = self._workspace.views.home(self._who.user_id)
        if home is not None and self._who.user_id in self._workspace.at_home:
            return self._reader.blocks(home.blocks)
        answers = self.answers
        return answers[-1].words if answers else ""

    @property
    def form_text(self) -> str:
        """All words of the open form, what is filled in and what is wrong included."""
        view = self.form
        if view is None:
            return ""
        lines = [view.title, view.trouble]
        for block in view.blocks:
            lines += self._reader.block(block)
            lines += self._filled(block, view.state)
            lines.append(view.errors.get(block["block_id"], ""))
        lines += [view.submit, self._reader.text(view.body.get("close"))]
        return "\n".join(line for line in lines if line)

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong in the open form, by label."""
        view = self.form
        if view is None:
            return {}
        labelled = {
            field.place.ids[0]: field.label
            for field in fields(view.blocks, self._reader)
        }
        return {labelled.get(b, b): text for b, text in view.errors.items()}

    @property
    def answers(self) -> list[Message]:
        return self._workspace.whispers.get(self._who.user_id, [])

    @property
    def direct_messages(self) -> list[Message]:
        """From the bot, oldest first."""
        channel = self._workspace.channels.direct(self._who.user_id)
        found = channel.messages.values() if channel else ()
        return [message for message in found if message.by_bot]

    def button(
        self, text: str, saying: str | None, beside: str = ""
    ) -> tuple[Spot, Button]:
        """
        Where a button with this text is; raise LookupError with those there are.

        `beside` looks only at the block with these words and the row under it.
        """
        seen: list[str] = []
        for spot in self._spots(saying):
            blocks = self._beside(spot.blocks, beside) if beside else spot.blocks
            found = button_named(blocks, text, self._reader)
            if found is not None:
                return spot, found
            seen += (button.text for button in buttons(blocks, self._reader))
        listed = ", ".join(f"“{each}”" for each in dict.fromkeys(seen)) or "none"
        where = f" where it says “{saying}”" if saying else ""
        raise LookupError(
            f"@{self._who.handle} has no button “{text}”{where}. There are: {listed}."
        )

    def field(self, label: str) -> tuple[Spot, Field]:
        """Where a field is: in the open form, else on Home or in a message."""
        if self.form is not None:
            return Spot(view=self.form), field_named(
                self.form.blocks, label, self._reader
            )
        for spot in self._spots(None):
            try:
                return spot, field_named(spot.blocks, label, self._reader)
            except LookupError:
                continue
        raise LookupError(f"@{self._who.handle} has no form with “{label}”.")

    def _beside(self, blocks: list[Json], words: str) -> list[Json]:
        said = [" ".join(" ".join(self._reader.block(one)).split()) for one in blocks]
        found: list[Json] = []
        for at, one in enumerate(said):
            if words in one:
                row = blocks[at + 1 : at + 2]
                found += [blocks[at], *(x for x in row if x["type"] == "actions")]
        return found

    def _spots(self, saying: str | None) -> Iterator[Spot]:
        """Places to press, the nearest to hand first."""
        if saying is None:
            yield from self._at_hand()
        for message in self._messages():
            if saying is None or message.says(saying):
                yield self._spot(message)
        home = self._workspace.views.home(self._who.user_id)
        if home is not None and saying is None:
            yield Spot(view=home)

    def _at_hand(self) -> Iterator[Spot]:
        if self.form is not None:
            yield Spot(view=self.form)
        home = self._workspace.views.home(self._who.user_id)
        if home is not None and self._who.user_id in self._workspace.at_home:
            yield Spot(view=home)
        if self.answers:
            yield self._spot(self.answers[-1])

    def _spot(self, message: Message) -> Spot:
        channel = self._workspace.channels.find(message.channel)
        return Spot(message=message, channel=channel)

    def _messages(self) -> list[Message]:
        """Everything this person could scroll to, newest first."""
        seen = [
            message
            for channel in self._workspace.channels
            if self._who.user_id in channel.members
            for message in channel.messages.values()
        ]
        return sorted([*seen, *self.answers], key=lambda m: m.ts, reverse=True)

    def _filled(self, block: Json, state: Values) -> Iterator[str]:
        for value in state.get(block["block_id"], {}).values():
            for name, held in value.items():
                if name != "type" and held:
                    yield self._reader.value(held)
