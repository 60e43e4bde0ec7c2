"""The practice partnership: invented, complete, and sound as a directory file."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest

from bot.calendars.bells import BellGrid
from bot.calendars.school_year import SchoolCalendar
from bot.clock import Clock
from bot.directory.import_file import FileImport
from bot.directory.importing.tally import Change
from bot.directory.records import Membership, School, Worker
from bot.practice.partnership import PARTNERSHIP, brackenmoor
from storage.unit import Store

STORY = date(2027, 2, 22)
STORY_ENDS = date(2027, 4, 14)


@pytest.fixture
def loaded(partnership_store: Store) -> Store:
    return partnership_store


def calendar_of(store: Store, code: str) -> SchoolCalendar:
    return SchoolCalendar.from_record(school(store, code).calendar)


def bells_of(store: Store, code: str) -> BellGrid:
    return BellGrid.from_record(school(store, code).bells)


def school(store: Store, code: str) -> School:
    with store.looking() as unit:
        agency = unit.agencies.by_code(code)
        found = unit.agencies.school(agency.id if agency else "")
    assert found
    return found


def team(store: Store, reference: str) -> list[tuple[Worker, Membership]]:
    with store.looking() as unit:
        person = unit.young_people.by_reference(reference)
        assert person
        places = unit.young_people.team(person.id, STORY)
        workers = {one.id: one for one in unit.workers.everyone()}
    return [(workers[one.worker_id], one) for one in places]


def test_the_whole_partnership_loads_and_loads_again(
    store: Store, clock: Clock
) -> None:
    file = FileImport(store, clock, zone="Europe/London")

    assert file.load(PARTNERSHIP).count(Change.ADDED) == 13 + 3 + 25 + 8
    assert file.load(PARTNERSHIP).is_nothing_new


@pytest.mark.parametrize("code", ["FVA", "MRH", "TLC"])
def test_every_school_has_190_days_and_five_inset(loaded: Store, code: str) -> None:
    calendar = calendar_of(loaded, code)
    [year] = list(calendar.years())
    days = calendar.school_days(year.stretch.first, year.stretch.last)

    assert (len(days), len(calendar.inset)) == (190, 5)


@pytest.mark.parametrize(
    ("code", "inset", "back"),
    [
        ("FVA", [date(2027, 2, 26), date(2027, 4, 12)], date(2027, 4, 13)),
        ("MRH", [date(2027, 3, 22)], date(2027, 4, 12)),
        ("TLC", [], date(2027, 4, 12)),
    ],
)
def test_each_school_is_shut_when_the_story_says_so(
    loaded: Store, code: str, inset: list[date], back: date
) -> None:
    calendar = calendar_of(loaded, code)

    assert [d for d in calendar.inset if STORY <= d <= STORY_ENDS] == inset
    assert calendar.next_school_days(date(2027, 3, 24), 2) == [date(2027, 3, 25), back]
    assert calendar.next_school_days(date(2027, 2, 12), 1) == [STORY]


@pytest.mark.parametrize(
    ("code", "weekday", "at", "ends"),
    [
        ("FVA", 2, "11:35 P3", time(15, 20)),
        ("MRH", 1, "12:45 P4", time(15, 15)),
        ("MRH", 0, "09:05 P1", time(15, 15)),
        ("MRH", 1, "09:45 P1", time(15, 15)),  # After Tuesday's long tutorial.
        ("TLC", 3, "13:15 P4", time(14, 0)),
        ("TLC", 4, "11:50 P3", time(12, 30)),
    ],
)
def test_the_bells_ring_as_the_story_says(
    loaded: Store, code: str, weekday: int, at: str, ends: time
) -> None:
    grid = bells_of(loaded, code)
    start, name = at.split()
    lesson = grid.lesson_at(time.fromisoformat(start), weekday)

    assert lesson
    assert lesson.name == name
    assert time.fromisoformat(start) in grid.days[weekday].starts()
    assert grid.days[weekday].ends == ends


def test_every_team_has_somebody_who_knows_them_and_somebody_who_decides(
    loaded: Store,
) -> None:
    with loaded.looking() as unit:
        references = [one.reference for one in unit.young_people.everyone()]

    for reference in references:
        people = team(loaded, reference)
        assert any(place.knows_them for _, place in people), reference
        assert any(worker.authority == "decide" for worker, _ in people), reference


def test_the_head_of_year_knows_the_two_young_people_of_her_school(
    loaded: Store,
) -> None:
    known = [
        reference
        for reference in ("YP-2KM9", "YP-6CJ2")
        for worker, place in team(loaded, reference)
        if worker.handle == "ebba" and place.knows_them
    ]

    assert known == ["YP-2KM9", "YP-6CJ2"]


def test_one_young_person_is_not_asked_yet_and_somebody_will(loaded: Store) -> None:
    with loaded.looking() as unit:
        people = unit.young_people.everyone()
        [unasked] = [one for one in people if one.line is None]
        asker = unit.workers.get(unasked.asker_id or "")

    assert asker
    assert (unasked.reference, asker.handle) == ("YP-5DW8", "idony")
    assert unasked.ask_by == date(2027, 3, 12)


def test_two_workers_have_no_slack_and_a_telephone(loaded: Store) -> None:
    with loaded.looking() as unit:
        without = [one for one in unit.workers.everyone() if not one.has_slack]

    assert [one.handle for one in without] == ["gwillam", "pell"]
    assert all(one.phone for one in without)


def test_telephone_numbers_are_of_the_range_kept_for_drama() -> None:
    text = PARTNERSHIP.read_text(encoding="utf-8")
    numbers = re.findall(r'phone = "([^"]*)"', text)

    assert numbers
    assert all(re.fullmatch(r"01632 960 \d{3}", one) for one in numbers)


def test_nothing_of_anybodys_situation_is_in_the_file() -> None:
    text = PARTNERSHIP.read_text(encoding="utf-8").lower()
    content = ("in care", "order", "court", "father", "evading", "diversion", "hmyoi s")

    people = text[text.index("[[young_person]]") :]
    assert not [word for word in content if word in people]


def test_the_cast_is_everyone_with_slack() -> None:
    cast = brackenmoor()
    by_handle = {one.handle: one for one in cast.personas}

    assert len(cast.personas) == 23
    assert by_handle["nerys"].external
    assert [one.handle for one in cast.personas if one.guest] == ["avice", "silas"]
    assert [one.handle for one in cast.personas if one.is_lead] == ["barnaby"]
    assert by_handle["odile"].agency == "Brackenmoor Youth Justice Service"


def test_the_rooms_are_private_and_only_the_shared_one_has_a_guest_from_outside() -> (
    None
):
    cast = brackenmoor()
    teams = [room for room in cast.rooms if room.name.startswith("yp-")]

    assert len(teams) == 6
    assert all(room.private for room in teams)
    assert [room.name for room in teams if room.ext_shared] == ["yp-4gb7"]


def test_the_tour_has_short_steps_for_people() -> None:
    tour = brackenmoor().tour

    assert 6 <= len(tour) <= 8
    assert all(len(step.title) <= 40 and len(step.text) <= 240 for step in tour)


def test_the_school_calendars_reach_past_the_story(loaded: Store) -> None:
    for code in ("FVA", "MRH", "TLC"):
        assert school(loaded, code).known_until > STORY_ENDS + timedelta(days=60)
