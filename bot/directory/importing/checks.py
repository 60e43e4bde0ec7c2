"""What only shows when the entries of a file are held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.calendars.wall_time import short_day_with_year
from bot.directory.importing.entries import Document, PlaceEntry, YoungPersonEntry
from bot.directory.importing.mistakes import Mistake, did_you_mean
from bot.directory.importing.tables import Lines
from bot.directory.references import slips_of


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is in the directory already."""

    agencies: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    #: Who is behind each workspace and Slack id.
    in_slack: Mapping[tuple[str, str], str]
    #: Those young people who are here now, and every reference ever given.
    references: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


def find_mistakes(document: Document, known: Known, today: date) -> list[Mistake]:
    """Return every mistake between entries, and between them and what is known."""
    return [
        *_twice(document),
        *_unknown_names(document, known),
        *_slack_ids(document, known),
        *_references(document, known),
        *_calendars(document, today),
        *(one for person in document.young_people for one in _team(person.team)),
    ]


def _twice(document: Document) -> Iterator[Mistake]:
    agencies = ((one.code, one.lines) for one in document.every_agency)
    workers = ((one.handle, one.lines) for one in document.workers)
    people = ((one.reference, one.lines) for one in document.young_people)
    yield from _repeats(agencies, "code", "agency")
    yield from _repeats(workers, "handle", "worker")
    yield from _repeats(people, "reference", "young person")


def _repeats(
    names: Iterable[tuple[str, Lines]], key: str, kind: str
) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for name, lines in names:
        if name and name in first:
            sentence = f"{name} is already the {kind} of line {first[name]}."
            yield _at(lines, key, sentence)
        first.setdefault(name, lines.of(key))


def _unknown_names(document: Document, known: Known) -> Iterator[Mistake]:
    schools = known.schools | {one.agency.code for one in document.schools}
    agencies = known.agencies | {one.code for one in document.every_agency}
    handles = known.handles | {one.handle for one in document.workers}
    for worker in document.workers:
        yield from _unknown(worker.lines, "agency", worker.agency, agencies)
        yield from _unknown(worker.lines, "deputy", worker.deputy, handles)
    for person in document.young_people:
        if person.school in agencies - schools:
            yield _at(person.lines, "school", f"{person.school} is not a school.")
        else:
            yield from _unknown(person.lines, "school", person.school, schools)
        yield from _unknown(person.lines, "asker", person.asker, handles)
        for place in person.team:
            yield from _unknown(place.lines, "worker", place.worker, handles)


def _unknown(
    lines: Lines, key: str, name: str | None, known: frozenset[str] | set[str]
) -> Iterator[Mistake]:
    if name and name not in known:
        near = did_you_mean(name, known)
        kind = "worker" if key in ("deputy", "asker") else key
        yield _at(lines, key, f"I know no {kind} “{name}”.{near}")


def _slack_ids(document: Document, known: Known) -> Iterator[Mistake]:
    behind = dict(known.in_slack)
    for worker in document.workers:
        if worker.slack_id and worker.team_id:
            key = (worker.team_id, worker.slack_id)
            holder = behind.setdefault(key, worker.handle)
            if holder != worker.handle:
                sentence = f"{worker.slack_id} in Slack is {holder} already."
                yield _at(worker.lines, "slack", sentence)


def _references(document: Document, known: Known) -> Iterator[Mistake]:
    new = [one for one in document.young_people if one.reference]
    new = [one for one in new if one.reference not in known.references]
    lines: dict[str, int] = {}
    for person in document.young_people:
        lines.setdefault(person.reference, person.lines.of("reference"))
    for person in new:
        yield from _used_or_near(person, known.given, lines)


def _used_or_near(
    person: YoungPersonEntry, given: frozenset[str], lines: Mapping[str, int]
) -> Iterator[Mistake]:
    """A slip between two new ones is told once, at the later line."""
    here = person.lines.of("reference")
    slips = slips_of(person.reference)
    in_file = slips & lines.keys()
    before = sorted(lines[s] for s in in_file if lines[s] < here or s in given)
    if person.reference in given:
        sentence = f"{person.reference} was used before. Please give a new one."
        yield _at(person.lines, "reference", sentence)
    elif before or slips & (given - lines.keys()):
        of = f"that of line {before[0]}" if before else "one given before"
        sentence = (
            f"{person.reference} is one slip of the pen from {of}. "
            "Please give another, so that nobody takes one child for another."
        )
        yield _at(person.lines, "reference", sentence)


def _calendars(document: Document, today: date) -> Iterator[Mistake]:
    for school in document.schools:
        days = school.calendar
        if days and days.calendar.known_until < today:
            ended = short_day_with_year(days.calendar.known_until)
            key = "feed" if "feed" in days.lines.keys else "terms"
            sentence = f"This calendar ended on {ended}. Is there a newer one?"
            yield _at(days.lines, key, sentence)


def _team(places: tuple[PlaceEntry, ...]) -> Iterator[Mistake]:
    for number, place in enumerate(places):
        for other in places[:number]:
            if other.worker == place.worker and _overlap(place, other):
                sentence = f"{place.worker} is in this team twice at the same time."
                yield _at(place.lines, "worker", sentence)


def _overlap(one: PlaceEntry, other: PlaceEntry) -> bool:
    one_ends, other_ends = one.until_day or date.max, other.until_day or date.max
    return one.from_day <= other_ends and other.from_day <= one_ends


def _at(lines: Lines, key: str, sentence: str) -> Mistake:
    return Mistake(line=lines.of(key), sentence=sentence)
