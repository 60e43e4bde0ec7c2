"""Lists to choose from, under headings and in an order people can find things in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.access.rules import has_left
from bot.directory.cards import Choice, Group
from bot.directory.records import Agency
from storage.unit import Unit

#: Slack shows at most a hundred choices under one heading.
_UNDER_ONE_HEADING = 100


def workers_by_agency(
    unit: Unit, today: date, agency_id: str | None = None
) -> tuple[Group, ...]:
    """Return everyone who is here, or those of one agency, under its name."""
    found = unit.workers.of_agency(agency_id) if agency_id else unit.workers.everyone()
    here = [one for one in found if not has_left(one.left_on, today)]
    return tuple(
        group
        for agency in unit.agencies.everyone()
        for group in _groups(
            agency.name,
            (
                (one.id, f"{one.name}, {one.title}")
                for one in here
                if one.agency_id == agency.id
            ),
        )
    )


def these_workers(unit: Unit, worker_ids: frozenset[str]) -> tuple[Group, ...]:
    """Return a few workers under one heading."""
    workers = unit.workers.these(worker_ids)
    return _groups(
        "The team", ((one.id, f"{one.name}, {one.title}") for one in workers)
    )


def agencies(unit: Unit) -> tuple[Group, ...]:
    everyone = unit.agencies.everyone()
    return _groups("Agencies and schools", (_named(one) for one in everyone))


def schools(unit: Unit) -> tuple[Group, ...]:
    ids = {one.id for one in unit.agencies.schools()}
    everyone = unit.agencies.everyone()
    return _groups("Schools", (_named(one) for one in everyone if one.id in ids))


def _named(agency: Agency) -> Choice:
    return agency.id, f"{agency.name} ({agency.code})"


def _groups(label: str, choices: Iterable[Choice]) -> tuple[Group, ...]:
    """Split what one heading cannot hold; nothing for nobody."""
    everything = tuple(choices)
    return tuple(
        Group(label=label, choices=everything[start : start + _UNDER_ONE_HEADING])
        for start in range(0, len(everything), _UNDER_ONE_HEADING)
    )
