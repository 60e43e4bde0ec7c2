"""`demo`: open Alongside in the practice Slack, with the fictional partnership."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from dotenv import dotenv_values

from bot.clock import MovableClock
from bot.logs import set_up_logs
from bot.practice.server import RealTokenFound, refuse_real_tokens
from bot.rehearsal import OPENING, Rehearsal
from bot.settings import EXIT_BAD_SETTINGS

Port = Annotated[
    int,
    typer.Option(
        envvar="PRACTICE_PORT", help="The port of the practice page; 0 for any."
    ),
]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the page.")]


_TAKEN = "Port {port} is taken. Is it open already? Or try: PRACTICE_PORT=0 make demo"


def demo(port: Port = 8765, show: Open = True) -> None:
    """Open the practice Slack; everything in it is invented and forgotten after."""
    try:
        refuse_real_tokens({**_from_file(), **os.environ})
    except RealTokenFound as found:
        typer.echo(str(found), err=True)
        raise typer.Exit(EXIT_BAD_SETTINGS) from None
    set_up_logs("WARNING")
    stopped, again = threading.Event(), threading.Event()

    def stop(_number: int, _frame: object) -> None:
        stopped.set()
        again.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    try:
        while not stopped.is_set():
            again.clear()
            _rehearse(port, again, show=show)
            show = False
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        typer.echo(_TAKEN.format(port=port), err=True)
        raise typer.Exit(1) from None


def _from_file() -> dict[str, str]:
    """Return what `.env` sets: a real token there counts as well."""
    return {name: value or "" for name, value in dotenv_values(".env").items()}


def _rehearse(port: int, again: threading.Event, *, show: bool) -> None:
    """Run one rehearsal until it is stopped or begun again."""
    with tempfile.TemporaryDirectory(prefix="alongside-practice-") as folder:
        rehearsal = Rehearsal(
            database_url=f"sqlite:///{Path(folder) / 'practice.db'}",
            clock=MovableClock(OPENING, running=True),
            port=port,
            in_background=True,
            on_reset=again.set,
        )
        with rehearsal:
            _welcome(rehearsal.slack.url, show=show)
            again.wait()


def _welcome(url: str, *, show: bool) -> None:
    print(f"The practice Slack is open: {url}\nStop it with Ctrl+C.", flush=True)
    if show:
        webbrowser.open(url)
