"""
One call of Slack's Web API, and what every possible answer to it means.

One session for all calls, so that TLS connections are kept: making a TLS
context for each call, as slack_sdk's own client does, costs 22 ms of CPU.
Nothing here tries again by itself: a second try of a post can be a second
message, so that is decided where the row is known.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from typing import Any

import aiohttp

from bot.clock import Clock
from bot.deliveries.outcomes import TIMEOUT_SECONDS, Paused, Stopped, Unsent
from bot.deliveries.rate_limits import Quiet, seconds_of_quiet
from bot.deliveries.records import Method
from bot.deliveries.slack_words import after_error, after_silence

#: An idle connection is kept this long; Slack's own side closes it sooner or later.
_KEEP_SECONDS = 30.0
_CONNECT_SECONDS = 5.0


class SlackApi:
    """Calls on one kept session; lives and is closed in one event loop."""

    def __init__(
        self,
        *,
        url: str,
        token: str,
        clock: Clock,
        quiet: Quiet,
        trust: ssl.SSLContext | None = None,
        most_connections: int = 32,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self._url = url
        self._clock = clock
        self._quiet = quiet
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=most_connections,
                keepalive_timeout=_KEEP_SECONDS,
                ssl=trust or True,
            ),
            headers={"Authorization": f"Bearer {token}"},
            timeout=aiohttp.ClientTimeout(
                total=timeout_seconds, sock_connect=_CONNECT_SECONDS
            ),
            trust_env=True,  # Public bodies often reach the internet by a proxy.
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def close(self) -> None:
        await self._session.close()

    async def call(
        self, method: Method, workspace: str, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return Slack's answer when it is `ok`; raises Stopped for anything else."""
        left = self._quiet.seconds_left(workspace, method, self._clock.now())
        if left:
            raise Stopped(Paused(method=method, seconds=left, reason="paused"))
        body = {name: _as_form(value) for name, value in arguments.items()}
        try:
            async with self._session.post(self._url + method, data=body) as answer:
                return self._read(method, answer, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise Stopped(Unsent(reason="no-connection")) from None
        except aiohttp.ClientError as error:
            raise Stopped(after_silence(_word(error), method)) from None
        except TimeoutError:
            raise Stopped(after_silence("timeout", method)) from None

    async def upload(self, url: str, content: bytes) -> None:
        """Send a file's bytes to where Slack wants them; sharing it is another call."""
        try:
            async with self._session.post(url, data=content) as answer:
                if answer.status != 200:
                    raise Stopped(Unsent(reason=f"upload-{answer.status}"))
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Stopped(Unsent(reason=f"upload-{_word(error)}")) from None

    def _read(
        self, method: Method, answer: aiohttp.ClientResponse, body: bytes
    ) -> dict[str, Any]:
        now = self._clock.now()
        if answer.status == 429:
            seconds = seconds_of_quiet(answer.headers, now)
            raise Stopped(Paused(method=method, seconds=seconds, reason="ratelimited"))
        said = _json(body)
        if answer.status >= 500 or said is None or "ok" not in said:
            raise Stopped(after_silence(f"http-{answer.status}", method))
        if said["ok"] is True:
            return said
        seconds = seconds_of_quiet(answer.headers, now)
        raise Stopped(after_error(str(said.get("error")), method, seconds))


def _as_form(value: Any) -> str:
    """Write a value as Slack's forms want it: lists and objects as JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"))


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _word(error: BaseException) -> str:
    return type(error).__name__
