"""The way in from Slack: a socket that we open, or HTTP that we listen on."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.app import Alongside
from bot.identity import who_we_are
from bot.ops.readiness import Check, Watch
from storage.unit import Unit


class Connection(Protocol):
    """Open until it is closed; nothing new arrives after that."""

    @property
    def is_open(self) -> bool:
        """Whether Slack can reach us now."""

    def close(self) -> None:
        """Take nothing new; what is being answered is finished."""


class SocketConnection:
    """Socket Mode: outbound only, so it works behind a public body's firewall."""

    def __init__(self, alongside: Alongside) -> None:
        settings = alongside.settings
        self._handler = SocketModeHandler(
            alongside.bolt, settings.slack_app_token.get_secret_value()
        )
        self._alongside = alongside
        self._handler.connect()  # type: ignore[no-untyped-call]

    @property
    def is_open(self) -> bool:
        return bool(self._handler.client.is_connected())

    def close(self) -> None:
        client = self._handler.client
        client.closed = True
        # Its reader looks at `closed` once a second, unless something arrives.
        client.message_queue.put(None)
        self._handler.close()  # type: ignore[no-untyped-call]
        # Bolt does not wait for its own listeners; a lost answer would follow.
        self._alongside.bolt.listener_runner.listener_executor.shutdown(wait=True)


def connect(alongside: Alongside) -> Connection:
    """
    Open the way in that the settings ask for, with the gate shut for strangers.

    Raises BadSettings when Slack refuses a token.
    """
    alongside.gate.opens_for(who_we_are(alongside.settings))
    if alongside.settings.over_http:
        from bot.http_door import HttpConnection

        return HttpConnection(alongside)
    return SocketConnection(alongside)


def watch(connection: Connection) -> Watch:
    """Return the check that fails while Slack cannot reach us."""

    def look(_unit: Unit, _now: datetime) -> Check:
        ok = connection.is_open
        return Check(name="slack", ok=ok, why="" if ok else "slack-away")

    return Watch(name="slack", look=look)
