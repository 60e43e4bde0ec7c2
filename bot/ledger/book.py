"""The ledger's lines about some things, read once, and the names in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.access.visit import Visit
from bot.ledger.cards import Awaited
from bot.ledger.story import Answered, Story
from bot.nudges.records import Climb, Matter, Nudge
from storage.unit import Unit

#: Tells whoever asks how to ask; it is no line of anybody awaited.
_ABOUT_ASKING = frozenset({Matter.PATTERN})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing for which somebody is awaited."""

    item_id: str
    matter: Matter
    due: date


@dataclass(frozen=True, kw_only=True)
class Book:
    """What runs and ran about some things, as one viewer may see it."""

    unit: Unit
    viewer_id: str
    zone: str
    climbs: tuple[tuple[Climb, list[Nudge]], ...]

    @classmethod
    def of(cls, visitor: Visit, item_ids: Iterable[str], zone: str) -> Book:
        unit, viewer = visitor.unit, visitor.worker
        climbs = unit.nudges.climbs_about(frozenset(item_ids))
        lines = unit.nudges.of_climbs(frozenset(one.id for one in climbs))
        agency = unit.agencies.get(viewer.agency_id)
        return cls(
            unit=unit,
            viewer_id=viewer.id,
            zone=agency.zone if agency else zone,
            climbs=tuple(
                (climb, [one for one in lines if one.climb_id == climb.id])
                for climb in climbs
                if climb.matter not in _ABOUT_ASKING
            ),
        )

    def everyone_for(self, item_id: str, worker_id: str) -> list[str]:
        """Return who was awaited for a thing, and who is; each once, in order."""
        before = [one.worker_id for one, _ in self.climbs if one.item_id == item_id]
        return list(dict.fromkeys([*before, worker_id]))

    def awaited(self, line: Line, worker_id: str, answered: Answered | None) -> Awaited:
        """Return everything that became of nudging one person about one thing."""
        theirs = [
            (climb, nudges)
            for climb, nudges in self.climbs
            if climb.item_id == line.item_id and climb.worker_id == worker_id
        ]
        worker = self.unit.workers.get(worker_id)
        assert worker is not None  # A foreign key holds it.
        agency = self.unit.agencies.get(worker.agency_id)
        story = Story(names=self._names(theirs), zone=self.zone)
        return Awaited(
            name=worker.name,
            agency=agency.name if agency else "",
            matter=line.matter,
            due=line.due,
            entries=story.told(theirs, answered),
        )

    def name_of(self, worker_id: str | None) -> str | None:
        if worker_id is None:
            return None
        worker = self.unit.workers.get(worker_id)
        name = worker.name if worker else "a colleague"
        return "you" if worker_id == self.viewer_id else name

    def _names(self, climbs: list[tuple[Climb, list[Nudge]]]) -> dict[str, str]:
        said = {one.worker_id for _, lines in climbs for one in lines}
        said |= {one.next_worker_id for one, _ in climbs}
        found = self.unit.workers.these(frozenset(one for one in said if one))
        names = {one.id: one.name for one in found}
        return names | {self.viewer_id: "you"}
