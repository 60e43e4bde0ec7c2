"""The buttons of an invitation, and replies heard by phone."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.meetings.doors import Door, Field
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone, StandingIn
from bot.replies import messages
from bot.replies.service import MovedMeanwhile, Replies
from handlers.forms import Body, Filled, about, asker_of, pressed

#: The answers that need nothing more than the tap.
_ONE_TAP = {
    Door.COMING: Reply.COMING,
    Door.CANNOT: Reply.CANNOT,
    Door.NOT_ME: Reply.NOT_ME,
}


class ReplyDoors:
    """One tap, somebody else, and replies by phone."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def register(self, app: App) -> None:
        for door in _ONE_TAP:
            app.action(door)(self.one_tap)
        app.action(Door.SOMEONE_ELSE)(self.someone_else)
        app.view(Door.SOMEONE_ELSE_FORM)(self.someone_sent)
        app.action(Door.BY_PHONE)(self.by_phone)
        app.view(Door.BY_PHONE_FORM)(self.heard)

    def one_tap(self, ack: Ack, body: Body) -> None:
        reply = _ONE_TAP[Door(body["actions"][0]["action_id"])]
        invitation_id, sequence = pressed(body).split()
        self._replies.answer(
            asker_of(body), invitation_id, reply, sequence=int(sequence)
        )
        ack()

    def someone_else(self, ack: Ack, body: Body, client: WebClient) -> None:
        invitation_id, _ = pressed(body).split()
        card = self._replies.begin_stand_in(asker_of(body), invitation_id)
        view = messages.someone_else(card)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def someone_sent(self, ack: Ack, body: Body) -> None:
        try:
            self._replies.send_someone(asker_of(body), _standing_in(body))
        except MovedMeanwhile as moved:
            view = messages.someone_else(moved.card)
            ack(response_action="update", view=view)
        else:
            ack()

    def by_phone(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._replies.begin_by_phone(asker_of(body), pressed(body))
        view = messages.by_phone(card)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def heard(self, ack: Ack, body: Body) -> None:
        self._replies.record_by_phone(asker_of(body), _heard(body))
        ack()


def _standing_in(body: Body) -> StandingIn:
    filled = Filled(body)
    invitation_id, sequence = about(body).split()
    return StandingIn(
        invitation_id=invitation_id,
        sequence=int(sequence),
        worker_id=filled.one(Field.STAND_IN),
        name=filled.text(Field.STAND_IN_NAME),
    )


def _heard(body: Body) -> ByPhone:
    filled = Filled(body)
    meeting_id, sequence = about(body).split()
    return ByPhone(
        meeting_id=meeting_id,
        sequence=int(sequence),
        invitation_id=filled.one(Field.WHO) or "",
        reply=Reply(filled.one(Field.REPLY) or Reply.NOT_YET),
        stand_in_name=filled.text(Field.STAND_IN_NAME),
        said_on=filled.maybe_day(Field.SAID_ON),
    )
