"""
A local Slack over TLS, in a process of its own, that does as little as it can.

`local_slack.pem` is a certificate for 127.0.0.1 and its key. Both are public and
worth nothing: no program trusts them unless a benchmark tells it to.
"""

from __future__ import annotations

import asyncio
import ssl
from multiprocessing.connection import Connection
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("local_slack.pem")

_BODY = b'{"ok":true,"channel":"D0BENCH","ts":"1800000000.000001"}'
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\n\r\n%b" % (len(_BODY), _BODY)
)


def serve(tell: Connection) -> None:
    """Say the port through `tell`, then answer until the process is ended."""
    asyncio.run(_serve(tell))


async def _serve(tell: Connection) -> None:
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(CERTIFICATE)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Answers, "127.0.0.1", 0, ssl=trust, backlog=200)
    tell.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


class _Answers(asyncio.Protocol):
    """Reads one request after another and says `ok` to each."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._heard = b""

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while (end := self._end_of_request()) is not None:
            self._heard = self._heard[end:]
            self._transport.write(_ANSWER)

    def _end_of_request(self) -> int | None:
        head, found, _ = self._heard.partition(b"\r\n\r\n")
        if not found:
            return None
        _, _, rest = head.lower().partition(b"content-length:")
        end = len(head) + 4 + int(rest.split(b"\r\n", 1)[0] or 0)
        return end if len(self._heard) >= end else None
