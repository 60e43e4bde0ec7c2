"""A directory file is loaded whole or not at all, and again without harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.calendars.bells import BellGrid
from bot.calendars.school_year import SchoolCalendar
from bot.clock import Clock
from bot.directory.import_file import FileImport
from bot.directory.importing.mistakes import BadFile
from bot.directory.importing.tally import Change, Kept, Loaded
from bot.directory.records import Authority
from bot.directory.school_days import ByHand, to_layers
from storage.unit import Store
from tests.directory.examples import SMALL, changed


@pytest.fixture
def file(store: Store, clock: Clock) -> FileImport:
    return FileImport(store, clock, zone="Europe/London")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "partnership.toml"
    written.write_text(SMALL, encoding="utf-8")
    return written


def load_text(file: FileImport, path: Path, text: str) -> Loaded:
    path.write_text(text, encoding="utf-8")
    return file.load(path)


def changes(loaded: Loaded) -> list[tuple[str, Change]]:
    return [(one.name, one.change) for one in loaded.kept if one.change != Change.SAME]


def test_everything_in_a_file_is_added(file: FileImport, path: Path) -> None:
    loaded = file.load(path)

    assert loaded.kept == (
        Kept(kind="agency", name="YJS", change=Change.ADDED),
        Kept(kind="school", name="FVA", change=Change.ADDED),
        Kept(kind="worker", name="odile", change=Change.ADDED),
        Kept(kind="worker", name="ebba", change=Change.ADDED),
        Kept(kind="young person", name="YP-7HX3", change=Change.ADDED),
    )


def test_a_worker_is_kept_as_written(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)

    with store.looking() as unit:
        odile = unit.workers.in_slack("T0BRACKEN", "U0ODILE")
        ebba = unit.workers.by_handle("ebba")
        assert odile
        assert ebba
        [leave] = unit.workers.leave_of(odile.id)
    assert (odile.title, odile.authority) == ("case manager", Authority.RECOMMEND)
    assert odile.deputy_id == ebba.id
    assert (leave.first_day, leave.last_day) == (date(2027, 3, 8), date(2027, 3, 12))
    assert ebba.working_days == frozenset({0, 2, 3, 4})
    assert not ebba.has_slack


def test_a_school_keeps_its_bells_and_days(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)

    with store.looking() as unit:
        agency = unit.agencies.by_code("FVA")
        school = unit.agencies.school(agency.id if agency else "")
    assert school
    calendar = SchoolCalendar.from_record(school.calendar)
    assert not calendar.is_school_day(date(2027, 2, 26))
    assert not calendar.is_school_day(date(2027, 5, 3))  # A bank holiday.
    assert calendar.is_school_day(date(2027, 3, 25))
    assert BellGrid.from_record(school.bells).days[0].ends == time(15, 20)
    assert school.known_until == date(2027, 5, 28)
    assert school.source == "term dates in a file read on Mon 22 Feb 2027"


def test_a_team_is_kept_with_roles_and_who_knows_them(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)

    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-7HX3")
        assert person
        team = unit.young_people.team(person.id, date(2027, 2, 22))
    assert [(one.role, one.knows_them) for one in team] == [
        ("case manager", False),
        ("head of year", True),
    ]


def test_the_same_file_twice_changes_nothing(file: FileImport, path: Path) -> None:
    file.load(path)

    assert file.load(path).is_nothing_new


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('title = "case manager"', 'title = "practitioner"', "odile"),
        ("last = 2027-03-12", "last = 2027-03-19", "odile"),
        ('deputy = "ebba"', 'deputy = ""', "odile"),
        ('"End 15:20"', '"End 15:30"', "FVA"),
        ("inset = [2027-02-26]", "inset = [2027-03-01]", "FVA"),
        ('line = "Don', 'line = "Please don', "YP-7HX3"),
        ("knows_them = true, ", "", "YP-7HX3"),
        (
            "true, from = 2027-01-04",
            "true, from = 2027-01-04, until = 2027-03-01",
            "YP-7HX3",
        ),
        ("true, from = 2027-01-04", "true, from = 2027-01-05", "YP-7HX3"),
    ],
)
def test_only_what_changed_in_the_file_changes(
    file: FileImport, path: Path, old: str, new: str, name: str
) -> None:
    file.load(path)

    assert changes(load_text(file, path, changed(old, new))) == [(name, Change.CHANGED)]
    assert file.load(path).is_nothing_new


def test_leave_that_moved_is_not_kept_twice(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)
    load_text(file, path, changed("last = 2027-03-12", "last = 2027-03-19"))

    with store.looking() as unit:
        odile = unit.workers.by_handle("odile")
        [leave] = unit.workers.leave_of(odile.id if odile else "")
    assert leave.last_day == date(2027, 3, 19)


def test_what_the_file_leaves_unsaid_stays_as_somebody_filled_it_in(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)
    with store.changing() as unit:
        odile = unit.workers.by_handle("odile")
        assert odile
        unit.workers.save(replace(odile, phone="01632 960 121"))

    assert file.load(path).is_nothing_new


def test_a_snow_day_said_by_hand_outlives_the_file(
    file: FileImport, path: Path, store: Store
) -> None:
    file.load(path)
    snow = date(2027, 3, 3)
    with store.changing() as unit:
        agency = unit.agencies.by_code("FVA")
        school = unit.agencies.school(agency.id if agency else "")
        assert school
        below = SchoolCalendar.from_record(school.calendar)
        layers = to_layers(below, ByHand(closures=frozenset({snow})))
        unit.agencies.save_school(replace(school, calendar=layers))

    assert file.load(path).is_nothing_new
    load_text(file, path, changed("[2027-02-26]", "[2027-03-01]"))
    with store.looking() as unit:
        now = unit.agencies.school(school.id)
    assert now
    assert not SchoolCalendar.from_record(now.calendar).is_school_day(snow)


def test_a_file_with_a_mistake_loads_nothing(
    file: FileImport, path: Path, store: Store
) -> None:
    with pytest.raises(BadFile, match="Nothing was loaded"):
        load_text(file, path, changed('worker = "ebba"', 'worker = "nobody"'))

    with store.looking() as unit:
        assert unit.agencies.everyone() == []


def test_a_file_may_name_what_is_in_the_directory_already(
    file: FileImport, path: Path
) -> None:
    file.load(path)
    more = """
[[worker]]
handle = "pell"
name = "Mrs Pell"
title = "school office"
agency = "FVA"
authority = "report"

[[young_person]]
reference = "YP-2KM9"
school = "FVA"
asker = "ebba"
team = [{ worker = "odile", role = "case manager", from = 2027-02-22 }]
"""

    assert load_text(file, path, more).count(Change.ADDED) == 2


def test_two_may_be_each_others_deputy(file: FileImport, path: Path) -> None:
    text = changed('works = ["Mon"', 'deputy = "odile"\nworks = ["Mon"')

    assert load_text(file, path, text).count(Change.ADDED) == 5
    assert file.load(path).is_nothing_new


def test_looking_at_a_file_writes_nothing(
    file: FileImport, path: Path, store: Store
) -> None:
    file.look(path)

    with store.looking() as unit:
        assert unit.agencies.everyone() == []


def test_a_file_that_is_no_text_says_so(file: FileImport, path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(BadFile, match="Line 1: This file is not text in UTF-8"):
        file.look(path)


def test_workspaces_that_may_be_connected_are_kept_in_one_order(
    file: FileImport, path: Path, store: Store
) -> None:
    load_text(file, path, _with_room('room_workspaces = "T0OUTSIDE ,T0ELSEWHERE"'))
    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-7HX3")

    assert person
    assert person.room_workspaces == "T0ELSEWHERE,T0OUTSIDE"


def test_what_is_no_workspace_is_said_with_its_line(
    file: FileImport, path: Path
) -> None:
    with pytest.raises(BadFile, match="looks like T0123ABC, T0456DEF"):
        load_text(file, path, _with_room('room_workspaces = "Outside"'))


def test_a_file_starts_no_posting_that_was_stopped(
    file: FileImport, path: Path, store: Store
) -> None:
    load_text(file, path, _with_room('room_workspaces = "T0OUTSIDE"'))
    stopped_on = date(2027, 2, 22)
    with store.changing() as unit:
        person = unit.young_people.by_reference("YP-7HX3")
        assert person
        unit.young_people.save(replace(person, room_stopped_on=stopped_on))
    load_text(file, path, _with_room("ask_by = 2027-03-12"))
    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-7HX3")

    assert person
    assert person.room_stopped_on == stopped_on
    assert person.room_workspaces == "T0OUTSIDE"


def _with_room(line: str) -> str:
    reference = 'reference = "YP-7HX3"'
    return SMALL.replace(reference, f'{reference}\nroom = "C07HX3"\n{line}')
