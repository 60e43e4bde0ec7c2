"""Rights that end while a form is open have ended when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

import pytest

from bot.access.service import Asker
from bot.directory.records import Authority
from bot.directory.requests import (
    NewAgency,
    NewWorker,
    NewYoungPerson,
    OwnWords,
    SchoolDates,
    TeamChange,
)
from bot.directory.service import Directory
from bot.errors import NotFound
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone, StandingIn
from tests.leaving.office import Office
from tests.meetings.desk import ZONE, Desk

_nine, _five = time(9), time(17)
YESTERDAY = date(2027, 2, 22)


@dataclass(frozen=True, kw_only=True)
class Open:
    """What is on people's screens when their rights end."""

    desk: Desk
    meeting: str
    past: str
    invitation: str
    action: str

    @property
    def directory(self) -> Directory:
        return Directory(self.desk.store, self.desk.clock, frozenset(), ZONE)


Send = Callable[[Open, Asker], object]


@pytest.fixture
def on_screen(office: Office) -> Open:
    """A meeting that was held, one to come, and one thing to do; it is the next day."""
    desk = office.desk
    past = desk.call("ludo", "tamsel", on=date(2027, 2, 23))
    coming = desk.call("ludo", "tamsel")
    desk.move_clock(2027, 2, 23, 12, 5)
    row = desk.row("ludo")
    desk.outcomes.agree(desk.asker("odile"), past, [row], more=False)
    with desk.store.looking() as unit:
        [action] = unit.meetings.actions(past)
    invitation = desk.invitation(coming, "ludo").id
    return Open(
        desk=desk, meeting=coming, past=past, invitation=invitation, action=action.id
    )


CONVENOR: dict[str, Send] = {
    "call": lambda o, who: o.desk.meetings.call(who, o.desk.calling("ludo")),
    "move": lambda o, who: o.desk.meetings.move(who, o.desk.moving(o.meeting)),
    "cancel": lambda o, who: o.desk.meetings.cancel(who, o.meeting),
    "reply heard by phone": lambda o, who: o.desk.replies.record_by_phone(
        who,
        ByPhone(
            meeting_id=o.meeting,
            sequence=0,
            invitation_id=o.invitation,
            reply=Reply.COMING,
            stand_in_name="",
        ),
    ),
    "who came": lambda o, who: o.desk.outcomes.who_came(
        who, o.desk.everyone_came(o.past)
    ),
    "not held": lambda o, who: o.desk.outcomes.not_held(who, o.past),
    "agreed": lambda o, who: o.desk.outcomes.agree(
        who, o.past, [o.desk.row("tamsel")], more=False
    ),
    "closing": lambda o, who: o.desk.outcomes.close(who, o.desk.closing(o.past)),
    "own words": lambda o, who: o.directory.young_people.set_line(
        who,
        OwnWords(
            young_person_id=o.desk.young_person().id,
            version=o.desk.young_person().version,
            line="I like mornings",
            asker_id=None,
            ask_by=None,
        ),
    ),
}
CALLED: dict[str, Send] = {
    "answer": lambda o, who: o.desk.replies.answer(
        who, o.invitation, Reply.COMING, sequence=0
    ),
    "somebody else": lambda o, who: o.desk.replies.send_someone(
        who,
        StandingIn(invitation_id=o.invitation, sequence=0, worker_id=None, name="Wren"),
    ),
    "done": lambda o, who: o.desk.outcomes.done(who, o.action),
}
LEAD: dict[str, Send] = {
    "young person": lambda o, who: o.directory.young_people.add(
        who,
        NewYoungPerson(
            young_person_id="A" * 26,
            school_id=None,
            line="",
            asker_id=None,
            ask_by=None,
            room_id="",
            team=(),
            knows_them_id=None,
        ),
    ),
    "team": lambda o, who: o.directory.young_people.change_team(
        who,
        TeamChange(
            reference="YP-7HX3",
            worker_id=o.desk.id_of("wystan"),
            joins=True,
            role="",
            knows_them=False,
            day=date(2027, 2, 23),
        ),
    ),
    "worker": lambda o, who: o.directory.workers.add(
        who,
        NewWorker(
            worker_id="B" * 26,
            agency_id=o.desk.worker("odile").agency_id,
            name="Wren",
            title="case manager",
            authority=Authority.REPORT,
            working_days=frozenset({0}),
            slack_id=None,
            team_id="",
            phone="01632 960 100",
            is_lead=True,
        ),
    ),
    "agency": lambda o, who: o.directory.agencies.add(
        who,
        NewAgency(
            agency_id="C" * 26,
            code="NEW",
            name="New",
            nation="england-and-wales",
            opens=_nine,
            closes=_five,
            phone="",
            bells=None,
        ),
    ),
    "dates": lambda o, who: o.directory.agencies.give_dates(
        who,
        SchoolDates(
            school_id=o.desk.worker("silas").agency_id,
            version=1,
            text="Closed Wed 3 Mar 2027",
            mark="",
        ),
    ),
}


@pytest.mark.parametrize("what", CONVENOR)
def test_a_convenor_whose_place_ended(on_screen: Open, what: str) -> None:
    on_screen.desk.end_place("odile", YESTERDAY)

    with pytest.raises(NotFound):
        CONVENOR[what](on_screen, on_screen.desk.asker("odile"))


@pytest.mark.parametrize("what", CALLED)
def test_a_partner_whose_place_ended(on_screen: Open, what: str) -> None:
    on_screen.desk.end_place("ludo", YESTERDAY)

    with pytest.raises(NotFound):
        CALLED[what](on_screen, on_screen.desk.asker("ludo"))


@pytest.mark.parametrize("what", LEAD)
def test_a_lead_who_leads_no_more(on_screen: Open, what: str) -> None:
    with on_screen.desk.store.changing() as unit:
        unit.workers.save(replace(on_screen.desk.worker("barnaby"), is_lead=False))

    with pytest.raises(NotFound):
        LEAD[what](on_screen, on_screen.desk.asker("barnaby"))


@pytest.mark.parametrize("what", CONVENOR | CALLED | LEAD)
def test_somebody_whose_account_was_closed(
    on_screen: Open, office: Office, what: str
) -> None:
    who = "odile" if what in CONVENOR else "ludo" if what in CALLED else "barnaby"
    office.gone(who)

    with pytest.raises(NotFound):
        (CONVENOR | CALLED | LEAD)[what](on_screen, on_screen.desk.asker(who))


@pytest.mark.parametrize("what", CONVENOR | CALLED | LEAD)
def test_with_nothing_withdrawn_each_goes_through(on_screen: Open, what: str) -> None:
    """So that none of the refusals above is for another reason."""
    who = "odile" if what in CONVENOR else "ludo" if what in CALLED else "barnaby"

    (CONVENOR | CALLED | LEAD)[what](on_screen, on_screen.desk.asker(who))
