"""Slack over HTTP: only its own requests come in, and a refusal says nothing."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import io
import json
import logging
import socket
from collections.abc import Iterator, MutableMapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
import structlog
from slack_bolt import BoltRequest

from bot.app import Alongside, build
from bot.clock import SystemClock
from bot.directory.import_file import FileImport
from bot.http_door import PATH, HttpConnection
from bot.practice.partnership import PARTNERSHIP
from bot.settings import Settings
from tests.aside import run_aside

SECRET = "practice-signing-secret"
CANARY = "Zqxcanary"
COMMAND = {
    "command": "/meeting",
    "text": "",
    "team_id": "T0BRACKEN",
    "user_id": "U0ODILE",
    "channel_id": "D1",
    "trigger_id": "1.2.3",
    "response_url": "http://127.0.0.1:9/x",
    "api_app_id": "A0PRACTICE",
    "is_enterprise_install": "false",
}
Lines = list[MutableMapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, as the other side sees it."""

    status: int
    body: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Door:
    """A listening door, and Slack or somebody else knocking."""

    alongside: Alongside
    port: int

    def stamp(self, **ago: float) -> str:
        moment = self.alongside.clock.now() - timedelta(**ago)
        return str(int(moment.timestamp()))

    def knock(self, body: bytes, headers: dict[str, str], path: str = PATH) -> Answer:
        url = f"http://127.0.0.1:{self.port}{path}"
        return run_aside(_post(url, body, headers))

    def signed(self, body: bytes, **ago: float) -> dict[str, str]:
        stamp = self.stamp(**ago)
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": sign(stamp, body),
        }


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    alongside = built(tmp_path_factory.mktemp("http"))
    connection = HttpConnection(alongside)
    yield Door(alongside=alongside, port=connection.port)
    connection.close()
    alongside.stop()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    caplog.set_level(logging.WARNING)
    with structlog.testing.capture_logs() as lines:
        yield lines


def test_what_slack_signed_is_answered(door: Door) -> None:
    body = command(text="")
    answer = door.knock(body, door.signed(body))

    assert (answer.status, answer.kind) == (200, "application/json")
    assert json.loads(answer.body)["text"] == "You have 0 meetings coming up."


def test_the_answer_is_the_same_as_over_a_socket(door: Door) -> None:
    body = command(text="YP-7HX4 Wed 17 Mar")
    over_http = door.knock(body, door.signed(body))
    payload = {**COMMAND, "text": "YP-7HX4 Wed 17 Mar"}
    request = BoltRequest(mode="socket_mode", body=payload)
    over_socket = door.alongside.bolt.dispatch(request)

    assert over_http.body == over_socket.body
    assert "I cannot find YP-7HX4" in over_http.body


def test_slack_may_check_that_the_address_is_ours(door: Door) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    headers = {**door.signed(body), "Content-Type": "application/json"}

    assert "abc" in door.knock(body, headers).body


def forged(door: Door) -> dict[str, tuple[bytes, dict[str, str]]]:
    """Return requests that are not, or no longer, from Slack."""
    body = command(text=CANARY)
    good, stamp = door.signed(body), door.stamp()
    kept = {"Content-Type": good["Content-Type"]}
    odd = b"text=\xff\xfe" + CANARY.encode()
    huge = b"text=" + CANARY.encode() * 200_000
    zipped = gzip.compress(body)

    def but(**changed: str) -> dict[str, str]:
        names = {"stamp": "X-Slack-Request-Timestamp", "signature": "X-Slack-Signature"}
        return {**good, **{names[one]: value for one, value in changed.items()}}

    return {
        "no headers": (body, kept),
        "no stamp": (body, {**kept, "X-Slack-Signature": sign(stamp, body)}),
        "no signature": (body, {**kept, "X-Slack-Request-Timestamp": stamp}),
        "another secret": (body, but(signature=sign(stamp, body, "another"))),
        "another body": (command(text="x"), good),
        "five minutes old": (body, door.signed(body, seconds=301)),
        "five minutes ahead": (body, door.signed(body, seconds=-310)),
        "stamp of letters": (body, but(stamp="abc")),
        "stamp of 5,000 digits": (body, but(stamp="1" * 5000)),
        "stamp of other digits": (body, but(stamp="١٢٣٤٥٦٧٨٩٠")),
        "negative stamp": (body, but(stamp=f"-{stamp}")),
        "empty signature": (body, but(signature="")),
        "signature not ASCII": (body, but(signature="v0=é")),
        "signature in capitals": (body, but(signature=sign(stamp, body).upper())),
        "body not UTF-8": (odd, door.signed(odd)),
        "huge body": (huge, door.signed(huge)),
        "zipped body": (zipped, {**door.signed(zipped), "Content-Encoding": "gzip"}),
        "zip that is none": (body, {**good, "Content-Encoding": "gzip"}),
        "no body": (b"", but()),
    }


def test_every_refusal_is_the_same_and_says_nothing(
    door: Door, logged: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    found = {name: door.knock(*sent) for name, sent in forged(door).items()}

    refusals = {name: (one.status, one.body) for name, one in found.items()}
    assert refusals == dict.fromkeys(refusals, (401, ""))
    assert {one["event"] for one in logged} == {"http.refused"}
    written = [str(logged), *(str(vars(record)) for record in caplog.records)]
    assert not [line for line in written if CANARY in line]


def test_the_same_request_a_second_time_is_refused(door: Door) -> None:
    body = command(text=" ")
    headers = door.signed(body)

    assert door.knock(body, headers).status == 200
    assert door.knock(body, headers).status == 401


def test_a_forged_twin_does_not_use_up_the_real_one(door: Door) -> None:
    body = command(text="  ")
    headers = door.signed(body)
    door.knock(command(text="x"), headers)

    assert door.knock(body, headers).status == 200


def test_only_the_one_address_is_there(door: Door) -> None:
    body = command(text="")

    assert door.knock(body, door.signed(body), "/").status == 404
    assert door.knock(b"", {}, "/livez").status == 405


def test_closing_lets_go_of_the_address(tmp_path: Path) -> None:
    alongside = built(tmp_path)
    connection = HttpConnection(alongside)
    connection.close()
    alongside.stop()

    with closing(socket.create_server(("127.0.0.1", connection.port))):
        assert True


def test_an_address_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        alongside = built(tmp_path, port=taken.getsockname()[1])

        with pytest.raises(OSError, match="address already in use"):
            HttpConnection(alongside)
        alongside.stop()


def built(folder: Path, port: int = 0) -> Alongside:
    """Build Alongside for HTTP with the practice partnership in it."""
    given: dict[str, Any] = {
        "_env_file": None,
        "slack_bot_token": "xoxb-practice",
        "slack_signing_secret": SECRET,
        "database_url": f"sqlite:///{folder / 'alongside.db'}",
        "http_port": port,
    }
    clock = SystemClock()
    alongside = build(Settings(**given), clock)
    FileImport(alongside.store, clock, zone="Europe/London").load(PARTNERSHIP)
    return alongside


def command(**changes: str) -> bytes:
    return urlencode({**COMMAND, **changes}).encode()


def sign(stamp: str, body: bytes, secret: str = SECRET) -> str:
    """Sign as Slack's reference says, whatever the bytes are."""
    signed = b"v0:" + stamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


async def _post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return Answer(
            status=answer.status,
            body=await answer.text(),
            kind=answer.headers.get("Content-Type", "").split(";")[0],
        )
