"""Taking something on in somebody's place, inside a unit that is open already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.access.visit import Visit
from bot.asks.taking import take_over
from bot.errors import TooLate
from bot.meetings.calling import require_change
from bot.meetings.folder import open_folder
from bot.meetings.records import Invitation, Reply
from bot.meetings.sending import Mail
from bot.nudges.actions import hand_to
from bot.nudges.opened import Opened
from bot.replies.rules import stands_in
from bot.replies.standing_in import call_in

#: Whoever takes something on in a colleague's place sees what it is about until
#: so long after its day; then the team around is as it was (ours).
_AFTERWARDS = timedelta(days=28)


def come_instead(visit: Visit, one: Invitation) -> None:
    """Note that whoever taps comes in the place of the one who was asked."""
    folder = open_folder(visit.unit, one.meeting_id, visit.today)
    require_change(folder, visit)
    note = stands_in(one, visit.worker, "", visit.now)
    visit.unit.meetings.save_invitation(note)
    Mail.about(visit, folder.meeting.id).refresh_reply(note)
    call_in(visit, folder, one, visit.worker, reply=Reply.COMING)


def take_instead(opened: Opened) -> None:
    """Take an action or an ask over; the person sees who does it now."""
    visit, item = opened.visit, opened.item
    _let_in(opened)
    if item.action is not None:
        hand_to(visit, item.action, visit.worker.id)
    elif item.ask is not None:
        take_over(visit, item.ask, visit.worker.id)
    else:
        raise TooLate


def _let_in(opened: Opened) -> None:
    """Only the team around may hold anything, so they join it, for a while."""
    visit, climb = opened.visit, opened.climb
    team = visit.unit.young_people.team(climb.young_person_id, visit.today)
    until = max(opened.item.due, visit.today) + _AFTERWARDS
    theirs = [one for one in team if one.worker_id == visit.worker.id]
    for place in theirs:
        if place.until_day and place.until_day < until:
            visit.unit.young_people.save_place(replace(place, until_day=until))
    if not theirs:
        [like, *_] = [one for one in team if one.worker_id == climb.worker_id]
        place = replace(
            like,
            id=visit.clock.new_id(),
            worker_id=visit.worker.id,
            knows_them=False,
            from_day=visit.today,
            until_day=until,
            needed_on=visit.today,
        )
        visit.unit.young_people.join(place)
