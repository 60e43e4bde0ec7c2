"""`handover dates` at the terminal: a route's dates, and kind words for a slip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.cli.terminal import app
from bot.handovers.route_file import FOLDER, read_routes
from bot.practice.partnership import PARTNERSHIP
from bot.rehearsal import MASTER_KEY

PROBATION = "youth-justice-to-probation"
ROUTES = read_routes()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with no database yet, on Mon 22 Feb 2027."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'alongside.db'}")
    monkeypatch.setenv("MASTER_KEYS", MASTER_KEY)
    with time_machine.travel("2027-02-22T09:10:00Z", tick=False):
        yield tmp_path


def alongside(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def dates(*words: str) -> Result:
    return alongside("handover", "dates", *words)


def record(*words: str) -> dict[str, Any]:
    found = dates(*words, "--json")
    assert found.exit_code == 0, found.output
    read: dict[str, Any] = json.loads(found.stdout)
    return read


def day(found: dict[str, Any], key: str) -> dict[str, Any]:
    [one] = [one for one in found["dates"] if one["key"] == key]
    return dict(one)


def test_a_date_has_its_weekday_offset_item_side_must_source_and_status() -> None:
    lines = dates(PROBATION, "--on", "2027-03-24").output.splitlines()
    at = next(i for i, one in enumerate(lines) if "Decide with a reason" in one)

    assert lines[at].split(maxsplit=6) == [
        *["Wed", "23", "Sep", "2026", "T-26w", "must"],
        "sender    Decide with a reason: does the order move, stay, or end before 18?",
    ]
    assert lines[at + 1].strip() == (
        "guidance: YJB case management guidance, How to manage transitions"
    )
    assert lines[at + 2].strip() == "Already past when it begins."


def test_nothing_is_started_and_no_database_is_needed(here: Path) -> None:
    assert dates(PROBATION, "--on", "2027-03-24").exit_code == 0
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_can_be_printed_for_people_and_for_a_program(route: str) -> None:
    found = record(route, "--on", "2027-09-02", "--start", "2027-03-01")
    days = [one["date"] for one in found["dates"]]

    assert len(days) == len(ROUTES[route].items)
    assert days == sorted(days)
    assert dates(route, "--on", "2027-09-02").exit_code == 0


def test_a_program_gets_every_field() -> None:
    found = record(PROBATION, "--on", "2027-03-24", "--start", "2027-02-01")

    assert {**found, "dates": len(found["dates"])} == {
        "route": PROBATION,
        "name": "Youth justice to probation at 18",
        "sends": "youth justice",
        "receives": "probation",
        "on": "2027-03-24",
        "start": "2027-02-01",
        "nation": "england-and-wales",
        "school": None,
        "checks": [2, 6],
        "notes": [],
        "dates": len(ROUTES[PROBATION].items),
    }
    assert day(found, "joint-meeting") == {
        "date": "2027-02-10",
        "weekday": "Wednesday",
        "latest": None,
        "offset": "T-6w",
        "latest_offset": None,
        "milestone": "Joint three-way meeting",
        "key": "joint-meeting",
        "item": ROUTES[PROBATION].items["joint-meeting"].what,
        "who": "joint",
        "must": True,
        "by": "signing",
        "code": "C4",
        "answered_by": None,
        "only": [],
        "source": "Alongside",
        "status": "ours",
        "past": False,
        "sure": True,
    }


def test_without_a_start_it_begins_today() -> None:
    assert record("team-to-team", "--on", "2027-02-23")["start"] == "2027-02-22"


def test_the_nations_bank_holidays_are_left_out() -> None:
    words = (PROBATION, "--on", "2027-03-24")

    assert day(record(*words), "first-kept")["date"] == "2027-03-31"
    scotland = record(*words, "--nation", "Scotland")
    assert day(scotland, "first-kept")["date"] == "2027-03-30"
    assert scotland["notes"] == [
        "This route was written for another nation: ask what differs in yours."
    ]


@pytest.mark.parametrize("name", ["England", "wales", "england-and-wales"])
def test_england_and_wales_share_their_bank_holidays(name: str) -> None:
    found = record(PROBATION, "--on", "2027-03-24", "--nation", name)

    assert found["nation"] == "england-and-wales"


@pytest.mark.parametrize("name", ["Marlpit Road High", "marlpit road  high", "MRH"])
def test_a_schools_own_days_come_from_the_directory(name: str) -> None:
    alongside("directory", "import", str(PARTNERSHIP))
    found = record("school-to-school", "--on", "2027-03-01", "--school", name)
    notice = day(found, "notice")

    assert found["school"] == "Marlpit Road High"
    assert (notice["date"], notice["latest"]) == ("2027-02-24", "2027-02-25")
    assert notice["sure"]
    assert day(found, "file-sent")["date"] == "2027-03-08"
    assert day(found, "thirty-days")["date"] == "2027-03-31"
    assert found["notes"] == []


def test_a_latest_day_is_said() -> None:
    alongside("directory", "import", str(PARTNERSHIP))
    said = dates("school-to-school", "--on", "2027-03-01", "--school", "MRH").output

    assert "Wed 24 Feb 2027   T-3sd      must  sender    Off-site direction" in said
    assert "At the latest Thu 25 Feb 2027." in said
    assert "School days of Marlpit Road High" in said


def test_without_a_school_it_says_that_working_days_stand_in() -> None:
    found = record("school-to-school", "--on", "2027-03-01")

    assert found["notes"] == [
        "No school was named, so working days stand in for school days."
    ]
    assert not day(found, "notice")["sure"]


def test_beyond_the_schools_known_days_it_says_which_are_not_sure() -> None:
    alongside("directory", "import", str(PARTNERSHIP))
    found = record("school-to-school", "--on", "2027-07-20", "--school", "MRH")

    assert found["notes"] == [
        "The school's days are not known so far (known until Wed 21 Jul 2027): "
        "working days stand in for file-sent, file-receipt."
    ]


def test_a_bank_holiday_as_t_is_noted() -> None:
    notes = record("custody-to-community", "--on", "2027-03-29")["notes"]

    assert notes == ["T is a bank holiday: is anybody there that day?"]


def test_a_t_that_is_past_is_counted_and_noted() -> None:
    found = record(PROBATION, "--on", "2027-02-17")

    assert found["notes"] == ["T is before the day it begins: nothing moves by itself."]
    assert day(found, "check-2w")["date"] == "2027-03-03"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "--on", "2027-03-24"), "There is no route called “nowhere”."),
        ((PROBATION, "--on", "24/3/27"), "“24/3/27” is not a day. Give one such as"),
        ((PROBATION, "--on", "2027-02-30"), "“2027-02-30” is not a day."),
        ((PROBATION, "--on", "20270324"), "“20270324” is not a day."),
        ((PROBATION, "--on", "9999-12-31"), "“9999-12-31” is not a day between 2000"),
        ((PROBATION, "--on", "2027-03-24", "--start", "soon"), "“soon” is not a day."),
        (
            (PROBATION, "--on", "2027-03-24", "--nation", "France"),
            "There is no nation called “France” here.",
        ),
        (
            ("school-to-school", "--on", "2027-03-01", "--school", "Hogwash"),
            "There is no school called “Hogwash”: the directory has none yet.",
        ),
        ((PROBATION,), "Usage:"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_code_is_two(
    words: tuple[str, ...], said: str
) -> None:
    found = dates(*words)

    assert found.exit_code == 2
    assert found.stderr.startswith(said)
    assert found.stdout == ""


def test_an_unknown_route_lists_those_there_are() -> None:
    said = dates("nowhere", "--on", "2027-03-24").stderr.splitlines()

    assert [one.strip() for one in said[2:]] == sorted(ROUTES)


def test_an_unknown_school_lists_those_there_are() -> None:
    alongside("directory", "import", str(PARTNERSHIP))
    found = dates("school-to-school", "--on", "2027-03-01", "--school", "Hogwash")

    assert found.exit_code == 2
    assert "  Marlpit Road High (MRH)" in found.stderr.splitlines()


def test_a_partnerships_own_route_can_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "routes"
    own.mkdir()
    source = FOLDER / "team-to-team.toml"
    changed = source.read_text(encoding="utf-8").replace("start+10wd", "start+5wd")
    (own / "ours.toml").write_text(changed, encoding="utf-8")
    monkeypatch.setenv("HANDOVER_ROUTES", str(own))

    found = record("ours", "--on", "2027-02-23")

    assert day(found, "summary-read")["date"] == "2027-03-01"


def test_mistakes_in_a_partnerships_own_routes_are_named_as_settings_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.toml").write_text("checks = [2]", encoding="utf-8")
    monkeypatch.setenv("HANDOVER_ROUTES", str(tmp_path))
    found = dates(PROBATION, "--on", "2027-03-24")

    assert found.exit_code == 78
    assert "HANDOVER_ROUTES: ours.toml: name is missing." in found.stderr
