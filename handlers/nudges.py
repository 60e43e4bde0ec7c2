"""The buttons and forms of a nudge."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.access.service import Asker
from bot.asks import answer_forms
from bot.nudges import forms
from bot.nudges.answers import Answers
from bot.nudges.doors import Door
from handlers import answered
from handlers.forms import Body, asker_of, pressed

Tap = Callable[[Asker, str], None]


class NudgeDoors:
    """One tap in place, and the few forms that need a choice."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        #: The answers that need nothing more than the tap.
        self._one_tap: dict[Door, Tap] = {
            Door.NOT_THIS_WEEK: answers.not_this_week,
            Door.STILL_ON_IT: answers.still_on_it,
            Door.NOT_ME: answers.not_me,
            Door.IN_THEIR_PLACE: answers.in_their_place,
            Door.MINE: answers.mine,
            Door.BEFORE: answers.before,
            Door.RANG: answers.of_asker.rang,
            Door.LEAVE: answers.of_asker.leave,
            Door.FEW_LINES: answers.of_asker.few_lines,
        }

    def register(self, app: App) -> None:
        for door in self._one_tap:
            app.action(door)(self.one_tap)
        app.action(Door.NEED_HELP)(self.need_help)
        app.view(Door.NEED_HELP_FORM)(self.help_sent)
        app.action(Door.SOMEONE_ELSE)(self.someone_else)
        app.view(Door.SOMEONE_ELSE_FORM)(self.someone_sent)
        app.action(Door.GIVE)(self.give)
        app.view(Door.GIVE_FORM)(self.given)
        app.action(Door.NEW_DATE)(self.new_date)
        app.view(Door.NEW_DATE_FORM)(self.date_sent)

    def one_tap(self, ack: Ack, body: Body) -> None:
        door = Door(body["actions"][0]["action_id"])
        self._one_tap[door](asker_of(body), pressed(body))
        ack()

    def need_help(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._answers.begin_help(asker_of(body), pressed(body))
        view = answer_forms.need_help(card, Door.NEED_HELP_FORM)
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def help_sent(self, ack: Ack, body: Body) -> None:
        self._answers.need_help(asker_of(body), answered.need_help(body))
        ack()

    def someone_else(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._answers.actions.begin_someone(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.someone(card))
        ack()

    def someone_sent(self, ack: Ack, body: Body) -> None:
        self._answers.actions.send_someone(asker_of(body), answered.someone(body))
        ack()

    def give(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._answers.actions.begin_giving(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.someone(card))
        ack()

    def given(self, ack: Ack, body: Body) -> None:
        self._answers.actions.give(asker_of(body), answered.someone(body))
        ack()

    def new_date(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._answers.actions.begin_date(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=forms.new_date(card))
        ack()

    def date_sent(self, ack: Ack, body: Body) -> None:
        self._answers.actions.new_date(asker_of(body), answered.date_wanted(body))
        ack()
