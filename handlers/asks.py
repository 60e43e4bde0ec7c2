"""`/ask`, the buttons of an ask, and its forms."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.asks import answer_forms, forms, lists, messages
from bot.asks.cards import AskForm
from bot.asks.doors import Door, Field
from bot.asks.records import AskState
from bot.asks.requests import Asking, Heard
from bot.asks.service import Asks
from bot.asks.words import ANSWERS
from bot.errors import NotFilledIn
from bot.meetings.cards import Choosing
from handlers import answered
from handlers.forms import Body, Filled, about, asker_of, pressed

COMMAND = "/ask"
#: The answers that need nothing more than the tap.
_ONE_TAP = {
    Door.DONE: AskState.DONE,
    Door.TAKE: AskState.TAKEN,
    Door.NOT_ME: AskState.NOT_ME,
}


class AskDoors:
    """Asking, answering, and what the one who asked can do."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def register(self, app: App) -> None:
        app.command(COMMAND)(self.command)
        app.action(Door.NEW)(self.new)
        app.action(Door.BESIDE)(self.beside)
        app.view(Door.CHOOSE_FORM)(self.chosen)
        app.view(Door.ASK_FORM)(self.asked)
        for door in _ONE_TAP:
            app.action(door)(self.one_tap)
        app.action(Door.SOMEONE_ELSE)(self.someone_else)
        app.view(Door.SOMEONE_ELSE_FORM)(self.someone_sent)
        app.action(Door.NEED_HELP)(self.need_help)
        app.view(Door.NEED_HELP_FORM)(self.help_sent)
        app.action(Door.NEW_DATE)(self.new_date)
        app.view(Door.NEW_DATE_FORM)(self.date_sent)
        app.action(Door.HEARD)(self.heard)
        app.view(Door.HEARD_FORM)(self.heard_sent)
        app.action(Door.ASK_ELSE)(self.ask_else)
        app.view(Door.ASK_ELSE_FORM)(self.else_sent)
        app.action(Door.WITHDRAW)(self.withdraw)

    def command(self, ack: Ack, body: Body, client: WebClient) -> None:
        text = str(body.get("text") or "").strip()
        if not text:
            ack(**lists.listed(self._asks.mine(asker_of(body))))
            return
        reference = "" if text.lower() == "new" else text
        _open(client, body, self._asks.begin(asker_of(body), reference))
        ack()

    def new(self, ack: Ack, body: Body, client: WebClient) -> None:
        _open(client, body, self._asks.begin(asker_of(body), ""))
        ack()

    def beside(self, ack: Ack, body: Body, client: WebClient) -> None:
        _open(client, body, self._asks.begin_beside(asker_of(body), pressed(body)))
        ack()

    def chosen(self, ack: Ack, body: Body) -> None:
        young_person_id = Filled(body).one(Field.YOUNG_PERSON) or ""
        card = self._asks.begin_about(asker_of(body), young_person_id)
        ack(response_action="update", view=forms.ask(card))

    def asked(self, ack: Ack, body: Body) -> None:
        card = self._asks.ask(asker_of(body), _asking(body))
        ack(response_action="update", view=messages.confirmed(card))

    def one_tap(self, ack: Ack, body: Body) -> None:
        state = _ONE_TAP[Door(body["actions"][0]["action_id"])]
        self._asks.answer(asker_of(body), pressed(body), state)
        ack()

    def someone_else(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._asks.begin_someone(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.someone(card))
        ack()

    def someone_sent(self, ack: Ack, body: Body) -> None:
        self._asks.send_someone(asker_of(body), answered.someone(body))
        ack()

    def need_help(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._asks.begin_help(asker_of(body), pressed(body))
        view = answer_forms.need_help(card, Door.NEED_HELP_FORM)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def help_sent(self, ack: Ack, body: Body) -> None:
        self._asks.need_help(asker_of(body), answered.need_help(body))
        ack()

    def new_date(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._asks.begin_date(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.new_date(card))
        ack()

    def date_sent(self, ack: Ack, body: Body) -> None:
        self._asks.new_date(asker_of(body), answered.date_wanted(body))
        ack()

    def heard(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._asks.begin_heard(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.heard(card))
        ack()

    def heard_sent(self, ack: Ack, body: Body) -> None:
        self._asks.heard(asker_of(body), _heard(body))
        ack()

    def ask_else(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._asks.begin_else(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.someone(card))
        ack()

    def else_sent(self, ack: Ack, body: Body) -> None:
        self._asks.ask_else(asker_of(body), answered.someone(body))
        ack()

    def withdraw(self, ack: Ack, body: Body) -> None:
        self._asks.withdraw(asker_of(body), pressed(body))
        ack()


def _open(client: WebClient, body: Body, card: Choosing | AskForm) -> None:
    view = forms.ask(card) if isinstance(card, AskForm) else forms.choose(card)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def _asking(body: Body) -> Asking:
    filled = Filled(body)
    young_person_id, ask_id = about(body).split()
    return Asking(
        young_person_id=young_person_id,
        ask_id=ask_id,
        worker_id=filled.one(Field.WHOM),
        what=filled.text(Field.WHAT),
        due=filled.maybe_day(Field.DUE),
        decision_needed=bool(filled.many(Field.DECISION)),
    )


def _heard(body: Body) -> Heard:
    filled = Filled(body)
    answer = AskState(filled.chosen(Field.ANSWER))
    if answer not in ANSWERS:
        raise NotFilledIn({Field.ANSWER: "Please choose one."})
    return Heard(
        ask_id=about(body),
        answer=answer,
        on=filled.day(Field.ON),
        stand_in_name=filled.text(Field.STAND_IN_NAME),
    )
