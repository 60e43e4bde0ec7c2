"""`directory` at the terminal: what it says, asks and leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.cli.directory import app
from bot.practice.partnership import PARTNERSHIP
from bot.rehearsal import MASTER_KEY
from tests.directory.examples import SMALL, at, changed

FEED = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270215
DTEND;VALUE=DATE:20270222
SUMMARY:Half term
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270303
SUMMARY:Perhaps closed
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270326
DTEND;VALUE=DATE:20270412
SUMMARY:Easter holiday
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270531
DTEND;VALUE=DATE:20270605
SUMMARY:Half term
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with no database yet, on Mon 22 Feb 2027."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'alongside.db'}")
    monkeypatch.setenv("MASTER_KEYS", MASTER_KEY)
    (tmp_path / "small.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "fva.ics").write_text(FEED, encoding="utf-8")
    with time_machine.travel("2027-02-22T09:10:00Z", tick=False):
        yield tmp_path


def alongside(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def with_feed(here: Path) -> None:
    terms = SMALL[SMALL.index("terms") : SMALL.index("inset")]
    text = changed(terms, 'feed = "fva.ics"\n')
    (here / "small.toml").write_text(text, encoding="utf-8")


def test_what_was_added_is_named_and_counted() -> None:
    assert alongside("import", "small.toml").output.splitlines() == [
        "added: agency YJS",
        "added: school FVA",
        "added: worker odile",
        "added: worker ebba",
        "added: young person YP-7HX3",
        "5 added, 0 changed, 0 as they were.",
    ]


def test_the_same_file_again_changes_nothing() -> None:
    alongside("import", "small.toml")

    assert alongside("import", "small.toml").output == (
        "0 added, 0 changed, 5 as they were.\n"
    )


def test_what_changed_is_named(here: Path) -> None:
    alongside("import", "small.toml")
    text = changed('title = "case manager"', 'title = "practitioner"')
    (here / "small.toml").write_text(text, encoding="utf-8")

    assert alongside("import", "small.toml").output == (
        "changed: worker odile\n0 added, 1 changed, 4 as they were.\n"
    )


def test_mistakes_are_told_by_line_and_nothing_is_loaded(here: Path) -> None:
    text = changed('agency = "YJS"', 'agency = "YJX"')
    (here / "small.toml").write_text(text, encoding="utf-8")
    told = alongside("import", "small.toml")

    assert told.exit_code == 65
    assert told.stderr == (
        "The file has mistakes. Nothing was loaded.\n"
        + at(text, '"YJX"', "I know no agency “YJX”. Did you mean “YJS”?\n")
    )
    assert "Workers (0)" in alongside("show").output


def test_a_file_that_is_not_there_is_said() -> None:
    told = alongside("import", "nowhere.toml")

    assert (told.exit_code, told.stderr) == (
        66,
        "There is no file to read at nowhere.toml.\n",
    )


def test_a_feed_is_shown_and_asked_before_it_is_used(here: Path) -> None:
    with_feed(here)
    told = alongside("import", "small.toml", typed="n\n")

    assert told.exit_code == 1
    assert "Fennick Vale Academy: " in told.output
    assert "Next closed: INSET day, Fri 26 Feb" in told.output
    assert "Please ask the school: Wed 3 Mar 2027 “Perhaps closed”" in told.output
    assert "Use these dates? [y/N]: n\nNothing was changed." in told.output
    assert "Agencies and schools (0)" in alongside("show").output


def test_a_feed_is_used_after_a_yes(here: Path) -> None:
    with_feed(here)

    assert "5 added" in alongside("import", "small.toml", typed="y\n").output


def test_nothing_is_asked_when_told_yes(here: Path) -> None:
    with_feed(here)
    told = alongside("import", "small.toml", "--yes")

    assert "Use these dates?" not in told.output
    assert "5 added" in told.output


def test_a_school_gets_the_dates_of_its_file() -> None:
    alongside("import", "small.toml")
    told = alongside("calendar", "fva", "fva.ics", typed="y\n")

    assert "Known until" in told.output
    assert "These dates are used until" in told.output


def test_a_school_nobody_knows_gets_no_dates() -> None:
    told = alongside("calendar", "MRH", "fva.ics")

    assert (told.exit_code, told.stderr) == (65, "I know no school with that code.\n")


def test_a_file_that_is_no_calendar_is_refused_kindly(here: Path) -> None:
    alongside("import", "small.toml")
    told = alongside("calendar", "FVA", "small.toml")

    assert told.exit_code == 65
    assert "calendar" in told.stderr


def test_show_has_references_and_teams_and_nobodys_words() -> None:
    alongside("import", str(PARTNERSHIP))
    shown = alongside("show").output

    assert "YP-7HX3  MRH        odile, corin, barnaby, silas, tamsel" in shown
    assert "gwillam      STB        resettlement practitioner" in shown
    assert "Don't make me" not in shown
    assert "Odile Farthing" not in shown
