"""What "Where is this?" opens, from a nudge, a meeting's board and an ask."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.access.service import Asker
from bot.ledger.cards import Where
from bot.ledger.messages import where
from bot.ledger.service import Ledger
from bot.nudges.doors import Door
from handlers.forms import Body, asker_of, pressed


class LedgerDoors:
    """Three buttons that open the same kind of page."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def register(self, app: App) -> None:
        app.action(Door.WHERE)(_opening(self._ledger.of_nudge))
        app.action(Door.WHERE_MEETING)(_opening(self._ledger.of_meeting))
        app.action(Door.WHERE_ASK)(_opening(self._ledger.of_ask))


def _opening(look: Callable[[Asker, str], Where]) -> Callable[..., None]:
    """Return the listener that shows where the pressed thing stands."""

    def open_page(ack: Ack, body: Body, client: WebClient) -> None:
        view = where(look(asker_of(body), pressed(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    return open_page
