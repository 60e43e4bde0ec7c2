"""
Who is awaited in the handovers that run, and has no ladder yet.

Whose turn an item is stands in its route, not in a column, so that no question to
the database can tell. Each handover is read when it changed, and once a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.handovers.folder import read_plan
from bot.handovers.plan import Plan
from bot.handovers.records import Handover
from bot.nudges.handover_matters import item_climbs
from bot.nudges.handover_turns import (
    AHEAD,
    asked_edition,
    due_of,
    edition_of,
    eve,
    is_offered,
    nearest,
    rests,
)
from bot.nudges.records import Climb, Matter
from storage.awaited import Awaited
from storage.unit import Unit

#: Which version of a handover was read, on which day.
Marks = dict[str, tuple[int, date]]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Who is awaited, and what is to be remembered once their ladders began."""

    awaited: tuple[Awaited, ...]
    marks: Marks


class HandoverLook:
    """Remembers what it read, and forgets nothing that a restart would need."""

    def __init__(self) -> None:
        self._marks: Marks = {}

    def look(self, unit: Unit, now: datetime, today: date) -> Seen:
        """Return who is awaited in the handovers that changed; reads only."""
        running = unit.awaited.handovers()
        marks = {one: (version, today) for one, version in running}
        changed = [one for one in marks if self._marks.get(one) != marks[one]]
        found: list[Awaited] = []
        for handover_id in changed:
            handover = unit.handovers.get(handover_id)
            if handover is not None:
                found += _Handover(unit, handover, now, today).awaited()
        return Seen(awaited=tuple(found), marks=marks)

    def keep(self, marks: Marks) -> None:
        """Remember, once what was found is written down; what ended is forgotten."""
        self._marks = marks


class _Handover:
    """One handover that runs, read once."""

    def __init__(
        self, unit: Unit, handover: Handover, now: datetime, today: date
    ) -> None:
        self._now, self._today = now, today
        self._handover = handover
        self._plan: Plan = read_plan(unit, handover)
        self._climbs: tuple[Climb, ...] = item_climbs(unit, self._plan)

    def awaited(self) -> Iterator[Awaited]:
        yield from self._items()
        yield from self._checks()
        yield from self._offer()
        yield from self._contest()

    def _items(self) -> Iterator[Awaited]:
        if self._handover.is_contested:
            return
        items = self._plan.items.values()
        everyone = {one.owner_id for one in items}
        everyone |= {self._handover.sender_id, self._handover.receiver_id}
        for worker_id in sorted(one for one in everyone if one):
            item = nearest(self._plan, self._climbs, worker_id)
            if item is None or not self._is_near(due_of(item)):
                continue
            if not rests(self._climbs, worker_id, self._now):
                edition = edition_of(item)
                yield self._one(Matter.HANDOVER_ITEM, item.id, edition, worker_id)

    def _checks(self) -> Iterator[Awaited]:
        if self._handover.taken_over_on is None:
            return
        left = self._plan.checks_left()
        if left and self._is_near(left[0].due):
            first, holder = left[0], self._plan.holder_id
            yield self._one(Matter.CHECK, first.id, edition_of(first), holder)

    def _offer(self) -> Iterator[Awaited]:
        handover = self._handover
        asked = handover.receiver_id or handover.receiver_manager_id
        if asked and is_offered(handover):
            edition = asked_edition(handover)
            yield self._one(Matter.OFFER, handover.id, edition, asked)

    def _contest(self) -> Iterator[Awaited]:
        handover, stage = self._handover, self._plan.stage_on(self._today)
        if stage is None:
            return
        edition = eve(self._plan.stage_ends()[stage]).toordinal()
        for worker_id in (handover.sender_id, handover.receiver_id):
            if worker_id:
                yield self._one(Matter.CONTEST, handover.id, edition, worker_id)

    def _is_near(self, due: date) -> bool:
        return due <= self._today + AHEAD

    def _one(
        self, matter: Matter, item_id: str, edition: int, worker_id: str
    ) -> Awaited:
        return Awaited(
            matter=matter,
            item_id=item_id,
            edition=edition,
            worker_id=worker_id,
            young_person_id=self._handover.young_person_id,
        )
