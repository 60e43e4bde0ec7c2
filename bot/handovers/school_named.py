"""Finding the school whose days a route counts in, by its name or its code."""

from __future__ import annotations

from dataclasses import dataclass

from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from storage.unit import Store


@dataclass(frozen=True, kw_only=True)
class NamedSchool:
    """A school with what is known of its days."""

    name: str
    nation: Nation
    calendar: SchoolCalendar


class NoSchoolOfThatName(Exception):
    """Nothing is called that; `known` has the names there are."""

    def __init__(self, known: list[str]) -> None:
        self.known = known
        super().__init__(", ".join(known))


def school_named(store: Store, name: str) -> NamedSchool:
    """Return the school of that name or code; raises NoSchoolOfThatName."""
    wanted = " ".join(name.split()).casefold()
    with store.looking() as unit:
        schools = {one.id: one for one in unit.agencies.schools()}
        agencies = unit.agencies.these(frozenset(schools))
    for agency in agencies:
        if wanted in {agency.name.casefold(), agency.code.casefold()}:
            return NamedSchool(
                name=agency.name,
                nation=Nation(agency.nation),
                calendar=SchoolCalendar.from_record(schools[agency.id].calendar),
            )
    raise NoSchoolOfThatName([f"{one.name} ({one.code})" for one in agencies])
