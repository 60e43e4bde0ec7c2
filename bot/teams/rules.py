"""When somebody is asked whether they still need a place, and what answers it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from bot.calendars.nations import Nation, is_working_day
from bot.calendars.wall_time import to_local, to_utc
from bot.directory.records import Agency, Membership, Worker

#: Asked at nine on the first day of the month that they work (ours).
ASKED_AT = time(9)
#: Whoever joined or said yes so lately is not asked again (ours).
_LATELY = timedelta(days=14)
_DAYS = 14


def next_asking(worker: Worker, agency: Agency, now: datetime) -> datetime:
    """Return when this worker is asked next, at `now` or after it."""
    month = to_local(now, agency.zone).date().replace(day=1)
    this = _asking(worker, agency, month)
    return this if this >= now else _asking(worker, agency, _next(month))


def _asking(worker: Worker, agency: Agency, month: date) -> datetime:
    days = _working_days(Nation(agency.nation), month)
    theirs = [day for day in days if day.weekday() in worker.working_days]
    return to_utc([*theirs, *days][0], ASKED_AT, agency.zone)


@lru_cache(maxsize=16)
def _working_days(nation: Nation, month: date) -> tuple[date, ...]:
    """Return the first ones of a month; the same for everyone, asked for each."""
    days = (month + timedelta(days=ahead) for ahead in range(_DAYS))
    return tuple(day for day in days if is_working_day(day, nation))


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def is_asked(place: Membership, month: date) -> bool:
    """Whether it is asked about in this month: not what was said or begun lately."""
    last = max(place.needed_on or date.min, place.from_day)
    return last < month - _LATELY


def has_answered(place: Membership, month: date) -> bool:
    return place.needed_on is not None and place.needed_on >= month


def ends_today(place: Membership, today: date) -> bool:
    """What was ended in an answer: today is its last day."""
    return place.until_day == today


def month_of(edition: int) -> date:
    """Return the first day of the month that a message's edition, 202703, names."""
    return date(edition // 100, edition % 100, 1)


def edition_of(month: date) -> int:
    return month.year * 100 + month.month
