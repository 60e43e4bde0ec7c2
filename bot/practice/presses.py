"""Presses and choices: what a person does with the elements of a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.practice import values
from bot.practice.cast import Persona
from bot.practice.channels import Channel
from bot.practice.errors import CannotAct, Json
from bot.practice.messages import Message
from bot.practice.payloads import Payloads
from bot.practice.sockets import SocketMode
from bot.practice.values import Place, Values
from bot.practice.views import View
from bot.practice.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a person presses: in a view, or in a message of a channel."""

    view: View | None = None
    message: Message | None = None
    channel: Channel | None = None

    @property
    def blocks(self) -> list[Json]:
        if self.view is not None:
            return self.view.blocks
        return self.message.blocks if self.message else []

    @property
    def container(self) -> Json:
        """The spot as the page and payloads name it."""
        if self.view is not None:
            return {"type": "view", "view_id": self.view.id}
        if self.message is None or self.channel is None:
            raise CannotAct("message_not_found")
        return {
            "type": "message",
            "message_ts": self.message.ts,
            "channel_id": self.channel.id,
            "is_ephemeral": bool(self.message.seen_only_by),
        }


class Presses:
    """Sends block_actions and block_suggestions, and remembers what was chosen."""

    def __init__(
        self, workspace: Workspace, sockets: SocketMode, payloads: Payloads
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._payloads = payloads

    async def press(
        self, who: Persona, spot: Spot, block_id: str, action_id: str, value: Any
    ) -> None:
        """
        Press or choose; `value` is the element's new value, or None for a button.

        An element of an input block is only filled in, unless it dispatches.
        Raises NotAnswered when the bot does not acknowledge.
        """
        place = self._place(spot, block_id, action_id)
        if place.element["type"] in values.KEYS:
            spot = self._fill(who, spot, place, value)
        if not place.dispatches:
            self._workspace.changes.tell()
            return
        payload = self._payload(who, spot)
        payload["actions"] = [self._action(place, value)]
        await self._sockets.send("interactive", payload)

    async def suggest(
        self, who: Persona, spot: Spot, block_id: str, action_id: str, query: str
    ) -> list[Json]:
        """The options the bot offers for what was typed into an external menu."""
        self._place(spot, block_id, action_id)
        payload = self._payloads.suggestion(who, (block_id, action_id), query)
        payload["container"] = spot.container
        if spot.view is not None:
            payload["view"] = self._payloads.view(spot.view)
        ack = await self._sockets.send("interactive", payload)
        return values.options(ack)

    def ticked(self, who: Persona, message: Message) -> Values:
        """What this person has chosen in a message so far."""
        key = (who.user_id, message.channel, message.ts)
        kept = self._workspace.ticked.get(key, {})
        return values.carried(kept, message.blocks)

    def _place(self, spot: Spot, block_id: str, action_id: str) -> Place:
        place = values.find(spot.blocks, block_id, action_id)
        if place is None:
            raise CannotAct("element_not_found")
        return place

    def _fill(self, who: Persona, spot: Spot, place: Place, value: Any) -> Spot:
        block_id, action_id = place.ids
        state = values.state_of(place.element, value)
        if spot.view is not None:
            filled = self._workspace.views.fill(spot.view, block_id, action_id, state)
            return Spot(view=filled)
        if spot.message is not None:
            chosen = self.ticked(who, spot.message)
            chosen.setdefault(block_id, {})[action_id] = state
            key = (who.user_id, spot.message.channel, spot.message.ts)
            self._workspace.ticked[key] = chosen
        return spot

    def _payload(self, who: Persona, spot: Spot) -> Json:
        if spot.view is not None:
            return self._payloads.action_in_view(who, spot.view)
        if spot.message is None or spot.channel is None:
            raise CannotAct("message_not_found")
        state = self.ticked(who, spot.message)
        return self._payloads.action_in_message(who, spot.message, spot.channel, state)

    def _action(self, place: Place, value: Any) -> Json:
        """One entry of `actions`, with the fields of its element's type."""
        element = place.element
        block_id, action_id = place.ids
        action: Json = {
            "type": element["type"],
            "action_id": action_id,
            "block_id": block_id,
            "action_ts": self._workspace.stamps.next(),
        }
        if element["type"] == "button":
            kept = ("text", "value", "style", "url")
            return action | {name: element[name] for name in kept if name in element}
        if element["type"] == "overflow":
            return action | {"selected_option": value}
        if "placeholder" in element:
            action["placeholder"] = element["placeholder"]
        return action | {values.key_of(element): value}
