"""When somebody may be nudged: theirs to see, and theirs alone to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import local_day, to_local
from bot.directory.visit import filled
from bot.errors import ChangedMeanwhile, NotFilledIn
from bot.nudges.around import People
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Wishes
from bot.quiet.cards import Quiet
from bot.quiet.requests import QuietTimes
from bot.quiet.rules import (
    LONGEST,
    a_week_from,
    days_at_work,
    days_left,
    muted_on,
    problems_of,
)


class QuietHours:
    """Everybody's own quiet times; what waits for them is looked at again."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, asker: Asker) -> Quiet:
        """Return what holds now; raises NotKnownHere."""
        with self._house.store.looking() as unit:
            return _card(visit(self._house, unit, asker))

    def save(self, asker: Asker, wanted: QuietTimes) -> Quiet:
        """
        Keep somebody's quiet times, and return them as they are now.

        Raises NotFilledIn at the field and ChangedMeanwhile.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            before = _wishes(visitor)
            # The same form sent twice is no change of somebody else's.
            if _as_wanted(before, wanted) != before:
                _check(visitor, before, wanted)
                _keep(visitor, _as_wanted(before, wanted))
            return _card(visitor)

    def mute_a_week(self, asker: Asker) -> Quiet:
        """Mute from today on, for a week; twice on one day is once."""
        return self._muted(asker, a_week_from)

    def nudge_again(self, asker: Asker) -> Quiet:
        """End a mute at once; the other quiet times stay."""
        return self._muted(asker, lambda _today: None)

    def _muted(self, asker: Asker, until: Callable[[date], date | None]) -> Quiet:
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            before = _wishes(visitor)
            own_today = local_day(visitor.now, _own_time(visitor).zone)
            after = replace(before, muted_until=until(own_today))
            if after != before:
                _keep(visitor, after)
            return _card(visitor)


def _wishes(visitor: Visit) -> Wishes:
    """Return what they wish; a version of 0 says that nothing is kept yet."""
    me = visitor.worker.id
    return visitor.unit.nudges.wishes_of(me) or Wishes(id=me, version=0)


def _as_wanted(before: Wishes, wanted: QuietTimes) -> Wishes:
    return replace(
        before,
        muted_until=wanted.muted_until,
        not_on=wanted.not_on,
        part=wanted.part,
    )


def _check(visitor: Visit, before: Wishes, wanted: QuietTimes) -> None:
    if before.version != wanted.version:
        raise ChangedMeanwhile
    own = _own_time(visitor)
    at_work = days_at_work(own.working_days, own.agency_closed)
    problems = problems_of(wanted, at_work, local_day(visitor.now, own.zone))
    if problems:
        raise NotFilledIn(problems)


def _keep(visitor: Visit, after: Wishes) -> None:
    """What runs is looked at again: what waits may come, or has to wait longer."""
    new = after.version == 0
    visitor.unit.nudges.wish(replace(after, version=1) if new else after)
    visitor.unit.nudges.look_again(visitor.now, worker_id=visitor.worker.id)
    filled(visitor, visitor.worker.id)


def _own_time(visitor: Visit) -> OwnTime:
    people = People(visitor.unit, visitor.now, visitor.today)
    return people.own_time(visitor.worker)


def _card(visitor: Visit) -> Quiet:
    wishes, own = _wishes(visitor), _own_time(visitor)
    today = local_day(visitor.now, own.zone)
    days = days_left(own.working_days, own.agency_closed, wishes.not_on)
    opens, closes = own.window(today)
    return Quiet(
        version=wishes.version,
        muted_until=muted_on(wishes, today),
        not_on=wishes.not_on,
        part=wishes.part,
        days=tuple(sorted(days)),
        first=_wall(opens, own.zone),
        last=_wall(closes, own.zone),
        at_school=own.school is not None,
        latest=today + LONGEST,
    )


def _wall(instant: datetime, zone: str) -> time:
    return to_local(instant, zone).time()
