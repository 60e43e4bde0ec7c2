"""How the weekly post is made at the moment it is sent, and shown anew."""

from __future__ import annotations

from datetime import datetime

from bot.deliveries.records import Delivery, NotNeeded, NotYet, Outgoing
from bot.directory.records import YoungPerson
from bot.rooms.messages import taken_back
from bot.rooms.rules import allowed_in, is_taken_back
from bot.weeks import messages
from bot.weeks.cards import Week
from bot.weeks.reading import Reading, days_of
from bot.weeks.rules import monday_of
from storage.unit import Unit


class RenderWeeks:
    """Makes a team's weekly post; `zone` counts where there is no school."""

    def __init__(self, zone: str) -> None:
        self._zone = zone

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        person = unit.young_people.get(delivery.subject_id)
        if person is None:
            return NotNeeded(reason="gone")
        if is_taken_back(person, delivery.room_id):
            # After a try without an answer it may be there all the same.
            if delivery.ts or delivery.look_first:
                return taken_back()
            return NotNeeded(reason="room-stopped")
        days = days_of(unit, person, self._zone)
        week = Reading(unit, person, delivery.edition, now, days.zone).week()
        if delivery.ts is None:
            held = self._held(unit, person, delivery, week, now)
            if held is not None:
                return held
        return messages.weekly(week, allowed_in(person))

    def _held(
        self,
        unit: Unit,
        person: YoungPerson,
        delivery: Delivery,
        week: Week,
        now: datetime,
    ) -> NotNeeded | NotYet | None:
        """Asked again: is it its hour, does somebody want it, is there anything?"""
        window = days_of(unit, person, self._zone).window(monday_of(delivery.edition))
        if window is None:
            return NotNeeded(reason="no-school-day")
        if now >= window.last:
            return NotNeeded(reason="too-late")
        if now < window.first:
            return NotYet(until=window.first, reason="too-soon")
        if week.is_off:
            return NotNeeded(reason="off")
        return NotNeeded(reason="nothing-to-say") if week.is_empty else None
