"""A real Bolt app over Socket Mode, connected to the practice Slack."""

from __future__ import annotations

import logging
from typing import Any, Literal

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.practice import PracticeSlack
from tests.practice.forms import Json

Kind = Literal["command", "action", "view", "view_closed", "shortcut"]

#: Bolt and its client log what these tests provoke on purpose.
QUIET = logging.getLogger("practice-tests")
QUIET.setLevel(logging.CRITICAL)


class Bolt:
    """Connects and closes without the built-in client's naps of up to a second."""

    def __init__(self, slack: PracticeSlack, *, ping_seconds: float = 10) -> None:
        self._slack = slack
        client = WebClient(
            token=slack.bot_token,
            base_url=slack.api_url,
            retry_handlers=[],
            logger=QUIET,
        )
        self.client = client
        self.app = App(client=client, process_before_response=True, logger=QUIET)
        self._handler: Any = SocketModeHandler(
            self.app, slack.app_token, ping_interval=ping_seconds, logger=QUIET
        )
        self._inner: Any = self._handler.client

    def hears(self, kind: Kind, name: str, **ack_with: Any) -> list[Json]:
        """Ack everything of this kind and name; the payloads come into the list."""
        seen: list[Json] = []

        def listener(ack: Any, body: Json) -> None:
            seen.append(body)
            ack(**ack_with)

        getattr(self.app, kind)(name)(listener)
        return seen

    def opens(self, view: Json) -> None:
        """Let /meeting open this form."""

        @self.app.command("/meeting")
        def opened(ack: Any, body: Json, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

    def connect(self) -> None:
        self._nap_shortly()
        self._handler.connect()
        assert self._slack.wait_for_bot()

    def close(self) -> None:
        inner = self._inner
        inner.auto_reconnect_enabled = False
        self._slack.stop()
        # Two threads closing one session at once trip over each other.
        inner.current_session_state.terminated = True
        inner.current_session_runner.shutdown()
        inner.closed = True
        inner.message_queue.put(None)
        self._handler.close()

    def _nap_shortly(self) -> None:
        """Let the client look for its session every 5 ms, not every 100."""
        inner = self._inner
        inner.current_session_runner.shutdown()
        runner = IntervalRunner(inner._run_current_session, 0.005)
        inner.current_session_runner = runner.start()
