"""Showing a form: a new one from a message, the next page inside an open one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from slack_bolt import Ack

from bot.handovers import messages
from bot.handovers.cards import Shown
from handlers.forms import Body


class Client(Protocol):
    """Slack, as far as a listener may call it."""

    def views_open(self, *, trigger_id: str, view: dict[str, Any]) -> Any: ...

    def views_update(self, *, view_id: str, view: dict[str, Any]) -> Any: ...


def show(client: Client, body: Body, view: dict[str, Any]) -> None:
    """Open it; a button inside a form turns that form, so that one stands at most."""
    if not _turn(client, body, view):
        client.views_open(trigger_id=body["trigger_id"], view=view)


def shown_again(ack: Ack, client: Client, body: Body, card: Shown) -> None:
    """After a tap: a form shows how it stands now; a message is refreshed by itself."""
    _turn(client, body, messages.opened(card))
    ack()


def turned(ack: Ack, card: Shown) -> None:
    """After a form is sent: it turns into the list as it stands now."""
    ack(response_action="update", view=messages.opened(card))


def _turn(client: Client, body: Body, view: dict[str, Any]) -> bool:
    """Turn the form that was tapped in; False when it was no form."""
    within = body.get("view")
    if not isinstance(within, Mapping) or within.get("type") != "modal":
        return False
    client.views_update(view_id=within["id"], view=view)
    return True
