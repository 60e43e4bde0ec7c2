"""
Erasing a young person: one asks, another agrees, people are told, then it goes.

Between agreeing and going, every meeting still to come is cancelled like any
other, so that nobody waits at a school for a meeting nobody remembers. Then what
Alongside posted about them is written over, and key and rows are destroyed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.access.visit import Visit
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, DeliveryState, Lane
from bot.directory.records import YoungPerson
from bot.meetings.records import Meeting, State
from bot.meetings.sending import Kind as MeetingKind
from bot.meetings.sending import Mail
from bot.rights.binder import Binder
from bot.rights.cards import ErasureCard
from bot.rights.named import workers_named
from bot.rights.records import Erasure
from bot.rights.rules import is_under_way
from bot.rights.sending import (
    digests_about,
    digests_of_only,
    show_digests,
    take_away,
)
from bot.rights.visit import names_of
from storage.keys import KeyGone
from storage.unit import Unit

#: What tells people that they need not come; erasing waits until it has gone out.
_TELLS = frozenset({MeetingKind.CANCELLED.value, MeetingKind.CALENDAR.value})
#: Nobody waits longer than that for a message that Slack does not take (ours).
LONGEST_WAIT = timedelta(days=7)


def still_to_come(unit: Unit, young_person_id: str, now: datetime) -> list[Meeting]:
    """Return the meetings about them that people are called to and wait for."""
    return [
        one
        for one in unit.rights.meetings_of(young_person_id)
        if one.state is State.CALLED and one.starts_at > now
    ]


def cancel_all(visitor: Visit, young_person_id: str) -> None:
    """Cancel every meeting still to come; all who were called hear of it, no reason."""
    unit = visitor.unit
    for one in still_to_come(unit, young_person_id, visitor.now):
        sequence = one.sequence + 1
        unit.meetings.save(replace(one, state=State.CANCELLED, sequence=sequence))
        Mail.about(visitor, one.id).cancelled()
        _tell_convenor(visitor, one, sequence)


def _tell_convenor(visitor: Visit, meeting: Meeting, sequence: int) -> None:
    """The convenor did not cancel it, so they are told like everybody else."""
    unit = visitor.unit
    convenor = unit.workers.get(meeting.convenor_id)
    for one in unit.meetings.invitations(meeting.id):
        if convenor and one.worker_id == convenor.id:
            to_worker(
                unit,
                visitor.clock,
                kind=MeetingKind.CANCELLED,
                worker=convenor,
                subject_id=one.id,
                key=f"{MeetingKind.CANCELLED}:{one.id}:{sequence}",
                edition=sequence,
                lane=Lane.TODAY,
                due_at=visitor.now,
            )


def to_ring(unit: Unit, meetings: Collection[Meeting]) -> tuple[str, ...]:
    """Return who is called to these meetings and has no Slack to be told by."""
    ids = {one.worker_id for it in meetings for one in unit.meetings.invitations(it.id)}
    workers = unit.workers.these(frozenset(ids))
    return tuple(one.name for one in workers if not one.has_slack)


def is_ready(waiting: Collection[Delivery], one: Erasure, now: datetime) -> bool:
    """Whether everybody has been told and nothing about them is on its way."""
    assert one.agreed_at is not None
    if now >= one.agreed_at + LONGEST_WAIT:
        return True
    return not any(
        it.state is DeliveryState.LEASED
        or (it.state is DeliveryState.WAITING and it.kind in _TELLS)
        for it in waiting
    )


def clear_screens(unit: Unit, clock: Clock, erasure: Erasure, binder: Binder) -> bool:
    """
    Queue neutral words over all that was posted; False while people are being told.

    What waits to be sent is dropped. The rows that say so outlive the young person.
    """
    nudged = {one.id for one in binder.nudges}
    about = {*binder.ids, *digests_of_only(unit, nudged)} - {erasure.id}
    said = unit.rights.messages_about(about)
    if not is_ready(said, erasure, clock.now()):
        return False
    unit.rights.drop([one for one in said if _waits(one)], "erased")
    moments = {it.id: it.starts_at for it in binder.meetings}
    off = {it.id: moments[it.meeting_id] for it in binder.invitations}
    for one in said:
        if one.ts or one.look_first:
            told = one.kind == MeetingKind.CANCELLED
            was_at = off.get(one.subject_id) if told else None
            take_away(unit, clock, erasure, one, was_at)
    show_digests(unit, digests_about(unit, binder.person.id), clock.now())
    around = {one.worker_id for one in binder.places}
    for worker_id in around.union(*map(workers_named, binder.handovers)):
        refresh(unit, f"{MeetingKind.HOME}:{worker_id}", clock.now())
    return True


def _waits(one: Delivery) -> bool:
    return one.state is DeliveryState.WAITING


def still_there(unit: Unit, one: Erasure) -> YoungPerson | None:
    """Return whom it is about; None from the moment their key is destroyed."""
    if one.erased_at:
        return None
    try:
        return unit.young_people.get(one.young_person_id)
    except KeyGone:
        return None


def card_of(unit: Unit, one: Erasure, viewer_id: str, zone: str) -> ErasureCard:
    """Return where it stands today, for one of those who may agree."""
    person = still_there(unit, one)
    named = frozenset(filter(None, (one.asked_by_id, one.agreed_by_id)))
    names = names_of(unit, named)
    return ErasureCard(
        erasure_id=one.id,
        reference=person.reference if person else None,
        asked_by=names.get(one.asked_by_id, "somebody who is gone"),
        asked_on=local_day(one.asked_at, zone),
        agreed_by=names.get(one.agreed_by_id or ""),
        state=_state(one),
        is_mine=one.asked_by_id == viewer_id,
        to_come=len(still_to_come(unit, person.id, one.asked_at)) if person else 0,
        held=person is not None and person.held_since is not None,
    )


def _state(one: Erasure) -> str:
    if one.erased_at:
        return "erased"
    if one.closed_at:
        return "closed"
    return "agreed" if is_under_way(one) else "asked"
