"""
What people see and do, straight at the real bot: no network between.

Ids are only ever taken from what the bot has produced. Slack's own part is the
practice Slack's: which value each element of a form begins with and sends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from slack_bolt import BoltContext, BoltRequest
from slack_bolt.middleware import CustomMiddleware

from bot.app import Alongside
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Sent
from bot.deliveries.rate_limits import Quiet
from bot.deliveries.records import File, Home, Post
from bot.deliveries.sender import Done
from bot.practice.values import places, with_ids
from tests.security.requests_made import PAYLOADS

Payload = dict[str, Any]
#: What somebody was shown: to whom (a Slack id, or "" for a channel), and what.
Shown = tuple[str, Payload]


class Outbox:
    """A sender whose letters arrive at once, and are kept."""

    def __init__(self, shown: list[Shown]) -> None:
        self.quiet = Quiet()
        self._shown = shown
        #: What lights up a locked phone.
        self.rung: set[str] = set()

    def send(self, letter: Letter, done: Done) -> None:
        payload = as_sent(self._payload(letter.outgoing))
        if payload:
            self._shown.append((letter.slack_id or "", payload))
        done(letter, Sent(channel="D1", ts=f"1.{len(self._shown)}"))

    def _payload(self, outgoing: object) -> Payload:
        match outgoing:
            case Home():
                return outgoing.view
            case Post():
                self.rung.add(outgoing.text)
                return {"text": outgoing.text, "blocks": outgoing.blocks}
            case File():
                self.rung.add(outgoing.text)
                words = {"text": outgoing.text, "name": outgoing.name}
                if outgoing.content.startswith(b"%PDF"):
                    return words  # Its letters are drawn: nothing in it is markup.
                content = outgoing.content.decode().replace("\r\n", "\n")
                return {**words, "file": content}
        return {}

    def close(self) -> None:
        """Nothing is open."""


class Window:
    """Everybody's screen: acts for a person and keeps all that anybody is shown."""

    def __init__(self, shown: list[Shown]) -> None:
        self.shown = shown
        self._bot: Alongside | None = None
        self._opened: list[Payload] = []

    def look_at(self, bot: Alongside) -> None:
        """Put this window where Slack's client would be in a listener."""
        self._bot = bot

        def see(context: BoltContext, next: Any) -> Any:
            context["client"] = self
            return next()

        bot.bolt.use(see)
        # Before the bot's own, which stand around the client that they find.
        middleware = bot.bolt._middleware_list
        own = [isinstance(one, CustomMiddleware) for one in middleware].index(True)
        middleware.insert(own, middleware.pop())

    def views_open(self, *, trigger_id: str, view: Payload) -> None:
        self._opened.append(as_sent(view))

    def views_update(self, *, view_id: str, view: Payload) -> None:
        self._opened.append(as_sent(view))

    def type(self, who: str, command: str, text: str) -> None:
        payload = {**PAYLOADS["command"](), "command": command, "text": text}
        self._act(who, {**payload, "user_id": who})

    def press(self, who: str, action: str) -> Payload | None:
        """Press the newest button of that kind this person sees; return its form."""
        found = self._newest(who, action)
        if found is None:
            raise LookupError(f"{who} has no {action}")
        button, within = found
        return self.press_on(who, button, within)

    def press_on(
        self, who: str, button: Payload, within: Payload | None = None
    ) -> Payload | None:
        """Press it; `within` is what it stands in, which Slack sends with a form's."""
        payload = {**PAYLOADS["press"](), "actions": [button]}
        if within and within.get("type") == "modal":
            payload["view"] = {**within, "id": "V1", "state": {"values": {}}}
        self._act(who, payload)
        return self._opened[-1] if self._opened else None

    def submit(self, who: str, view: Payload, state: Payload) -> Payload:
        """Send a form; return Slack's part of the answer, {} when it just closes."""
        sent = {**view, "id": "V1", "state": {"values": state}}
        return self._act(who, {**PAYLOADS["submission"](), "view": sent})

    def settle(self) -> None:
        """Let everything due be sent."""
        assert self._bot is not None
        self._bot.sweep.run_due()

    def button(self, who: str, action: str) -> Payload | None:
        """Return the newest button of that kind that this person was shown."""
        found = self._newest(who, action)
        return found[0] if found else None

    def sees(self, who: str, action: str) -> bool:
        """Whether what this person was shown last, of a form, has such a button."""
        forms = (
            one
            for to, one in reversed(self.shown)
            if (to, "type" in one) == (who, True)
        )
        return any(one["action_id"] == action for one in buttons(next(forms, {})))

    def _newest(self, who: str, action: str) -> tuple[Payload, Payload] | None:
        """Return a button, and what it stands in."""
        for to, payload in reversed(self.shown):
            if to == who:
                for one in buttons(payload):
                    if one["action_id"] == action:
                        return one, payload
        return None

    def _act(self, who: str, payload: Payload) -> Payload:
        assert self._bot is not None
        self._opened.clear()
        if "user" in payload:
            payload["user"] = {**payload["user"], "id": who}
        # Over the wire it is a copy: what the bot does to it changes nothing here.
        sent = json.loads(json.dumps(payload))
        asked = BoltRequest(mode="socket_mode", body=sent)
        answer = self._bot.bolt.dispatch(asked)
        assert answer.status == 200, (answer.status, payload.get("type"))
        said: Payload = json.loads(answer.body) if answer.body else {}
        if "view" in said:
            said["view"] = as_sent(said["view"])
        self.shown += [(who, one) for one in [*self._opened, *_shown_by(said)]]
        return said


def as_sent(payload: Payload) -> Payload:
    """Return a payload as it goes over the wire, with the ids that Slack gives."""
    sent: Payload = json.loads(json.dumps(payload))
    if "blocks" in sent:
        numbers = count(1)
        sent["blocks"] = with_ids(sent["blocks"], lambda: f"B{next(numbers)}")
    return sent


def _shown_by(said: Payload) -> Iterator[Payload]:
    if "view" in said:
        yield said["view"]
    elif said:
        yield said


def buttons(payload: Payload) -> Iterator[Payload]:
    """Yield each button of a payload as Slack sends it when it is pressed."""
    for place in places(payload.get("blocks", [])):
        element = place.element
        if element["type"] == "button":
            yield {
                "type": "button",
                "action_id": element["action_id"],
                "block_id": place.block.get("block_id", "b"),
                "value": element.get("value", ""),
            }


def typed_fields(view: Payload) -> Mapping[str, str]:
    """Return the label of each field of a form that people type in, by block id."""
    return {
        place.ids[0]: label_of(place.block)
        for place in places(view["blocks"])
        if place.in_input and place.element["type"] == "plain_text_input"
    }


def label_of(block: Payload) -> str:
    return str(block["label"]["text"])
