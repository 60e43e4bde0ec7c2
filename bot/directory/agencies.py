"""Agencies and schools: each method one transaction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from bot.access.service import Asker, House
from bot.access.visit import visit
from bot.calendars.bell_table import MistakenBells
from bot.calendars.bells import BellGrid
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.calendars.wall_time import short_day_with_year
from bot.directory.cards import AgencyAdded, AgencyForm, Choosing, DatesForm
from bot.directory.choices import schools
from bot.directory.doors import Field
from bot.directory.records import Agency, School
from bot.directory.requests import NewAgency, SchoolDates
from bot.directory.typed_bells import bell_table
from bot.directory.understanding import (
    Now,
    Reading,
    UnreadableDates,
    mark_of,
    read_dates,
    understanding_of,
)
from bot.directory.visit import filled, require_lead
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from storage.unit import Unit

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_QUIET_FROM, _QUIET_UNTIL = time(18), time(8)
#: Where the days of a school come from before anybody gave them.
_NOT_GIVEN = "not given yet"


class Agencies:
    """What leads do for agencies, schools and their days."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, asker: Asker, *, is_school: bool) -> AgencyForm:
        with self._house.store.looking() as unit:
            require_lead(visit(self._house, unit, asker))
        return AgencyForm(agency_id=self._house.clock.new_id(), is_school=is_school)

    def add(self, asker: Asker, new: NewAgency) -> AgencyAdded | DatesForm:
        """
        Add an agency once, or a school, whose days are asked for next.

        Raises NotFilledIn at the field.
        """
        bells = _bells(new.bells) if new.bells is not None else None
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            agency = unit.agencies.get(new.agency_id)
            if agency is None:
                agency = self._agency(unit, new)
                unit.agencies.add(agency)
                if bells:
                    unit.agencies.add_school(_school(agency, bells, visitor.today))
                filled(visitor, agency.id)
            school = unit.agencies.school(agency.id)
            if school:
                return _dates_form(agency, school)
            return AgencyAdded(name=agency.name, code=agency.code)

    def _agency(self, unit: Unit, new: NewAgency) -> Agency:
        code = new.code.upper()
        problems: dict[str, str] = {}
        if not _CODE.fullmatch(code):
            problems[Field.CODE] = "Two to ten letters or numbers, such as YJS."
        elif unit.agencies.by_code(code):
            problems[Field.CODE] = f"{code} is taken. Please choose another."
        if new.closes <= new.opens:
            problems[Field.CLOSES] = "That is before it opens."
        if problems:
            raise NotFilledIn(problems)
        return Agency(
            id=new.agency_id,
            code=code,
            name=new.name,
            nation=Nation(new.nation).value,
            zone=self._house.zone,
            opens=new.opens,
            closes=new.closes,
            quiet_from=_QUIET_FROM,
            quiet_until=_QUIET_UNTIL,
            closed_weekdays=frozenset(),
            phone=new.phone or None,
        )

    def begin_dates(self, asker: Asker) -> Choosing | DatesForm:
        """Choose the school first, unless there is only one."""
        with self._house.store.looking() as unit:
            require_lead(visit(self._house, unit, asker))
            groups = schools(unit)
            if not groups:
                raise NotFound("Please add a school first. Then its dates can follow.")
            only = unit.agencies.schools()
            if len(only) > 1:
                return Choosing(choices=groups)
            return _dates_form(_agency_of(unit, only[0]), only[0])

    def begin_dates_of(self, asker: Asker, school_id: str) -> DatesForm:
        with self._house.store.looking() as unit:
            require_lead(visit(self._house, unit, asker))
            school = _school_of(unit, school_id)
            return _dates_form(_agency_of(unit, school), school)

    def give_dates(self, asker: Asker, dates: SchoolDates) -> DatesForm:
        """
        Read dates and show what was understood; the same text again uses them.

        So nothing is used that nobody has seen. Raises NotFilledIn at the field
        and ChangedMeanwhile.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            school = _school_of(unit, dates.school_id)
            agency = _agency_of(unit, school)
            if school.version != dates.version:
                raise ChangedMeanwhile
            reading = _read(dates.text, agency, school, visitor.today)
            if mark_of(dates.text) != dates.mark:
                form = _dates_form(agency, school)
                seen = understanding_of(reading, dates.text, visitor.today)
                return replace(form, understood=seen)
            used = unit.agencies.save_school(_used(school, reading, visitor.today))
            filled(visitor, school.id)
            return _dates_form(agency, used)


def _read(text: str, agency: Agency, school: School, today: date) -> Reading:
    now = Now(
        record=school.calendar,
        weekdays=BellGrid.from_record(school.bells).weekdays,
        nation=Nation(agency.nation),
        today=today,
    )
    try:
        return read_dates(text, now)
    except UnreadableDates as error:
        raise NotFilledIn({Field.DATES: str(error)}) from error


def _used(school: School, reading: Reading, today: date) -> School:
    return replace(
        school,
        calendar=reading.layers,
        known_until=reading.calendar.known_until,
        source=f"{reading.source} on {short_day_with_year(today)}",
    )


def _bells(text: str) -> BellGrid:
    try:
        return BellGrid.from_table(bell_table(text))
    except MistakenBells as error:
        raise NotFilledIn({Field.BELLS: error.mistakes[0]}) from error


def _school(agency: Agency, bells: BellGrid, today: date) -> School:
    """A school whose days nobody has given yet is never open."""
    nothing = SchoolCalendar(
        known_from=today,
        known_until=today,
        not_known=(Stretch(first=today, last=today),),
        weekdays=bells.weekdays,
    )
    return School(
        id=agency.id,
        bells={**bells.to_record()},
        calendar=nothing.to_record(),
        known_until=today,
        source=_NOT_GIVEN,
    )


def _school_of(unit: Unit, school_id: str) -> School:
    school = unit.agencies.school(school_id)
    if school is None:
        raise NotFound
    return school


def _agency_of(unit: Unit, school: School) -> Agency:
    agency = unit.agencies.get(school.id)
    if agency is None:
        raise NotFound
    return agency


def _dates_form(agency: Agency, school: School) -> DatesForm:
    given = school.source != _NOT_GIVEN
    return DatesForm(
        school_id=school.id,
        school=agency.name,
        version=school.version,
        known_until=school.known_until if given else None,
        source=school.source if given else "",
    )
