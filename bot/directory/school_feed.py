"""
A school's published calendar file, read at the terminal.

It may be longer than a form in Slack can hold. As there, what was understood is
shown first and used only when somebody says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.calendars.bells import BellGrid
from bot.calendars.nations import Nation
from bot.calendars.wall_time import local_day, short_day_with_year
from bot.clock import Clock
from bot.directory.cards import Understanding
from bot.directory.records import School
from bot.directory.understanding import Now, Reading, read_feed_text, understanding_of
from bot.errors import NotFound
from storage.unit import Store, Unit


class NoSuchSchool(NotFound):
    """I know no school with that code."""


class SchoolFeed:
    """The file of one school, named by its code."""

    def __init__(self, store: Store, clock: Clock, *, zone: str) -> None:
        self._store, self._clock, self._zone = store, clock, zone

    def look(self, code: str, data: bytes) -> Understanding:
        """Read without writing; raises NoSuchSchool and UnreadableDates."""
        with self._store.looking() as unit:
            _, reading = self._read(unit, code, data)
            return understanding_of(reading, "", self._today())

    def use(self, code: str, data: bytes) -> School:
        """Read and keep; what was said by hand stays on top."""
        with self._store.changing() as unit:
            school, reading = self._read(unit, code, data)
            wanted = replace(
                school,
                calendar=reading.layers,
                known_until=reading.calendar.known_until,
                source=f"feed read on {short_day_with_year(self._today())}",
            )
            return unit.agencies.save_school(wanted)

    def _read(self, unit: Unit, code: str, data: bytes) -> tuple[School, Reading]:
        agency = unit.agencies.by_code(code.upper())
        school = unit.agencies.school(agency.id) if agency else None
        if agency is None or school is None:
            raise NoSuchSchool
        now = Now(
            record=school.calendar,
            weekdays=BellGrid.from_record(school.bells).weekdays,
            nation=Nation(agency.nation),
            today=self._today(),
        )
        return school, read_feed_text(data, now)

    def _today(self) -> date:
        return local_day(self._clock.now(), self._zone)
