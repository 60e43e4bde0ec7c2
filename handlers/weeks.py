"""The weekly post of a team's channel: off, and on again."""

from __future__ import annotations

from slack_bolt import Ack, App

from bot.weeks.doors import Door
from bot.weeks.service import Weeks
from handlers.forms import Body, asker_of, pressed


class WeekDoors:
    """One tap each; the post itself then says how it is."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    def register(self, app: App) -> None:
        app.action(Door.OFF)(self.off)
        app.action(Door.ON)(self.on)

    def off(self, ack: Ack, body: Body) -> None:
        self._weeks.turn_off(asker_of(body), pressed(body))
        ack()

    def on(self, ack: Ack, body: Body) -> None:
        self._weeks.turn_on(asker_of(body), pressed(body))
        ack()
