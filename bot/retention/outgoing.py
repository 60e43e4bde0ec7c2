"""How a notice is made at the moment it is sent, and shown anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.asks.folder import open_folder as open_ask
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import YoungPerson
from bot.handovers.folder import open_folder as open_handover
from bot.meetings.cards import When
from bot.meetings.folder import Folder, open_folder
from bot.meetings.records import State
from bot.retention import messages
from bot.retention.cards import Digest, Others, Own, OwnAsk, OwnHandover, OwnMeeting
from bot.retention.records import Keeps, Notice
from bot.retention.sending import Kind, day_of
from storage.unit import Unit

#: What a lead reads as one line: of whom, by which rule, and when it goes.
_Group = tuple[str, str, date]


class RenderRetention:
    """Makes what is said about what goes; `zone` says which day it is."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(Kind)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        if delivery.kind == Kind.PUT_AWAY:
            return messages.put_away()
        if delivery.kind == Kind.MEETING_PUT_AWAY:
            return messages.meeting_put_away()
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return NotNeeded(reason="gone")
        actor = actor_of(worker, is_lead=worker.slack_id in self._lead_ids)
        said = unit.retention.said_on(day_of(delivery.edition))
        card = digest(unit, actor, said, local_day(now, self._zone))
        if not card.own and not card.others and delivery.ts is None:
            return NotNeeded(reason="nothing-left")
        return messages.notice(card)


def digest(unit: Unit, actor: Actor, said: list[Notice], today: date) -> Digest:
    """Return what of it this one may see: their own meetings whole, others counted."""
    own: list[Own] = []
    others: dict[_Group, list[tuple[Notice, YoungPerson]]] = {}
    for one in said:
        person = unit.young_people.get(one.young_person_id or "")
        if person is None:
            continue
        mine = _mine(unit, actor, one, today)
        if mine:
            own.append(mine)
        elif _may_hold(unit, actor, person, today):
            group = (person.id, one.rule, one.goes_on)
            others.setdefault(group, []).append((one, person))
    return Digest(own=tuple(own), others=tuple(_others(others)))


def _mine(unit: Unit, actor: Actor, notice: Notice, today: date) -> Own | None:
    """Return it, when this one called, asked or holds it and may see so still."""
    if notice.rule == Keeps.HANDOVERS:
        return _own_handover(unit, actor, notice, today)
    if notice.rule == Keeps.ASKS:
        return _own_ask(unit, actor, notice, today)
    folder = _own_folder(unit, actor, notice, today)
    return _own(unit, notice, folder) if folder else None


def _own_ask(unit: Unit, actor: Actor, notice: Notice, today: date) -> OwnAsk | None:
    ask = unit.asks.get(notice.subject_id)
    if ask is None or ask.asker_id != actor.worker_id:
        return None
    folder = open_ask(unit, ask, today)
    if not may(actor, Verb.RUN_ASK, folder.thing, today).allowed:
        return None
    return OwnAsk(
        notice_id=notice.id,
        reference=folder.reference,
        of_whom=folder.worker.name,
        due=ask.due,
        goes_on=notice.goes_on,
        is_kept=notice.is_kept,
        is_held=folder.team.young_person.held_since is not None,
        is_open=ask.state.is_open,
    )


def _own_handover(
    unit: Unit, actor: Actor, notice: Notice, today: date
) -> OwnHandover | None:
    handover = unit.handovers.get(notice.subject_id)
    if handover is None or handover.holder_id != actor.worker_id:
        return None
    folder = open_handover(unit, handover, today)
    if not may(actor, Verb.RUN_HANDOVER, folder.to_run, today).allowed:
        return None
    return OwnHandover(
        notice_id=notice.id,
        reference=folder.reference,
        sends=folder.agency_name(handover.sender_agency_id),
        receives=folder.agency_name(handover.receiver_agency_id),
        transfer_on=handover.transfer_on,
        goes_on=notice.goes_on,
        is_kept=notice.is_kept,
        is_held=folder.team.young_person.held_since is not None,
        is_open=handover.ended_on is None,
    )


def _own_folder(unit: Unit, actor: Actor, notice: Notice, today: date) -> Folder | None:
    """Return the meeting, when this one called it and may run it still."""
    meeting = unit.meetings.get(notice.subject_id)
    if meeting is None or meeting.convenor_id != actor.worker_id:
        return None
    folder = open_folder(unit, meeting.id, today)
    runs = may(actor, Verb.RUN_MEETING, folder.thing, today).allowed
    return folder if runs else None


def _may_hold(unit: Unit, actor: Actor, person: YoungPerson, today: date) -> bool:
    team = tuple(unit.young_people.team(person.id, today))
    thing = Thing(young_person_id=person.id, team=team)
    return may(actor, Verb.HOLD, thing, today).allowed


def _own(unit: Unit, notice: Notice, folder: Folder) -> OwnMeeting:
    meeting = folder.meeting
    agreed = unit.meetings.actions(meeting.id)
    return OwnMeeting(
        notice_id=notice.id,
        reference=folder.reference,
        when=When(on=meeting.on, at=meeting.at, minutes=meeting.minutes),
        goes_on=notice.goes_on,
        is_kept=notice.is_kept,
        is_held=folder.team.young_person.held_since is not None,
        still_open=sum(one.done_at is None for one in agreed),
        has_record=meeting.state in {State.RECORDED, State.CANCELLED},
    )


def _others(
    found: dict[_Group, list[tuple[Notice, YoungPerson]]],
) -> Iterator[Others]:
    for (_, rule, _), notices in found.items():
        first, person = notices[0]
        yield Others(
            notice_id=first.id,
            reference=person.reference,
            meetings=len(notices) if rule == Keeps.MEETINGS else 0,
            asks=len(notices) if rule == Keeps.ASKS else 0,
            handovers=len(notices) if rule == Keeps.HANDOVERS else 0,
            goes_on=first.goes_on,
            is_kept=first.is_kept,
            is_held=person.held_since is not None,
        )
