"""The terminal's `calendar read`, as a person and as a program see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli import calendar
from tests.calendars.builder import FEEDS, day, entry, file_of

KNOLE, SHEFFIELD = str(FEEDS / "knole.ics"), str(FEEDS / "sheffield.ics")
YEAR = ("--from", "2026-08-01", "--to", "2027-07-31")


def run(*arguments: str) -> Result:
    whole = typer.Typer()
    whole.add_typer(calendar.app, name="calendar")
    return CliRunner().invoke(whole, ["calendar", "read", *arguments])


def record(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(("feed", "count"), [(KNOLE, 186), (SHEFFIELD, 195)])
def test_a_range_counts_and_lists_its_school_days(feed: str, count: int) -> None:
    shown = record(feed, *YEAR)

    assert shown["count"] == len(shown["school_days"]) == count


def test_school_days_are_iso_dates_in_order() -> None:
    days = record(KNOLE, *YEAR)["school_days"]

    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2026-09-01", "2027-07-22")


def test_without_a_range_all_that_is_known_is_shown() -> None:
    shown = record(KNOLE)

    assert shown["count"] == 187 + 186


def test_inset_days_of_the_range_are_listed() -> None:
    assert record(KNOLE, *YEAR)["inset"] == [
        "2026-09-21", "2026-10-19", "2026-10-20", "2026-10-21", "2026-11-06",
        "2027-02-12", "2027-03-12", "2027-07-09",
    ]  # fmt: skip


def test_closed_stretches_say_why_and_hold_their_last_day() -> None:
    closed = record(KNOLE, *YEAR)["closed"]

    assert {"from": "2027-02-12", "to": "2027-02-21", "why": "holiday"} in closed
    assert {"from": "2027-05-03", "to": "2027-05-03", "why": "bank-holiday"} in closed


def test_a_range_leaves_out_what_lies_outside_it() -> None:
    closed = record(KNOLE, "--from", "2027-06-07")["closed"]

    assert closed == []


@pytest.mark.parametrize(
    ("feed", "until"), [(KNOLE, "2027-07-22"), (SHEFFIELD, "2028-07-31")]
)
def test_the_last_known_day_is_given(feed: str, until: str) -> None:
    assert record(feed)["known_until"] == until


def test_what_is_unsure_has_a_date_its_words_and_a_reason(tmp_path: Path) -> None:
    feed = tmp_path / "school.ics"
    feed.write_bytes(
        file_of(
            entry("2026-11-02", "2026-12-18", "Autumn term"),
            day("2026-11-06", "INSET?"),
        )
    )

    assert record(str(feed))["unsure"] == [
        {
            "date": "2026-11-06",
            "to": None,
            "words": "INSET?",
            "why": "The words leave room for doubt.",
        }
    ]


def test_another_nation_keeps_other_bank_holidays() -> None:
    shown = record(SHEFFIELD, *YEAR, "--nation", "northern-ireland")

    assert shown["count"] == 193  # without 17 March and 12 July


def test_a_person_is_told_in_one_sentence_first() -> None:
    first = run(KNOLE).stdout.splitlines()[0]

    assert first.endswith("Known until Thu 22 Jul 2027.")


def test_a_person_is_told_how_many_days_a_range_has() -> None:
    lines = run(KNOLE, *YEAR).stdout

    assert "186 school days from Sat 1 Aug 2026 to Sat 31 Jul 2027" in lines
    assert "Nothing is known after Thu 22 Jul 2027" in lines


def test_a_person_is_told_each_year() -> None:
    assert "187 school days in 2025–26, 4 INSET" in run(KNOLE).stdout


def test_a_person_is_told_what_to_ask_and_what_was_left_out(tmp_path: Path) -> None:
    feed = tmp_path / "school.ics"
    feed.write_bytes(
        file_of(
            entry("2026-11-02", "2026-12-18", "Autumn term"),
            day("2026-11-06", "INSET?"),
            day("2026-11-10", "Parents' evening"),
        )
    )

    lines = run(str(feed)).stdout

    assert "Please ask the school\n  Fri 6 Nov 2026 “INSET?”" in lines
    assert "“Parents' evening”" in lines


def test_a_file_that_is_no_calendar_exits_with_65(tmp_path: Path) -> None:
    page = tmp_path / "page.ics"
    page.write_text("<html>Please log in</html>")

    result = run(str(page))

    assert result.exit_code == 65
    assert "This is not a calendar file." in result.stderr


def test_a_file_that_is_not_there_exits_with_66() -> None:
    result = run("no-such-file.ics")

    assert result.exit_code == 66
    assert "There is no file to read at no-such-file.ics." in result.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert run(str(tmp_path)).exit_code == 66


def test_a_range_cannot_run_backwards() -> None:
    result = run(KNOLE, "--from", "2027-07-31", "--to", "2026-08-01")

    assert result.exit_code == 2
    assert "The last day is before the first" in result.stderr
