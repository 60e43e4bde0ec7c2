"""The three pages of a meeting's record, and actions that are done."""

from __future__ import annotations

from datetime import date, time

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.meetings.doors import Door, Field
from bot.meetings.records import Attendance
from bot.meetings.requests import Agreement, Attended, Closing
from bot.outcomes import messages
from bot.outcomes.cards import AgreedForm, WhoCame
from bot.outcomes.service import Outcomes
from handlers.forms import Body, Filled, about, asker_of, pressed


class OutcomeDoors:
    """Who came, what was agreed, when next."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes

    def register(self, app: App) -> None:
        app.action(Door.RECORD)(self.record)
        app.action(Door.NOT_HELD)(self.not_held)
        app.view(Door.WHO_CAME_FORM)(self.who_came)
        app.view(Door.AGREED_FORM)(self.agreed)
        app.view(Door.NEXT_FORM)(self.closed)
        app.action(Door.ACTION_DONE)(self.done)

    def record(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._outcomes.begin(asker_of(body), pressed(body))
        if isinstance(card, WhoCame):
            view = messages.who_came(card)
        else:
            view = messages.record(card)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def not_held(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._outcomes.not_held(asker_of(body), pressed(body))
        view = messages.next_meeting(card)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def who_came(self, ack: Ack, body: Body) -> None:
        card = self._outcomes.who_came(asker_of(body), _attended(body))
        ack(response_action="update", view=messages.agreed(card))

    def agreed(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        more = any(filled.many(name) for name in filled.names if _asks_more(name))
        card = self._outcomes.agree(asker_of(body), about(body), _rows(body), more=more)
        if isinstance(card, AgreedForm):
            view = messages.agreed(card)
        else:
            view = messages.next_meeting(card)
        ack(response_action="update", view=view)

    def closed(self, ack: Ack, body: Body) -> None:
        card = self._outcomes.close(asker_of(body), _closing(body))
        ack(response_action="update", view=messages.record(card))

    def done(self, ack: Ack, body: Body) -> None:
        self._outcomes.done(asker_of(body), pressed(body))
        ack()


def _asks_more(name: str) -> bool:
    return name.startswith(Field.MORE)


def _attended(body: Body) -> Attended:
    filled = Filled(body)
    chosen = {name: filled.one(name) for name in filled.names}
    return Attended(
        meeting_id=about(body),
        attendance={
            name: Attendance(word) for name, word in chosen.items() if word is not None
        },
    )


def _rows(body: Body) -> list[Agreement]:
    filled = Filled(body)
    rows = [name.removesuffix("-what") for name in filled.names if "-what" in name]
    return [
        Agreement(
            row=row,
            worker_id=filled.one(f"{row}-who"),
            what=filled.text(f"{row}-what"),
            due=_day(filled.date(f"{row}-due")),
        )
        for row in rows
    ]


def _closing(body: Body) -> Closing:
    filled = Filled(body)
    meeting_id, next_id = about(body).split()
    at = filled.time(Field.AT)
    return Closing(
        meeting_id=meeting_id,
        next_id=next_id,
        has_next=filled.one(Field.NEXT) == messages.NEXT_DATE,
        on=_day(filled.date(Field.ON)),
        at=time.fromisoformat(at) if at else None,
        reason=filled.text(Field.NO_NEXT),
    )


def _day(chosen: str | None) -> date | None:
    return date.fromisoformat(chosen) if chosen else None
