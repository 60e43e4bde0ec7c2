"""What is mine next: the meetings coming up, the records to finish, what I took on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.visit import Visit
from bot.directory.records import YoungPerson
from bot.meetings.cards import ComingUp, Mine, Todo, When
from bot.meetings.records import Action, Meeting, Reply, State
from storage.unit import Unit

#: More than this nobody reads on a phone; a message shows fewer still.
_MOST = 30
#: Records to finish come first, and must never hide what is coming up.
_MOST_TO_RECORD = 5


def mine(visit: Visit) -> Mine:
    """
    Return everything that is mine next, only of those I may see today.

    What belongs to a young person whose team I have left is not there.
    """
    unit = visit.unit
    around = {one.id: one for one in _around(visit)}
    meetings = [one for one in _meetings(visit) if one.young_person_id in around]
    names = _names(visit, meetings, around)
    return Mine(
        meetings=tuple(_line(visit, one, names) for one in meetings),
        todos=_todos(unit, visit, around),
        can_call=bool(around),
        is_lead=visit.worker.is_lead,
    )


def _around(visit: Visit) -> list[YoungPerson]:
    return visit.unit.young_people.around(visit.worker.id, visit.today)


def _meetings(visit: Visit) -> list[Meeting]:
    begun = visit.unit.meetings.to_record(visit.worker.id, visit.now)
    to_record = [one for one in begun if _needs_record(visit, one)]
    coming = visit.unit.meetings.coming_up(visit.worker.id, visit.now, _MOST)
    still = [one for one in coming if one.ends_at > visit.now]
    return [*to_record[-_MOST_TO_RECORD:], *still]


def _needs_record(visit: Visit, meeting: Meeting) -> bool:
    own = meeting.convenor_id == visit.worker.id
    return own and (meeting.state is State.HELD or meeting.ends_at <= visit.now)


@dataclass(frozen=True, kw_only=True)
class _Names:
    """What the lines of a list need to know of others, read together."""

    references: dict[str, str]
    places: dict[str, str]
    people: dict[str, str]
    replies: dict[str, Reply]


def _names(
    visit: Visit, meetings: list[Meeting], around: dict[str, YoungPerson]
) -> _Names:
    unit, me = visit.unit, visit.worker
    ids = frozenset(one.id for one in meetings)
    schools = frozenset(one.school_id for one in meetings if one.school_id)
    others = frozenset(one.convenor_id for one in meetings) - {me.id}
    places = unit.agencies.these(schools) if schools else []
    people = unit.workers.these(others) if others else []
    return _Names(
        references={one.id: one.reference for one in around.values()},
        places={one.id: one.name for one in places},
        people={one.id: one.name for one in [me, *people]},
        replies=unit.meetings.replies_of(me.id, ids) if ids else {},
    )


def _line(visit: Visit, meeting: Meeting, names: _Names) -> ComingUp:
    return ComingUp(
        meeting_id=meeting.id,
        reference=names.references[meeting.young_person_id],
        when=When(on=meeting.on, at=meeting.at, minutes=meeting.minutes),
        place=meeting.place or names.places.get(meeting.school_id or "", ""),
        is_convenor=meeting.convenor_id == visit.worker.id,
        convenor=names.people[meeting.convenor_id],
        reply=names.replies.get(meeting.id, Reply.NOT_YET),
        needs_record=_needs_record(visit, meeting),
        stand_in=_stand_in(visit, meeting, names),
    )


def _stand_in(visit: Visit, meeting: Meeting, names: _Names) -> str | None:
    """Return who comes for me; looked up only where somebody does."""
    if names.replies.get(meeting.id) is not Reply.SOMEONE_ELSE:
        return None
    for one in visit.unit.meetings.invitations(meeting.id):
        if one.worker_id == visit.worker.id:
            worker = visit.unit.workers.get(one.stand_in_id or "")
            return worker.name if worker else one.stand_in_name
    return None


def _todos(
    unit: Unit, visit: Visit, around: dict[str, YoungPerson]
) -> tuple[Todo, ...]:
    found = [
        (action, unit.meetings.get(action.meeting_id))
        for action in unit.meetings.actions_of(visit.worker.id)
    ]
    return tuple(
        _todo(action, around[meeting.young_person_id])
        for action, meeting in found
        if meeting and meeting.young_person_id in around
    )


def _todo(action: Action, young_person: YoungPerson) -> Todo:
    return Todo(
        action_id=action.id,
        reference=young_person.reference,
        what=action.what,
        due=action.due,
    )
