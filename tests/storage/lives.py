"""A young person with something in every table, all of it told to the real services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bot.asks.records import AskState
from bot.leaving.records import Duty, Succession
from bot.meetings.records import Meeting
from bot.meetings.requests import StandingIn
from bot.nudges.records import RoomWeek
from bot.openings.records import Opening, Reason
from bot.retention.records import Notice
from bot.rights.records import Correction
from storage.meetings import meetings
from storage.unit import Unit
from tests.asked import move_date, put_ask, put_climb, put_nudge
from tests.handed import put_day, put_handover, put_line
from tests.meetings.desk import THE_DAY, Desk

THEM, OTHER = "YP-7HX3", "YP-B2K9"
TAIL = " as well"
#: What was said of them, each in a field of its own, and found nowhere at rest.
WORDS = (
    "Mornings go best after swimming",
    "Agree what helps on a Thursday",
    "The library in Canal Street",
    "The school hall is being painted",
    "Bring the blue timetable along",
    "Wren of the Thursday team",
    "Drives the early minibus",
    "Nothing more is needed until June",
    "It said Wednesday before",
    "It says Thursday now",
    "Find out about the swimming club",
    "Perrin from the front desk",
    "Marlow at the reception",
    "Keep the swimming on Tuesdays",
)
(LINE, WHY, PLACE, PLACE_REASON, WHAT, STAND_IN, ROLE, *_LATER) = WORDS
(NO_NEXT, WAS, BECAME, ASK, ASKED_ELSE, DONE_ELSE, HANDED) = _LATER


def live(desk: Desk) -> str:
    """Let one young person have a life, and return their id."""
    record(desk, THEM, call(desk, THEM))
    return desk.young_person(THEM).id


def two_lives(desk: Desk) -> tuple[str, str]:
    """The same for two; every word of the other's ends in a tail."""
    _add_the_other(desk)
    desk.home.open(desk.asker("odile"))
    first = call(desk, THEM)
    second = call(desk, OTHER, TAIL, on=date(2027, 3, 18))
    record(desk, THEM, first)
    record(desk, OTHER, second, TAIL)
    return desk.young_person(THEM).id, desk.young_person(OTHER).id


def _add_the_other(desk: Desk) -> None:
    with desk.store.changing() as unit:
        person = unit.young_people.by_reference(THEM)
        assert person is not None
        other = replace(person, id=desk.clock.new_id(), reference=OTHER)
        unit.young_people.add(other)
        for place in unit.young_people.places(person.id):
            mine = replace(place, id=desk.clock.new_id(), young_person_id=other.id)
            unit.young_people.join(mine)


def call(desk: Desk, about: str, tag: str = "", on: date = THE_DAY) -> str:
    """Call a meeting in many words, and let one person send another."""
    meeting_id = desk.call(
        "ludo",
        "corin",
        about=about,
        why=WHY + tag,
        place=PLACE + tag,
        place_reason=PLACE_REASON + tag,
        on=on,
    )
    _stand_in(desk, meeting_id, tag)
    return meeting_id


def record(desk: Desk, about: str, meeting_id: str, tag: str = "") -> None:
    """Record it when it is over, and write what is otherwise written rarely."""
    desk.clock.move_to(desk.meeting(meeting_id).starts_at + timedelta(minutes=30))
    odile = desk.asker("odile")
    desk.outcomes.who_came(odile, desk.everyone_came(meeting_id))
    due = date(2027, 3, 24)
    row = desk.row("ludo", WHAT + tag, due=due)
    desk.outcomes.agree(odile, meeting_id, [row], more=False)
    closing = desk.closing(
        meeting_id, has_next=False, on=None, at=None, reason=NO_NEXT + tag
    )
    desk.outcomes.close(odile, closing)
    _what_services_write_rarely(desk, about, meeting_id, tag)
    _ask_and_nudge(desk, about, meeting_id, tag)
    handover = put_handover(desk, about, meeting_id=meeting_id)
    put_line(desk, handover, words=HANDED + tag)
    put_day(desk, about, handover_id=handover.id)


def _stand_in(desk: Desk, meeting_id: str, tag: str) -> None:
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, "ludo").id,
        sequence=0,
        worker_id=None,
        name=STAND_IN + tag,
    )
    desk.replies.send_someone(desk.asker("ludo"), sent)


def _what_services_write_rarely(
    desk: Desk, about: str, meeting_id: str, tag: str
) -> None:
    person, lead = desk.young_person(about), desk.id_of("barnaby")
    now, day, new_id = desk.clock.now(), date(2027, 3, 17), desk.clock.new_id
    with desk.store.changing() as unit:
        person = replace(person, line=LINE + tag, line_on=day)
        unit.young_people.save(person)
        [first, *_] = unit.young_people.places(person.id)
        unit.young_people.save_place(replace(first, role=ROLE + tag))
        unit.rights.correct(
            Correction(
                id=new_id(),
                young_person_id=person.id,
                worker_id=lead,
                at=now,
                what="meeting.why",
                subject_id=meeting_id,
                was=WAS + tag,
                became=BECAME + tag,
            )
        )
        unit.openings.add(
            Opening(
                id=new_id(),
                young_person_id=person.id,
                worker_id=lead,
                at=now,
                reason=Reason.COMPLAINT,
            )
        )
        unit.retention.announce(
            Notice(
                id=new_id(),
                rule="meetings",
                subject_id=meeting_id,
                young_person_id=person.id,
                announced_on=day,
                due_on=day,
            )
        )
        unit.leaving.add(
            Succession(
                id=new_id(),
                leaver_id=lead,
                duty=Duty.CONVENOR,
                subject_id=meeting_id,
                young_person_id=person.id,
                successor_id=lead,
                at=now,
            )
        )


def _ask_and_nudge(desk: Desk, about: str, meeting_id: str, tag: str) -> None:
    """Ask for something by a day that moved, nudge about it, and hear of others."""
    ask = put_ask(
        desk,
        about=about,
        what=ASK + tag,
        state=AskState.SOMEONE_ELSE,
        answered_at=desk.clock.now(),
        stand_in_name=ASKED_ELSE + tag,
        meeting_id=meeting_id,
    )
    move_date(desk, ask)
    put_nudge(desk, put_climb(desk, ask))
    with desk.store.changing() as unit:
        [action] = unit.meetings.actions(meeting_id)
        unit.meetings.save_action(replace(action, stand_in_name=DONE_ELSE + tag))
        week = RoomWeek(id=ask.young_person_id, off_on=ask.due)
        unit.nudges.keep_room_week(week)


def told(desk: Desk, young_person_id: str) -> str:
    """Return all that is known of somebody, as one text."""
    theirs = select(meetings).where(meetings.c.young_person_id == young_person_id)
    with desk.store.looking() as unit:
        held = unit.meetings._all(Meeting, theirs)
        known = [
            unit.young_people.get(young_person_id),
            unit.young_people.places(young_person_id),
            unit.rights.corrections_of(young_person_id),
            *((one, unit.meetings.invitations(one.id)) for one in held),
            *(unit.meetings.actions(one.id) for one in held),
            *_asked(unit, young_person_id),
            *_handed(unit, young_person_id),
        ]
    return repr(known)


def _handed(unit: Unit, young_person_id: str) -> list[object]:
    moves, shelf = unit.handovers.about(young_person_id), unit.handovers
    return [
        unit.days_to_come.of(young_person_id),
        *((one, shelf.items(one.id), shelf.story(one.id)) for one in moves),
        *(shelf.lines(one.id) for one in moves),
    ]


def _asked(unit: Unit, young_person_id: str) -> list[object]:
    asked = unit.asks.about(young_person_id)
    climbs = unit.nudges.climbs_for(young_person_id)
    return [
        asked,
        *(unit.asks.dates_of(one.id) for one in asked),
        climbs,
        unit.nudges.of_climbs(frozenset(one.id for one in climbs)),
        unit.nudges.room_week(young_person_id),
    ]
