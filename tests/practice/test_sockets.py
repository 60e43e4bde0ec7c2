"""Socket Mode: tickets, several connections, cuts and coming back, retries."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

import aiohttp
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.practice import Person, PracticeSlack
from bot.practice.sockets import MOST_SOCKETS
from tests.aside import run_aside
from tests.practice.bolt import Bolt
from tests.practice.cast import CAST, HastyClock, manifest


def ticket(slack: PracticeSlack) -> str:
    """A fresh address for one connection."""
    client = WebClient(token=slack.app_token, base_url=slack.api_url)
    return str(client.apps_connections_open(app_token=slack.app_token)["url"])


async def hello(session: aiohttp.ClientSession, url: str) -> Any:
    socket = await session.ws_connect(url)
    return socket, await socket.receive_json()


def test_a_connection_begins_with_hello(slack: PracticeSlack) -> None:
    url = ticket(slack)

    async def connect() -> Any:
        async with aiohttp.ClientSession() as session:
            socket, said = await hello(session, url)
            await socket.close()
            return said

    said = run_aside(connect())
    assert said["type"] == "hello"
    assert said["num_connections"] == 1
    assert said["connection_info"]["app_id"] == slack.app_id


def test_a_ticket_opens_one_connection(slack: PracticeSlack) -> None:
    url = ticket(slack)

    async def connect_twice() -> int:
        async with aiohttp.ClientSession() as session:
            socket, _ = await hello(session, url)
            try:
                await session.ws_connect(url)
            except aiohttp.WSServerHandshakeError as refused:
                return refused.status
            finally:
                await socket.close()
        return 0

    assert run_aside(connect_twice()) == 403


def test_an_old_ticket_opens_nothing(slack: PracticeSlack, clock: HastyClock) -> None:
    url = ticket(slack)
    clock.let_pass(31)

    async def connect() -> int:
        async with aiohttp.ClientSession() as session:
            try:
                await session.ws_connect(url)
            except aiohttp.WSServerHandshakeError as refused:
                return refused.status
        return 0

    assert run_aside(connect()) == 403


def test_the_eleventh_connection_is_one_too_many(slack: PracticeSlack) -> None:
    urls = [ticket(slack) for _ in range(MOST_SOCKETS + 1)]

    async def connect_all() -> Any:
        async with aiohttp.ClientSession() as session:
            sockets = [(await hello(session, url))[0] for url in urls[:-1]]
            last, said = await hello(session, urls[-1])
            closed = await last.receive()
            for socket in sockets:
                await socket.close()
            return said, closed.type

    said, closed = run_aside(connect_all())
    assert said["type"] == "disconnect"
    assert said["reason"] == "too_many_websockets"
    assert closed in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)


def test_both_sides_ping(slack: PracticeSlack) -> None:
    url = ticket(slack)

    async def connect() -> list[aiohttp.WSMsgType]:
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(url, autoping=False)
            await socket.receive_json()
            await socket.ping(b"here")
            types = [(await socket.receive()).type for _ in range(2)]
            await socket.close()
            return types

    found = run_aside(connect())
    assert set(found) == {aiohttp.WSMsgType.PING, aiohttp.WSMsgType.PONG}


def test_each_envelope_goes_to_one_of_several_connections(
    slack: PracticeSlack, odile: Person
) -> None:
    first, second = Bolt(slack), Bolt(slack)
    first.app.command("/meeting")(lambda ack: ack("first"))
    second.app.command("/meeting")(lambda ack: ack("second"))
    first.connect()
    second.connect()
    slack.wait_for_bot(2)
    answers = [odile.type("/meeting").text for _ in range(4)]
    first.close()
    second.close()
    assert sorted(answers) == ["first", "first", "second", "second"]


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_bot_that_is_asked_to_reconnect_does(
    slack: PracticeSlack, bolt: Bolt, odile: Person, reason: str
) -> None:
    bolt.app.command("/meeting")(lambda ack: ack("Here."))
    bolt.connect()
    opened = [call for call in slack.calls if call.method == "apps.connections.open"]
    slack.faults.cut_socket(reason)
    assert slack.wait_until(
        lambda: (
            len([c for c in slack.calls if c.method == "apps.connections.open"])
            > len(opened)
            and slack.sockets == 1
        )
    )
    assert odile.type("/meeting").text == "Here."


def test_a_bot_comes_back_after_its_line_was_cut(
    slack: PracticeSlack, odile: Person
) -> None:
    bolt = Bolt(slack, ping_seconds=0.05)
    bolt.app.command("/meeting")(lambda ack: ack("Here."))
    bolt.connect()
    slack.faults.cut_socket(None)
    assert odile.type("/meeting").error == "dispatch_failed"
    assert slack.wait_for_bot()
    assert odile.type("/meeting").text == "Here."
    bolt.close()


def test_a_cut_while_the_bot_works_times_out(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, patience=0.2)
    slack.start()
    bolt = Bolt(slack)
    working = threading.Event()

    @bolt.app.command("/meeting")
    def cut(ack: Any) -> None:
        slack.faults.cut_socket(None)
        working.set()
        ack("Too late.")

    bolt.connect()
    answer = slack.person("odile").type("/meeting")
    bolt.close()
    assert working.is_set()
    assert answer.error == "operation_timeout"


def test_an_event_that_was_not_taken_comes_again(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, patience=0.1)
    slack.start()
    url = ticket(slack)
    heard: list[Any] = []

    async def listen() -> None:
        async with aiohttp.ClientSession() as session:
            socket, _ = await hello(session, url)
            for attempt in range(2):
                envelope = await socket.receive_json()
                heard.append(envelope)
                if attempt == 1:
                    await socket.send_json({"envelope_id": envelope["envelope_id"]})
            await socket.close()

    listener = threading.Thread(target=asyncio.run, args=(listen(),))
    listener.start()
    slack.wait_for_bot()
    slack.person("odile").say("Hello?")
    listener.join(timeout=3)
    slack.stop()
    assert [e["retry_attempt"] for e in heard] == [0, 1]
    assert [e["retry_reason"] for e in heard] == ["", "timeout"]
    assert heard[0]["payload"]["event_id"] == heard[1]["payload"]["event_id"]
    assert heard[0]["accepts_response_payload"] is False


def test_an_event_is_wrapped_as_slack_wraps_it(
    slack: PracticeSlack, bolt: Bolt, odile: Person
) -> None:
    heard: list[Any] = []
    bolt.app.event("message")(lambda body: heard.append(body))
    bolt.connect()
    odile.say("Hello.")
    body = heard[0]
    assert body["type"] == "event_callback"
    assert body["api_app_id"] == slack.app_id
    assert body["event_id"].startswith("Ev")
    assert body["authorizations"][0]["user_id"] == slack.bot_user_id
    assert body["event"]["event_ts"]


def test_words_that_are_no_ack_are_ignored(slack: PracticeSlack) -> None:
    url = ticket(slack)

    async def babble() -> bool:
        async with aiohttp.ClientSession() as session:
            socket, _ = await hello(session, url)
            for words in ("not json", "[]", json.dumps({"envelope_id": "none"})):
                await socket.send_str(words)
            await socket.ping()
            alive = not socket.closed
            await socket.close()
            return alive

    assert run_aside(babble())


def test_a_socket_needs_the_apps_own_token(slack: PracticeSlack) -> None:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client.apps_connections_open(app_token=slack.bot_token)
