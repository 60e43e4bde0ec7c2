"""
The joint meeting of a handover, called and held as any other meeting is.

A meeting about moving on is the joint meeting of every handover that runs for
the young person: two moves at once share it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.access.visit import Visit
from bot.errors import AlongsideError
from bot.handovers.desk import Desk
from bot.handovers.folder import open_folder
from bot.handovers.item_rules import do_item
from bot.handovers.records import Handover
from bot.handovers.story import Deed
from bot.meetings.records import Meeting, Purpose, State

_JOINT = "C4"


def join_handovers(visit: Visit, meeting: Meeting) -> None:
    """Make a meeting about moving on the joint meeting of what runs for them."""
    if meeting.purpose is not Purpose.MOVE:
        return
    for handover in visit.unit.handovers.about(meeting.young_person_id):
        if not handover.state.is_over and not _has_one(visit, handover):
            visit.unit.handovers.save(replace(handover, meeting_id=meeting.id))


def note_held(visit: Visit, meeting_id: str) -> None:
    """Note on each of its handovers that the joint meeting was held."""
    for handover in visit.unit.handovers.of_meeting(meeting_id):
        desk = Desk(visit=visit, folder=open_folder(visit.unit, handover, visit.today))
        item = desk.plan.coded(_JOINT)
        if item is None or desk.plan.is_settled(item):
            continue
        try:
            plan = do_item(desk.plan, item.key, desk.me, visit.today)
        except AlongsideError:
            continue  # It is over: the record of the meeting stands by itself.
        desk.keep(plan, Deed.ITEM_DONE, item.key)


def _has_one(visit: Visit, handover: Handover) -> bool:
    """Whether a meeting was called for it that still stands."""
    known = visit.unit.meetings.get(handover.meeting_id or "")
    return known is not None and known.state is not State.CANCELLED
