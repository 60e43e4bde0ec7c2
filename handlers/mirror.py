"""`/partners`, and the button that shows a team its own mirror."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.mirror import messages
from bot.mirror.doors import Door
from bot.mirror.service import Mirror
from handlers.forms import Body, asker_of

COMMAND = "/partners"


class MirrorDoors:
    """One's own team, before any other."""

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror

    def register(self, app: App) -> None:
        app.command(COMMAND)(self.partners)
        app.action(Door.SHOW)(self.show)

    def partners(self, ack: Ack, body: Body) -> None:
        word = str(body.get("text") or "").strip().partition(" ")[0].lower()
        if word == "mirror":
            ack(**messages.mirror(self._mirror.mine(asker_of(body))))
            return
        self._mirror.greet(asker_of(body))
        ack(**messages.partners())

    def show(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.mirror_form(self._mirror.mine(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()
