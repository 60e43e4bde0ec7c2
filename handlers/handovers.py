"""`/handover`: mine, a new one, one opened; and its forms as a whole."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App

from bot.access.service import Asker
from bot.errors import NotFilledIn
from bot.handovers import board_messages, forms, lists, messages
from bot.handovers.cards import Shown
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import NewForm
from bot.handovers.records import Condition, MoveReason, Question, Signer, Told
from bot.handovers.requests import Beginning, NewDate, People, ToldThem
from bot.handovers.running import Running
from bot.handovers.service import Handovers
from bot.meetings import forms as meeting_forms
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show, shown_again, turned

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


class RunningDoors:
    """What either side does with the whole."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._one_tap: dict[Door, Callable[[Asker, str], Shown]] = {
            Door.TAKE_OVER: running.take_over,
            Door.PAUSE: running.pause,
            Door.RESUME: running.resume,
            Door.CLOSE: running.close,
        }

    def register(self, app: App) -> None:
        for door in self._one_tap:
            app.action(door)(self.tapped)
        app.action(Door.SIGN)(self.sign)
        app.action(Door.MEETING)(self.meeting)
        app.action(Door.TOLD)(self.told)
        app.view(Door.TOLD_FORM)(self.told_sent)
        app.action(Door.MOVE)(self.move)
        app.view(Door.MOVE_FORM)(self.moved)
        app.action(Door.NAMES)(self.names)
        app.view(Door.NAMES_FORM)(self.named)
        app.action(Door.END)(self.end)
        app.view(Door.END_FORM)(self.ended)

    def tapped(self, ack: Ack, body: Body, client: Client) -> None:
        do = self._one_tap[Door(body["actions"][0]["action_id"])]
        shown_again(ack, client, body, do(asker_of(body), pressed(body)))

    def sign(self, ack: Ack, body: Body, client: Client) -> None:
        handover_id, signer = pressed(body).split()
        card = self._running.sign(asker_of(body), handover_id, Signer(signer))
        shown_again(ack, client, body, card)

    def meeting(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._running.begin_meeting(asker_of(body), pressed(body))
        show(client, body, meeting_forms.call(card))
        ack()

    def told(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._running.plain(asker_of(body), pressed(body))
        show(client, body, forms.told(card))
        ack()

    def told_sent(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        said = ToldThem(
            handover_id=about(body),
            told=Told(filled.chosen(Field.TOLD)),
            words=filled.text(Field.OWN_WORDS),
        )
        turned(ack, self._running.told(asker_of(body), said))

    def move(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._running.begin_move(asker_of(body), pressed(body))
        show(client, body, forms.move(card))
        ack()

    def moved(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        wanted = NewDate(
            handover_id=about(body),
            transfer_on=filled.day(Field.TRANSFER),
            reason=MoveReason(filled.chosen(Field.REASON)),
        )
        turned(ack, self._running.move(asker_of(body), wanted))

    def names(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._running.begin_names(asker_of(body), pressed(body))
        show(client, body, forms.people(card))
        ack()

    def named(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        places = {name: filled.one(name) for name in filled.names}
        wanted = People(handover_id=about(body), places=places)
        turned(ack, self._running.names(asker_of(body), wanted))

    def end(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._running.plain(asker_of(body), pressed(body))
        show(client, body, forms.end(card))
        ack()

    def ended(self, ack: Ack, body: Body) -> None:
        question = Question(Filled(body).chosen(Field.QUESTION))
        turned(ack, self._running.end(asker_of(body), about(body), question))
