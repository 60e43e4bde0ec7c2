"""How the message to the team is made at the moment it is sent."""

from __future__ import annotations

from datetime import datetime

from bot.access.records import Thing
from bot.calendars.wall_time import local_day, to_local
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.meetings.cards import When
from bot.openings import messages
from bot.openings.cards import Told
from bot.openings.sending import is_to_be_told
from storage.unit import Unit


class RenderTold:
    """Tells those who are still concerned; `zone` says which day it is."""

    def __init__(self, zone: str) -> None:
        self._zone = zone

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        opening = unit.openings.get(delivery.subject_id)
        person = unit.young_people.get(opening.young_person_id) if opening else None
        opener = unit.workers.get(opening.worker_id) if opening else None
        worker = unit.workers.get(delivery.worker_id or "")
        if not opening or not person or not opener or not worker:
            return NotNeeded(reason="gone")
        today = local_day(now, self._zone)
        team = tuple(unit.young_people.team(person.id, today))
        thing = Thing(young_person_id=person.id, team=team)
        if not is_to_be_told(worker, thing, today):
            return NotNeeded(reason="access-removed")
        agency, at = (
            unit.agencies.get(opener.agency_id),
            to_local(opening.at, self._zone),
        )
        return messages.told(
            Told(
                opening_id=opening.id,
                reference=person.reference,
                opener=opener.name,
                agency=agency.name if agency else "",
                when=When(on=at.date(), at=at.time(), minutes=0),
                reason=opening.reason,
            )
        )
