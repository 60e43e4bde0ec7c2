"""What somebody holds that must never be blank, found in all that is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.access.rules import has_left
from bot.ahead.records import DayToCome
from bot.asks.records import Ask
from bot.directory.records import Membership
from bot.leaving.moves import PLACES, is_place_held, places_of
from bot.leaving.records import Duty, Parting, Succession
from bot.meetings.records import Meeting, State
from storage.unit import Unit

#: Nobody convenes or is called to more at a time.
_ALL = 1000


@dataclass(frozen=True, kw_only=True)
class Held:
    """One duty that somebody holds: which, and about what and whom."""

    duty: Duty
    subject_id: str
    young_person_id: str


def held_by(unit: Unit, worker_id: str, now: datetime, today: date) -> list[Held]:
    """Return everything that this worker holds now."""
    return [
        *_meetings(unit, worker_id, now),
        *_actions(unit, worker_id),
        *_asks(unit, worker_id),
        *_moving(unit, worker_id),
        *_planning(unit, worker_id),
        *_asking(unit, worker_id),
        *_knowing(unit, worker_id, today),
    ]


def held_before(unit: Unit, parting: Parting, now: datetime, today: date) -> list[Held]:
    """Return everything that whoever is gone holds still, there where they are gone."""
    leaver_id, about = parting.leaver.id, parting.young_person_id
    held = held_by(unit, leaver_id, now, today)
    if about is None:
        return held
    theirs = [
        one for one in held if one.young_person_id == about and one.duty not in PLACES
    ]
    moves = _moving(unit, leaver_id, in_one_team=True)
    theirs += [one for one in moves if one.young_person_id == about]
    return [*theirs, *_knew(unit, leaver_id, about, today)]


def convened_by(unit: Unit, worker_id: str, now: datetime) -> list[Meeting]:
    """Return their meetings that are still to come or not yet recorded."""
    coming = unit.meetings.coming_up(worker_id, now, _ALL)
    begun = unit.meetings.to_record(worker_id, now)
    theirs = {one.id: one for one in [*begun, *coming]}
    return [one for one in theirs.values() if one.convenor_id == worker_id]


def called_to(unit: Unit, worker_id: str, now: datetime) -> list[Meeting]:
    """Return the meetings that they are called to and that have not begun."""
    coming = unit.meetings.coming_up(worker_id, now, _ALL)
    return [one for one in coming if one.starts_at > now]


def _meetings(unit: Unit, worker_id: str, now: datetime) -> Iterator[Held]:
    for one in convened_by(unit, worker_id, now):
        yield _held(Duty.CONVENOR, one)
    for one in unit.meetings.to_decide(worker_id, now):
        yield _held(Duty.DECIDER, one)


def _held(duty: Duty, meeting: Meeting) -> Held:
    return Held(
        duty=duty, subject_id=meeting.id, young_person_id=meeting.young_person_id
    )


def _actions(unit: Unit, worker_id: str) -> Iterator[Held]:
    for action in unit.meetings.actions_of(worker_id):
        meeting = unit.meetings.get(action.meeting_id)
        if meeting:
            yield Held(
                duty=Duty.ACTION,
                subject_id=action.id,
                young_person_id=meeting.young_person_id,
            )


def _asks(unit: Unit, worker_id: str) -> Iterator[Held]:
    for duty, theirs in (
        (Duty.ASKED, unit.asks.of(worker_id)),
        (Duty.ASKING, unit.asks.by(worker_id)),
    ):
        for one in theirs:
            yield Held(
                duty=duty, subject_id=one.id, young_person_id=one.young_person_id
            )


def _moving(unit: Unit, worker_id: str, *, in_one_team: bool = False) -> Iterator[Held]:
    for duty, one in places_of(unit, worker_id, in_one_team=in_one_team):
        yield Held(duty=duty, subject_id=one.id, young_person_id=one.young_person_id)


def _planning(unit: Unit, worker_id: str) -> Iterator[Held]:
    for one in unit.days_to_come.kept_by(worker_id):
        if is_waited_for(one):
            about = one.young_person_id
            yield Held(duty=Duty.PLANS, subject_id=one.id, young_person_id=about)


def is_waited_for(one: DayToCome) -> bool:
    """Whether its keeper may still be asked; a second no is for good."""
    is_over = one.declined is not None and one.asked > 1
    return one.handover_id is None and not is_over


def _asking(unit: Unit, worker_id: str) -> Iterator[Held]:
    for one in unit.young_people.asked_by(worker_id):
        yield Held(duty=Duty.ASKER, subject_id=one.id, young_person_id=one.id)


def _knowing(unit: Unit, worker_id: str, today: date) -> Iterator[Held]:
    for place in unit.young_people.places_of(worker_id, today):
        if place.knows_them and is_last_who_knows(unit, place, today):
            yield Held(
                duty=Duty.KNOWS_THEM,
                subject_id=place.young_person_id,
                young_person_id=place.young_person_id,
            )


def _knew(
    unit: Unit, worker_id: str, young_person_id: str, today: date
) -> Iterator[Held]:
    """Yield what a place that is over leaves behind: nobody who knows them."""
    for place in unit.young_people.places(young_person_id):
        theirs = place.worker_id == worker_id and place.knows_them
        if theirs and is_last_who_knows(unit, place, today):
            about = place.young_person_id
            yield Held(duty=Duty.KNOWS_THEM, subject_id=about, young_person_id=about)
            return


def is_last_who_knows(unit: Unit, place: Membership, today: date) -> bool:
    """Whether nobody else who is here knows the young person day to day."""
    team = unit.young_people.team(place.young_person_id, today)
    others = frozenset(
        one.worker_id
        for one in team
        if one.knows_them and one.worker_id != place.worker_id
    )
    here = unit.workers.these(others) if others else []
    return not any(not has_left(one.left_on, today) for one in here)


def is_held(unit: Unit, one: Succession, now: datetime, today: date) -> bool:
    """Whether the successor holds it still: not done, not gone on to another."""
    if one.duty is Duty.ACTION:
        action = unit.meetings.action(one.subject_id)
        if action is None or action.done_at is not None:
            return False
        return action.worker_id == one.successor_id
    if one.duty in {Duty.ASKED, Duty.ASKING}:
        return _is_ask_held(unit.asks.get(one.subject_id), one)
    if one.duty in PLACES:
        return is_place_held(unit, one)
    if one.duty is Duty.PLANS:
        day = unit.days_to_come.get(one.subject_id)
        theirs = day is not None and day.worker_id == one.successor_id
        return bool(day and theirs and is_waited_for(day))
    if one.duty is Duty.ASKER:
        person = unit.young_people.get(one.subject_id)
        return bool(person and not person.line and person.asker_id == one.successor_id)
    if one.duty is Duty.KNOWS_THEM:
        team = unit.young_people.team(one.subject_id, today)
        return any(it.knows_them and it.worker_id == one.successor_id for it in team)
    return _is_meeting_held(unit.meetings.get(one.subject_id), one, now)


def _is_ask_held(ask: Ask | None, one: Succession) -> bool:
    if ask is None or not ask.state.is_open:
        return False
    with_whom = ask.worker_id if one.duty is Duty.ASKED else ask.asker_id
    return with_whom == one.successor_id


def _is_meeting_held(meeting: Meeting | None, one: Succession, now: datetime) -> bool:
    if meeting is None:
        return False
    if one.duty is Duty.DECIDER:
        to_come = meeting.state is State.CALLED and meeting.starts_at > now
        return to_come and meeting.decider_id == one.successor_id
    is_open = meeting.state in {State.CALLED, State.HELD}
    return is_open and meeting.convenor_id == one.successor_id
