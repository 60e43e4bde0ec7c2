"""A month in counts: what was read, changed and refused, by agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.calendars.wall_time import to_utc
from bot.directory.records import Worker
from bot.retention.records import Keeps
from bot.rights.cards import AgencyRow, Report
from bot.rights.records import PlaceDays, Tally
from bot.rights.rules import groups, masked, next_month
from storage.unit import Unit

READS = frozenset(
    {
        Verb.SEE_YOUNG_PERSON,
        Verb.SEE_WORDS,
        Verb.SEE_MEETING,
        Verb.SEE_TASKS,
        Verb.SEE_ASK,
        Verb.SEE_HANDOVER,
        Verb.WHO_CAN_SEE,
        Verb.EXPORT,
    }
)
CHANGES = frozenset(
    {
        Verb.CALL_MEETING,
        Verb.REPLY,
        Verb.RUN_MEETING,
        Verb.DO_ACTION,
        Verb.ASK_FOR,
        Verb.ANSWER_ASK,
        Verb.RUN_ASK,
        Verb.START_HANDOVER,
        Verb.ANSWER_OFFER,
        Verb.DO_ITEM,
        Verb.LEAVE_OUT,
        Verb.SIGN_HANDOVER,
        Verb.RUN_HANDOVER,
        Verb.KEEP_WEEK,
        Verb.NAME_SUCCESSOR,
        Verb.FILL_DIRECTORY,
        Verb.KEEP_ROOM,
        Verb.CORRECT,
        Verb.HOLD,
    }
)


@dataclass(frozen=True, kw_only=True)
class _Month:
    """What is counted, and between which days; the last is not in it."""

    first: date
    after: date
    tallies: tuple[Tally, ...]
    places: tuple[PlaceDays, ...]


def report_of(unit: Unit, month: date, zone: str) -> Report:
    """
    Return one month. Small numbers are hidden and nothing is added up.

    There are no totals: from a total and all rows but one, the hidden one follows.
    """
    since, until = _instant(month, zone), _instant(next_month(month), zone)
    counted = _Month(
        first=month,
        after=next_month(month),
        tallies=tuple(unit.rights.tallies(since, until)),
        places=tuple(unit.rights.all_places()),
    )
    rows = [
        _row(name, ids, counted) for name, ids in _groups(unit, month, counted.after)
    ]
    gone = unit.retention.gone_between(month, counted.after)
    return Report(
        month=month,
        rows=tuple(rows),
        openings=len(unit.openings.between(since, until)),
        meetings_gone=masked(gone.get(Keeps.MEETINGS, 0)),
        young_people_gone=masked(gone.get(Keeps.YOUNG_PEOPLE, 0)),
    )


def _instant(day: date, zone: str) -> datetime:
    return to_utc(day, time(0), zone)


def _groups(
    unit: Unit, month: date, after: date
) -> Iterable[tuple[str, frozenset[str]]]:
    """Give each agency, or small ones together, and the workers who count there."""
    workers = [
        one for one in unit.workers.everyone() if not has_left(one.left_on, month)
    ]
    names = {one.id: one.name for one in unit.agencies.everyone()}
    sizes: dict[str, int] = {}
    for one in workers:
        sizes[one.agency_id] = sizes.get(one.agency_id, 0) + 1
    together = [ids for ids in groups(sizes) if len(ids) > 1]
    for ids in sorted(
        (ids for ids in groups(sizes) if len(ids) == 1),
        key=lambda ids: names[next(iter(ids))],
    ):
        yield names[next(iter(ids))], _in(workers, ids)
    for ids in together:
        yield "Smaller agencies together", _in(workers, ids)


def _in(workers: list[Worker], agency_ids: frozenset[str]) -> frozenset[str]:
    return frozenset(one.id for one in workers if one.agency_id in agency_ids)


def _row(name: str, workers: frozenset[str], counted: _Month) -> AgencyRow:
    theirs = [one for one in counted.tallies if one.worker_id in workers]
    places = [one for one in counted.places if one.worker_id in workers]
    reads = [one for one in theirs if one.allowed and one.verb in READS]
    changes = [one for one in theirs if one.allowed and one.verb in CHANGES]
    refused = [one for one in theirs if not one.allowed]
    joined = [one for one in places if _within(one.from_day, counted)]
    left = [one for one in places if _within(one.until_day, counted)]
    return AgencyRow(
        agency=name,
        reads=masked(sum(one.count for one in reads)),
        changes=masked(sum(one.count for one in changes)),
        refusals=masked(sum(one.count for one in refused)),
        joined=masked(len(joined)),
        left=masked(len(left)),
        unconfirmed=masked(sum(_is_unconfirmed(one, counted) for one in places)),
    )


def _within(day: date | None, counted: _Month) -> bool:
    return day is not None and counted.first <= day < counted.after


def _is_unconfirmed(place: PlaceDays, counted: _Month) -> bool:
    """A place that lasted all month, and nobody said that it is still needed."""
    ends_later = place.until_day is None or place.until_day >= counted.after
    said = place.needed_on is not None and place.needed_on >= counted.first
    return place.from_day < counted.first and ends_later and not said
