"""What decides about one thing, read from today's state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.asks.records import Ask
from bot.directory.records import YoungPerson
from bot.handovers.records import Handover
from bot.meetings.records import Meeting
from bot.retention.records import Keeps, Period, Rules
from bot.retention.rules import (
    Due,
    Facts,
    ask_facts,
    days_ahead,
    due,
    handover_facts,
    last_day,
    meeting_facts,
    person_facts,
)
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing that people are told of before it goes, and what decides about it."""

    rule: Keeps
    person: YoungPerson
    #: None for all three when it is the young person.
    meeting: Meeting | None = None
    ask: Ask | None = None
    handover: Handover | None = None
    facts: Facts

    @property
    def subject_id(self) -> str:
        return (self.meeting or self.ask or self.handover or self.person).id


def case_of(
    unit: Unit, rules: Rules, rule: Keeps, subject_id: str, today: date
) -> Case | None:
    """Return it as it is now; None when it is gone, or is being erased."""
    if rule is Keeps.MEETINGS:
        return _meeting(unit, rules, subject_id, today)
    if rule is Keeps.ASKS:
        return _ask(unit, rules, subject_id, today)
    if rule is Keeps.HANDOVERS:
        return _handover(unit, rules, subject_id, today)
    return _person(unit, subject_id, today)


def due_of(rules: Rules, case: Case, today: date) -> Due:
    return due(rules, period_of(rules, case.rule), case.facts, today)


def period_of(rules: Rules, rule: Keeps) -> Period:
    """Return how long it is kept; only what goes with another thing has no period."""
    period = rules.by_name[rule].period
    assert period
    return period


def _meeting(unit: Unit, rules: Rules, meeting_id: str, today: date) -> Case | None:
    meeting = unit.meetings.get(meeting_id)
    person = unit.young_people.get(meeting.young_person_id) if meeting else None
    if meeting is None or person is None:
        return None
    facts = meeting_facts(
        rules,
        meeting,
        unit.meetings.actions(meeting.id),
        unit.retention.about(Keeps.MEETINGS, meeting.id),
        held=person.held_since is not None,
        today=today,
    )
    return Case(rule=Keeps.MEETINGS, person=person, meeting=meeting, facts=facts)


def _ask(unit: Unit, rules: Rules, ask_id: str, today: date) -> Case | None:
    ask = unit.asks.get(ask_id)
    person = unit.young_people.get(ask.young_person_id) if ask else None
    asker = unit.workers.get(ask.asker_id) if ask else None
    agency = unit.agencies.get(asker.agency_id) if asker else None
    if ask is None or person is None or agency is None:
        return None
    facts = ask_facts(
        rules,
        ask,
        unit.retention.about(Keeps.ASKS, ask.id),
        held=person.held_since is not None,
        today=today,
        zone=agency.zone,
    )
    return Case(rule=Keeps.ASKS, person=person, ask=ask, facts=facts)


def _handover(unit: Unit, rules: Rules, handover_id: str, today: date) -> Case | None:
    handover = unit.handovers.get(handover_id)
    person = unit.young_people.get(handover.young_person_id) if handover else None
    if handover is None or person is None:
        return None
    facts = handover_facts(
        rules,
        handover,
        unit.handovers.items(handover.id),
        unit.retention.about(Keeps.HANDOVERS, handover.id),
        held=person.held_since is not None,
        today=today,
    )
    return Case(rule=Keeps.HANDOVERS, person=person, handover=handover, facts=facts)


def _ahead(unit: Unit, young_person_id: str) -> list[date]:
    moves = unit.handovers.about(young_person_id)
    lasts = [last_day(one, unit.handovers.items(one.id)) for one in moves]
    return [*lasts, *days_ahead(unit.days_to_come.of(young_person_id))]


def _person(unit: Unit, young_person_id: str, today: date) -> Case | None:
    person = unit.young_people.get(young_person_id)
    if person is None:
        return None
    places = unit.young_people.places(person.id)
    workers = unit.workers.these(frozenset(one.worker_id for one in places))
    facts = person_facts(
        places,
        {one.id: one.left_on for one in workers if one.left_on},
        unit.meetings.about(person.id),
        unit.retention.of(person.id),
        ahead=_ahead(unit, person.id),
        young_person_id=person.id,
        held=person.held_since is not None,
        today=today,
    )
    return Case(rule=Keeps.YOUNG_PEOPLE, person=person, facts=facts)
