"""What becomes of a meeting, each as one change to the real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.meetings.records import (
    Action,
    Attendance,
    Invitation,
    Meeting,
    Purpose,
    Reply,
    State,
)
from bot.nudges.sending import show_again
from bot.simulation.happening import COLLEAGUE, LINE, Change, Happening
from bot.simulation.records import Called, Edition, Gathering, Saying, Task
from storage.unit import Unit


def of_meeting(one: Gathering) -> Iterator[Happening]:
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
        why=LINE,
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
        name = COLLEAGUE if reply is Reply.SOMEONE_ELSE else None
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
        what=LINE,
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
            unit.meetings.save_action(replace(action, stand_in_name=COLLEAGUE))
        show_again(unit, task.id, said.at)

    return change


def _meeting(unit: Unit, one: Gathering) -> Meeting:
    meeting = unit.meetings.get(one.id)
    assert meeting is not None
    return meeting
