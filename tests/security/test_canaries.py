"""
What people type, and every secret, is in no log and on no disk in plain words.

A whole meeting is played with canaries in every sealed field, at DEBUG, with SQL
echoed, and with two crashes in it. `make canaries` asks the same of all tests.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot.clock import MovableClock
from bot.practice.partnership import PARTNERSHIP
from bot.practice.person import Person
from bot.rehearsal import MASTER_KEY, OPENING, Rehearsal
from tests.security.canaries import (
    PLANTED,
    SECRETS,
    TALKATIVE,
    in_files,
    in_lines,
)
from tests.security.heard import hearing_everything
from tests.security.requests_made import PAYLOADS

ROOT = Path(__file__).parents[1]
OWN_WORDS, WHY, NOT_AT_SCHOOL = PLANTED[0], PLANTED[4], PLANTED[7]
FIRST, SECOND, NO_NEXT, STAND_IN = PLANTED[8], PLANTED[9], PLANTED[11], PLANTED[12]
PLAYED = (OWN_WORDS, WHY, NOT_AT_SCHOOL, FIRST, SECOND, NO_NEXT, STAND_IN)
PLACE = "Hub by the river"


@dataclass(frozen=True, kw_only=True)
class Played:
    """What a whole meeting left behind."""

    folder: Path
    lines: list[str]
    #: Everything that anybody saw, in one text.
    seen: str
    crashed: str


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("canaries")
    path = folder / "alongside.db"
    with hearing_everything(*TALKATIVE) as heard:
        clock = MovableClock(OPENING)
        with Rehearsal(database_url=f"sqlite:///{path}", clock=clock) as rehearsal:
            rehearsal.slack.wait_for_bot()
            seen = _whole_meeting(rehearsal)
            crashed = _crash(rehearsal, path)
            _back_up(path, folder / "backup.db")
            for name in ("alongside.db-wal", "alongside.db"):
                (folder / f"copy-of-{name}").write_bytes((folder / name).read_bytes())
    return Played(folder=folder, lines=heard.lines, seen=seen, crashed=crashed)


def test_the_canaries_were_really_typed_and_shown(played: Played) -> None:
    assert [one for one in PLAYED if one not in played.seen] == []


def test_everything_was_really_heard(played: Played) -> None:
    heard = "\n".join(played.lines)

    assert "INSERT INTO meetings" in heard
    assert "listener.failed" in heard


def test_no_log_line_holds_a_canary(played: Played) -> None:
    assert in_lines(played.lines) == []


def test_a_crash_is_answered_and_logged_without_words(played: Played) -> None:
    assert "Something went wrong on our side" in played.crashed
    assert WHY not in played.crashed


def test_no_file_holds_a_canary(played: Played) -> None:
    names = {one.name for one in played.folder.iterdir()}

    assert {"alongside.db", "backup.db", "copy-of-alongside.db-wal"} <= names
    assert in_files(played.folder) == []


@pytest.mark.parametrize("word", [*PLANTED, *SECRETS])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le"])
def test_a_canary_in_a_file_is_found(
    word: str, coding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("planted")
    (folder / "pages.db-wal").write_bytes(b"\0\xff" + f"x{word}x".encode(coding))

    assert in_files(folder) == [("pages.db-wal", word)]


@pytest.mark.parametrize("word", [*PLANTED, *SECRETS])
def test_a_canary_in_a_line_is_found(word: str) -> None:
    assert in_lines([f"DEBUG x {word}!", "INFO y"]) == [(f"DEBUG x {word}!", word)]


def test_a_master_key_outside_its_file_is_found(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    key = "A" * 43 + "="
    (folder / "master.key").write_text(f"abcd1234 {key}\n")
    assert in_files(folder) == []

    (folder / "backup.db").write_bytes(b"\0" + key.encode())
    assert in_files(folder) == [("backup.db", key)]


def test_every_canary_is_really_typed_in_a_test() -> None:
    own = (ROOT / "meetings/desk.py", ROOT / "handovers/test_no_content.py")
    tests = [*ROOT.rglob("*.feature"), *own, PARTNERSHIP]
    typed = "\n".join(one.read_text(encoding="utf-8") for one in tests)

    assert [one for one in PLANTED if one not in typed and one not in PLAYED] == []


def test_the_rehearsals_key_is_among_the_secrets() -> None:
    assert MASTER_KEY.split()[1] in SECRETS


def _whole_meeting(rehearsal: Rehearsal) -> str:
    """Play a meeting from the call to its record; return all that was seen."""
    screens: list[str] = []

    def settle(*people: Person) -> None:
        rehearsal.settle()
        screens.extend(one.sees for one in people)
        screens.extend(str(m.words) for one in people for m in one.direct_messages)

    corin, silas = (rehearsal.slack.person(one) for one in ("corin", "silas"))
    corin.type("/meeting YP-5DW8 Wed 3 Mar 11:35")
    corin.fill(_called())
    assert corin.submit() == "", corin.errors
    settle(corin, silas)
    silas.press("Someone else will come")
    silas.fill({"Their name": STAND_IN})
    assert silas.submit() == "", silas.errors
    corin.close_form(all=True)
    settle(corin, silas)
    rehearsal.move_to(datetime(2027, 3, 3, 12, 5, tzinfo=UTC))
    settle(corin)
    screens.append(_kept(rehearsal))
    _record(corin)
    settle(corin, silas)
    return "\n".join(screens)


def _called() -> dict[str, str]:
    return {
        "In their own words": OWN_WORDS,
        "Why do we meet?": "Share a worry",
        "In one line": WHY,
        "Where?": "Somewhere else",
        "If somewhere else: where?": PLACE,
        "And why not at the school?": NOT_AT_SCHOOL,
    }


def _kept(rehearsal: Rehearsal) -> str:
    """Return the meeting as it is kept: why not at the school is shown nowhere."""
    assert rehearsal.alongside is not None
    with rehearsal.alongside.store.looking() as unit:
        corin = unit.workers.by_handle("corin")
        assert corin is not None
        return str(unit.meetings.coming_up(corin.id, OPENING, 10))


def _record(convenor: Person) -> None:
    convenor.press("Record it")
    assert convenor.submit() == "", convenor.errors
    for row, what in ((1, FIRST), (2, SECOND)):
        convenor.fill(
            {
                f"{row}. Who?": "Silas Gant",
                f"{row}. What, in one line?": what,
                f"{row}. By when?": "Fri 19 Mar 2027",
            }
        )
    assert convenor.submit() == "", convenor.errors
    convenor.choose("Is there a next meeting?", "No, and here is why")
    convenor.choose("If there is none: why?", NO_NEXT)
    assert convenor.submit() == "", convenor.errors


def _crash(rehearsal: Rehearsal, path: Path) -> str:
    """Break the database under a form, and a listener over what was typed."""
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON meetings "
            "BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END"
        )
    odile = rehearsal.slack.person("odile")
    odile.type("/meeting YP-7HX3 Wed 17 Mar 11:35")
    odile.fill({"Why do we meet?": "Share a worry", "In one line": WHY})
    odile.submit()
    return f"{odile.sees}\n{_quoting_crash(rehearsal)}"


def _quoting_crash(rehearsal: Rehearsal) -> str:
    assert rehearsal.alongside is not None
    bolt = rehearsal.alongside.bolt

    def listener(body: dict[str, Any]) -> None:
        raise ValueError(f"cannot read {body['text']}")

    bolt.command("/broken")(listener)
    payload = {**PAYLOADS["command"](), "command": "/broken", "text": WHY}
    answer = bolt.dispatch(BoltRequest(mode="socket_mode", body=payload))
    return str(answer.body)


def _back_up(path: Path, to: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
