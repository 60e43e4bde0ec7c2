"""`/meeting`, its shortcut, and the forms that call, move and cancel."""

from __future__ import annotations

from datetime import date, time

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.errors import NotFilledIn
from bot.meetings import board, forms, messages
from bot.meetings.cards import CallForm, Choosing
from bot.meetings.doors import Door, Field
from bot.meetings.records import Purpose
from bot.meetings.requests import Calling, Moving
from bot.meetings.service import Meetings
from handlers.forms import Body, Filled, about, asker_of, pressed

COMMAND = "/meeting"


class MeetingDoors:
    """Calling, opening, moving and cancelling."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings = meetings

    def register(self, app: App) -> None:
        app.command(COMMAND)(self.meeting)
        app.shortcut(Door.CALL)(self.shortcut)
        app.action(Door.CALL)(self.call_button)
        app.view(Door.CHOOSE_FORM)(self.chosen)
        app.view(Door.CALL_FORM)(self.called)
        app.action(Door.OPEN)(self.open_one)
        app.action(Door.MOVE)(self.move_button)
        app.view(Door.MOVE_FORM)(self.moved)
        app.action(Door.CANCEL)(self.cancel_button)

    def meeting(self, ack: Ack, body: Body, client: WebClient) -> None:
        text = str(body.get("text") or "").strip()
        if not text:
            ack(**messages.coming_up(self._meetings.coming_up(asker_of(body))))
            return
        card = self._meetings.begin(asker_of(body), _without_new(text))
        _open(client, body, card)
        ack()

    def shortcut(self, ack: Ack, body: Body, client: WebClient) -> None:
        _open(client, body, self._meetings.begin(asker_of(body), ""))
        ack()

    def call_button(self, ack: Ack, body: Body, client: WebClient) -> None:
        _open(client, body, self._meetings.begin(asker_of(body), ""))
        ack()

    def chosen(self, ack: Ack, body: Body) -> None:
        young_person_id = Filled(body).one(Field.YOUNG_PERSON) or ""
        card = self._meetings.begin_about(asker_of(body), young_person_id)
        ack(response_action="update", view=forms.call(card))

    def called(self, ack: Ack, body: Body) -> None:
        card = self._meetings.call(asker_of(body), _calling(body))
        ack(response_action="update", view=messages.called(card))

    def open_one(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._meetings.open(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=board.opened(card))
        ack()

    def move_button(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._meetings.begin_move(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.move(card))
        ack()

    def moved(self, ack: Ack, body: Body) -> None:
        self._meetings.move(asker_of(body), _moving(body))
        ack()

    def cancel_button(self, ack: Ack, body: Body) -> None:
        self._meetings.cancel(asker_of(body), pressed(body))
        ack()


def _without_new(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.lower() == "new" else text


def _open(client: WebClient, body: Body, card: Choosing | CallForm) -> None:
    view = forms.choose(card) if isinstance(card, Choosing) else forms.call(card)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def _calling(body: Body) -> Calling:
    filled = Filled(body)
    young_person_id, meeting_id = about(body).split()
    at_school = filled.one(Field.WHERE) == forms.AT_SCHOOL
    decision = filled.one(Field.DECISION) or forms.NO_DECISION
    answers_without_person = {forms.NO_DECISION, forms.DECIDER_UNKNOWN}
    return Calling(
        young_person_id=young_person_id,
        meeting_id=meeting_id,
        line=filled.text(Field.LINE),
        asker_id=filled.one(Field.ASKER),
        purpose=Purpose(filled.one(Field.PURPOSE) or Purpose.PLAN),
        why=filled.text(Field.WHY),
        on=day_of(filled, Field.ON),
        at=time_of(filled, Field.AT),
        minutes=int(filled.one(Field.MINUTES) or 30),
        place=None if at_school else filled.text(Field.PLACE),
        place_reason=None if at_school else filled.text(Field.PLACE_REASON),
        needed=filled.many(Field.NEEDED),
        knows_them_id=filled.one(Field.KNOWS_THEM),
        decision_needed=decision != forms.NO_DECISION,
        decider_id=None if decision in answers_without_person else decision,
    )


def _moving(body: Body) -> Moving:
    filled = Filled(body)
    meeting_id, version = about(body).split()
    return Moving(
        meeting_id=meeting_id,
        version=int(version),
        on=day_of(filled, Field.ON),
        at=time_of(filled, Field.AT),
        minutes=int(filled.one(Field.MINUTES) or 30),
    )


def day_of(filled: Filled, name: str) -> date:
    """Return the chosen day; raises NotFilledIn at its field."""
    day = filled.date(name)
    if day is None:
        raise NotFilledIn({name: "Please choose a date."})
    return date.fromisoformat(day)


def time_of(filled: Filled, name: str) -> time:
    """Return the chosen time; raises NotFilledIn at its field."""
    at = filled.time(name)
    if at is None:
        raise NotFilledIn({name: "Please choose a time."})
    return time.fromisoformat(at)
