"""`/handover`: mine, a new one, one opened; and its forms as a whole."""

from __future__ import annotations

from slack_bolt import Ack, App

from bot.errors import NotFilledIn
from bot.handovers import board_messages, forms, lists, messages
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import NewForm
from bot.handovers.records import Condition, Question
from bot.handovers.requests import Beginning
from bot.handovers.service import Handovers
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show

COMMAND = "/handover"


class HandoverDoors:
    """Listing, beginning and opening."""

    def __init__(self, handovers: Handovers) -> None:
        self._handovers = handovers

    def register(self, app: App) -> None:
        app.command(COMMAND)(self.command)
        app.action(Door.NEW)(self.new)
        app.view(Door.CHOOSE_FORM)(self.chosen)
        app.view(Door.NEW_FORM)(self.previewed)
        app.view(Door.BEGIN_FORM)(self.begun)
        app.action(Door.OPEN)(self.open)
        app.action(Door.PAGE)(self.page)
        app.action(Door.BOARD)(self.board)

    def command(self, ack: Ack, body: Body, client: Client) -> None:
        text = str(body.get("text") or "").strip()
        if not text:
            ack(**lists.listed(self._handovers.mine(asker_of(body))))
            return
        if text.lower() == "new":
            self.new(ack, body, client)
            return
        if text.lower() == "board":
            ack(**board_messages.board(self._handovers.boards.lately(asker_of(body))))
            return
        reference, _, last = text.rpartition(" ")
        if last.lower() == "print":
            sent = self._handovers.printing.send_about(asker_of(body), reference)
            ack(**messages.printed(sent))
            return
        show(client, body, messages.opened(self._handovers.find(asker_of(body), text)))
        ack()

    def new(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._handovers.begin(asker_of(body))
        view = forms.new(card) if isinstance(card, NewForm) else forms.choose(card)
        show(client, body, view)
        ack()

    def chosen(self, ack: Ack, body: Body) -> None:
        young_person_id = Filled(body).one(Field.YOUNG_PERSON) or ""
        card = self._handovers.begin_about(asker_of(body), young_person_id)
        ack(response_action="update", view=forms.new(card))

    def previewed(self, ack: Ack, body: Body) -> None:
        card = self._handovers.preview(asker_of(body), _beginning(body))
        ack(response_action="update", view=forms.preview(card))

    def begun(self, ack: Ack, body: Body) -> None:
        receiver_id = Filled(body).one(Field.RECEIVER)
        wanted = Beginning.from_text(about(body), receiver_id)
        card = self._handovers.start(asker_of(body), wanted)
        ack(response_action="update", view=messages.opened(card))

    def open(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._handovers.open(asker_of(body), pressed(body))
        show(client, body, messages.opened(card))
        ack()

    def page(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._handovers.printing.send(asker_of(body), pressed(body))
        show(client, body, messages.page_sent(card))
        ack()

    def board(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._handovers.boards.lately(asker_of(body))
        show(client, body, board_messages.board_form(card))
        ack()


def _beginning(body: Body) -> Beginning:
    filled = Filled(body)
    young_person_id, handover_id = about(body).split()
    blank = [name for name in (Field.ROUTE, Field.AGENCY) if filled.one(name) is None]
    if blank:
        raise NotFilledIn(dict.fromkeys(blank, "Please choose one."))
    return Beginning(
        young_person_id=young_person_id,
        handover_id=handover_id,
        route=filled.chosen(Field.ROUTE),
        question=Question(filled.chosen(Field.QUESTION)),
        agency_id=filled.chosen(Field.AGENCY),
        transfer_on=filled.day(Field.TRANSFER),
        conditions=frozenset(Condition(one) for one in filled.many(Field.CONDITIONS)),
        school_id=filled.one(Field.SCHOOL),
        sender_id=filled.one(Field.SENDER),
    )
