"""Writing the teams around young people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.clock import Clock
from bot.directory.importing.entries import PlaceEntry
from bot.directory.importing.tally import Change
from bot.directory.records import Membership
from storage.unit import Unit


def load_team(
    unit: Unit,
    clock: Clock,
    young_person_id: str,
    entries: tuple[PlaceEntry, ...],
    today: date,
) -> Change:
    """Places the file does not speak of stay as they are."""
    free = {one.id: one for one in unit.young_people.places(young_person_id)}
    changes = []
    for entry in entries:
        worker = unit.workers.by_handle(entry.worker)
        assert worker
        current = _same_place(free, worker.id, entry)
        free.pop(current.id if current else "", None)
        wanted = Membership(
            id=current.id if current else clock.new_id(),
            young_person_id=young_person_id,
            worker_id=worker.id,
            role=entry.role,
            knows_them=entry.knows_them,
            from_day=entry.from_day,
            until_day=entry.until_day,
            sees=entry.sees,
            sees_earlier=entry.sees_earlier,
            # Whoever writes them into a file says that they need it today.
            needed_on=current.needed_on if current else today,
        )
        changes.append(_put_place(unit, current, wanted, entry))
    return Change.SAME if set(changes) <= {Change.SAME} else Change.CHANGED


def _same_place(
    free: Mapping[str, Membership], worker_id: str, entry: PlaceEntry
) -> Membership | None:
    """The one that begins the same day, or else one that overlaps."""
    theirs = [one for one in free.values() if one.worker_id == worker_id]
    same = [one for one in theirs if one.from_day == entry.from_day]
    overlapping = [one for one in theirs if _overlap(one, entry)]
    return next(iter([*same, *overlapping]), None)


def _overlap(place: Membership, entry: PlaceEntry) -> bool:
    place_ends, entry_ends = place.until_day or date.max, entry.until_day or date.max
    return place.from_day <= entry_ends and entry.from_day <= place_ends


def _put_place(
    unit: Unit, current: Membership | None, wanted: Membership, entry: PlaceEntry
) -> Change:
    if current is None:
        unit.young_people.join(wanted)
        return Change.ADDED
    said = entry.lines.keys
    # Somebody who left, as was said in Slack, does not come back by a file; nor
    # does anybody see more or less by one that does not speak of it.
    wanted = replace(
        wanted,
        until_day=wanted.until_day if "until" in said else current.until_day,
        sees=wanted.sees if "sees" in said else current.sees,
        sees_earlier=(
            wanted.sees_earlier if "sees_earlier" in said else current.sees_earlier
        ),
    )
    if wanted == current:
        return Change.SAME
    unit.young_people.save_place(wanted)
    return Change.CHANGED
