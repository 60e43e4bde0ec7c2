"""A handover as a whole: told, signed, taken over, moved, paused, ended."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App

from bot.access.service import Asker
from bot.handovers import forms
from bot.handovers.doors import Door, Field
from bot.handovers.records import MoveReason, Question, Signer, Told
from bot.handovers.requests import NewDate, People, ToldThem
from bot.handovers.running import Running, Shown
from bot.meetings import forms as meeting_forms
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show, shown_again, turned


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
