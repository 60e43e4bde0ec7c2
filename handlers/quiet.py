"""A worker's own quiet times: the form, and the two taps in it."""

from __future__ import annotations

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.nudges.records import PartOfDay
from bot.quiet import messages
from bot.quiet.doors import Door, Field
from bot.quiet.requests import QuietTimes
from bot.quiet.service import QuietHours
from handlers.forms import Body, Filled, about, asker_of


class QuietDoors:
    """When I may be nudged."""

    def __init__(self, quiet: QuietHours) -> None:
        self._quiet = quiet

    def register(self, app: App) -> None:
        app.action(Door.OPEN)(self.open)
        app.view(Door.FORM)(self.save)
        app.action(Door.MUTE_A_WEEK)(self.mute_a_week)
        app.action(Door.NUDGE_AGAIN)(self.nudge_again)

    def open(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.quiet_form(self._quiet.begin(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def save(self, ack: Ack, body: Body) -> None:
        card = self._quiet.save(asker_of(body), _quiet_times(body))
        ack(response_action="update", view=messages.saved(card))

    def mute_a_week(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.saved(self._quiet.mute_a_week(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def nudge_again(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = messages.saved(self._quiet.nudge_again(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()


def _quiet_times(body: Body) -> QuietTimes:
    filled = Filled(body)
    return QuietTimes(
        version=int(about(body)),
        muted_until=filled.maybe_day(Field.UNTIL),
        not_on=frozenset(int(day) for day in filled.many(Field.NOT_ON)),
        part=PartOfDay(filled.chosen(Field.PART)),
    )
