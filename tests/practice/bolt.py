"""A real Bolt app over Socket Mode, connected to the practice Slack."""

from __future__ import annotations

import logging

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.practice import PracticeSlack

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
        self.handler = SocketModeHandler(
            self.app, slack.app_token, ping_interval=ping_seconds, logger=QUIET
        )

    def connect(self) -> None:
        inner = self.handler.client
        inner.current_session_runner.shutdown()
        inner.current_session_runner = IntervalRunner(
            inner._run_current_session, 0.005
        ).start()
        self.handler.connect()
        assert self._slack.wait_for_bot()

    def close(self) -> None:
        inner = self.handler.client
        inner.auto_reconnect_enabled = False
        self._slack.stop()
        # Two threads closing one session at once trip over each other.
        inner.current_session_state.terminated = True
        inner.current_session_runner.shutdown()
        inner.closed = True
        inner.message_queue.put(None)
        self.handler.close()
