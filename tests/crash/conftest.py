"""Workers that are killed, the Slack that outlives them, and a clock for both."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

import pytest

from bot.deliveries.records import DeliveryState
from storage.unit import Store
from tests.conftest import MONDAY_MORNING
from tests.deliveries.fake_slack import FakeSlack
from tests.deliveries.people import add_people

ROOT = Path(__file__).parents[2]
KILLED = -signal.SIGKILL


@dataclass(kw_only=True)
class Battlefield:
    """One database and one Slack, and workers that come and go."""

    store: Store
    database_url: str
    slack: FakeSlack
    zygote: subprocess.Popen[str]
    now: datetime = MONDAY_MORNING
    kills: int = 0
    workers: list[int] = field(default_factory=list)

    def work(self, **task: Any) -> int:
        """Let a worker do what is due; return how it ended."""
        self.begin(**task)
        return self.ended()

    def begin(self, **task: Any) -> int:
        """Start a worker, two minutes after the last: its leases have run out."""
        self.now += timedelta(minutes=2, seconds=1)
        whole = {
            **task,
            "now": self.now.isoformat(),
            "database": self.database_url,
            "slack": self.slack.url,
        }
        _stream(self.zygote.stdin).write(json.dumps(whole) + "\n")
        _stream(self.zygote.stdin).flush()
        self.workers.append(int(_stream(self.zygote.stdout).readline()))
        return self.workers[-1]

    def ended(self) -> int:
        code = int(_stream(self.zygote.stdout).readline())
        self.kills += code == KILLED
        return code

    def kill(self) -> None:
        os.kill(self.workers[-1], signal.SIGKILL)

    def killed_at(self, method: str, stage: str, nth: int, **task: Any) -> int:
        """Let a worker go until Slack is at that stage of the nth such call."""
        left, worker = [nth], threading.Event()

        def at_stage(seen: str, at: str) -> None:
            left[0] -= (seen, at) == (method, stage)
            if (seen, at) == (method, stage) and left[0] == 0:
                assert worker.wait(5)
                self.kill()

        self.slack.at_stage = at_stage
        self.begin(**task)
        worker.set()
        code = self.ended()
        self.slack.at_stage = lambda _method, _stage: None
        return code

    def killed_after(self, seconds: float, **task: Any) -> int:
        """Let a worker go for a moment from its first call, whatever it does then."""
        timer = threading.Timer(seconds, self._kill_if_there)
        timers = iter([timer])
        self.slack.at_stage = lambda _method, _stage: _start(next(timers, None))
        self.begin(**task)
        code = self.ended()
        self.slack.at_stage = lambda _method, _stage: None
        timer.cancel()
        return code

    def _kill_if_there(self) -> None:
        try:
            self.kill()
        except ProcessLookupError:
            return  # It had done everything by then.

    def finish(self) -> None:
        """Let workers be, until nothing waits and nothing is on its way."""
        rounds = 0
        while rounds < 2 or self._unfinished():
            rounds += 1
            assert rounds < 12
            assert self.work() == 0

    def _unfinished(self) -> bool:
        with self.store.looking() as unit:
            states = {state for _, state in unit.deliveries.counts()}
        return bool(states - {DeliveryState.SENT})

    def seen(self) -> Counter[str]:
        return Counter(message.text for message in self.slack.messages)


def _start(timer: threading.Timer | None) -> None:
    if timer is not None:
        timer.start()


def _stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@pytest.fixture
def field_of(
    store: Store, database_url: str, zygote: subprocess.Popen[str]
) -> Iterator[Battlefield]:
    """A battlefield on either database."""
    add_people(store)
    with FakeSlack() as slack:
        yield Battlefield(
            store=store, database_url=database_url, slack=slack, zygote=zygote
        )


@pytest.fixture(scope="session")
def zygote() -> Iterator[subprocess.Popen[str]]:
    """Everything imported once, for all workers of all tests."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.zygote"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield process
        _stream(process.stdin).close()


@pytest.fixture
def chance() -> random.Random:
    """Chance with a seed that a failing test shows."""
    seed = random.SystemRandom().randrange(10**6)
    sys.stderr.write(f"\nseed {seed}\n")
    return random.Random(seed)
