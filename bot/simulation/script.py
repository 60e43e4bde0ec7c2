"""
What happens, in order, each as one change to the real database.

What a form asks and answers has its own tests; here its outcome is written as the
services write it, with the same look at what runs about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.asks.records import Ask, AskState
from bot.directory.records import Leave
from bot.meetings.records import (
    Action,
    Attendance,
    Invitation,
    Meeting,
    Purpose,
    Reply,
    State,
)
from bot.nudges.records import PartOfDay, Wishes
from bot.nudges.sending import show_again
from bot.simulation.records import (
    Called,
    Edition,
    Gathering,
    Person,
    Place,
    Request,
    Saying,
    Task,
    Team,
    Wish,
    World,
)
from storage.unit import Unit

Change = Callable[[Unit], None]
#: One line of what is asked; words of an invented partnership.
_LINE = "Bring the dates"
_COLLEAGUE = "A colleague"


@dataclass(frozen=True)
class Happening:
    at: datetime
    change: Change


def script_of(world: World) -> list[Happening]:
    """Return everything that happens after the beginning, in order."""
    found = [
        *(one for person in world.people for one in _of_person(person)),
        *(one for team in world.teams for one in _of_team(team)),
        *(one for gathering in world.gatherings for one in _of_meeting(gathering)),
        *(one for request in world.requests for one in _of_request(request)),
    ]
    return sorted(found, key=lambda one: one.at)


def _of_person(person: Person) -> Iterator[Happening]:
    for away in person.away:
        leave = Leave(
            id=away.id,
            worker_id=person.id,
            first_day=away.first,
            last_day=away.last,
        )
        yield Happening(away.known_at, _adds_leave(leave))
    for wish in person.wishes:
        yield Happening(wish.at, _wishes(person, wish))
    if person.left_at and person.last_day:
        yield Happening(person.left_at, _leaves(person))


def _adds_leave(leave: Leave) -> Change:
    return lambda unit: unit.workers.add_leave(leave)


def _wishes(person: Person, wish: Wish) -> Change:
    def change(unit: Unit) -> None:
        before = unit.nudges.wishes_of(person.id)
        unit.nudges.wish(
            Wishes(
                id=person.id,
                muted_until=wish.muted_until,
                not_on=wish.not_on,
                part=PartOfDay(wish.part),
                version=before.version if before else 1,
            )
        )

    return change


def _leaves(person: Person) -> Change:
    def change(unit: Unit) -> None:
        worker = unit.workers.get(person.id)
        assert worker is not None
        unit.workers.save(replace(worker, left_on=person.last_day))

    return change


def _of_team(team: Team) -> Iterator[Happening]:
    for place in team.places:
        if place.ended_at:
            yield Happening(place.ended_at, _ends(place))


def _ends(place: Place) -> Change:
    def change(unit: Unit) -> None:
        found = unit.young_people.place(place.id)
        assert found is not None
        assert place.last_day is not None
        unit.young_people.leave(found, place.last_day)

    return change


def _of_meeting(one: Gathering) -> Iterator[Happening]:
    yield Happening(one.editions[0].at, _calls(one))
    for edition in one.editions[1:]:
        yield Happening(edition.at, _moves(one, edition))
    for called in one.called:
        for said in called.replies:
            yield Happening(said.at, _replies(called, said))
    if one.cancelled_at:
        yield Happening(one.cancelled_at, _cancels(one))
    if one.recorded_at:
        yield Happening(one.recorded_at, _records(one))
    for task in one.actions:
        for said in task.answers:
            yield Happening(said.at, _acts(task, said))


def _calls(one: Gathering) -> Change:
    edition = one.editions[0]
    meeting = Meeting(
        id=one.id,
        young_person_id=one.team_id,
        convenor_id=one.convenor_id,
        purpose=Purpose.PLAN,
        why=_LINE,
        on=edition.on,
        at=edition.starts,
        zone=one.zone,
        minutes=one.minutes,
        starts_at=edition.starts_at,
        school_id=None,
        place=None,
        place_reason=None,
        decider_id=None,
        decision_needed=one.decision_needed,
        state=State.CALLED,
        sequence=0,
        follows_id=None,
        no_next_reason=None,
        created_at=edition.at,
    )

    def change(unit: Unit) -> None:
        unit.meetings.add(meeting)
        for called in one.called:
            unit.meetings.invite(
                Invitation(
                    id=called.id,
                    meeting_id=one.id,
                    worker_id=called.worker_id,
                    role="worker",
                    knows_them=False,
                )
            )

    return change


def _moves(one: Gathering, edition: Edition) -> Change:
    def change(unit: Unit) -> None:
        meeting = _meeting(unit, one)
        unit.meetings.save(
            replace(
                meeting,
                on=edition.on,
                at=edition.starts,
                starts_at=edition.starts_at,
                sequence=meeting.sequence + 1,
            )
        )
        for called in unit.meetings.invitations(one.id):
            again = replace(
                called, reply=Reply.NOT_YET, replied_at=None, stand_in_name=None
            )
            unit.meetings.save_invitation(again)
            show_again(unit, called.id, edition.at)

    return change


def _cancels(one: Gathering) -> Change:
    def change(unit: Unit) -> None:
        meeting = _meeting(unit, one)
        sequence = meeting.sequence + 1
        unit.meetings.save(replace(meeting, state=State.CANCELLED, sequence=sequence))
        assert one.cancelled_at is not None
        for called in one.called:
            show_again(unit, called.id, one.cancelled_at)

    return change


def _replies(called: Called, said: Saying) -> Change:
    def change(unit: Unit) -> None:
        invitation = unit.meetings.invitation(called.id)
        assert invitation is not None
        reply = Reply(said.word)
        name = _COLLEAGUE if reply is Reply.SOMEONE_ELSE else None
        unit.meetings.save_invitation(
            replace(invitation, reply=reply, replied_at=said.at, stand_in_name=name)
        )
        show_again(unit, called.id, said.at)

    return change


_CAME = {
    Reply.CANNOT: Attendance.APOLOGIES,
    Reply.NOT_ME: Attendance.APOLOGIES,
    Reply.SOMEONE_ELSE: Attendance.SENT_SOMEONE,
}


def _records(one: Gathering) -> Change:
    attended = {called.id: called.attendance or "came" for called in one.called}

    def change(unit: Unit) -> None:
        for invitation in unit.meetings.invitations(one.id):
            came = _CAME.get(invitation.reply) or Attendance(attended[invitation.id])
            unit.meetings.save_invitation(replace(invitation, attendance=came))
        unit.meetings.save(replace(_meeting(unit, one), state=State.RECORDED))
        for task in one.actions:
            unit.meetings.agree(_action(one, task))

    return change


def _action(one: Gathering, task: Task) -> Action:
    return Action(
        id=task.id,
        meeting_id=one.id,
        worker_id=task.worker_id,
        what=_LINE,
        due=task.due,
        done_at=None,
    )


def _acts(task: Task, said: Saying) -> Change:
    def change(unit: Unit) -> None:
        action = unit.meetings.action(task.id)
        assert action is not None
        if said.word == "done":
            unit.meetings.done(action, said.at)
        else:
            unit.meetings.save_action(replace(action, stand_in_name=_COLLEAGUE))
        show_again(unit, task.id, said.at)

    return change


def _of_request(one: Request) -> Iterator[Happening]:
    yield Happening(one.asked_at, _asks(one))
    for said in one.task.answers:
        yield Happening(said.at, _answers(one.task, said))


def _asks(one: Request) -> Change:
    ask = Ask(
        id=one.task.id,
        young_person_id=one.team_id,
        asker_id=one.asker_id,
        worker_id=one.task.worker_id,
        what=_LINE,
        due=one.task.due,
        decision_needed=one.decision_needed,
        created_at=one.asked_at,
    )

    def change(unit: Unit) -> None:
        unit.asks.add(ask)

    return change


def _answers(task: Task, said: Saying) -> Change:
    state = AskState(said.word)

    def change(unit: Unit) -> None:
        ask = unit.asks.get(task.id)
        assert ask is not None
        name = _COLLEAGUE if state is AskState.SOMEONE_ELSE else None
        changed = replace(ask, state=state, answered_at=said.at, stand_in_name=name)
        unit.asks.save(changed)
        show_again(unit, task.id, said.at)

    return change


def _meeting(unit: Unit, one: Gathering) -> Meeting:
    meeting = unit.meetings.get(one.id)
    assert meeting is not None
    return meeting
