"""The real process: it says when it is ready, works, and stops when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.rehearsal import MASTER_KEY, OPENING, Rehearsal
from tests.ops.stopwatch import asked

BOT = [sys.executable, "-m", "bot"]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def rehearsal(sqlite_url: str) -> Iterator[Rehearsal]:
    """A practice Slack with a full directory and no bot in it yet."""
    waiting = Rehearsal(database_url=sqlite_url, clock=MovableClock(OPENING))
    waiting.slack.start()
    waiting.fill_directory()
    yield waiting
    waiting.slack.stop()


def environment(rehearsal: Rehearsal, database_url: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": rehearsal.slack.bot_token,
        "SLACK_APP_TOKEN": rehearsal.slack.app_token,
        "SLACK_API_URL": rehearsal.slack.api_url,
        "DATABASE_URL": database_url,
        "MASTER_KEYS": MASTER_KEY,
    }


@contextmanager
def running(env: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [*BOT, "run"]
    process = subprocess.Popen(
        command, env=env, cwd=folder, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stderr
    assert process.stderr.readline() == "Alongside is ready.\n"


def test_it_answers_in_slack_and_stops_cleanly_when_told_to(
    rehearsal: Rehearsal, sqlite_url: str, tmp_path: Path
) -> None:
    with running(environment(rehearsal, sqlite_url), tmp_path) as process:
        wait_until_ready(process)
        answer = rehearsal.slack.person("odile").type("/meeting")
        process.send_signal(signal.SIGTERM)

        assert "Nothing is coming up for you." in answer.words
        assert process.wait(timeout=20) == 0


def test_a_second_one_on_the_same_database_refuses_to_start(
    rehearsal: Rehearsal, sqlite_url: str, tmp_path: Path
) -> None:
    env = environment(rehearsal, sqlite_url)
    with running(env, tmp_path) as first:
        wait_until_ready(first)
        second = subprocess.run(
            [*BOT, "run"], env=env, cwd=tmp_path, capture_output=True, text=True
        )

    assert second.returncode == 78
    assert "Another Alongside is using this database." in second.stderr


def test_it_says_on_its_own_page_that_all_is_well_and_its_heart_beats(
    rehearsal: Rehearsal, sqlite_url: str, tmp_path: Path
) -> None:
    port, heartbeat = free_port(), tmp_path / "heartbeat"
    also = {"READY_PORT": str(port), "HEARTBEAT_FILE": str(heartbeat)}
    env = environment(rehearsal, sqlite_url) | also
    with running(env, tmp_path) as process:
        wait_until_ready(process)
        status, _, said = asked(port, "/readyz")
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=20) == 0
    assert (status, said["ready"]) == (200, True)
    assert {"slack", "tick:sweep", "tick:heartbeat"} <= set(said["checks"])
    assert heartbeat.read_text().endswith("Z\n")


def test_a_page_whose_port_is_taken_is_said_and_no_start(
    rehearsal: Rehearsal, sqlite_url: str, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*BOT, "run"],
            env=environment(rehearsal, sqlite_url) | {"READY_PORT": str(port)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )

    assert done.returncode == 78
    assert "READY_PORT cannot be used" in done.stderr


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def test_the_manifest_is_json_for_a_socket_or_for_http() -> None:
    for_socket = json.loads(said("manifest"))
    for_http = json.loads(said("manifest", "--url", "https://alongside.example"))

    assert for_socket["settings"]["socket_mode_enabled"] is True
    assert for_http["settings"]["socket_mode_enabled"] is False
    [meeting, *_] = for_http["features"]["slash_commands"]
    assert meeting["url"] == "https://alongside.example/slack/events"


def test_the_practice_slack_does_not_open_with_a_real_token(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1-real\n")
    done = subprocess.run(
        [*BOT, "demo", "--no-open", "--port", "0"],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 78
    assert "SLACK_BOT_TOKEN" in done.stderr
    assert "xoxb-1-real" not in done.stderr + done.stdout


def test_the_demo_opens_and_stops_when_told_to(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [*BOT, "demo", "--no-open", "--port", "0"]
    process = subprocess.Popen(
        command, env=env, cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        assert "The practice Slack is open: http://" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.communicate()


def said(*arguments: str) -> str:
    done = subprocess.run(
        [*BOT, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout
