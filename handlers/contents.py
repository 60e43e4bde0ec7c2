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
        looked = self._contents.look_at(asker_of(body), _typed(body), _said(body))
        if looked.refused:
            return context.ack(response_action="errors", errors=dict(looked.refused))
        if not looked.is_asking:
            _forget_boxes(body)
            return next()
        view = messages.again(body["view"], looked.doubts)
        if view is None:
            errors = messages.at_fields(looked.doubts)
            return context.ack(response_action="errors", errors=errors)
        return context.ack(response_action="update", view=view)


def _typed(body: Body) -> dict[str, str]:
    """Return by field what was typed; what we wrote there ourselves was not."""
    ours = {
        block.get("block_id"): (block.get("element") or {}).get("initial_value")
        for block in body["view"]["blocks"]
    }
    typed = Filled(body).typed
    return {name: text for name, text in typed.items() if text != ours.get(name)}


def _said(body: Body) -> dict[str, str]:
    """Return by field the doubt that somebody ticked away."""
    filled = Filled(body)
    ticked = {
        messages.field_of(name, fingerprint): fingerprint
        for name in filled.names
        for fingerprint in filled.many(name)
    }
    return {field: said for field, said in ticked.items() if field is not None}


def _forget_boxes(body: Body) -> None:
    """Hand the listener its own fields only."""
    values = body["view"]["state"]["values"]
    body["view"]["state"]["values"] = {
        name: entry for name, entry in values.items() if not messages.is_ours(name)
    }
