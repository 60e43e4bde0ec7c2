"""Calling a colleague in somebody's place, inside a unit that is open already."""

from __future__ import annotations

from dataclasses import replace

from bot.access.visit import Visit
from bot.directory.records import Membership, Worker
from bot.meetings.calling import asked_again
from bot.meetings.folder import Folder
from bot.meetings.records import Invitation, Reply
from bot.meetings.sending import Mail
from bot.replies.rules import answered


def call_in(
    visit: Visit,
    folder: Folder,
    instead_of: Invitation,
    worker: Worker,
    *,
    reply: Reply = Reply.NOT_YET,
) -> None:
    """
    Call a colleague in somebody's place; `reply` is what they have said already.

    They join the team around the young person until the day of the meeting,
    since only the team may see anything of it.
    """
    _let_in(visit, folder, instead_of, worker)
    unit = visit.unit
    one = _called_in(visit, folder, instead_of, worker)
    called = answered(one, reply, visit.now) if reply is not Reply.NOT_YET else one
    if unit.meetings.invite(called):
        Mail.about(visit, folder.meeting.id).ask(called)
        return
    for one in folder.invitations:
        if one.worker_id == worker.id:
            _called_already(visit, folder, instead_of, one, reply)


def _called_already(
    visit: Visit,
    folder: Folder,
    instead_of: Invitation,
    one: Invitation,
    reply: Reply,
) -> None:
    """They stood in before, were free, and are needed again; or they say they come."""
    unit, is_free = visit.unit, folder.is_free(one)
    if not is_free and (reply is Reply.NOT_YET or one.reply is reply):
        return
    if is_free:
        one = replace(asked_again(one), stands_in_for_id=instead_of.id)
    if reply is not Reply.NOT_YET:
        one = answered(one, reply, visit.now)
    saved = unit.meetings.save_invitation(one)
    mail = Mail.about(visit, folder.meeting.id)
    if is_free:
        mail.ask(saved)
    else:
        mail.refresh_reply(saved)


def _let_in(
    visit: Visit, folder: Folder, instead_of: Invitation, worker: Worker
) -> None:
    unit, meeting = visit.unit, folder.meeting
    place = folder.team.member(worker.id)
    if place and place.until_day and place.until_day < meeting.on:
        unit.young_people.save_place(replace(place, until_day=meeting.on))
    if place is None:
        unit.young_people.join(
            Membership(
                id=visit.clock.new_id(),
                young_person_id=meeting.young_person_id,
                worker_id=worker.id,
                role=instead_of.role,
                knows_them=False,
                from_day=visit.today,
                until_day=meeting.on,
            )
        )


def _called_in(
    visit: Visit, folder: Folder, instead_of: Invitation, worker: Worker
) -> Invitation:
    member = folder.team.member(worker.id)
    return Invitation(
        id=visit.clock.new_id(),
        meeting_id=folder.meeting.id,
        worker_id=worker.id,
        role=instead_of.role,
        knows_them=bool(member and member.knows_them),
        stands_in_for_id=instead_of.id,
    )
