"""`retention` at the terminal: counts and days, and the night's round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.cli.retention import app
from bot.clock import SystemClock
from bot.rehearsal import MASTER_KEY
from tests.meetings.desk import Desk
from tests.stores import copy_database, open_store


@pytest.fixture(autouse=True)
def here(
    partnership_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The practice partnership in an empty folder, on Mon 22 Feb 2027."""
    copy_database(partnership_file, tmp_path / "alongside.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'alongside.db'}")
    monkeypatch.setenv("MASTER_KEYS", MASTER_KEY)
    with time_machine.travel("2027-02-22T09:10:00Z", tick=False):
        store = open_store(f"sqlite:///{tmp_path / 'alongside.db'}")
        Desk(store=store, clock=SystemClock()).call("ludo")  # type: ignore[arg-type]
        store.close()
        yield tmp_path


def alongside(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def on(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T09:10:00Z", tick=False)


def test_it_shows_each_rule_and_what_goes_next() -> None:
    with on("2027-03-22"):
        done = alongside("show")

    assert done.exit_code == 0, done.output
    assert "meetings: Meetings, with who was asked" in done.output
    assert "Kept 24 months after the month it was noted in (local default)" in (
        done.output
    )
    assert "Fri 16 Apr 2027: 1 meeting, 0 told of" in done.output
    assert "Thu 1 Mar 2029: the oldest month of the trail" in done.output
    assert "YP-" not in done.output


def test_the_round_tells_and_then_lets_go() -> None:
    said = []
    for day in ("2027-04-08", "2027-04-09", "2027-04-16", "2027-04-17"):
        with on(day):
            said.append(alongside("run").output)

    assert "Nothing was due." in said[0]
    assert "Announced: 1." in said[1]
    assert "Gone: 1 meeting" in said[2]
    assert "meeting" not in said[3]


def test_a_file_with_a_mistake_is_named_by_line(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "own.toml").write_text("[meetings]\ndays = 'thirty'\n")
    monkeypatch.setenv("RETENTION_FILE", str(here / "own.toml"))
    done = alongside("show")

    assert done.exit_code == 78
    assert "RETENTION_FILE: " in done.output
    assert "line 2, meetings.days" in done.output


def test_an_own_file_is_followed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "own.toml").write_text("[meetings]\ndays = 14\n")
    monkeypatch.setenv("RETENTION_FILE", str(here / "own.toml"))
    with on("2027-03-22"):
        done = alongside("show")

    assert "Wed 31 Mar 2027: 1 meeting" in done.output
