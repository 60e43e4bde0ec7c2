"""Socket Mode: the bot's connections, envelopes, and waiting for their acks."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from bot.practice.cast import APP_ID
from bot.practice.errors import Json, NotAnswered
from bot.practice.workspace import Workspace

MOST_SOCKETS = 10
#: Real Slack pings more rarely; often is kinder to a client that is closing.
PING_SECONDS = 0.2
#: How long a bot that hangs may hold up a closing connection.
CLOSE_SECONDS = 0.5
#: Closes a connection the way a cut cable looks: reset, without a goodbye.
_RESET = struct.pack("ii", 1, 0)


class SocketMode:
    """Up to ten connections of one app; each envelope goes to one of them."""

    def __init__(self, workspace: Workspace, *, patience: float) -> None:
        self._workspace = workspace
        self._patience = patience
        self._open: list[web.WebSocketResponse] = []
        self._requests: dict[web.WebSocketResponse, web.Request] = {}
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._turn = 0

    @property
    def count(self) -> int:
        return len(self._open)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        if not self._workspace.tickets.spend(request.query.get("ticket", "")):
            return web.Response(status=403, text="This ticket was used, or is unknown.")
        connection = web.WebSocketResponse(timeout=CLOSE_SECONDS)
        await connection.prepare(request)
        if self.count >= MOST_SOCKETS:
            await _say_goodbye(connection, "too_many_websockets")
            await connection.close()
            return connection
        self._open.append(connection)
        self._requests[connection] = request
        pings = asyncio.create_task(_ping(connection))
        try:
            await connection.send_str(json.dumps(self._hello()))
            self._workspace.changes.tell()
            await self._listen(connection)
        finally:
            pings.cancel()
            self._forget(connection)
        return connection

    async def send(
        self,
        kind: str,
        payload: Json,
        *,
        accepts_payload: bool = True,
        extra: Json | None = None,
    ) -> Json:
        """Send one envelope; return the ack's payload or raise NotAnswered."""
        connection = self._next()
        if connection is None:
            raise NotAnswered("dispatch_failed")
        name = self._workspace.ids.next("envelope-")
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[name] = future
        envelope = {
            "envelope_id": name,
            "type": kind,
            "accepts_response_payload": accepts_payload,
            "payload": payload,
            **(extra or {}),
        }
        try:
            await connection.send_str(json.dumps(envelope))
            return await asyncio.wait_for(future, self._patience)
        except TimeoutError:
            raise NotAnswered("operation_timeout") from None
        except ConnectionError:
            raise NotAnswered("dispatch_failed") from None
        finally:
            self._waiting.pop(name, None)

    async def cut(self, reason: str | None) -> None:
        """Ask the bot to reconnect, or cut its connections without a word."""
        for connection in list(self._open):
            if reason is None:
                self._reset(connection)
                continue
            await _say_goodbye(connection, reason)
            if reason == "refresh_requested":
                await connection.close()

    async def close(self) -> None:
        """End every connection and every wait for an ack."""
        for future in self._waiting.values():
            future.cancel()
        for connection in list(self._open):
            with suppress(ConnectionError):
                await connection.close(code=1001, drain=False)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.count,
            "debug_info": {
                "host": "practice",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": APP_ID},
        }

    async def _listen(self, connection: web.WebSocketResponse) -> None:
        async for message in connection:
            if message.type == WSMsgType.TEXT:
                self._take(message.data)

    def _take(self, text: str) -> None:
        """An ack may come over any connection: clients answer on a newer one."""
        try:
            found: Any = json.loads(text)
        except ValueError:
            return
        if not isinstance(found, dict):
            return
        future = self._waiting.get(str(found.get("envelope_id")))
        if future is not None and not future.done():
            payload = found.get("payload")
            future.set_result(payload if isinstance(payload, dict) else {})

    def _next(self) -> web.WebSocketResponse | None:
        alive = [connection for connection in self._open if not connection.closed]
        if not alive:
            return None
        self._turn += 1
        return alive[self._turn % len(alive)]

    def _reset(self, connection: web.WebSocketResponse) -> None:
        transport = self._requests[connection].transport
        self._forget(connection)
        if transport is None:
            return
        raw: socket.socket | None = transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        transport.abort()

    def _forget(self, connection: web.WebSocketResponse) -> None:
        if connection in self._open:
            self._open.remove(connection)
            self._requests.pop(connection, None)
            self._workspace.changes.tell()


async def _ping(connection: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        while not connection.closed:
            await asyncio.sleep(PING_SECONDS)
            await connection.ping(b"practice")


async def _say_goodbye(connection: web.WebSocketResponse, reason: str) -> None:
    goodbye = {
        "type": "disconnect",
        "reason": reason,
        "debug_info": {"host": "practice"},
    }
    with suppress(ConnectionError):
        await connection.send_str(json.dumps(goodbye))
