"""Opening what one may not see, and asking about it."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.errors import NotFilledIn
from bot.openings import forms, messages
from bot.openings.doors import Door, Field
from bot.openings.records import Reason
from bot.openings.requests import ToOpen
from bot.openings.service import Openings
from handlers.forms import Body, Filled, about, asker_of, pressed


class OpeningDoors:
    """The button and form of leads, and the button of those who are told."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings

    def register(self, app: App) -> None:
        app.action(Door.OPEN)(self.begin)
        app.view(Door.OPEN_FORM)(self.open)
        app.action(Door.ASK)(self.ask)

    def begin(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = forms.to_open(self._openings.begin(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def open(self, ack: Ack, body: Body) -> None:
        card = self._openings.open(asker_of(body), _to_open(body))
        ack(response_action="update", view=messages.opened(card))

    def ask(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._openings.whom_to_ask(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=messages.to_ask(card))
        ack()


def _to_open(body: Body) -> ToOpen:
    filled = Filled(body)
    reason = filled.one(Field.REASON)
    if reason not in set(Reason):
        raise NotFilledIn({Field.REASON: "Please choose one."})
    return ToOpen(
        opening_id=about(body),
        reference=filled.text(Field.REFERENCE),
        reason=Reason(reason),
        is_sure=bool(filled.many(Field.SURE)),
    )
