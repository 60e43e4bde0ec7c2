"""The form and the buttons about somebody who left."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.leaving import forms
from bot.leaving.doors import Door, Field
from bot.leaving.requests import SomebodyLeft, TakesOver
from bot.leaving.service import Leaving
from handlers.forms import Body, Filled, about, asker_of, pressed


class LeavingDoors:
    """For leads: who left and who takes over. For a holder: a way out."""

    def __init__(self, leaving: Leaving) -> None:
        self._leaving = leaving

    def register(self, app: App) -> None:
        app.action(Door.SOMEBODY_LEFT)(self.somebody_left)
        app.view(Door.SOMEBODY_LEFT_FORM)(self.left)
        app.action(Door.RIGHT)(self.right)
        app.action(Door.SOMEBODY_ELSE)(self.somebody_else)
        app.view(Door.SOMEBODY_ELSE_FORM)(self.chosen)
        app.action(Door.NEED_HELP)(self.need_help)
        app.action(Door.IS_BACK)(self.is_back)

    def somebody_left(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = forms.somebody_left(self._leaving.begin(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def left(self, ack: Ack, body: Body) -> None:
        noted = self._leaving.say(asker_of(body), _left(body))
        ack(response_action="update", view=forms.noted(noted))

    def right(self, ack: Ack, body: Body) -> None:
        self._leaving.confirm(asker_of(body), pressed(body))
        ack()

    def somebody_else(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._leaving.begin_choosing(asker_of(body), pressed(body))
        view = forms.choose_somebody(card)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def chosen(self, ack: Ack, body: Body) -> None:
        settled = self._leaving.choose(asker_of(body), _takes_over(body))
        ack(response_action="update", view=forms.settled(settled))

    def need_help(self, ack: Ack, body: Body) -> None:
        self._leaving.need_help(asker_of(body), pressed(body))
        ack()

    def is_back(self, ack: Ack, body: Body) -> None:
        self._leaving.is_back(asker_of(body), pressed(body))
        ack()


def _left(body: Body) -> SomebodyLeft:
    filled = Filled(body)
    return SomebodyLeft(
        worker_id=filled.chosen(Field.WHO), last_day=filled.maybe_day(Field.LAST_DAY)
    )


def _takes_over(body: Body) -> TakesOver:
    return TakesOver(parting_id=about(body), worker_id=Filled(body).chosen(Field.WHO))
