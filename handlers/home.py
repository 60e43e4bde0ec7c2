"""The Home tab being opened."""

from __future__ import annotations

from slack_bolt import App

from bot.access.service import Asker
from bot.home.service import HomeTab
from handlers.forms import Body


class HomeDoors:
    """Home, whenever somebody opens it."""

    def __init__(self, home: HomeTab) -> None:
        self._home = home

    def register(self, app: App) -> None:
        app.event("app_home_opened")(self.opened)

    def opened(self, event: Body, body: Body) -> None:
        if event.get("tab") == "home":
            self._home.open(
                Asker(team_id=str(body["team_id"]), slack_id=str(event["user"]))
            )
