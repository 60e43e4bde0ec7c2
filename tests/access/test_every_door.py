"""
Complete mediation: nothing can be reached that has no row in the table of doors.

A new listener, message, route or command without a row turns this red.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.access.doors import DOORS
from bot.app import Alongside, _open_doors, build
from bot.cli.terminal import app as terminal
from bot.clock import MovableClock
from bot.ops.page import ADDRESSES
from bot.rehearsal import MASTER_KEY, OPENING
from bot.services import renderers
from bot.settings import read_settings

_KINDS = {
    "command": "command",
    "action": "button",
    "view": "form",
    "view_submission": "form",
    "shortcut": "shortcut",
    "event": "event",
}


class Recorder:
    """Stands in for Bolt and writes down what is registered with it."""

    def __init__(self) -> None:
        self.doors: list[str] = []

    def __getattr__(self, kind: str) -> Callable[..., Any]:
        def register(name: Any, *_more: Any) -> Callable[..., Any]:
            word = name if isinstance(name, str) else name["event"]
            self.doors.append(f"{_KINDS[kind]} {word}")
            return lambda listener: listener

        return register

    def error(self, listener: Any) -> Any:
        return listener

    def use(self, middleware: Any) -> None:
        """What stands before every door is no door."""


@pytest.fixture
def alongside(tmp_path: Path) -> Iterator[Alongside]:
    settings = read_settings(
        _env_file=None,
        slack_bot_token="xoxb-practice",
        database_url=f"sqlite:///{tmp_path}/alongside.db",
        master_keys=MASTER_KEY,
    )
    built = build(settings, MovableClock(OPENING))
    yield built
    built.stop()


def listeners(alongside: Alongside) -> list[str]:
    recorder = Recorder()
    _open_doors(recorder, alongside.services, str)  # type: ignore[arg-type]
    assert len(recorder.doors) == len(alongside.bolt._listeners)
    return recorder.doors


def messages(alongside: Alongside) -> list[str]:
    made = renderers(alongside.clock, alongside.settings)
    return [f"message {kind}" for kind in made]


def commands() -> list[str]:
    found: list[str] = []

    def walk(command: Any, words: str) -> None:
        inner = getattr(command, "commands", {})
        for name, one in inner.items():
            walk(one, f"{words} {name}")
        if not inner:
            found.append(words)

    walk(typer.main.get_command(terminal), "terminal")
    return found


def test_every_door_has_a_row_and_every_row_a_door(
    alongside: Alongside, counted: Callable[[str], None]
) -> None:
    there = {
        *listeners(alongside),
        *messages(alongside),
        *commands(),
        "route POST /slack/events",
        *(f"route GET {address}" for address in ADDRESSES),
    }
    counted(f"{len(there)} doors, each with a row in the permission table")

    assert there - DOORS.keys() == set()
    assert DOORS.keys() - there == set()
