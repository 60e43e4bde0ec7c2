"""What the clock finds with somebody who is gone, and passes on; twice is once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.access.rules import has_left
from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.leaving.departures import Departure
from bot.leaving.duties import held_by
from bot.leaving.partings import from_team, passed_on
from bot.leaving.records import Parting, Succession
from bot.leaving.rules import LATELY
from storage.unit import Unit

#: Who the trail names for what the clock did.
CLOCK = "clock"


class Overdue:
    """One look for partings that nobody completed, each then in a unit of its own."""

    def __init__(self, house: House, now: datetime) -> None:
        self._house, self._now = house, now
        self._today = local_day(now, house.zone)

    def pass_on(self) -> None:
        with self._house.store.looking() as unit:
            waiting = {one.id: one for one in self._waiting(unit)}
        for one in waiting.values():
            self._complete(one)

    def _waiting(self, unit: Unit) -> Iterator[Parting]:
        for worker in unit.workers.left_before(self._today):
            parting = Parting(leaver=worker)
            if self._holds_anything(unit, parting):
                yield parting
        yield from self._out_of_teams(unit)
        yield from self._unasked(unit)

    def _holds_anything(self, unit: Unit, parting: Parting) -> bool:
        leaver_id = parting.leaver.id
        if unit.young_people.places_since(leaver_id, self._today):
            return True
        if held_by(unit, leaver_id, self._now, self._today):
            return True
        # Also a deputy's place, which may be blank.
        return bool(unit.handovers.with_worker(leaver_id))

    def _out_of_teams(self, unit: Unit) -> Iterator[Parting]:
        """Yield who left one team lately and is still counted on there."""
        since, today = self._today - LATELY, self._today
        for worker_id, about in unit.leaving.counted_on(since, today, self._now):
            parting = from_team(unit, worker_id, about, today)
            if parting:
                yield parting

    def _unasked(self, unit: Unit) -> Iterator[Parting]:
        """Yield what no lead has said yes to, where whoever was asked is gone too."""
        found = ((one, self._behind(unit, one)) for one in unit.leaving.unsettled())
        behind = {it.id: it for one, it in found if it and it.covers(one)}
        for parting in behind.values():
            if self._departure(unit, parting).mail.must_ask:
                yield parting

    def _behind(self, unit: Unit, one: Succession) -> Parting | None:
        leaver = unit.workers.get(one.leaver_id)
        if leaver and has_left(leaver.left_on, self._today):
            return Parting(leaver=leaver)
        return from_team(unit, one.leaver_id, one.young_person_id, self._today)

    def _complete(self, found: Parting) -> None:
        with self._house.store.changing() as unit:
            parting = self._again(unit, found)
            if parting is None:
                return
            departure = self._departure(unit, parting)
            departure.complete()
            waits = any(is_waiting(one) for one in passed_on(unit, parting))
            if waits and departure.mail.must_ask:
                departure.mail.ask_lead()

    def _again(self, unit: Unit, found: Parting) -> Parting | None:
        """Read it anew; None when they are here, or in the team, by now."""
        if found.place:
            about = found.place.young_person_id
            return from_team(unit, found.leaver.id, about, self._today)
        leaver = unit.workers.get(found.leaver.id)
        if leaver is None or not has_left(leaver.left_on, self._today):
            return None
        return Parting(leaver=leaver)

    def _departure(self, unit: Unit, parting: Parting) -> Departure:
        return Departure(
            unit=unit,
            house=self._house,
            parting=parting,
            now=self._now,
            today=self._today,
            by=CLOCK,
        )


def is_waiting(one: Succession) -> bool:
    """Whether no lead has said yet that it is in the right hands."""
    return one.settled_at is None
