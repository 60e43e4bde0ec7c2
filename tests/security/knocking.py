"""Requests as bytes on a socket, so that nothing between mends what is broken."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.http_door import PATH
from tests.aside import run_aside

SECRET = "practice-signing-secret"
FORM, JSON = b"application/x-www-form-urlencoded", b"application/json"
STAMP, SIGNATURE = b"X-Slack-Request-Timestamp", b"X-Slack-Signature"
#: How many knock at the same time.
_AT_ONCE = 16
_PATIENCE_SECONDS = 30

Header = tuple[bytes, bytes]


@dataclass(frozen=True, kw_only=True)
class Knock:
    """One request, with a name that says what is wrong with it."""

    name: str
    body: bytes
    headers: tuple[Header, ...]
    method: bytes = b"POST"
    path: bytes = PATH.encode()
    #: Instead of the body's own length; None leaves the header out.
    length: int | None = -1

    def but(self, name: str, **changes: object) -> Knock:
        return replace(self, name=name, **changes)  # type: ignore[arg-type]

    def header(self, name: bytes) -> bytes:
        return dict(self.headers)[name]

    def with_header(self, what: str, name: bytes, *values: bytes) -> Knock:
        """Say this header so often, with these values; none takes it away."""
        kept = tuple(one for one in self.headers if one[0] != name)
        said = tuple((name, value) for value in values)
        return self.but(f"{self.name}: {what}", headers=kept + said)

    @property
    def raw(self) -> bytes:
        length = len(self.body) if self.length == -1 else self.length
        lines = [self.method + b" " + self.path + b" HTTP/1.1", b"Host: 127.0.0.1"]
        lines += [name + b": " + value for name, value in self.headers]
        if length is not None:
            lines.append(b"Content-Length: " + str(length).encode())
        lines.append(b"Connection: close")
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: the headers in small letters, without the date."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def signed(name: str, body: bytes, stamp: int, kind: bytes = FORM) -> Knock:
    """Return a request as Slack would send it at that second."""
    said = str(stamp).encode()
    headers = ((b"Content-Type", kind), (STAMP, said), (SIGNATURE, sign(said, body)))
    return Knock(name=name, body=body, headers=headers)


def sign(stamp: bytes, body: bytes, secret: str = SECRET) -> bytes:
    """Sign as Slack's reference says, whatever the bytes are."""
    base = b"v0:" + stamp + b":" + body
    return b"v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest().encode()


def knock_all(port: int, knocks: Sequence[Knock]) -> list[Answer]:
    """Send them all, several at a time; the answers come in the same order."""
    return run_aside(_all(port, knocks))


async def _all(port: int, knocks: Sequence[Knock]) -> list[Answer]:
    room = asyncio.Semaphore(_AT_ONCE)

    async def one(knock: Knock) -> Answer:
        async with room:
            return await asyncio.wait_for(_knock(port, knock), _PATIENCE_SECONDS)

    return await asyncio.gather(*(one(each) for each in knocks))


async def _knock(port: int, knock: Knock) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(knock.raw)
        if knock.length is not None and knock.length > len(knock.body):
            writer.write_eof()
        said = await _all_that_is_said(reader)
    finally:
        writer.close()
    return _understood(said)


async def _all_that_is_said(reader: asyncio.StreamReader) -> bytes:
    """Read to the end; a door that slams in the middle has said what it said."""
    said = b""
    try:
        while more := await reader.read(65536):
            said += more
    except ConnectionError:
        pass
    return said


def _understood(said: bytes) -> Answer:
    head, _, body = said.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not first:
        return Answer(status=0, body=b"")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    headers.pop("date", None)
    return Answer(status=int(first.split()[1]), body=body, headers=headers)
