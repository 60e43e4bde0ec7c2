"""What came of a meeting, as cards."""

from __future__ import annotations

from bot.meetings.cards import When
from bot.meetings.folder import Folder
from bot.meetings.records import Action
from bot.outcomes.cards import Agreed, MyActions, Record
from bot.rights.shown import corrections_shown
from storage.unit import Unit


def agreed_of(unit: Unit, folder: Folder) -> tuple[Agreed, ...]:
    """Return everything agreed at this meeting, soonest first."""
    actions = unit.meetings.actions(folder.meeting.id)
    named = unit.workers.these(frozenset(one.worker_id for one in actions))
    names = {worker.id: worker.name for worker in named}
    return tuple(_agreed(one, names[one.worker_id]) for one in actions)


def my_actions(unit: Unit, folder: Folder, worker_id: str) -> MyActions:
    """Return one worker's own actions, and nobody else's."""
    actions = unit.meetings.actions(folder.meeting.id)
    mine = [_agreed(one, "") for one in actions if one.worker_id == worker_id]
    return MyActions(
        reference=folder.reference,
        agreed=tuple(mine),
        next_when=next_when(unit, folder),
    )


def record_of(unit: Unit, folder: Folder) -> Record:
    return Record(
        meeting_id=folder.meeting.id,
        reference=folder.reference,
        when=folder.when,
        place=folder.place,
        line=folder.team.line,
        guests=folder.everyone,
        agreed=agreed_of(unit, folder),
        next_when=next_when(unit, folder),
        no_next_reason=folder.meeting.no_next_reason,
        corrected=corrections_shown(unit, folder),
    )


def next_when(unit: Unit, folder: Folder) -> When | None:
    """Return the moment of the meeting that was set when this one was recorded."""
    following = unit.meetings.following(folder.meeting.id)
    if following is None:
        return None
    return When(on=following.on, at=following.at, minutes=following.minutes)


def _agreed(one: Action, who: str) -> Agreed:
    return Agreed(
        action_id=one.id,
        who=who,
        what=one.what,
        due=one.due,
        done=one.done_at is not None,
        stand_in=one.stand_in_name,
    )
