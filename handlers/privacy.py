"""A worker's own page about themselves, from the menu and from Home."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.privacy import messages
from bot.privacy.doors import Door
from bot.privacy.service import Privacy
from handlers.forms import Body, asker_of


class PrivacyDoors:
    """What is held about me."""

    def __init__(self, privacy: Privacy) -> None:
        self._privacy = privacy

    def register(self, app: App) -> None:
        app.action(Door.ABOUT_ME)(self.about_me)

    def about_me(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.about_me(self._privacy.about_me(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()
