"""The thread that talks to Slack: one event loop, one kept session, no database."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.clock import Clock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import TIMEOUT_SECONDS, Outcome, Unclear
from bot.deliveries.posting import Posting
from bot.deliveries.rate_limits import Quiet

if TYPE_CHECKING:
    from bot.deliveries.slack_api import SlackApi

log = structlog.get_logger(__name__)

Done = Callable[[Letter, Outcome], None]


class Sends(Protocol):
    """Hands letters to Slack; `done` is called once for each, from any thread."""

    quiet: Quiet

    def send(self, letter: Letter, done: Done) -> None:
        """Begin to send; returns at once."""

    def close(self) -> None:
        """Let go of every connection; a later `send` opens them again."""


class Sender:
    """
    Sends over one session in a thread of its own; starts with the first letter.

    The token is only ever in the session's header, never in a log or a repr.
    """

    def __init__(
        self,
        *,
        url: str,
        token: str,
        clock: Clock,
        trust: ssl.SSLContext | None = None,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self.quiet = Quiet()
        self._url = url
        self._token = token
        self._clock = clock
        self._trust = trust
        self._timeout_seconds = timeout_seconds
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._posting: Posting | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def send(self, letter: Letter, done: Done) -> None:
        self._running_loop().call_soon_threadsafe(self._begin, letter, done)

    def close(self) -> None:
        """Stop the thread; what is still on its way is left unanswered."""
        with self._guard:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join()

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._guard:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._run, args=(self._loop,), name="sender", daemon=True
                )
                self._thread.start()
            return self._loop

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        api = loop.run_until_complete(self._open())
        try:
            loop.run_forever()
        finally:
            loop.run_until_complete(self._give_up(api))
            loop.close()

    async def _open(self) -> SlackApi:
        # aiohttp is 8 MB, and a bot with nothing to send does without.
        from bot.deliveries.slack_api import SlackApi

        api = SlackApi(
            url=self._url,
            token=self._token,
            clock=self._clock,
            quiet=self.quiet,
            trust=self._trust,
            timeout_seconds=self._timeout_seconds,
        )
        # Here, not after: a letter may be waiting in the loop already.
        self._posting = Posting(api, self._clock)
        return api

    async def _give_up(self, api: SlackApi) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await api.close()

    def _begin(self, letter: Letter, done: Done) -> None:
        task = asyncio.ensure_future(self._send(letter, done))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, letter: Letter, done: Done) -> None:
        assert self._posting is not None
        try:
            outcome = await self._posting.send(letter)
        except Exception as error:  # noqa: BLE001 – one letter never stops the thread.
            log.error(
                "delivery_send_broke",
                delivery=letter.delivery.id,
                error=type(error).__name__,
            )
            outcome = Unclear(reason=f"broke: {type(error).__name__}")
        done(letter, outcome)
