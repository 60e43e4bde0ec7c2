"""Which parting an id names, how somebody left a team, and what went on by it."""

from __future__ import annotations

from datetime import date

from bot.access.rules import has_left
from bot.leaving.passing import last_place
from bot.leaving.records import Parting, Succession
from storage.unit import Unit


def parting_of(unit: Unit, parting_id: str) -> Parting | None:
    """Return the parting of a worker, or of a place in one team; None: no such."""
    leaver = unit.workers.get(parting_id)
    if leaver:
        return Parting(leaver=leaver)
    place = unit.young_people.place(parting_id)
    leaver = unit.workers.get(place.worker_id) if place else None
    return Parting(leaver=leaver, place=place) if leaver else None


def from_team(
    unit: Unit, worker_id: str, young_person_id: str, today: date
) -> Parting | None:
    """
    Return how somebody left one team.

    None while they are in it, and when they left the partnership, which is more.
    """
    leaver = unit.workers.get(worker_id)
    if leaver is None or has_left(leaver.left_on, today):
        return None
    places = unit.young_people.places(young_person_id)
    theirs = [one for one in places if one.worker_id == worker_id]
    ended = [one for one in theirs if one.until_day and one.until_day < today]
    if not ended or any(one.is_current(today) for one in theirs):
        return None
    return Parting(leaver=leaver, place=last_place(ended))


def passed_on(unit: Unit, parting: Parting) -> list[Succession]:
    """Return what went on because of this parting."""
    rows = unit.leaving.of_leaver(parting.leaver.id)
    return [one for one in rows if parting.covers(one)]
