"""A day to plan for: recorded, begun, or not now."""

from __future__ import annotations

from slack_bolt import Ack, App

from bot.ahead import messages
from bot.ahead.records import Coming, Decline
from bot.ahead.service import Ahead
from bot.handovers import forms
from bot.handovers.doors import Door, Field
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show


class AheadDoors:
    """What lies ahead."""

    def __init__(self, ahead: Ahead) -> None:
        self._ahead = ahead

    def register(self, app: App) -> None:
        app.action(Door.AHEAD)(self.ahead)
        app.view(Door.AHEAD_FORM)(self.kept)
        app.action(Door.BEGIN_NOW)(self.begin_now)
        app.action(Door.NOT_NOW)(self.not_now)
        app.view(Door.NOT_NOW_FORM)(self.declined)

    def ahead(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._ahead.begin(asker_of(body))
        show(client, body, messages.ahead(card))
        ack()

    def kept(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        asked_on = self._ahead.keep(
            asker_of(body),
            day_id=about(body),
            young_person_id=filled.chosen(Field.YOUNG_PERSON),
            coming=Coming(filled.chosen(Field.COMING)),
            route=filled.chosen(Field.ROUTE),
            on=filled.day(Field.ON),
        )
        ack(response_action="update", view=messages.kept(asked_on))

    def begin_now(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._ahead.begin_now(asker_of(body), pressed(body))
        show(client, body, forms.new(card))
        ack()

    def not_now(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._ahead.begin_decline(asker_of(body), pressed(body))
        show(client, body, messages.declining(card))
        ack()

    def declined(self, ack: Ack, body: Body) -> None:
        why = Decline(Filled(body).chosen(Field.REASON))
        self._ahead.decline(asker_of(body), about(body), why)
        ack()
