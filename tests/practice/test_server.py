"""Starting, stopping, who may speak to the server, and its clock."""

from __future__ import annotations

import ssl
import threading
import time
from concurrent.futures import CancelledError
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.practice import PracticeSlack, refuse_real_tokens
from bot.practice.server import RealTokenFound
from tests.practice.bolt import Bolt
from tests.practice.cast import CAST, START, HastyClock, manifest
from tests.practice.http import Page

#: Self-signed for 127.0.0.1, with its key.
CERTIFICATE = Path(__file__).parent / "loopback.pem"


def test_it_starts_and_stops_many_times_in_one_process(clock: HastyClock) -> None:
    began = time.monotonic()
    for _ in range(50):
        with PracticeSlack(cast=CAST, manifest=manifest(), clock=clock) as slack:
            client = WebClient(token=slack.bot_token, base_url=slack.api_url)
            client.auth_test()
    assert time.monotonic() - began < 5


def test_it_comes_back_on_the_same_port_remembering(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock)
    slack.start()
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel="C0YP", text="Before.")
    url = slack.url
    slack.stop()
    assert [post.text for post in slack.room("yp-7hx3").posts()] == ["Before."]
    slack.start()
    assert slack.url == url
    client.chat_postMessage(channel="C0YP", text="After.")
    slack.stop()
    assert len(slack.room("yp-7hx3").posts()) == 2


def test_stopping_is_prompt_while_the_bot_is_connected(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock)
    slack.start()
    bolt = Bolt(slack)
    bolt.connect()
    began = time.monotonic()
    slack.stop()
    assert time.monotonic() - began < 1
    bolt.close()


def test_stopping_does_not_wait_for_a_bot_that_hangs(clock: HastyClock) -> None:
    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock)
    slack.start()
    bolt = Bolt(slack)
    stuck = threading.Event()
    bolt.app.command("/meeting")(lambda ack: stuck.wait(5))
    bolt.connect()
    began = time.monotonic()
    typing = threading.Thread(target=_type_and_be_cut_off, args=(slack,))
    typing.start()
    slack.wait_until(lambda: False, seconds=0.05)
    slack.stop()
    typing.join(timeout=2)
    assert time.monotonic() - began < 2
    stuck.set()
    bolt.close()


def _type_and_be_cut_off(slack: PracticeSlack) -> None:
    with pytest.raises(CancelledError):
        slack.person("odile").type("/meeting")


def test_starting_or_stopping_twice_does_nothing(slack: PracticeSlack) -> None:
    url = slack.url
    slack.start()
    assert slack.url == url
    slack.stop()
    slack.stop()


def test_a_port_that_is_taken_leaves_nothing_behind(
    slack: PracticeSlack, clock: HastyClock
) -> None:
    port = int(slack.url.rpartition(":")[2])
    other = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, port=port)
    with pytest.raises(OSError, match="address already in use"):
        other.start()
    with pytest.raises(RuntimeError, match="not started"):
        other.person("odile").say("x")


def test_only_this_machine_can_reach_it(slack: PracticeSlack) -> None:
    assert slack.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost:80@evil.example", 403),
    ],
)
def test_other_names_for_this_machine_are_refused(
    slack: PracticeSlack, host: str, status: int
) -> None:
    assert Page(slack).get("/practice/state", host=host).status == status


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:1", "null"]
)
def test_other_sites_may_not_act(slack: PracticeSlack, origin: str) -> None:
    answer = Page(slack).post("/practice/act", {}, origin=origin)
    assert answer.status == 403


def test_the_pages_own_origin_may_act(slack: PracticeSlack) -> None:
    answer = Page(slack).post("/practice/act", {}, origin=slack.url)
    assert answer.status == 200


def test_the_page_is_served_with_a_strict_policy(slack: PracticeSlack) -> None:
    answer = Page(slack).get("/")
    assert answer.status == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "path", ["/page/..%2Fserver.py", "/page/nothing.js", "/page/.hidden", "/nothing"]
)
def test_nothing_but_the_page_is_served(slack: PracticeSlack, path: str) -> None:
    assert Page(slack).get(path).status == 404


def test_a_body_that_is_too_large_is_refused(slack: PracticeSlack) -> None:
    large = b'{"x": "' + b"x" * (1024 * 1024) + b'"}'
    assert Page(slack).post("/practice/act", large).status == 413


@pytest.mark.parametrize("body", [b"not json", b"[]", b"\xff"])
def test_a_body_that_is_no_json_object_is_refused(
    slack: PracticeSlack, body: bytes
) -> None:
    assert Page(slack).post("/practice/act", body).status == 400
    assert Page(slack).post("/respond/secret", body).status == 400


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("application/json", b"{", "invalid_json"),
        ("application/json", b"[]", "json_not_object"),
        ("text/plain", b"x", "invalid_post_type"),
        ("application/x-www-form-urlencoded", b"\xff", "invalid_form_data"),
    ],
)
def test_a_malformed_call_has_slacks_name(
    slack: PracticeSlack, kind: str, body: bytes, code: str
) -> None:
    headers = {"content-type": kind}
    assert Page(slack).post("/api/auth.test", body, **headers).json["error"] == code


def test_moving_the_clock_runs_what_falls_due(clock: HastyClock) -> None:
    reached: list[datetime] = []
    with PracticeSlack(
        cast=CAST, manifest=manifest(), clock=clock, on_move=reached.append
    ) as slack:
        page = Page(slack)
        moved = page.post("/practice/clock", {"to": "2027-06-21T08:30"})
        by = page.post("/practice/clock", {"by": 30})
    summer = datetime(2027, 6, 21, 7, 30, tzinfo=UTC)
    assert moved.json == {"ok": True, "now": "2027-06-21T07:30:00+00:00"}
    assert by.json["now"] == "2027-06-21T08:00:00+00:00"
    assert reached == [summer, summer + timedelta(minutes=30)]


def test_the_mover_may_move_the_clock_itself(clock: HastyClock) -> None:
    with PracticeSlack(
        cast=CAST, manifest=manifest(), clock=clock, on_move=clock.move_to
    ) as slack:
        slack.move_clock(START + timedelta(days=1))
    assert clock.now() == START + timedelta(days=1)


def test_the_mover_may_use_the_slack_it_belongs_to(clock: HastyClock) -> None:
    def post(_: datetime) -> None:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        client.chat_postMessage(channel="C0YP", text="Due.")

    slack = PracticeSlack(cast=CAST, manifest=manifest(), clock=clock, on_move=post)
    with slack:
        slack.move_clock(START + timedelta(days=1))
        assert slack.room("yp-7hx3").posts()[0].text == "Due."


@pytest.mark.parametrize(
    "wish",
    [
        {"to": "2027-02-22T09:09"},
        {"to": "tomorrow"},
        {"by": "soon"},
        {"by": -5},
        {"by": True},
        {},
    ],
)
def test_a_time_that_will_not_do_is_refused_in_words(
    slack: PracticeSlack, wish: dict[str, Any]
) -> None:
    answer = Page(slack).post("/practice/clock", wish)
    assert answer.status == 400
    assert answer.json["error"].endswith(".")


def test_starting_again_needs_somebody_to_do_it(clock: HastyClock) -> None:
    done: list[bool] = []
    with PracticeSlack(cast=CAST, manifest=manifest(), clock=clock) as slack:
        assert Page(slack).post("/practice/reset", {}).status == 404
    again = PracticeSlack(
        cast=CAST,
        manifest=manifest(),
        clock=clock,
        on_reset=lambda: done.append(True),
    )
    with again:
        assert Page(again).post("/practice/reset", {}).json == {"ok": True}
    assert done == [True]


def test_waiting_ends_when_it_comes_true_or_the_time_is_up(
    slack: PracticeSlack, client: WebClient
) -> None:
    odile = slack.person("odile")
    assert not slack.wait_until(lambda: bool(odile.direct_messages), seconds=0.02)
    client.chat_postMessage(channel="U0ODILE", text="x")
    assert slack.wait_until(lambda: bool(odile.direct_messages))


@pytest.mark.parametrize(
    "name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]
)
def test_a_real_token_is_refused_without_being_shown(name: str) -> None:
    with pytest.raises(RealTokenFound, match=name) as refused:
        refuse_real_tokens({name: "xoxb-0000-very-secret"})
    assert "secret" not in str(refused.value).replace("SIGNING_SECRET", "")


def test_practice_tokens_and_none_at_all_will_do(slack: PracticeSlack) -> None:
    refuse_real_tokens({})
    refuse_real_tokens({"SLACK_BOT_TOKEN": ""})
    refuse_real_tokens(
        {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    )


def test_it_can_speak_tls(clock: HastyClock) -> None:
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(CERTIFICATE)
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    with PracticeSlack(
        cast=CAST, manifest=manifest(), clock=clock, ssl_context=serving
    ) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url, ssl=trusting)
        assert slack.url.startswith("https://127.0.0.1:")
        assert client.auth_test()["ok"]
