"""The offer of a handover, its answers, and seeing it differently."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App

from bot.access.service import Asker
from bot.handovers import forms
from bot.handovers.cards import Shown
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import PlainForm, WordsForm
from bot.handovers.records import Stage
from bot.handovers.requests import People, Words
from bot.offers.service import Offers
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show, shown_again, turned

#: Title and label of each form with one line, and the form's own door.
_ONE_LINE = {
    Door.ACCEPT_IF: (
        "Accept with conditions",
        "I will receive, if",
        Door.ACCEPT_IF_FORM,
    ),
    Door.QUERY: (
        "Ask first",
        "What do you need to know?",
        Door.QUERY_FORM,
    ),
    Door.DIFFERENT: (
        "See it differently",
        "How do you see it, in one line?",
        Door.DIFFERENT_FORM,
    ),
    Door.ANSWER: (
        "Answer the question",
        "Your answer, in one line",
        Door.ANSWER_FORM,
    ),
    Door.OWN_VIEW: (
        "My view in one line",
        "How do you see it?",
        Door.OWN_VIEW_FORM,
    ),
}


class OfferDoors:
    """Offering, answering, differing."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def register(self, app: App) -> None:
        app.action(Door.OFFER)(self.offer)
        app.view(Door.OFFER_FORM)(self.offered)
        app.action(Door.ACCEPT)(self.accept)
        app.action(Door.ASK_MANAGERS)(self.ask_managers)
        for door in _ONE_LINE:
            app.action(door)(self.one_line)
        sent: dict[Door, Callable[[Asker, Words], Shown]] = {
            Door.ACCEPT_IF_FORM: self._offers.accept_if,
            Door.QUERY_FORM: self._offers.query,
            Door.DIFFERENT_FORM: self._offers.differ,
            Door.ANSWER_FORM: self._offers.answer_query,
            Door.OWN_VIEW_FORM: self._offers.own_view,
        }
        self._sent = sent
        for door in sent:
            app.view(door)(self.said)

    def offer(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._offers.begin_offer(asker_of(body), pressed(body))
        show(client, body, forms.people(card))
        ack()

    def offered(self, ack: Ack, body: Body) -> None:
        chosen = {Field.RECEIVER.value: Filled(body).one(Field.RECEIVER)}
        wanted = People(handover_id=about(body), places=chosen)
        turned(ack, self._offers.offer(asker_of(body), wanted))

    def accept(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._offers.accept(asker_of(body), pressed(body))
        shown_again(ack, client, body, card)

    def ask_managers(self, ack: Ack, body: Body, client: Client) -> None:
        handover_id, stage = pressed(body).split()
        card = self._offers.ask_managers(asker_of(body), handover_id, Stage(stage))
        shown_again(ack, client, body, card)

    def one_line(self, ack: Ack, body: Body, client: Client) -> None:
        door = Door(body["actions"][0]["action_id"])
        title, label, form = _ONE_LINE[door]
        card = self._offers.about(asker_of(body), pressed(body), door)
        show(client, body, forms.words(_words(card, title, label, form)))
        ack()

    def said(self, ack: Ack, body: Body) -> None:
        send = self._sent[Door(body["view"]["callback_id"])]
        words = Words(handover_id=about(body), words=Filled(body).text(Field.WORDS))
        turned(ack, send(asker_of(body), words))


def _words(card: PlainForm, title: str, label: str, form: Door) -> WordsForm:
    return WordsForm(
        about_id=card.about_id,
        reference=card.reference,
        title=title,
        label=label,
        submit="Send",
        door=form,
    )
