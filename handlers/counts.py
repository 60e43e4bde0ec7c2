"""Nudges in counts, from `/alongside nudges` and from the leads' menu."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.counts import messages
from bot.counts.doors import Door
from bot.counts.service import Counts
from handlers.forms import Body, asker_of


class CountDoors:
    """One page, by word or by button."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def register(self, app: App) -> None:
        app.action(Door.SHOW)(self.show)

    def typed(self, ack: Ack, body: Body, client: WebClient) -> None:
        """Answer `/alongside nudges`, which the directory hands on."""
        ack(**messages.counts(self._counts.lately(asker_of(body))))

    def show(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.counts_form(self._counts.lately(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()
