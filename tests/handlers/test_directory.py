"""`/alongside` and its forms, pressed and filled in as people do in Slack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

import pytest
from slack_bolt import App

from bot.access.service import Asker, NotKnownHere
from bot.calendars.school_year import SchoolCalendar
from bot.clock import MovableClock
from bot.directory.doors import Door
from bot.directory.records import Membership, School
from bot.directory.references import is_one_slip, is_reference
from bot.directory.service import Directory
from bot.directory.visit import OnlyForLeads
from bot.practice.person import Person
from bot.rehearsal import OPENING, Rehearsal
from handlers.directory import DirectoryDoors
from storage.unit import Store

TODAY = OPENING.date()
#: Fri 26 Feb 2027 is an INSET day at FVA already; this is another day.
SNOW = "Closed Wed 3 Mar 2027"


@pytest.fixture(scope="module")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """One practice Slack for all; each test acts as other people, on other things."""
    path = tmp_path_factory.mktemp("directory") / "alongside.db"
    with Rehearsal(
        database_url=f"sqlite:///{path}", clock=MovableClock(OPENING)
    ) as running:
        running.slack.wait_for_bot()
        yield running


@pytest.fixture
def lead(slack: Rehearsal) -> Iterator[Person]:
    person = slack.slack.person("barnaby")
    yield person
    put_away(person)


@pytest.fixture
def store(slack: Rehearsal) -> Store:
    assert slack.alongside
    return slack.alongside.store


def directory_of(slack: Rehearsal) -> Directory:
    assert slack.alongside
    return slack.alongside.services.directory


def put_away(person: Person) -> None:
    if person.form:
        person.close_form(all=True)


def open_form(person: Person, button: str) -> None:
    person.type("/alongside")
    person.press(button)


def school(store: Store, code: str) -> School:
    with store.looking() as unit:
        agency = unit.agencies.by_code(code)
        found = unit.agencies.school(agency.id if agency else "")
    assert found
    return found


def places(store: Store, reference: str, handle: str) -> list[Membership]:
    with store.looking() as unit:
        person = unit.young_people.by_reference(reference)
        worker = unit.workers.by_handle(handle)
        assert person
        assert worker
        everyone = unit.young_people.places(person.id)
    return [one for one in everyone if one.worker_id == worker.id]


def test_a_lead_is_offered_everything(lead: Person) -> None:
    words = lead.type("/alongside").words

    for button in (
        "My days and leave",
        "In their own words",
        "Add a young person",
        "Change a team",
        "Add a worker",
        "Add an agency",
        "Add a school",
        "A school's dates",
    ):
        assert button in words


def test_others_are_offered_their_own_things_only(slack: Rehearsal) -> None:
    words = slack.slack.person("odile").type("/alongside").words

    assert "My days and leave" in words
    assert "For leads" not in words


def test_somebody_unknown_is_told_whom_to_ask(slack: Rehearsal, store: Store) -> None:
    directory = directory_of(slack)

    with pytest.raises(NotKnownHere, match="ask your partnership's lead"):
        directory.menu(Asker(team_id="T0BRACKEN", slack_id="U0NOBODY"))


def test_a_young_person_gets_a_reference_that_is_no_slip_from_another(
    lead: Person, store: Store
) -> None:
    open_form(lead, "Add a young person")
    lead.fill(
        {
            "Their school": "Fennick Vale Academy (FVA)",
            "In their own words": "I like the mornings.",
            "Who is around them now?": "Idony Blackwater, social worker",
            "Who knows them best?": "Ebba Crowther, head of year",
        }
    )
    lead.submit()

    with store.looking() as unit:
        given = unit.young_people.references()
        [person] = [
            one
            for one in unit.young_people.everyone()
            if one.line == "I like the mornings."
        ]
        team = unit.young_people.team(person.id, TODAY)
    assert f"This young person is {person.reference} here." in lead.form_text
    assert is_reference(person.reference)
    assert not [one for one in given if is_one_slip(one, person.reference)]
    assert {(one.role, one.knows_them) for one in team} == {
        ("social worker", False),
        ("head of year", True),
    }


def test_a_telephone_number_in_their_words_is_refused_at_the_field(
    lead: Person,
) -> None:
    open_form(lead, "Add a young person")
    lead.fill({"In their own words": "Ring me on 01632 960 555"})
    lead.submit()

    assert lead.errors == {
        "In their own words": (
            "That looks like a telephone number. "
            "Please leave it out, or say “please ring me”."
        )
    }
    assert "Ring me on" in lead.form_text


@pytest.fixture
def joining(lead: Person) -> Callable[..., None]:
    def fill(reference: str, who: str, **more: str) -> None:
        open_form(lead, "Change a team")
        lead.fill({"The reference": reference, "Who?": who, **more})
        lead.submit()

    return fill


def test_a_worker_joins_a_team_from_a_day(
    lead: Person, joining: Callable[..., None], store: Store
) -> None:
    joining(
        "yp 9vt5",
        "Tamsel Wray, personal adviser",
        **{"From which day, or which is the last?": "2027-03-01"},
    )

    [place] = places(store, "YP-9VT5", "tamsel")
    assert (place.role, place.from_day) == ("personal adviser", date(2027, 3, 1))
    assert "Tamsel Wray is in the team around YP-9VT5 from Mon 1 Mar." in lead.form_text


def test_joining_twice_changes_nothing(
    lead: Person, joining: Callable[..., None], store: Store
) -> None:
    joining("YP-8RN4", "Wystan Hob, lone project worker")
    lead.close_form(all=True)
    joining("YP-8RN4", "Wystan Hob, lone project worker")

    assert "That was so already." in lead.form_text
    assert len(places(store, "YP-8RN4", "wystan")) == 1


def test_a_worker_leaves_a_team_and_the_day_is_their_last(
    lead: Person, joining: Callable[..., None], store: Store
) -> None:
    joining(
        "YP-4GB7", "PC Jocosa Lund, youth officer", **{"What changes?": "They leave"}
    )

    [place] = places(store, "YP-4GB7", "jocosa")
    assert place.until_day == TODAY
    assert "Mon 22 Feb is their last day." in lead.form_text


def test_somebody_who_is_not_in_the_team_cannot_leave_it(
    lead: Person, joining: Callable[..., None]
) -> None:
    joining(
        "YP-4GB7",
        "Linnet Pargeter, housing officer",
        **{"What changes?": "They leave"},
    )

    assert lead.errors == {"Who?": "They are not in that team on that day."}


def test_a_slip_in_a_reference_names_no_other_child(
    lead: Person, joining: Callable[..., None]
) -> None:
    joining("YP-7HX2", "Linnet Pargeter, housing officer")

    assert lead.errors == {
        "The reference": "I cannot find YP-7HX2. Please check the letters."
    }


def test_a_worker_without_slack_is_added_with_a_number(
    lead: Person, store: Store
) -> None:
    open_form(lead, "Add a worker")
    lead.fill(
        {
            "Their agency or school": "Housing Options (HOU)",
            "Their name": "Mr Linnet Pargeter",
            "What they do": "duty officer",
            "In a meeting": "They can recommend",
        }
    )
    lead.submit()
    assert lead.errors == {
        "Telephone": "Without Slack they need a number, so we can ring them."
    }
    lead.fill({"Telephone": "01632 960 155"})
    lead.submit()

    with store.looking() as unit:
        worker = unit.workers.by_handle("linnet2")
    assert worker
    assert (worker.name, worker.phone) == ("Mr Linnet Pargeter", "01632 960 155")
    assert "Mr Linnet Pargeter of Housing Options is here now." in lead.form_text
    assert "will ring them" in lead.form_text


def test_somebody_in_slack_is_added_only_once(lead: Person) -> None:
    open_form(lead, "Add a worker")
    lead.fill(
        {
            "Their agency or school": "Housing Options (HOU)",
            "Their name": "Another Odile",
            "What they do": "officer",
            "In a meeting": "They can decide",
            "In Slack": "@odile",
        }
    )
    lead.submit()

    assert lead.errors == {"In Slack": "That is Odile Farthing, who is here already."}


def test_an_agency_is_added_and_its_code_is_its_own(lead: Person, store: Store) -> None:
    open_form(lead, "Add an agency")
    lead.fill({"Its name": "Brackenmoor Youth Club", "A short code": "yjs"})
    lead.submit()
    assert lead.errors == {"A short code": "YJS is taken. Please choose another."}
    lead.fill({"A short code": "byc"})
    lead.submit()

    assert "Brackenmoor Youth Club (BYC) is here now." in lead.form_text
    with store.looking() as unit:
        assert unit.agencies.by_code("BYC")


def test_a_school_is_added_with_its_bells_and_then_its_dates(
    lead: Person, store: Store
) -> None:
    open_form(lead, "Add a school")
    lead.fill(
        {
            "Its name": "The Lantern Centre North",
            "A short code": "BLS",
            "Its bells, one a line": "Reg 08:40\nP1 09:00\nP2 08:50\nEnd 15:10",
        }
    )
    lead.submit()
    assert lead.errors == {
        "Its bells, one a line": "monday-friday: “P2” at 08:50 is not after the bell "
        "before it."
    }
    lead.fill(
        {
            "Its bells, one a line": "Reg 08:40\nP1 09:00\nP2 10:00\nEnd 15:10\n"
            "Friday\nReg 08:40\nP1 09:00\nEnd 13:10"
        }
    )
    lead.submit()
    assert "I do not know this school's days yet" in lead.form_text
    lead.fill(
        {
            "Its dates, one a line": "Term 22 Feb 2027 to 25 Mar 2027\n"
            "Term 12 Apr 2027 to 28 May 2027\nINSET Fri 26 Feb 2027"
        }
    )
    lead.submit()

    # 24 weekdays and 35, without INSET and the bank holiday of 3 May.
    assert "57 school days known of 2026–27, 1 INSET" in lead.form_text
    assert school(store, "BLS").source == "not given yet"
    lead.submit()
    assert "These dates are used for The Lantern Centre North" in lead.form_text
    assert school(store, "BLS").known_until == date(2027, 5, 28)


def choose_school(lead: Person, name: str) -> None:
    open_form(lead, "A school's dates")
    lead.fill({"Which school?": name})
    lead.submit()


def test_a_snow_day_is_shown_before_it_is_used(lead: Person, store: Store) -> None:
    choose_school(lead, "Fennick Vale Academy (FVA)")
    lead.fill({"Its dates, one a line": SNOW})
    lead.submit()

    assert "189 school days in 2026–27, 5 INSET" in lead.form_text
    assert "Next closed: INSET day, Fri 26 Feb; closed, Wed 3 Mar" in lead.form_text
    days = SchoolCalendar.from_record(school(store, "FVA").calendar)
    assert days.is_school_day(date(2027, 3, 3))
    lead.press("Use these dates")
    days = SchoolCalendar.from_record(school(store, "FVA").calendar)
    assert not days.is_school_day(date(2027, 3, 3))


def test_a_text_that_changed_since_is_shown_again_before_it_is_used(
    lead: Person, store: Store
) -> None:
    choose_school(lead, "The Lantern Centre (TLC)")
    lead.fill({"Its dates, one a line": SNOW})
    lead.submit()
    lead.fill({"Its dates, one a line": "Closed Thu 4 Mar 2027"})
    lead.submit()

    assert "Next closed: closed, Thu 4 Mar" in lead.form_text
    days = SchoolCalendar.from_record(school(store, "TLC").calendar)
    assert days.is_school_day(date(2027, 3, 4))


def test_what_is_unsure_about_dates_is_asked(lead: Person) -> None:
    choose_school(lead, "The Lantern Centre (TLC)")
    lead.fill({"Its dates, one a line": "INSET Mon 5 Mar"})
    lead.submit()

    assert "Line 1 says Mon, but that day is a Fri." in lead.form_text
    assert "Line 1 has no year. I took 2027." in lead.form_text


def test_a_line_that_cannot_be_read_is_named_and_kept(lead: Person) -> None:
    choose_school(lead, "The Lantern Centre (TLC)")
    lead.fill({"Its dates, one a line": f"{SNOW}\nParents' evening, March"})
    lead.submit()

    assert lead.errors == {
        "Its dates, one a line": "I could not read line 2. "
        "Write it like this: INSET Fri 26 Feb 2027."
    }
    assert "Parents' evening, March" in lead.form_text


FEED = """\
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270215
DTEND;VALUE=DATE:20270222
SUMMARY:Half term
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
"""


def test_the_lines_of_a_calendar_file_can_be_pasted(lead: Person) -> None:
    choose_school(lead, "Marlpit Road High (MRH)")
    lead.fill({"Its dates, one a line": FEED})
    lead.submit()

    assert "This is what I understood." in lead.form_text
    assert "holiday, Fri 26 Mar to Sun 11 Apr" in lead.form_text


def test_two_leads_at_once_do_not_lose_a_change(
    slack: Rehearsal, lead: Person, store: Store
) -> None:
    choose_school(lead, "Marlpit Road High (MRH)")
    lead.fill({"Its dates, one a line": SNOW})
    lead.submit()
    with store.changing() as unit:
        unit.agencies.save_school(school(store, "MRH"))
    lead.submit()

    assert "Somebody changed this a moment ago." in lead.form_text


def test_leave_is_written_down_and_taken_back(slack: Rehearsal, store: Store) -> None:
    corin = slack.slack.person("corin")
    open_form(corin, "My days and leave")
    corin.fill({"Away from": "2027-03-15", "until and including": "2027-03-12"})
    corin.submit()
    assert corin.errors == {"until and including": "The last day is before the first."}
    corin.fill({"until and including": "2027-03-19"})
    corin.submit()
    assert "You are away Mon 15 Mar to Fri 19 Mar." in corin.form_text
    corin.close_form(all=True)
    open_form(corin, "My days and leave")
    corin.fill(
        {
            "Working days": "Mon, Tue",
            "You are away. Tick what to take back.": "Mon 15 Mar to Fri 19 Mar",
        }
    )
    corin.submit()

    assert "You work Mon, Tue." in corin.form_text
    assert "No leave is written down." in corin.form_text
    corin.close_form(all=True)


def test_nobody_is_their_own_deputy(slack: Rehearsal) -> None:
    idony = slack.slack.person("idony")
    open_form(idony, "My days and leave")
    idony.fill(
        {"Who can be asked while you are away?": "Idony Blackwater, social worker"}
    )
    idony.submit()

    assert idony.errors == {
        "Who can be asked while you are away?": "Please choose somebody else than "
        "yourself."
    }
    idony.close_form(all=True)


def test_the_team_writes_down_a_young_persons_own_words(
    slack: Rehearsal, store: Store
) -> None:
    ruan = slack.slack.person("ruan")  # In one team only, so there is no choice.
    open_form(ruan, "In their own words")
    ruan.fill({"In their own words": "I want to stay at my school."})
    ruan.submit()

    with store.looking() as unit:
        person = unit.young_people.by_reference("YP-5DW8")
    assert person
    assert person.line == "I want to stay at my school."
    ruan.close_form(all=True)


def test_whose_words_is_asked_when_there_are_several(slack: Rehearsal) -> None:
    ottoline = slack.slack.person("ottoline")
    open_form(ottoline, "In their own words")
    ottoline.fill({"Whose words?": "YP-9VT5"})
    ottoline.submit()

    assert "Please not a building with a buzzer." in ottoline.form_text
    put_away(ottoline)


def test_only_those_around_somebody_are_offered_their_words(slack: Rehearsal) -> None:
    avice = slack.slack.person("avice")
    answer = avice.type("/alongside")
    assert "In their own words" in answer.words
    avice.press("In their own words")

    assert "You are not in the team around anybody yet." in avice.form_text
    avice.close_form(all=True)


def test_a_button_of_a_lead_is_nobody_elses(slack: Rehearsal) -> None:
    directory = directory_of(slack)
    odile = Asker(team_id="T0BRACKEN", slack_id="U0ODILE")
    for begin in (
        directory.young_people.begin,
        directory.young_people.begin_team,
        directory.workers.begin,
        directory.agencies.begin_dates,
    ):
        with pytest.raises(OnlyForLeads):
            begin(odile)


class Register:
    """Stands where Bolt does, and remembers the names it is given."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def command(self, name: str) -> Callable[[object], None]:
        return lambda _listener: None

    def action(self, name: str) -> Callable[[object], None]:
        return lambda _listener: self.names.add(name)

    view = action


def test_every_button_and_form_has_a_listener(slack: Rehearsal) -> None:
    register = Register()
    DirectoryDoors(directory_of(slack)).register(cast(App, register))

    assert register.names == set(Door)
