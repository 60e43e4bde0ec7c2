"""
Slack over HTTP, for those who cannot hold a socket open.

Every request is checked here before Bolt sees it, because Bolt logs the body of
a request with a bad signature and fails on a malformed one. A refusal is always
the same 401 and says nothing.
"""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_protocol import RequestPayloadError
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.app import Alongside

log = structlog.get_logger()

PATH = "/slack/events"
#: Slack's own payloads stay far below this.
_MOST_BYTES = 1024 * 1024
_THREADS = 10
#: Slack's verifier takes what was signed within these seconds.
_WINDOW_SECONDS = 300
_TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
#: What Slack calls a form and JSON; said otherwise, it was changed on the way.
_KINDS = {False: "application/x-www-form-urlencoded", True: "application/json"}


#: What Bolt raises for a body that is no payload, however deep it is.
_NO_PAYLOAD = (ValueError, TypeError, AttributeError, LookupError, RecursionError)


def _silent() -> logging.Logger:
    """For aiohttp, which quotes what it cannot read; it belongs to no other logger."""
    logger = logging.Logger("http-door")
    logger.disabled = True
    return logger


class _Now:
    """Slack's verifier asks the time of an object; ours is the one clock."""

    def __init__(self, alongside: Alongside) -> None:
        self._clock = alongside.clock

    def now(self) -> float:
        return self._clock.now().timestamp()


class _Seal:
    """
    Tells Slack's own requests from all others, each once.

    Slack signs anew when it tries again, so the same signature twice is a replay.
    """

    def __init__(self, alongside: Alongside) -> None:
        secret = alongside.settings.slack_signing_secret.get_secret_value()
        self._clock = alongside.clock
        self._verifier = SignatureVerifier(secret, _Now(alongside))  # type: ignore[arg-type]
        #: Signatures seen in the last minutes, and the second each was signed at.
        self._seen: dict[str, int] = {}

    def is_good(self, stamp: str, signature: str, body: bytes) -> bool:
        if not _TIMESTAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
            return False
        try:
            signed = self._verifier.is_valid(body, stamp, signature)
        except UnicodeDecodeError:
            return False
        return signed and self._is_first(signature, int(stamp))

    def _is_first(self, signature: str, signed_at: int) -> bool:
        oldest = self._clock.now().timestamp() - _WINDOW_SECONDS
        self._seen = {one: at for one, at in self._seen.items() if at >= oldest}
        first = signature not in self._seen
        self._seen[signature] = signed_at
        return first


class HttpConnection:
    """
    Listens in a thread of its own until closed.

    Raises OSError when the address cannot be had.
    """

    def __init__(self, alongside: Alongside) -> None:
        self._alongside = alongside
        self._seal = _Seal(alongside)
        self._trouble: OSError | None = None
        self._workers = ThreadPoolExecutor(_THREADS, thread_name_prefix="http")
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="http", daemon=True)
        self.port = 0
        self._thread.start()
        self._ready.wait()
        if self._trouble is not None:
            self._workers.shutdown()
            raise self._trouble

    @property
    def is_open(self) -> bool:
        return self._thread.is_alive()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._workers.shutdown(wait=True)

    def _run(self) -> None:
        runner = web.AppRunner(self._application(), access_log=None, logger=_silent())
        try:
            self._loop.run_until_complete(self._listen(runner))
            self._ready.set()
            self._loop.run_forever()
        except OSError as error:
            self._trouble = error
        finally:
            self._loop.run_until_complete(runner.cleanup())
            self._loop.close()
            self._ready.set()

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
        body = await self._body(request)
        if body is None or not self._is_from_slack(request, body):
            return self._refused()
        asked = _understood(request, body)
        if asked is None:
            return self._refused()
        found = await asyncio.get_running_loop().run_in_executor(
            self._workers, self._dispatch, asked
        )
        return self._refused() if found is None else _as_answer(found)

    def _dispatch(self, asked: BoltRequest) -> BoltResponse | None:
        """Return Bolt's answer, or None for what it refuses or cannot read."""
        try:
            found = self._alongside.bolt.dispatch(asked)
        except _NO_PAYLOAD as error:
            log.error("http.unreadable", error=type(error).__name__)
            return None
        return None if found.status == 401 or found.status >= 500 else found

    def _refused(self) -> web.Response:
        log.warning("http.refused")
        return web.Response(status=401)

    def _is_from_slack(self, request: web.Request, body: bytes) -> bool:
        """Whether it proves itself, each proof being there just once; never packed."""
        if "Content-Encoding" in request.headers:
            return False
        stamps = request.headers.getall("X-Slack-Request-Timestamp", [])
        signatures = request.headers.getall("X-Slack-Signature", [])
        if len(stamps) != 1 or len(signatures) != 1:
            return False
        return self._seal.is_good(stamps[0], signatures[0], body)

    async def _body(self, request: web.Request) -> bytes | None:
        """Return the body, or None for one too long or broken to be Slack's."""
        try:
            return await request.read()
        except (web.HTTPException, HttpProcessingError, RequestPayloadError):
            return None


def _understood(request: web.Request, body: bytes) -> BoltRequest | None:
    """Return what Bolt reads, or None for what is not as Slack writes it."""
    kinds = request.headers.getall("Content-Type", [])
    is_json = body.startswith(b"{")
    if len(kinds) != 1 or request.content_type != _KINDS[is_json]:
        return None
    headers: dict[str, str | Sequence[str]] = dict(request.headers)
    query = request.query_string
    try:
        asked = BoltRequest(body=body.decode(), query=query, headers=headers)
    except _NO_PAYLOAD:
        return None
    return asked if asked.body and isinstance(asked.body, dict) else None


def _as_answer(found: BoltResponse) -> web.Response:
    kind = found.first_headers_without_set_cookie().get("content-type", "text/plain")
    return web.Response(
        status=found.status, text=found.body, content_type=kind.split(";")[0]
    )
