"""
How long Slack waits for the answer to a slash command.

Ours is the real app: `/meeting` finds out who is asking, reads what is coming
up for them, notes it in the trail and commits to a SQLite file that waits for
the disk, and only then acknowledges. The peer is Bolt as it comes, with a
handler that does nothing but acknowledge. Both get the same payload, through
`App.dispatch` in a pool of ten threads, as the Socket Mode client does it.
"""

from __future__ import annotations

import logging
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from bot.app import Alongside, build
from bot.clock import MovableClock
from bot.directory.import_file import FileImport
from bot.practice.partnership import PARTNERSHIP
from bot.scheduler import Metronome, Ticks
from bot.settings import read_settings
from tests.benchmarks.line import Aim, Line

#: What the Socket Mode client of slack_sdk starts for incoming messages.
THREADS = 10
PER_SECOND, SECONDS, ROUNDS = 100, 3, 5
CLIENTS, EACH = 8, 100
MONDAY_MORNING = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
#: Not a folder in memory, where waiting for the disk would cost nothing.
DISK = Path("build")
Payload = dict[str, str | None]
#: One request: send it, come back when it is acknowledged.
Ask = Callable[[], None]
#: Milliseconds that the requests of one round waited.
Waits = list[float]


def measure() -> list[Line]:
    """Measure both in turns: at a steady pace, and with eight who never rest."""
    with _alongside() as (bolt, payload):
        ours, peer = _asks(bolt, payload), _asks(_bare_bolt(), payload)
        steady = _rounds(ours, peer, _at_a_steady_pace)
        closed = _rounds(ours, peer, _without_rest)
    return [
        _line("ack_p50", steady, 50, Aim(at_most=0.3)),
        _line("ack_p99", steady, 99, Aim(at_most=0.3)),
        _line("ack_p99_closed8", closed, 99, Aim(at_most=2)),
    ]


def _rounds(
    ours: Ask, peer: Ask, load: Callable[[Ask], Waits]
) -> list[tuple[Waits, Waits]]:
    for ask in (ours, peer):
        load(ask)  # The first time warms up caches and threads.
    return [(load(ours), load(peer)) for _ in range(ROUNDS)]


def _line(name: str, rounds: list[tuple[Waits, Waits]], percent: int, aim: Aim) -> Line:
    """Compare the middle round of each, so that one bad moment decides nothing."""
    ours, peer = (
        statistics.median(_percentile(waits, percent) for waits in all_waits)
        for all_waits in zip(*rounds, strict=True)
    )
    return Line(name=name, ours=ours, peer=peer, unit="ms", aim=aim)


def _percentile(waits: Waits, percent: int) -> float:
    return statistics.quantiles(waits, n=100)[percent - 1]


def _at_a_steady_pace(ask: Ask) -> Waits:
    """Ask 100 times a second, whether or not the earlier ones are answered."""
    start = time.monotonic() + 0.05

    def one(due: float) -> float:
        ask()
        return (time.monotonic() - due) * 1000

    with ThreadPoolExecutor(THREADS) as pool:
        asked = []
        for number in range(PER_SECOND * SECONDS):
            due = start + number / PER_SECOND
            time.sleep(max(0.0, due - time.monotonic()))
            asked.append(pool.submit(one, due))
        return [each.result() for each in asked]


def _without_rest(ask: Ask) -> Waits:
    """Eight clients, each asking again as soon as it is answered."""
    together = threading.Barrier(CLIENTS)

    def client() -> Waits:
        together.wait()
        return [_timed(ask) for _ in range(EACH)]

    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(client) for _ in range(CLIENTS)]
        return [wait for each in clients for wait in each.result()]


def _timed(ask: Ask) -> float:
    start = time.monotonic()
    ask()
    return (time.monotonic() - start) * 1000


@contextmanager
def _alongside() -> Iterator[tuple[App, Payload]]:
    """Build the real app on the practice partnership; its file is on a real disk."""
    DISK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        settings = read_settings(
            _env_file=None,
            slack_bot_token="xoxb-benchmark",
            database_url=f"sqlite:///{folder}/alongside.db",
        )
        clock = MovableClock(MONDAY_MORNING, running=True)
        alongside = build(settings, clock)
        FileImport(alongside.store, clock, zone=settings.time_zone).load(PARTNERSHIP)
        metronome = Metronome(Ticks(alongside.ticks(), clock))
        alongside.start()
        metronome.start()
        yield alongside.bolt, _payload(alongside)
        metronome.stop()
        alongside.stop()


def _payload(alongside: Alongside) -> Payload:
    """Return what Slack sends when Odile types `/meeting`."""
    with alongside.store.looking() as unit:
        odile = unit.workers.by_handle("odile")
    assert odile is not None
    return {
        "command": "/meeting",
        "text": "",
        "team_id": odile.team_id,
        "user_id": odile.slack_id,
        "channel_id": "C0BENCH",
        "api_app_id": "A0BENCH",
        "trigger_id": "1.2.abc",
        "response_url": "http://127.0.0.1/none",
    }


def _bare_bolt() -> App:
    """Build Bolt with its defaults, and an identity that needs no network."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-peer")

    app = App(logger=logging.getLogger("peer"), authorize=authorize)

    @app.command("/meeting")
    def acknowledge(ack: Ack) -> None:
        ack("Here it is.")

    return app


def _asks(bolt: App, payload: Payload) -> Ask:
    def ask() -> None:
        answer = bolt.dispatch(BoltRequest(body=payload, mode="socket_mode"))
        assert answer.status == 200, answer
        assert answer.body, answer

    return ask
