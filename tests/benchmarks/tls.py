"""
Messages a second over TLS to a local Slack, against slack_sdk's default client.

The local Slack is another process that does as little as it can. Both sides
trust the machine's usual authorities and the test's certificate besides, as a
client in real life does: reading that bundle anew for each call is what the
default client spends its time on.
"""

from __future__ import annotations

import multiprocessing
import os
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from slack_sdk import WebClient

from bot.clock import SystemClock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Outcome, Sent
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method, Post
from bot.deliveries.sender import Sender
from tests.benchmarks.line import Aim, Line, in_turns
from tests.benchmarks.tls_slack import CERTIFICATE, serve

OURS, PEERS = 4_000, 150
#: As many at once as the sweep sends; the peer gets as many threads.
AT_ONCE = 32
WORDS = "Can you come? Please answer by Friday."
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": WORDS}}] * 4


def measure() -> Line:
    """Send with each three times in turns, and compare the medians."""
    with _slack() as url:
        ours, peer = in_turns(lambda: _ours(url), lambda: _peer(url), rounds=3)
    return Line(
        name="tls", ours=ours, peer=peer, unit="messages/s", aim=Aim(at_least=20)
    )


def _ours(url: str) -> float:
    """Send by the sender of the sweep: its thread, its session, its lookups."""
    trust = ssl.create_default_context()
    trust.load_verify_locations(CERTIFICATE)
    clock = SystemClock()
    sender = Sender(url=url, token="xoxb-practice", clock=clock, trust=trust)
    try:
        _all_sent(sender, _letters(clock, AT_ONCE))
        began = time.perf_counter()
        _all_sent(sender, _letters(clock, OURS))
        return OURS / (time.perf_counter() - began)
    finally:
        sender.close()


def _all_sent(sender: Sender, letters: list[Letter]) -> None:
    """Keep `AT_ONCE` on their way until all are there, as the sweep does."""
    room, left = threading.Semaphore(AT_ONCE), threading.Semaphore(0)

    def done(_letter: Letter, outcome: Outcome) -> None:
        assert isinstance(outcome, Sent)
        room.release()
        left.release()

    for letter in letters:
        room.acquire()
        sender.send(letter, done)
    for _ in letters:
        left.acquire()


def _letters(clock: SystemClock, count: int) -> list[Letter]:
    now = clock.now()
    return [
        Letter(
            delivery=_delivery(now, clock.new_id()),
            outgoing=Post(text=WORDS, blocks=BLOCKS),
            slack_id="U0BENCH",
            last_second=clock.monotonic() + 600,
        )
        for _ in range(count)
    ]


def _delivery(now: datetime, key: str) -> Delivery:
    return Delivery(
        id=key,
        kind="bench.nudge",
        dedupe_key=key,
        workspace="T0BENCH",
        worker_id="worker-1",
        room_id=None,
        subject_id="meeting-1",
        edition=0,
        method=Method.POST,
        lane=Lane.TODAY,
        due_at=now,
        live=False,
        wanted=1,
        shown=0,
        state=DeliveryState.LEASED,
        attempts=1,
        look_first=False,
        leased_until=now + timedelta(minutes=10),
        leased_by=key,
        message_key=key,
        channel="D0BENCH",
        ts=None,
        reason=None,
        created_at=now,
        sent_at=None,
    )


def _peer(url: str) -> float:
    """Send by slack_sdk as it comes, from as many threads."""
    client = WebClient(token="xoxb-practice", base_url=url)

    def post(_number: int) -> None:
        client.chat_postMessage(channel="D0BENCH", text=WORDS, blocks=BLOCKS)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(post, range(AT_ONCE)))
        began = time.perf_counter()
        list(threads.map(post, range(PEERS)))
        return PEERS / (time.perf_counter() - began)


@contextmanager
def _slack() -> Iterator[str]:
    """Run the local Slack, and have every default client trust it as well."""
    hear, tell = multiprocessing.Pipe(duplex=False)
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=serve, args=(tell,), daemon=True)
    process.start()
    try:
        with _trusted_too():
            yield f"https://127.0.0.1:{hear.recv()}/api/"
    finally:
        process.kill()
        process.join()


@contextmanager
def _trusted_too() -> Iterator[None]:
    usual = ssl.get_default_verify_paths().cafile
    bundle = Path(usual).read_text() if usual else ""
    with TemporaryDirectory() as folder:
        both = Path(folder) / "authorities.pem"
        both.write_text(f"{bundle}\n{CERTIFICATE.read_text()}")
        with patch.dict(os.environ, {"SSL_CERT_FILE": str(both)}):
            yield
