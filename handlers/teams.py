"""The two answers to "still need this?"."""

from __future__ import annotations

from slack_bolt import Ack, App

from bot.teams.doors import Door
from bot.teams.service import Teams
from handlers.forms import Body, asker_of, pressed


class TeamDoors:
    """One tap for each young person."""

    def __init__(self, teams: Teams) -> None:
        self._teams = teams

    def register(self, app: App) -> None:
        app.action(Door.STILL_NEEDED)(self.still_needed)
        app.action(Door.NOT_ANY_MORE)(self.not_any_more)

    def still_needed(self, ack: Ack, body: Body) -> None:
        self._teams.still_needed(asker_of(body), pressed(body))
        ack()

    def not_any_more(self, ack: Ack, body: Body) -> None:
        self._teams.not_any_more(asker_of(body), pressed(body))
        ack()
