"""The way out of a notice: keep it for longer, and why."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.retention import forms, messages
from bot.retention.doors import Door, Field
from bot.retention.records import Reason
from bot.retention.service import Retention
from handlers.forms import Body, Filled, about, asker_of, pressed


class RetentionDoors:
    """A button and a form."""

    def __init__(self, retention: Retention) -> None:
        self._retention = retention

    def register(self, app: App) -> None:
        app.action(Door.KEEP)(self.keep)
        app.view(Door.KEEP_FORM)(self.kept)

    def keep(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._retention.begin_keep(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.keep(card))
        ack()

    def kept(self, ack: Ack, body: Body) -> None:
        reason = Reason(Filled(body).chosen(Field.REASON))
        card = self._retention.keep(asker_of(body), about(body), reason)
        ack(response_action="update", view=messages.kept(card))
