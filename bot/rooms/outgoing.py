"""How a look at a channel, and what the leads are told, is made when it is sent."""

from __future__ import annotations

from datetime import datetime

from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, Look, NotNeeded, Outgoing
from bot.rooms import messages
from bot.rooms.cards import RoomNews
from bot.rooms.rules import allowed_for_all
from bot.rooms.sending import Kind, keeps_rooms
from storage.unit import Unit


class RenderRooms:
    """Makes everything of `Kind`; `zone` says which day it is."""

    def __init__(self, zone: str, lead_ids: frozenset[str]) -> None:
        self._zone, self._lead_ids = zone, lead_ids

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        if delivery.kind == Kind.LOOK:
            return _look(unit, delivery)
        worker = unit.workers.get(delivery.worker_id or "")
        today = local_day(now, self._zone)
        if worker is None or not keeps_rooms(worker, self._lead_ids, today):
            return NotNeeded(reason="access-removed")
        card = _news(unit, delivery.subject_id)
        if card is None:
            return NotNeeded(reason="gone")
        if delivery.kind == Kind.LEFT_BEHIND:
            return messages.left_behind(card)
        if not card.is_stopped and delivery.ts is None:
            return NotNeeded(reason="private-again")
        return messages.exposed(card)


def _look(unit: Unit, delivery: Delivery) -> Outgoing:
    people = unit.young_people.in_room(delivery.room_id or "")
    in_use = [one for one in people if one.room_stopped_on is None]
    if not in_use:
        return NotNeeded(reason="room-stopped")
    return Look(only_with=allowed_for_all(in_use))


def _news(unit: Unit, young_person_id: str) -> RoomNews | None:
    person = unit.young_people.get(young_person_id)
    if person is None:
        return None
    together = unit.young_people.in_room(person.room_id) if person.room_id else [person]
    return RoomNews(
        young_person_id=person.id,
        references=tuple(one.reference for one in together),
        room_id=person.room_id,
        is_stopped=person.room_stopped_on is not None,
    )
