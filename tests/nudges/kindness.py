"""
Whether a moment is kind to somebody, said as plainly as can be.

It shares no code with `bot.nudges`: quarters of an hour are walked one by one, and
the bank holidays are those of gov.uk for 2027, written down by hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_ALL = ["01-01", "03-26", "05-03", "05-31", "12-27", "12-28"]
BANK_HOLIDAYS = {
    "england-and-wales": [*_ALL, "03-29", "08-30"],
    "scotland": [*_ALL, "01-04", "08-02", "11-30"],
    "northern-ireland": [*_ALL, "03-17", "03-29", "07-12", "08-30"],
}
_UNKNOWN_BREAK = {
    "england-and-wales": ("07-24", "08-31"),
    "scotland": ("07-01", "08-14"),
    "northern-ireland": ("07-01", "08-31"),
}
QUARTER = timedelta(minutes=15)


def is_kind(person: Any, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(person.zone))
    return is_kind_day(person, local.date()) and _slot(local.time()) in _slots(person)


def is_kind_day(person: Any, day: date) -> bool:
    return (
        is_their_day(person, day) and not is_away(person, day) and _wished(person, day)
    )


def is_their_day(person: Any, day: date) -> bool:
    if day.weekday() > 4 or day.weekday() in person.agency_closed:
        return False
    usual = set(person.working_days) & set(range(5)) - set(person.agency_closed)
    if usual and day.weekday() not in usual:
        return False
    if f"{day:%m-%d}" in BANK_HOLIDAYS[person.nation]:
        return False
    return person.school is None or _school_is_open(person, day)


def is_away(person: Any, day: date) -> bool:
    return any(one.first <= day <= one.last for one in person.away)


def first_kind(person: Any, at: datetime, horizon: timedelta) -> datetime | None:
    """Return the first kind instant from `at` on; None if there is none so soon."""
    if is_kind(person, at):
        return at
    minutes = 15 - at.minute % 15
    moment = at.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    while moment <= at + horizon:
        if is_kind(person, moment):
            return moment.astimezone(UTC)
        moment += QUARTER
    return None


def add_days(person: Any, day: date, n: int) -> date:
    step = timedelta(days=1 if n >= 0 else -1)
    if n == 0:
        while not is_their_day(person, day):
            day += step
    for _ in range(abs(n)):
        day += step
        while not is_their_day(person, day):
            day += step
    return day


def _school_is_open(person: Any, day: date) -> bool:
    its = person.school
    known = its.known_from <= day <= its.known_until
    if not known or any(one.first <= day <= one.last for one in its.not_known):
        first, last = _UNKNOWN_BREAK[person.nation]
        text = f"{day:%m-%d}"
        return not (first <= text <= last or text >= "12-24" or text <= "01-02")
    if day in its.inset:
        return False
    return not any(one.first <= day <= one.last for one in its.closed)


def _wished(person: Any, day: date) -> bool:
    wishes = person.wishes
    if wishes is None:
        return True
    if wishes.muted_until is not None and day <= wishes.muted_until:
        return False
    usual = set(person.working_days) & set(range(5)) - set(person.agency_closed)
    anything_left = usual - set(wishes.not_on)
    return not anything_left or day.weekday() not in wishes.not_on


def _slot(at: time) -> int:
    return at.hour * 4 + at.minute // 15


def _slots(person: Any) -> set[int]:
    """Return the kind quarters of an hour of a day, counted from midnight."""
    quiet = _from_to(person.quiet_from, person.quiet_until)
    day = set(range(8 * 4, 18 * 4))
    hours = set(range(_slot(person.opens), _slot(person.closes))) & day - quiet
    hours = hours or day - quiet
    part = person.wishes.part if person.wishes else "any"
    morning = {one for one in hours if one < 12 * 4}
    wished = {"any": hours, "mornings": morning, "afternoons": hours - morning}[part]
    return wished or hours


def _from_to(first: time, last: time) -> set[int]:
    start, end = _slot(first), _slot(last)
    if start == end:
        return set()
    return set(range(start, end)) if start < end else {*range(start, 96), *range(end)}
