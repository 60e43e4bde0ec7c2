"""`audit` at the terminal: what it says, and with which exit code it leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.audit.service import Audit
from bot.cli.audit import app
from bot.clock import SystemClock
from bot.rehearsal import MASTER_KEY
from storage.unit import Store
from tests.audit.test_tampering import take_the_triggers_away
from tests.stores import open_store

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with no database yet, on Mon 22 Feb 2027."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'alongside.db'}")
    monkeypatch.setenv("MASTER_KEYS", MASTER_KEY)
    with time_machine.travel(NOW, tick=False):
        yield tmp_path


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """A trail of three entries, anchored."""
    with closing(open_store(sqlite_url)) as opened:
        with opened.changing() as unit:
            for thing in "ABC":
                unit.trail.note(
                    at=NOW,
                    worker_id="worker-odile",
                    verb="reply",
                    thing_id=thing,
                    allowed=thing != "B",
                    reason="called",
                )
        beside = Path(sqlite_url.removeprefix("sqlite:///"))
        file = beside.with_name("alongside-anchors.log")
        Audit(opened, SystemClock(), "Europe/London", file).anchor(NOW)
        yield opened


def alongside(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def spoil(store: Store, statement: str) -> None:
    with store.changing() as unit:
        take_the_triggers_away(unit.connection)
        unit.connection.exec_driver_sql(statement)


def test_a_whole_trail_is_said_to_be_whole(store: Store) -> None:
    said = alongside("verify")

    assert said.exit_code == 0
    assert "3 entries, each as it was written." in said.output
    assert "Anchors: 1. The newest was written 0 minutes ago." in said.output


def test_the_first_bad_entry_is_named(store: Store) -> None:
    spoil(store, "UPDATE trail SET thing_id = 'X' WHERE sequence > 1")
    said = alongside("verify")

    assert said.exit_code == 1
    assert said.output.startswith("Entry 2 was changed.\n")


def test_a_program_can_read_it(store: Store) -> None:
    spoil(store, "DELETE FROM trail WHERE sequence = 3")
    said = alongside("verify", "--json")
    found = json.loads(said.output)

    assert said.exit_code == 1
    assert (found["whole"], found["wrong"], found["first_bad"]) == (False, "missing", 3)
    assert found["what"] == "Entry 3 is missing."
    assert found["newest_anchor"] == "2027-02-22T09:10:00+00:00"


def test_an_anchor_file_kept_elsewhere_can_be_given(store: Store, here: Path) -> None:
    elsewhere = here / "kept.log"
    (here / "alongside-anchors.log").rename(elsewhere)

    assert alongside("verify").exit_code == 2
    assert alongside("verify", "--anchors", str(elsewhere)).exit_code == 0


def test_a_missing_anchor_file_is_said_plainly(store: Store, here: Path) -> None:
    (here / "alongside-anchors.log").unlink()
    said = alongside("verify")

    assert said.exit_code == 2
    assert "There is no anchor file" in said.output


def test_an_anchor_file_that_cannot_be_read_is_said(store: Store, here: Path) -> None:
    said = alongside("verify", "--anchors", str(here))

    assert said.exit_code == 2
    assert "The anchor file cannot be read" in said.output


@pytest.mark.parametrize("typed", ["3 {mark}", " 3  {mark} ", "0,003 {mark}"])
def test_what_a_message_said_can_be_checked(store: Store, typed: str) -> None:
    with store.looking() as unit:
        mark = unit.trail.head().mac[:8].upper()

    assert alongside("verify", "--kept", typed.format(mark=mark)).exit_code == 0
    wrong = alongside("verify", "--kept", typed.format(mark="0" * 8))
    assert wrong.exit_code == 1
    assert "Entry 3 is not the one that was kept outside." in wrong.output


def test_a_mark_that_is_none_is_refused_kindly(store: Store) -> None:
    said = alongside("verify", "--kept", "three")

    assert said.exit_code == 2
    assert "1,234 7F3A91C2" in said.output


def test_without_a_database_it_says_how_to_make_one() -> None:
    said = alongside("verify")

    assert said.exit_code == 2
    assert "python -m bot database upgrade" in said.output


def test_a_trail_that_was_taken_away_is_said(store: Store) -> None:
    spoil(store, "DROP TABLE trail")
    said = alongside("verify")

    assert said.exit_code == 2
    assert "The trail cannot be read" in said.output


def test_showing_says_when_who_what_whether_and_why(store: Store) -> None:
    said = alongside("show", "--last", "3")
    lines = [" ".join(line.split()) for line in said.output.splitlines()]

    assert said.exit_code == 0
    assert lines == [
        "2 Mon 22 Feb 2027 09:10 worker-odile reply B refused: called",
        "3 Mon 22 Feb 2027 09:10 worker-odile reply C allowed: called",
        "4 Mon 22 Feb 2027 09:10 terminal read-trail trail allowed: terminal",
    ]


def test_one_that_cannot_be_read_is_shown_as_that(store: Store) -> None:
    spoil(store, "UPDATE trail SET allowed = 'maybe' WHERE sequence = 2")

    assert "2  cannot be read" in alongside("show").output
