"""
Everything typed into any form is looked at before its listener hears of it.

Slack holds coordination, never content: what cannot be sent is said at its
field; what may be meant otherwise is asked about, and nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.contents import messages
from bot.contents.service import Contents
from handlers.forms import Filled, asker_of

Body = dict[str, Any]


class ContentDoors:
    """Stands between a filled form and its listener."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def register(self, app: App) -> None:
        app.use(self.look)

    def look(
        self, body: Body, context: BoltContext, next: Callable[[], BoltResponse]
    ) -> BoltResponse:
        if body.get("type") != "view_submission":
            return next()
        filled = Filled(body)
        looked = self._contents.look_at(asker_of(body), filled.typed, _said(filled))
        if looked.refused:
            return context.ack(response_action="errors", errors=dict(looked.refused))
        if looked.doubts:
            view = messages.again(body["view"], looked.doubts)
            return context.ack(response_action="update", view=view)
        _forget_boxes(body)
        return next()


def _said(filled: Filled) -> dict[str, str]:
    """Return by field the doubt that somebody ticked away."""
    said = {}
    for name in filled.names:
        if name.startswith(messages.SAID):
            for fingerprint in filled.many(name):
                field = name.removeprefix(messages.SAID)
                said[field.removesuffix(f"-{fingerprint[:8]}")] = fingerprint
    return said


def _forget_boxes(body: Body) -> None:
    """Hand the listener its own fields only."""
    values = body["view"]["state"]["values"]
    body["view"]["state"]["values"] = {
        name: entry for name, entry in values.items() if not messages.is_ours(name)
    }
