"""Everything held about one young person, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.access.visit import Visit
from bot.calendars.wall_time import clock_time, local_day, short_day_with_year, to_local
from bot.directory.records import YoungPerson
from bot.rights.binder import Binder
from bot.rights.cards import Export, ExportPage, Fact, Part, Section
from bot.rights.contributions import agency_sections
from bot.rights.records import Correction, Erasure
from bot.rights.seeing import opened
from bot.rights.words import WHATS, deed

#: Lines on one page of a form; a form holds a hundred blocks.
LINES = 40


def export_of(visitor: Visit, person: YoungPerson, zone: str) -> Export:
    """Return all of it, in sections by agency; nothing about anybody else's case."""
    binder = Binder.about(visitor, person, zone)
    sections = [
        Section(title="About them", parts=(_about(binder),)),
        *agency_sections(binder),
        Section(title="What was put right", parts=tuple(_corrections(binder))),
        Section(title="What was asked and opened", parts=tuple(_rights(binder))),
        Section(title="Who looked and who changed", parts=tuple(_trail(binder))),
    ]
    return Export(
        young_person_id=person.id,
        reference=person.reference,
        at=visitor.now,
        made_by=visitor.worker.name,
        sections=tuple(one for one in sections if one.parts),
        names=binder.everybody_named,
    )


def page_of(export: Export, number: int) -> ExportPage:
    """Return one page for a form; a number that is not there is the nearest."""
    lines = list(_lines(export))
    pages = max(1, -(-len(lines) // LINES))
    number = min(max(number, 0), pages - 1)
    return ExportPage(
        young_person_id=export.young_person_id,
        reference=export.reference,
        number=number,
        pages=pages,
        lines=tuple(lines[number * LINES : (number + 1) * LINES]),
        names=export.names,
    )


def _lines(export: Export) -> Iterator[tuple[str, str]]:
    for section in export.sections:
        for part in section.parts:
            yield f"{section.title}: {part.title}", ""
            for fact in part.facts:
                yield fact.what, fact.says


def _about(binder: Binder) -> Part:
    person = binder.person
    facts = [Fact(what="Reference", says=person.reference)]
    if person.school_id:
        facts.append(Fact(what="School", says=binder.agency(person.school_id)))
    facts.append(_own_words(binder))
    if person.asker_id:
        by = f", by {_day(person.ask_by)}" if person.ask_by else ""
        facts.append(
            Fact(what="Who will ask them", says=binder.name(person.asker_id) + by)
        )
    if person.room_id:
        facts.append(Fact(what="Channel in Slack", says=person.room_id))
    week = binder.visitor.unit.nudges.room_week(person.id)
    if week and week.off_on:
        by = binder.name(week.off_by_id or "")
        off = f"off since {_day(week.off_on)}, by {by}"
        facts.append(Fact(what="Weekly post in the channel", says=off))
    if person.held_since:
        since = f"since {_day(person.held_since)}"
        facts.append(Fact(what="Kept for an inquiry", says=since))
    return Part(title=person.reference, facts=tuple(facts))


def _own_words(binder: Binder) -> Fact:
    person = binder.person
    on = f" (written down on {_day(person.line_on)})" if person.line_on else ""
    said = f"“{person.line}”{on}" if person.line else "not yet asked"
    return binder.fact("In their own words", said, "line", person.id)


def _corrections(binder: Binder) -> Iterator[Part]:
    for one in binder.corrections:
        yield Part(
            title=f"On {_on(one.at, binder.zone)}", facts=_correction(binder, one)
        )


def _correction(binder: Binder, one: Correction) -> tuple[Fact, ...]:
    what = next((words for key, words in WHATS.items() if key == one.what), one.what)
    return (
        Fact(what="What", says=what),
        Fact(what="It said", says=one.was or "nothing"),
        Fact(what="It says now", says=one.became or "nothing"),
        Fact(what="Put right by", says=binder.name(one.worker_id)),
    )


def _rights(binder: Binder) -> Iterator[Part]:
    for one in opened(binder.visitor, binder.person, binder.zone):
        facts = (Fact(what="By", says=one.who), Fact(what="Why", says=one.reason))
        yield Part(title=f"Opened on {_day(one.on)}", facts=facts)
    for asked in binder.visitor.unit.rights.erasures_of(binder.person.id):
        yield _erasure(binder, asked)


def _erasure(binder: Binder, one: Erasure) -> Part:
    facts = [Fact(what="Asked by", says=binder.name(one.asked_by_id))]
    if one.agreed_by_id:
        facts.append(Fact(what="Agreed by", says=binder.name(one.agreed_by_id)))
    if one.closed_at:
        facts.append(Fact(what="Closed on", says=_on(one.closed_at, binder.zone)))
    title = f"Erasure asked for on {_on(one.asked_at, binder.zone)}"
    return Part(title=title, facts=tuple(facts))


def _trail(binder: Binder) -> Iterator[Part]:
    """Give what the trail says, a part for each day: who did what kind of thing."""
    days: dict[date, list[Fact]] = {}
    for entry in binder.visitor.unit.rights.entries_about(binder.marks):
        local = to_local(entry.at, binder.zone)
        answer = "" if entry.allowed else " (refused)"
        fact = Fact(
            what=f"{clock_time(local.time())} {binder.name(entry.worker_id)}",
            says=deed(entry.verb) + answer,
        )
        days.setdefault(local.date(), []).append(fact)
    for day, facts in days.items():
        yield Part(title=_day(day), facts=tuple(facts))


def _day(day: date) -> str:
    return short_day_with_year(day)


def _on(at: datetime, zone: str) -> str:
    return _day(local_day(at, zone))
