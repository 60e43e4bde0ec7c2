"""What Slack tells of people: accounts that are closed, opened or of another kind."""

from __future__ import annotations

from collections.abc import Mapping

from slack_bolt import App

from bot.people.reading import said_of
from bot.people.service import People
from handlers.forms import Body


class PeopleDoors:
    """Slack's own word on who is here."""

    def __init__(self, people: People) -> None:
        self._people = people

    def register(self, app: App) -> None:
        app.event("user_change")(self.changed)

    def changed(self, event: Body, body: Body) -> None:
        user = event.get("user")
        if isinstance(user, Mapping):
            self._people.heard(said_of(user, home=str(body.get("team_id") or "")))
