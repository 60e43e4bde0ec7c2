"""`run`: connect to Slack and work until told to stop."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

from bot.clock import SystemClock
from bot.logs import set_up_logs
from bot.settings import (
    EXIT_BAD_SETTINGS,
    BadSettings,
    Settings,
    missing_for_slack,
    read_settings,
)
from storage.instance import AlreadyRunning, the_only_one

if TYPE_CHECKING:
    from bot.app import Alongside


def command() -> None:
    """Connect to Slack and work until told to stop."""
    sys.exit(run())


def run() -> int:
    """Return the exit code: 0 after a clean stop, 78 for settings that cannot be."""
    try:
        settings = read_settings()
        problems = missing_for_slack(settings)
        if problems:
            raise BadSettings(problems)
        with the_only_one(settings.database_url):
            _work(settings)
    except BadSettings as bad:
        _say(["These settings need another look:", *bad.problems])
        return EXIT_BAD_SETTINGS
    except AlreadyRunning as running:
        _say([str(running.__doc__)])
        return EXIT_BAD_SETTINGS
    return 0


def _work(settings: Settings) -> None:
    # Bolt and SQLAlchemy load only once the settings are known to be good.
    from bot.app import build
    from bot.connect import connect, watch
    from bot.opening import new_key_words
    from bot.scheduler import Metronome, Ticks

    set_up_logs(settings.log_level)
    asked_to_stop = _listen_for_signals()
    alongside = build(settings, SystemClock())
    if words := new_key_words(alongside.store):
        _say([words])
    ticks = Ticks(alongside.ticks(), alongside.clock)
    alongside.services.readiness.watch_ticks(ticks)
    metronome = Metronome(ticks)
    with ExitStack() as to_stop:
        to_stop.callback(alongside.stop)
        alongside.start()
        to_stop.callback(metronome.stop)
        connection = connect(alongside)
        to_stop.callback(connection.close)
        alongside.services.readiness.add(watch(connection))
        # Only now: no heart beats before Slack can reach it.
        metronome.start()
        _open_page(alongside, to_stop)
        _say(["Alongside is ready."])
        asked_to_stop.wait()


def _open_page(alongside: Alongside, to_stop: ExitStack) -> None:
    """Open the page for whatever watches the machine, if one is asked for."""
    port = alongside.settings.ready_port
    if port is None:
        return
    # Only here: few ask for one.
    from bot.ops.page import ReadyPage

    try:
        page = ReadyPage(port, alongside.services.readiness.look)
    except OSError as error:
        why = "READY_PORT cannot be used: something else is there."
        raise BadSettings([f"{why} Example: READY_PORT=8766"]) from error
    to_stop.callback(page.close)


def _listen_for_signals() -> threading.Event:
    """Return what is set at the first signal; a second one ends at once."""
    asked = threading.Event()

    def ask(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    return asked


def _say(lines: list[str]) -> None:
    sys.stderr.write("\n".join(lines) + "\n")
