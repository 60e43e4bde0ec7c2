"""
A late start, without blame: what is past already, and new days for it; pure.

What blocks the joint meeting comes first, then the other musts, then the rest.
Within each the smallest comes first, which is what one side can do alone and
without an answer; then whatever was due longest ago.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.calendars.nations import add_working_days, is_working_day
from bot.handovers.dates import Basis, day_of
from bot.handovers.records import Side
from bot.handovers.route import By, RouteItem, When

#: Where no time is left to T: DOMAIN 2.6 gives what is caught up on so many.
_AFTERWARDS = 10


@dataclass(frozen=True, kw_only=True)
class Past:
    """One time of the route that had passed before anybody began."""

    when: When
    on: date
    #: What was due then, in the route's order.
    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CatchUp:
    """What is past, the longest ago first, and when each of it can be done now."""

    past: tuple[Past, ...]
    #: By the item's key, in the order to do them; what is still to come is not here.
    due: Mapping[str, date]


def catch_up(items: Sequence[RouteItem], basis: Basis, today: date) -> CatchUp:
    """
    Spread what is past over the working days left before T.

    `items` are those still to do. No new day is before today, a weekend or a bank
    holiday. With no working day in between it is today or T, and with T over
    already, the next ten working days.
    """
    late = [one for one in items if day_of(one.when, basis) < today]
    ordered = sorted(late, key=lambda one: _order(one, basis))
    days = _days(basis, today)
    due = {
        one.key: days[place * len(days) // len(ordered)]
        for place, one in enumerate(ordered)
    }
    return CatchUp(past=tuple(_past(late, basis)), due=due)


def _order(item: RouteItem, basis: Basis) -> tuple[int, bool, date]:
    blocks = item.stop and item.by is By.MEETING
    group = 0 if blocks else 1 if item.stop else 2
    is_small = item.who is not Side.JOINT and not item.answered
    return group, not is_small, day_of(item.when, basis)


def _past(late: Iterable[RouteItem], basis: Basis) -> Iterator[Past]:
    keys: dict[When, list[str]] = {}
    for one in late:
        keys.setdefault(one.when, []).append(one.key)
    for when in sorted(keys, key=lambda one: day_of(one, basis)):
        yield Past(when=when, on=day_of(when, basis), keys=tuple(keys[when]))


def _days(basis: Basis, today: date) -> list[date]:
    """Return the working days to spread over, at least one."""
    last = basis.transfer_on
    if last < today:
        numbers = range(1, _AFTERWARDS + 1)
        return [add_working_days(today, one, basis.nation) for one in numbers]
    every = [today + timedelta(days=one) for one in range((last - today).days + 1)]
    working = [one for one in every if is_working_day(one, basis.nation)]
    between = [one for one in working if today < one < last]
    return between or working or [add_working_days(today, 0, basis.nation)]
