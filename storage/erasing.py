"""
Erasing young people: first their keys, for good, then every row about them.

The keys lie in another database, so no transaction can hold both. Destroying a
key comes first: if all stops there, what is left can be read by nobody, and the
next start takes it away. An old backup is cleared in the same way.
"""

from __future__ import annotations

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    select,
)

from storage.ahead import days_to_come
from storage.asks import asks, new_dates
from storage.deliveries import deliveries
from storage.handovers import (
    handover_entries,
    handover_items,
    handover_lines,
    handovers,
)
from storage.leaving import successions
from storage.meetings import actions, invitations, meetings
from storage.nudges import climbs, nudges, room_weeks
from storage.openings import openings
from storage.retention import notices
from storage.rights import corrections
from storage.unit import Store
from storage.young_people import memberships, young_people

_THEM: BindParameter[str] = bindparam("young_person_id")
_their_meetings = select(meetings.c.id).where(meetings.c.young_person_id == _THEM)
_their_climbs = select(climbs.c.id).where(climbs.c.young_person_id == _THEM)

#: What goes, in this order: nothing goes before what points at it. Before each of
#: them go the deliveries about it, which name it by its id alone.
GOES: dict[Table, ColumnElement[bool]] = {
    notices: notices.c.young_person_id == _THEM,
    successions: successions.c.young_person_id == _THEM,
    openings: openings.c.young_person_id == _THEM,
    corrections: corrections.c.young_person_id == _THEM,
    nudges: nudges.c.climb_id.in_(_their_climbs),
    climbs: climbs.c.young_person_id == _THEM,
    room_weeks: room_weeks.c.id == _THEM,
    new_dates: new_dates.c.young_person_id == _THEM,
    asks: asks.c.young_person_id == _THEM,
    days_to_come: days_to_come.c.young_person_id == _THEM,
    handover_lines: handover_lines.c.young_person_id == _THEM,
    handover_entries: handover_entries.c.young_person_id == _THEM,
    handover_items: handover_items.c.young_person_id == _THEM,
    handovers: handovers.c.young_person_id == _THEM,
    actions: actions.c.meeting_id.in_(_their_meetings),
    invitations: invitations.c.meeting_id.in_(_their_meetings),
    meetings: meetings.c.young_person_id == _THEM,
    memberships: memberships.c.young_person_id == _THEM,
    young_people: young_people.c.id == _THEM,
}

#: What stays although it may name them by an id, and why.
STAYS = {
    "erasures": "Who asked and who agreed must be known; the id names nobody then.",
    "trail": "The chain must verify; what it says of them went with their key.",
    "trail_before_the_chain": "Becomes part of the trail.",
}

#: What says nothing of any one young person; deliveries go with their subject.
NOT_ABOUT_THEM = frozenset(
    {
        "agencies",
        "deliveries",
        "delivery_pauses",
        "leaves",
        "references_given",
        "route_editions",
        "schools",
        "still_plain",
        "trail_cuts",
        "wishes",
        "workers",
    }
)

_AT_ONCE = 500


def erase(store: Store, *young_person_ids: str) -> int:
    """
    Erase these young people; return how many rows went. Again, nothing happens.

    The house's own keys are refused with ValueError. Must not be called inside a
    unit: it opens one for each of them.
    """
    store.keys.destroy(*young_person_ids)
    return _clear(store, young_person_ids)


def ids_about(connection: Connection, young_person_id: str) -> list[str]:
    """Return every id under which a message may be about this young person."""
    them = {"young_person_id": young_person_id}
    return [
        one
        for table, about in GOES.items()
        for one in connection.execute(select(table.c.id).where(about), them).scalars()
    ]


def finish_erasures(store: Store) -> int:
    """
    Take away all that is left of those whose key is destroyed; return the rows.

    Called at every start and each night: an erasure may have been cut off, and a
    backup may be older than one.
    """
    gone = sorted(store.keys.destroyed())
    there: list[str] = []
    with store.looking() as unit:
        for first in range(0, len(gone), _AT_ONCE):
            some = young_people.c.id.in_(gone[first : first + _AT_ONCE])
            query = select(young_people.c.id).where(some)
            there += unit.connection.execute(query).scalars()
    if gone:
        # Somebody who was reading may have kept the log from being emptied.
        store.keys.empty_log()
    return _clear(store, there)


def _clear(store: Store, young_person_ids: tuple[str, ...] | list[str]) -> int:
    taken = 0
    for one in young_person_ids:
        with store.changing(quietly=True) as unit:
            taken += _take_away(unit.connection, one)
    if taken:
        store.forget_pages()
    return taken


def _take_away(connection: Connection, young_person_id: str) -> int:
    them = {"young_person_id": young_person_id}
    taken = 0
    for table, about in GOES.items():
        these = select(table.c.id).where(about)
        told = deliveries.delete().where(deliveries.c.subject_id.in_(these))
        for going in (told, table.delete().where(about)):
            taken += connection.execute(going, them).rowcount
    return taken
