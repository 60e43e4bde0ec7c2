"""
How much memory the bot holds when it is ready and nobody asks anything.

Ours is `python -m bot run`, connected over Socket Mode to a practice Slack in
this process, its database filled and in its newest shape. The peer has only
imported what we stand on: Bolt, SQLAlchemy and APScheduler.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import MovableClock
from bot.rehearsal import MASTER_KEY, Rehearsal
from tests.benchmarks.line import Aim, Line, in_turns

ROUNDS = 3
#: Long enough for whatever follows the start: the first ticks, the first ping.
SETTLED_SECONDS = 6
MONDAY_MORNING = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
PEER = """
import slack_bolt, sqlalchemy, sys
import apscheduler.schedulers.background
print("ready", file=sys.stderr, flush=True)
sys.stdin.read()
"""


def measure() -> Line:
    """Start each three times in turns, and compare the medians."""
    with _slack() as environment:
        ours, peer = in_turns(
            lambda: _megabytes([sys.executable, "-m", "bot", "run"], environment),
            lambda: _megabytes([sys.executable, "-c", PEER], environment),
            ROUNDS,
        )
    return Line(
        name="idle_memory", ours=ours, peer=peer, unit="MB", aim=Aim(at_most=1.6)
    )


@contextmanager
def _slack() -> Iterator[dict[str, str]]:
    """Open a practice Slack without a bot; give the settings that lead to it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/alongside.db"
        rehearsal = Rehearsal(database_url=url, clock=MovableClock(MONDAY_MORNING))
        rehearsal.slack.start()
        rehearsal.fill_directory()
        yield {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path.cwd()),
            "DATABASE_URL": url,
            "SLACK_API_URL": rehearsal.slack.api_url,
            "SLACK_BOT_TOKEN": rehearsal.slack.bot_token,
            "SLACK_APP_TOKEN": rehearsal.slack.app_token,
            "MASTER_KEYS": MASTER_KEY,
        }
        rehearsal.stop()


def _megabytes(command: list[str], environment: dict[str, str]) -> float:
    """Start it, wait until it says that it is ready, let it settle, and weigh it."""
    running = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    said = running.stderr.readline()
    assert "ready" in said, said
    time.sleep(SETTLED_SECONDS)
    weight = _resident(running.pid)
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=20)
    return weight


def _resident(process: int) -> float:
    """Return the memory that Linux keeps for a process, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    [kilobytes] = re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024
