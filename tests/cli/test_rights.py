"""`rights` at the terminal: the same service, as a named worker."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.cli.rights import app
from bot.rehearsal import MASTER_KEY
from tests.stores import copy_database


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
        yield tmp_path


def alongside(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def test_an_export_is_two_files_that_only_their_owner_can_read(here: Path) -> None:
    done = alongside("export", "YP-7HX3", "--as", "barnaby", "--to", "out")

    assert done.exit_code == 0, done.output
    page, data = here / "out" / "YP-7HX3.html", here / "out" / "YP-7HX3.json"
    modes = {stat.S_IMODE(one.stat().st_mode) for one in (page, data)}
    assert modes == {0o600}
    assert json.loads(data.read_text())["reference"] == "YP-7HX3"
    assert "tell it all again" in page.read_text()


def test_whoever_may_not_gets_no_file_and_the_same_answer(here: Path) -> None:
    said = []
    for handle, reference in (("odile", "YP-7HX3"), ("barnaby", "YP-7HX4")):
        done = alongside("export", reference, "--as", handle, "--to", "out")
        said.append((done.exit_code, done.output.replace(reference, "it")))

    assert said[0] == said[1]
    assert not (here / "out").exists()


def test_somebody_unknown_is_told_so() -> None:
    done = alongside("who-can-see", "YP-7HX3", "--as", "nobody")

    assert done.exit_code == 77
    assert "I do not know you yet." in done.output


def test_who_can_see_is_said() -> None:
    assert (
        "Odile Farthing, Brackenmoor Youth"
        in alongside("who-can-see", "YP-7HX3", "--as", "@odile").output
    )


def test_one_thing_is_chosen_and_put_right() -> None:
    listed = alongside("correct", "YP-7HX3", "--as", "barnaby").output
    assert "  1  In their own words: Don't make me tell it all again." in listed

    done = alongside(
        *("correct", "YP-7HX3", "--as", "barnaby"),
        *("--which", "1", "--text", "Ask me first."),
    )
    assert done.output == "Corrected on Mon 22 Feb: In their own words.\n"
    again = alongside("correct", "YP-7HX3", "--as", "barnaby").output
    assert "  1  In their own words: Ask me first." in again


def test_a_number_that_is_not_there_is_refused() -> None:
    done = alongside("correct", "YP-7HX3", "--as", "barnaby", "--which", "99")

    assert done.exit_code == 65


def test_one_asks_and_another_agrees() -> None:
    assert alongside("erase", "YP-7HX3", "--as", "barnaby").exit_code == 0
    alone = alongside("agree", "YP-7HX3", "--as", "barnaby", "--yes")
    assert "another lead has to agree" in alone.output

    done = alongside("agree", "YP-7HX3", "--as", "rosamund", "--yes")
    assert "Agreed." in done.output


def test_agreeing_asks_first() -> None:
    alongside("erase", "YP-7HX3", "--as", "barnaby")
    done = alongside("agree", "YP-7HX3", "--as", "rosamund", typed="n\n")

    assert "Nothing was changed." in done.output


def test_what_is_kept_is_not_erased() -> None:
    alongside("hold", "YP-7HX3", "--as", "barnaby", "--reason", "court")
    done = alongside("erase", "YP-7HX3", "--as", "barnaby")

    assert "This is kept for an inquiry" in done.output
    alongside("release", "YP-7HX3", "--as", "barnaby")
    assert alongside("erase", "YP-7HX3", "--as", "barnaby").exit_code == 0


def test_a_month_is_shown_in_counts() -> None:
    done = alongside("report", "--month", "2027-01", "--as", "barnaby")

    assert done.output.startswith("Who looked at what in January 2027\n")
    assert "fewer than 5" in done.output


@pytest.mark.parametrize("month", ["2027-02", "soon"])
def test_a_month_that_cannot_be_shown_is_refused(month: str) -> None:
    assert alongside("report", "--month", month, "--as", "barnaby").exit_code != 0
