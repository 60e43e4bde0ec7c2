"""Writing a file's agencies and schools."""

from __future__ import annotations

from datetime import date

from bot.calendars.wall_time import short_day_with_year
from bot.clock import Clock
from bot.directory.importing.entries import AgencyEntry, SchoolEntry
from bot.directory.importing.settling import put, settle
from bot.directory.importing.tally import Change, Kept, worst
from bot.directory.records import Agency, School
from bot.directory.school_days import by_hand_of, to_layers
from storage.unit import Unit

_AGENCY_KEYS = {
    "nation": ("nation",),
    "zone": ("zone",),
    "opens": ("opens",),
    "closes": ("closes",),
    "quiet_from": ("quiet_from",),
    "quiet_until": ("quiet_until",),
    "closed": ("closed_weekdays",),
    "phone": ("phone",),
}


def load_agency(unit: Unit, clock: Clock, entry: AgencyEntry) -> Kept:
    return Kept(kind="agency", name=entry.code, change=_agency(unit, clock, entry))


def load_school(unit: Unit, clock: Clock, entry: SchoolEntry, today: date) -> Kept:
    """A school is kept as an agency, and its bells and days beside it."""
    changes = [_agency(unit, clock, entry.agency), _school(unit, entry, today)]
    return Kept(kind="school", name=entry.agency.code, change=worst(changes))


def _agency(unit: Unit, clock: Clock, entry: AgencyEntry) -> Change:
    current = unit.agencies.by_code(entry.code)
    wanted = Agency(
        id=clock.new_id(),
        code=entry.code,
        name=entry.name,
        nation=entry.nation.value,
        zone=entry.zone,
        opens=entry.opens,
        closes=entry.closes,
        quiet_from=entry.quiet_from,
        quiet_until=entry.quiet_until,
        closed_weekdays=entry.closed_weekdays,
        phone=entry.phone,
    )
    settled = settle(current, wanted, entry.lines, _AGENCY_KEYS)
    agencies = unit.agencies
    return put(current, settled, add=agencies.add, save=agencies.save)


def _school(unit: Unit, entry: SchoolEntry, today: date) -> Change:
    agency = unit.agencies.by_code(entry.agency.code)
    assert agency  # The checks came before, also for the next two.
    assert entry.bells
    assert entry.calendar
    current = unit.agencies.school(agency.id)
    calendar = entry.calendar.calendar
    layers = to_layers(calendar, by_hand_of(current.calendar if current else {}))
    wanted = School(
        id=agency.id,
        bells={**entry.bells.to_record()},
        calendar=layers,
        known_until=calendar.known_until,
        source=f"{entry.calendar.source} read on {short_day_with_year(today)}",
    )
    if current and (current.bells, current.calendar) == (wanted.bells, layers):
        return Change.SAME
    settled = settle(current, wanted, entry.agency.lines, {})
    agencies = unit.agencies
    return put(current, settled, add=agencies.add_school, save=agencies.save_school)
