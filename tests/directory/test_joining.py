"""Joining a team: how much somebody sees, from which day on, by form and by file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.access.service import Asker
from bot.clock import MovableClock
from bot.directory.cards import WordsForm
from bot.directory.import_file import FileImport
from bot.directory.records import Account, Membership, Sees, Worker, YoungPerson
from bot.directory.requests import OwnWords, TeamChange
from bot.directory.service import Directory
from storage.unit import Store
from tests.directory.examples import SMALL, mistakes_in

ZONE = "Europe/London"
TODAY = date(2027, 2, 22)


@pytest.fixture
def store(partnership_store: Store) -> Store:
    return partnership_store


@pytest.fixture
def directory(store: Store, clock: MovableClock) -> Directory:
    return Directory(store, clock, frozenset(), ZONE)


def asker(handle: str) -> Asker:
    return Asker(team_id="T0BRACKEN", slack_id=f"U0{handle.upper()}")


def worker(store: Store, handle: str) -> Worker:
    with store.looking() as unit:
        found = unit.workers.by_handle(handle)
    assert found
    return found


def person(store: Store, reference: str = "YP-7HX3") -> YoungPerson:
    with store.looking() as unit:
        found = unit.young_people.by_reference(reference)
    assert found
    return found


def place(store: Store, handle: str, reference: str = "YP-7HX3") -> Membership:
    with store.looking() as unit:
        places = unit.young_people.places(person(store, reference).id)
    [found] = [one for one in places if one.worker_id == worker(store, handle).id]
    return found


def join(store: Store, handle: str, **more: object) -> TeamChange:
    change = TeamChange(
        reference="YP-7HX3",
        worker_id=worker(store, handle).id,
        joins=True,
        role="",
        knows_them=False,
        day=TODAY,
    )
    return replace(change, **more)


def test_somebody_new_sees_everything_from_their_first_day(
    directory: Directory, store: Store
) -> None:
    said = directory.young_people.change_team(asker("barnaby"), join(store, "fenn"))

    assert (said.sees, said.sees_earlier) == (Sees.ALL, False)
    assert (place(store, "fenn").sees, place(store, "fenn").sees_earlier) == (
        Sees.ALL,
        False,
    )


def test_how_much_and_since_when_can_be_said(
    directory: Directory, store: Store
) -> None:
    change = join(store, "fenn", sees=Sees.DATES, sees_earlier=True)
    directory.young_people.change_team(asker("barnaby"), change)

    assert (place(store, "fenn").sees, place(store, "fenn").sees_earlier) == (
        Sees.DATES,
        True,
    )


def test_what_is_left_empty_changes_nothing_for_who_is_there(
    directory: Directory, store: Store
) -> None:
    lead = asker("barnaby")
    narrow = join(store, "ludo", sees=Sees.DATES, sees_earlier=True)
    directory.young_people.change_team(lead, narrow)
    directory.young_people.change_team(lead, join(store, "ludo", role="link worker"))

    now = place(store, "ludo")
    assert (now.role, now.sees, now.sees_earlier) == ("link worker", Sees.DATES, True)


def test_words_count_from_the_day_they_are_written(
    directory: Directory, store: Store, clock: MovableClock
) -> None:
    assert person(store).line_on == TODAY
    clock.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    directory.young_people.set_line(asker("odile"), words(store, person(store).line))
    assert person(store).line_on == TODAY

    directory.young_people.set_line(asker("odile"), words(store, "I like mornings"))
    assert person(store).line_on == date(2027, 3, 1)
    directory.young_people.set_line(asker("odile"), words(store, ""))
    assert (person(store).line, person(store).line_on) == (None, None)


def test_words_from_before_are_neither_shown_nor_taken_away(
    directory: Directory, store: Store, clock: MovableClock
) -> None:
    clock.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    joins = join(store, "fenn", day=date(2027, 3, 1))
    directory.young_people.change_team(asker("barnaby"), joins)
    form = directory.young_people.begin_words_of(asker("fenn"), person(store).id)

    assert isinstance(form, WordsForm)
    assert (form.line, form.is_hidden) == (None, True)
    directory.young_people.set_line(asker("fenn"), words(store, ""))
    assert person(store).line == "Don't make me tell it all again."
    directory.young_people.set_line(asker("fenn"), words(store, "I like mornings"))
    assert person(store).line == "I like mornings"


def words(store: Store, line: str | None) -> OwnWords:
    return OwnWords(
        young_person_id=person(store).id,
        version=person(store).version,
        line=line or "",
        asker_id=None,
        ask_by=None,
    )


def load(store: Store, clock: MovableClock, path: Path, text: str) -> None:
    path.write_text(text)
    FileImport(store, clock, zone=ZONE).load(path)


def narrowed(more: str) -> str:
    old = 'role = "case manager", from = 2027-01-04'
    assert SMALL.count(old) == 1
    return SMALL.replace(old, f"{old}, {more}")


def test_a_file_says_how_much_and_since_when(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    text = narrowed('sees = "tasks", sees_earlier = true')
    load(store, clock, tmp_path / "file.toml", text)

    one = place(store, "odile")
    assert (one.sees, one.sees_earlier, one.needed_on) == (Sees.TASKS, True, TODAY)


def test_a_file_that_does_not_speak_of_it_changes_neither(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    path = tmp_path / "file.toml"
    load(store, clock, path, narrowed('sees = "dates", sees_earlier = true'))
    before = place(store, "odile")
    clock.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    load(store, clock, path, SMALL)

    assert place(store, "odile") == before


def test_the_same_words_in_a_file_are_as_old_as_they_were(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    path = tmp_path / "file.toml"
    load(store, clock, path, SMALL)
    clock.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    load(store, clock, path, SMALL)
    assert person(store).line_on == TODAY

    load(store, clock, path, SMALL.replace("tell it all again", "wait"))
    assert person(store).line_on == date(2027, 3, 1)


def test_a_file_lifts_no_hold_and_opens_no_room(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    path = tmp_path / "file.toml"
    load(store, clock, path, SMALL)
    with store.changing() as unit:
        held = replace(
            person(store), held_since=TODAY, room_stopped_on=TODAY, room_workspaces="T1"
        )
        unit.young_people.save(held)
    load(store, clock, path, SMALL.replace("tell it all again", "wait"))

    now = person(store)
    assert (now.held_since, now.room_stopped_on, now.room_workspaces) == (
        TODAY,
        TODAY,
        "T1",
    )


def test_a_file_says_who_leads_and_what_account_they_have(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    path = tmp_path / "file.toml"
    said = 'slack = "U0ODILE"\nagency_lead = true\ngovernance_lead = true\n'
    load(store, clock, path, SMALL.replace('slack = "U0ODILE"\n', said))
    with store.changing() as unit:
        guest = replace(worker(store, "odile"), account=Account.GUEST)
        unit.workers.save(guest)
    load(store, clock, path, SMALL)

    odile = worker(store, "odile")
    assert (odile.is_agency_lead, odile.is_governance_lead) == (True, True)
    # What Slack said since outlives a file that does not speak of it.
    assert odile.account is Account.GUEST


def test_whoever_names_another_workspace_is_from_outside(store: Store) -> None:
    assert worker(store, "nerys").account is Account.OUTSIDE
    assert worker(store, "odile").account is Account.FULL
    assert worker(store, "silas").account is Account.GUEST


def test_a_file_cannot_say_that_an_account_is_off() -> None:
    text = SMALL.replace('slack = "U0ODILE"\n', 'slack = "U0ODILE"\naccount = "off"\n')

    [said] = mistakes_in(text)
    assert "Slack's to say" in said
