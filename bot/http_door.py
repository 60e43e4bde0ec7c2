"""
Slack over HTTP, for those who cannot hold a socket open.

Every request is checked here before Bolt sees it, because Bolt logs the body of
a request with a bad signature and fails on a malformed one. A refusal is always
the same 401 and says nothing.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog
from aiohttp import web
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.app import Alongside

log = structlog.get_logger()

PATH = "/slack/events"
#: Slack's own payloads stay far below this.
_MOST_BYTES = 1024 * 1024
_THREADS = 10
_TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)


class _Now:
    """Slack's verifier asks the time of an object; ours is the one clock."""

    def __init__(self, alongside: Alongside) -> None:
        self._clock = alongside.clock

    def now(self) -> float:
        return self._clock.now().timestamp()


class HttpConnection:
    """Listens in a thread of its own until closed."""

    def __init__(self, alongside: Alongside) -> None:
        self._alongside = alongside
        secret = alongside.settings.slack_signing_secret.get_secret_value()
        self._verifier = SignatureVerifier(secret, _Now(alongside))  # type: ignore[arg-type]
        self._workers = ThreadPoolExecutor(_THREADS, thread_name_prefix="http")
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="http", daemon=True)
        self.port = 0
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._workers.shutdown(wait=True)

    def _run(self) -> None:
        runner = web.AppRunner(self._application(), access_log=None)
        self._loop.run_until_complete(self._listen(runner))
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=_MOST_BYTES)
        application.router.add_post(PATH, self._answer)
        application.router.add_get("/livez", self._alive)
        return application

    async def _listen(self, runner: web.AppRunner) -> None:
        settings = self._alongside.settings
        await runner.setup()
        site = web.TCPSite(runner, settings.http_host, settings.http_port)
        await site.start()
        self.port = runner.addresses[0][1]

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        if not self._is_from_slack(request, body):
            log.warning("http.refused")
            return web.Response(status=401)
        found = await asyncio.get_running_loop().run_in_executor(
            self._workers, self._dispatch, request, body
        )
        return web.Response(
            status=found.status,
            text=found.body,
            content_type=found.first_headers_without_set_cookie()
            .get("content-type", "text/plain")
            .split(";")[0],
        )

    def _is_from_slack(self, request: web.Request, body: bytes) -> bool:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not _TIMESTAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
            return False
        return self._verifier.is_valid(body, stamp, signature)

    def _dispatch(self, request: web.Request, body: bytes) -> BoltResponse:
        headers: dict[str, str | Sequence[str]] = dict(request.headers)
        text = body.decode("utf-8", errors="replace")
        return self._alongside.bolt.dispatch(
            BoltRequest(body=text, query=request.query_string, headers=headers)
        )
