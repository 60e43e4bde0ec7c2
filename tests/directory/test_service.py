"""The directory's services: who may, once only, and nobody's change is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select

from bot.access.service import Asker, NotKnownHere
from bot.clock import Clock
from bot.directory.cards import AgencyAdded, Choosing, DatesForm, WordsForm
from bot.directory.doors import Field
from bot.directory.import_file import FileImport
from bot.directory.records import Authority
from bot.directory.requests import (
    NewAgency,
    NewWorker,
    NewYoungPerson,
    OwnDays,
    OwnWords,
    SchoolDates,
    TeamChange,
)
from bot.directory.service import Directory
from bot.directory.visit import OnlyForLeads
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.practice.partnership import PARTNERSHIP
from storage.trail_tables import trail
from storage.unit import Store

ZONE = "Europe/London"
LEAD = Asker(team_id="T0BRACKEN", slack_id="U0BARNABY")
NEWCOMER = Asker(team_id="T0BRACKEN", slack_id="U0FIRST")
TODAY = date(2027, 2, 22)
YOUNG_PERSON = NewYoungPerson(
    young_person_id="A" * 26,
    school_id=None,
    line="",
    asker_id=None,
    ask_by=None,
    room_id="",
    team=(),
    knows_them_id=None,
)


def asker(handle: str) -> Asker:
    return Asker(team_id="T0BRACKEN", slack_id=f"U0{handle.upper()}")


@pytest.fixture
def empty(store: Store, clock: Clock) -> Directory:
    """Nobody is in it; U0FIRST is a lead by the settings."""
    return Directory(store, clock, frozenset({"U0FIRST"}), ZONE)


@pytest.fixture
def directory(empty: Directory, store: Store, clock: Clock) -> Directory:
    FileImport(store, clock, zone=ZONE).load(PARTNERSHIP)
    return empty


def worker_id(store: Store, handle: str) -> str:
    with store.looking() as unit:
        worker = unit.workers.by_handle(handle)
    assert worker
    return worker.id


def agency(directory: Directory, who: Asker) -> NewAgency:
    form = directory.agencies.begin(who, is_school=False)
    return NewAgency(
        agency_id=form.agency_id,
        code="yjs",
        name="Brackenmoor Youth Justice Service",
        nation="england-and-wales",
        opens=form_time("09:00"),
        closes=form_time("17:00"),
        phone="",
        bells=None,
    )


def form_time(text: str) -> time:
    return time.fromisoformat(text)


def test_a_lead_of_the_settings_can_begin_with_nothing(
    empty: Directory, store: Store
) -> None:
    assert not empty.menu(NEWCOMER).is_known
    added = empty.agencies.add(NEWCOMER, agency(empty, NEWCOMER))
    assert added == AgencyAdded(name="Brackenmoor Youth Justice Service", code="YJS")
    form = empty.workers.begin(NEWCOMER)
    empty.workers.add(
        NEWCOMER,
        new_worker(
            form.worker_id,
            form.agencies[0].choices[0][0],
            slack_id="U0FIRST",
            name="Dr Élodie Farthing",
        ),
    )

    menu = empty.menu(NEWCOMER)
    assert (menu.is_known, menu.is_lead) == (True, True)
    with store.looking() as unit:
        assert unit.workers.by_handle("elodie")


def new_worker(
    worker_id: str, agency_id: str, *, slack_id: str | None, name: str
) -> NewWorker:
    return NewWorker(
        worker_id=worker_id,
        agency_id=agency_id,
        name=name,
        title="case manager",
        authority=Authority.RECOMMEND,
        working_days=frozenset({0, 1}),
        slack_id=slack_id,
        team_id="",
        phone="01632 960 100",
        is_lead=False,
    )


def test_nobody_else_can_begin(empty: Directory) -> None:
    with pytest.raises(NotKnownHere):
        empty.menu(asker("odile"))


def test_workers_come_after_their_agency(empty: Directory) -> None:
    with pytest.raises(NotFound, match="add an agency first"):
        empty.workers.begin(NEWCOMER)


def test_only_a_lead_adds_a_young_person(directory: Directory) -> None:
    with pytest.raises(OnlyForLeads):
        directory.young_people.add(asker("odile"), YOUNG_PERSON)


def test_a_lead_who_left_is_a_lead_no_more(directory: Directory, store: Store) -> None:
    with store.changing() as unit:
        barnaby = unit.workers.by_handle("barnaby")
        assert barnaby
        unit.workers.save(replace(barnaby, left_on=date(2027, 2, 21)))

    with pytest.raises(NotKnownHere):
        directory.young_people.add(LEAD, YOUNG_PERSON)


def test_a_form_sent_twice_adds_one_young_person(
    directory: Directory, store: Store
) -> None:
    first = directory.young_people.add(LEAD, YOUNG_PERSON)
    second = directory.young_people.add(LEAD, YOUNG_PERSON)

    assert first == second
    with store.looking() as unit:
        assert len(unit.young_people.everyone()) == 9


def test_a_form_sent_twice_adds_one_worker(directory: Directory, store: Store) -> None:
    with store.looking() as unit:
        housing = unit.agencies.by_code("HOU")
    assert housing
    new = new_worker("B" * 26, housing.id, slack_id=None, name="Linnet Pargeter")
    directory.workers.add(LEAD, new)
    again = directory.workers.add(LEAD, new)

    assert again.handle == "linnet2"


def test_what_a_lead_does_is_noted_without_words(
    directory: Directory, store: Store
) -> None:
    directory.young_people.add(LEAD, YOUNG_PERSON)

    with store.looking() as unit:
        noted = unit.connection.execute(
            select(trail.c.worker_id, trail.c.verb, trail.c.thing_id, trail.c.reason)
        ).all()
    assert [tuple(one) for one in noted] == [
        ("terminal", "fill-directory", "file", "terminal"),
        (worker_id(store, "barnaby"), "fill-directory", "A" * 26, "lead"),
    ]


def test_changing_a_team_opens_nobodys_words_to_a_lead(
    directory: Directory, store: Store
) -> None:
    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-9VT5")
    assert person

    with pytest.raises(NotFound):
        directory.young_people.begin_words_of(LEAD, person.id)


def test_somebody_who_left_a_team_sees_nothing_the_day_after(
    directory: Directory, store: Store
) -> None:
    with store.changing() as unit:
        person = unit.young_people.by_reference("YP-5DW8")
        assert person
        [place] = [
            one
            for one in unit.young_people.places(person.id)
            if one.worker_id == unit.workers.by_handle("ruan").id  # type: ignore[union-attr]
        ]
        unit.young_people.leave(place, date(2027, 2, 21))

    with pytest.raises(NotFound, match="not in the team around anybody"):
        directory.young_people.begin_words(asker("ruan"))


def test_a_change_of_role_keeps_who_knows_them(
    directory: Directory, store: Store
) -> None:
    silas = worker_id(store, "silas")
    change = TeamChange(
        reference="yp 7hx3",
        worker_id=silas,
        joins=True,
        role="head of pastoral care",
        knows_them=False,
        day=TODAY,
    )
    directory.young_people.change_team(LEAD, change)

    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-7HX3")
        assert person
        [place] = [
            one for one in unit.young_people.places(person.id) if one.worker_id == silas
        ]
    assert (place.role, place.knows_them) == ("head of pastoral care", True)
    assert place.from_day == date(2026, 9, 3)


def test_a_place_to_come_cannot_end_before_it_begins(
    directory: Directory, store: Store
) -> None:
    later = TeamChange(
        reference="YP-9VT5",
        worker_id=worker_id(store, "wystan"),
        joins=True,
        role="",
        knows_them=False,
        day=date(2027, 3, 8),
    )
    directory.young_people.change_team(LEAD, later)

    with pytest.raises(NotFilledIn) as refused:
        directory.young_people.change_team(
            LEAD, replace(later, joins=False, day=date(2027, 3, 1))
        )
    assert refused.value.problems == {
        Field.DAY: "They join on Mon 8 Mar. Choose a later day."
    }


def words_form(directory: Directory, handle: str, reference: str) -> WordsForm:
    choosing = directory.young_people.begin_words(asker(handle))
    assert isinstance(choosing, Choosing)
    [group] = choosing.choices
    [young_person_id] = [key for key, words in group.choices if words == reference]
    return directory.young_people.begin_words_of(asker(handle), young_person_id)


def test_two_who_write_down_words_at_once_do_not_lose_one(
    directory: Directory,
) -> None:
    first = words_form(directory, "idony", "YP-5DW8")
    second = words_form(directory, "silas", "YP-5DW8")
    directory.young_people.set_line(asker("idony"), words(first, "I like art."))

    with pytest.raises(ChangedMeanwhile):
        directory.young_people.set_line(asker("silas"), words(second, "I like PE."))


def words(form: WordsForm, line: str) -> OwnWords:
    return OwnWords(
        young_person_id=form.young_person_id,
        version=form.version,
        line=line,
        asker_id=None,
        ask_by=None,
    )


def test_only_their_own_references_are_offered(directory: Directory) -> None:
    choosing = directory.young_people.begin_words(asker("ebba"))

    assert isinstance(choosing, Choosing)
    offered = [words for group in choosing.choices for _, words in group.choices]
    assert offered == ["YP-2KM9", "YP-6CJ2"]


def test_own_days_changed_in_two_windows_are_not_lost(directory: Directory) -> None:
    form = directory.workers.begin_days(asker("corin"))
    days = OwnDays(
        version=form.version,
        working_days=frozenset({0}),
        deputy_id=None,
        leave_from=None,
        leave_until=None,
        take_back=(),
    )
    directory.workers.set_days(asker("corin"), days)

    with pytest.raises(ChangedMeanwhile):
        directory.workers.set_days(asker("corin"), days)


def test_dates_are_not_used_over_somebody_elses(
    directory: Directory, store: Store
) -> None:
    with store.looking() as unit:
        fva = unit.agencies.by_code("FVA")
    assert fva
    form = directory.agencies.begin_dates_of(LEAD, fva.id)
    snow = dates(form, "Closed Wed 3 Mar 2027")
    shown = directory.agencies.give_dates(LEAD, snow)
    assert shown.understood
    used = replace(snow, mark=shown.understood.mark)
    directory.agencies.give_dates(LEAD, used)

    with pytest.raises(ChangedMeanwhile):
        directory.agencies.give_dates(LEAD, used)


def dates(form: DatesForm, text: str) -> SchoolDates:
    return SchoolDates(
        school_id=form.school_id, version=form.version, text=text, mark=""
    )
