"""Each error becomes an answer where it was caused; no log repeats what was typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from sqlalchemy import inspect

from bot.clock import MovableClock
from bot.practice.person import Person
from bot.rehearsal import OPENING, Rehearsal

CANARY = "Zqxcanary"
FILLED = {"Why do we meet?": "Make a plan together", "In one line": CANARY}
Lines = list[MutableMapping[str, Any]]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """One practice Slack for all of these; each test mends what it broke."""
    path = tmp_path_factory.mktemp("errors") / "alongside.db"
    with Rehearsal(
        database_url=f"sqlite:///{path}", clock=MovableClock(OPENING)
    ) as started:
        assert started.slack.wait_for_bot()
        yield started


@pytest.fixture
def rehearsal(running: Rehearsal) -> Iterator[Rehearsal]:
    yield running
    running.slack.faults.clear()
    mend_database(running)
    odile = running.slack.person("odile")
    if odile.form:
        odile.close_form(all=True)


@pytest.fixture
def odile(rehearsal: Rehearsal) -> Person:
    return rehearsal.slack.person("odile")


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    """Every line of ours; those of the libraries are in `caplog`."""
    caplog.set_level(logging.WARNING)
    with structlog.testing.capture_logs() as lines:
        yield lines


def test_an_unknown_error_on_a_form_gives_a_number_and_keeps_what_was_typed(
    rehearsal: Rehearsal, odile: Person, logged: Lines
) -> None:
    fill_in(odile)
    break_database(rehearsal)
    odile.press("Send")
    said = odile.form_text
    odile.close_form()

    [line] = [one for one in logged if one["event"] == "listener.failed"]
    assert f"tell your lead this number: {line['number']}." in said
    assert CANARY in odile.form_text


def test_no_log_repeats_a_word_of_the_form(
    rehearsal: Rehearsal,
    odile: Person,
    logged: Lines,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fill_in(odile)
    break_database(rehearsal)
    odile.press("Send")

    [line] = [one for one in logged if one["event"] == "listener.failed"]
    assert line["error"] == "OperationalError"
    everything = [str(logged), *(str(vars(record)) for record in caplog.records)]
    assert not [one for one in everything if CANARY in one]


def test_an_unknown_error_of_a_command_is_told_to_the_one_who_typed_it(
    rehearsal: Rehearsal, odile: Person, logged: Lines
) -> None:
    break_database(rehearsal)
    answer = odile.type("/meeting")

    [line] = [one for one in logged if one["event"] == "listener.failed"]
    assert str(line["number"]) in answer.words
    assert "nothing was changed" in answer.words


def test_an_unknown_error_of_a_button_opens_a_small_form(
    rehearsal: Rehearsal, odile: Person, logged: Lines
) -> None:
    call(rehearsal, odile)
    break_database(rehearsal)
    odile.press("Move it")

    assert "Something went wrong on our side" in odile.form_text


def test_a_field_that_will_not_do_says_so_itself(
    rehearsal: Rehearsal, odile: Person
) -> None:
    fill_in(odile)
    odile.fill({"Date": "Mon 22 Mar 2027"})
    odile.press("Send")

    assert odile.errors == {
        "Date": "Mon 22 Mar: it is an INSET day. "
        "These will do: Tue 23 Mar, Wed 24 Mar, Thu 25 Mar."
    }


def test_a_meeting_moved_twice_says_so_on_top_of_the_second_form(
    rehearsal: Rehearsal, odile: Person
) -> None:
    call(rehearsal, odile)
    odile.press("Move it")
    odile.fill({"New date": "Thu 18 Mar 2027"})
    move_behind(rehearsal)
    odile.press("Move it")
    said = odile.form_text
    odile.close_form()

    assert "Somebody changed this a moment ago." in said
    assert "2027-03-18" in str(odile.form.state if odile.form else "")


def test_a_button_that_comes_too_late_opens_a_small_form(
    rehearsal: Rehearsal, odile: Person
) -> None:
    call(rehearsal, odile, "Tue 23 Feb 14:20")
    rehearsal.clock.move_to(datetime(2027, 2, 23, 14, 20, tzinfo=UTC))
    odile.press("Move it", saying="Tue 23 Feb at 14:20")

    assert "The moment for this has passed. Nothing was changed." in odile.form_text


def test_a_command_that_cannot_be_read_says_how(
    rehearsal: Rehearsal, odile: Person
) -> None:
    assert "Try /meeting alone" in odile.type("/meeting <!channel>").words
    assert "<!channel>" not in odile.type("/meeting <!channel>").words
    assert "I could not read that date." in odile.type("/meeting YP-7HX3 soonish").words


def test_when_slack_takes_no_form_at_all_only_the_log_knows(
    rehearsal: Rehearsal, odile: Person, logged: Lines
) -> None:
    call(rehearsal, odile)
    rehearsal.slack.faults.fail("views.open", "fatal_error", times=None)
    odile.press("Move it")

    events = {one["event"]: one for one in logged}
    assert events["notice.not-shown"]["error"] == "fatal_error"


def test_a_dropped_connection_to_slack_breaks_nothing_else(
    rehearsal: Rehearsal, odile: Person, logged: Lines
) -> None:
    call(rehearsal, odile)
    rehearsal.slack.faults.drop_after_accepting("views.open", times=None)
    odile.press("Move it")
    rehearsal.slack.faults.clear()
    odile.close_form(all=True)

    assert "notice.not-shown" in {one["event"] for one in logged}
    assert "coming up" in odile.type("/meeting").words.lower()


def fill_in(odile: Person, when: str = "Wed 17 Mar 11:35") -> None:
    odile.type(f"/meeting YP-7HX3 {when}")
    odile.fill(FILLED)


def call(rehearsal: Rehearsal, odile: Person, when: str = "Wed 17 Mar 11:35") -> None:
    fill_in(odile, when)
    odile.press("Send")
    odile.close_form()
    rehearsal.settle()


def move_behind(rehearsal: Rehearsal) -> None:
    """Let the meeting be changed by somebody else while a form is open."""
    assert rehearsal.alongside
    with rehearsal.alongside.store.changing() as unit:
        unit.connection.exec_driver_sql("UPDATE meetings SET version = version + 1")


def break_database(rehearsal: Rehearsal) -> None:
    """Let everything that asks who is there fail, in the words of the database."""
    _rename(rehearsal, "workers", "elsewhere")


def mend_database(rehearsal: Rehearsal) -> None:
    assert rehearsal.alongside
    if "elsewhere" in inspect(rehearsal.alongside.store.engine).get_table_names():
        _rename(rehearsal, "elsewhere", "workers")


def _rename(rehearsal: Rehearsal, table: str, name: str) -> None:
    assert rehearsal.alongside
    with rehearsal.alongside.store.changing() as unit:
        unit.connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")
