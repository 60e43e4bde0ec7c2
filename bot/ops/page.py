"""
The page for whatever watches the machine: is it alive, and is it ready?

It answers on this computer only. `/livez` speaks of the process alone and never
asks the database, or a trouble there would have everything started anew.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any

from bot.ops.readiness import Check

HOST = "127.0.0.1"
LIVEZ, READYZ = ADDRESSES = ("/livez", "/readyz")
#: Whoever asks waits no longer for the database (ours).
_PATIENCE_SECONDS = 2.0
#: A request is a line or two: who is slower than this is cut off (ours).
_REQUEST_SECONDS = 5.0
#: More than these at once are turned away (ours).
_AT_ONCE = 4
_STUCK = (Check(name="database", ok=False, why="database-stuck"),)

Look = Callable[[], tuple[Check, ...]]


class ReadyPage:
    """Answers in threads of its own until closed; raises OSError without the port."""

    def __init__(self, port: int, look: Look) -> None:
        self._server = _Server(port, _Asking(look))
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            # How long it takes to notice that it is to close, in seconds.
            kwargs={"poll_interval": 0.1},
            name="ready-page",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Asking:
    """One look at a time, however many ask; a look that is stuck holds up nobody."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._guard = threading.Lock()
        self._asked: Future[tuple[Check, ...]] | None = None

    def checks(self) -> tuple[Check, ...]:
        try:
            return self._answer().result(timeout=_PATIENCE_SECONDS)
        except Exception:  # noqa: BLE001 – slow or broken, it is not ready.
            return _STUCK

    def _answer(self) -> Future[tuple[Check, ...]]:
        with self._guard:
            if self._asked is None or self._asked.done():
                self._asked = Future()
                threading.Thread(
                    target=self._ask, args=[self._asked], name="ready-look", daemon=True
                ).start()
            return self._asked

    def _ask(self, asked: Future[tuple[Check, ...]]) -> None:
        try:
            asked.set_result(self._look())
        except Exception as error:  # noqa: BLE001 – it is whoever waits who hears it.
            asked.set_exception(error)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, asking: _Asking) -> None:
        self.asking = asking
        self._room = threading.BoundedSemaphore(_AT_ONCE)
        super().__init__((HOST, port), _Answers)

    def server_bind(self) -> None:
        # The library's own asks for this computer's name, maybe over the network.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up in the middle is no news."""


class _Answers(BaseHTTPRequestHandler):
    """Two addresses; all else is not there. No body is ever read."""

    server: _Server
    timeout = _PATIENCE_SECONDS

    def setup(self) -> None:
        super().setup()
        self._cut = threading.Timer(_REQUEST_SECONDS, self._hang_up)
        self._cut.daemon = True
        self._cut.start()

    def finish(self) -> None:
        self._cut.cancel()
        super().finish()

    def do_GET(self) -> None:
        if self.path == LIVEZ:
            self._say(200, "text/plain", "ok")
        elif self.path == READYZ:
            self._readyz()
        else:
            self.send_error(404)

    def _readyz(self) -> None:
        checks = self.server.asking.checks()
        ready = all(one.ok for one in checks)
        said = {"ready": ready, "checks": {one.name: one.ok for one in checks}}
        self._say(200 if ready else 503, "application/json", json.dumps(said))

    def _say(self, status: int, kind: str, text: str) -> None:
        """Answer without the headers that say which software this is."""
        body = text.encode("ascii")
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, *_why: Any, **_more: Any) -> None:
        """Whatever was wrong with it, the answer is the same and quotes nothing."""
        self.close_connection = True
        self._say(404, "text/plain", "")

    def log_message(self, *_parts: Any) -> None:
        """Who asked for what is written down nowhere."""

    def _hang_up(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
