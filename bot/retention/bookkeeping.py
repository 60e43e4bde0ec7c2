"""What goes without a word when its time is over: rows that name nobody by a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from bot.access.service import House
from bot.ahead.records import DayToCome
from bot.calendars.wall_time import local_day, to_utc
from bot.leaving.duties import is_held
from bot.leaving.records import Succession
from bot.openings.records import Opening
from bot.retention.facts import period_of
from bot.retention.letting_go import CLOCK, PUT_AWAY
from bot.retention.records import Keeps, Period, Rules
from bot.retention.rules import month_begins, months_later, over_before
from bot.retention.sending import clear_screens, is_on_the_way
from storage.retention import BATCH
from storage.unit import Unit

_TRAIL = "trail"


class Bookkeeping:
    """One night's round of everything else, in small transactions."""

    def __init__(self, house: House, rules: Rules, now: datetime) -> None:
        self._house, self._rules, self._now = house, rules, now
        self._today = local_day(now, house.zone)

    def all(self) -> dict[Keeps, int]:
        """
        Let all of it go that is due; return how many of each.

        A route as it was when a handover began says nothing of anybody: it goes
        with the last that began on it, and is not counted.
        """
        self._until_none(lambda unit: unit.put_away.take_editions())
        return {
            Keeps.NUDGES: self._until_none(
                lambda unit: unit.put_away.take_ladders(
                    self._before(Keeps.NUDGES), BATCH
                )
            ),
            Keeps.WISHES: self._until_none(
                lambda unit: unit.put_away.take_wishes(self._day(Keeps.WISHES))
            ),
            Keeps.DAYS_TO_COME: self._days_to_come(),
            Keeps.OPENINGS: self._openings(),
            Keeps.SUCCESSIONS: self._successions(),
            Keeps.ERASURES: self._until_none(
                lambda unit: unit.retention.forget_erasures(
                    self._before(Keeps.ERASURES)
                )
            ),
            Keeps.NOTICES: self._until_none(
                lambda unit: unit.retention.forget_notices(self._day(Keeps.NOTICES))
            ),
            Keeps.MESSAGES: self._until_none(
                lambda unit: unit.retention.forget_messages(
                    self._before(Keeps.MESSAGES)
                )
            ),
            Keeps.TRAIL: self._trail(),
        }

    def trail_goes_on(self, unit: Unit) -> date | None:
        """Return the day on which the oldest month of the trail goes."""
        first = unit.trail.noted_after(0)
        if first is None:
            return None
        month = month_begins(local_day(first, self._house.zone))
        return months_later(month, 1 + self._period(Keeps.TRAIL).months)

    def _openings(self) -> int:
        """What was told of each is written over; what an inquiry holds stays."""
        with self._house.store.looking() as unit:
            found = unit.retention.openings_before(self._before(Keeps.OPENINGS))
            found = [one for one in found if not self._is_held(unit, one)]
        gone = 0
        for one in found:
            with self._house.store.changing() as unit:
                said = unit.rights.messages_about([one.id])
                if is_on_the_way(said) or self._is_held(unit, one):
                    continue
                clear_screens(unit, self._house, said, Keeps.OPENINGS, self._now)
                unit.retention.forget_opening(one)
                gone += 1
        return gone

    def _days_to_come(self) -> int:
        """What was asked of each is written over; what an inquiry holds stays."""
        with self._house.store.looking() as unit:
            found = unit.put_away.days_before(self._day(Keeps.DAYS_TO_COME))
        return sum(map(self._put_away_day, found))

    def _put_away_day(self, day: DayToCome) -> bool:
        with self._house.store.changing() as unit:
            about = [day.id, *unit.put_away.nudges_about([day.id])]
            said = unit.rights.messages_about(about)
            if is_on_the_way(said):
                return False
            clear_screens(unit, self._house, said, Keeps.DAYS_TO_COME, self._now)
            unit.put_away.take_day(day.id)
            return True

    def _successions(self) -> int:
        before = self._before(Keeps.SUCCESSIONS)
        return self._until_none(lambda unit: self._some_successions(unit, before))

    def _some_successions(self, unit: Unit, before: datetime) -> int:
        over = [
            one
            for one in unit.retention.successions_before(before)
            if not self._is_held(unit, one)
            and not is_held(unit, one, self._now, self._today)
        ]
        for one in over[:BATCH]:
            unit.retention.forget_succession(one)
        return len(over[:BATCH])

    def _until_none(self, take: Callable[[Unit], int]) -> int:
        gone = 0
        while True:
            with self._house.store.changing(quietly=True) as unit:
                some = take(unit)
            if not some:
                return gone
            gone += some

    def _trail(self) -> int:
        """
        Cut off whole months, the oldest first, each with a seal of its own.

        Its entries name young people by marks only, so nobody can say which an
        inquiry will need: while anything is held, none is cut off.
        """
        last = months_later(self._today, -self._period(Keeps.TRAIL).months)
        up_to = self._midnight(month_begins(last))
        return self._until_none(lambda unit: self._cut_a_month(unit, up_to))

    def _cut_a_month(self, unit: Unit, up_to: datetime) -> int:
        first = unit.trail.noted_after(0)
        if first is None or first >= up_to or unit.retention.is_anybody_held():
            return 0
        month = month_begins(local_day(first, self._house.zone))
        end = self._midnight(months_later(month, 1))
        dropped = unit.trail.cut(min(end, up_to), self._now)
        if dropped:
            unit.trail.note(
                at=self._now,
                worker_id=CLOCK,
                verb=PUT_AWAY,
                thing_id=_TRAIL,
                allowed=True,
                reason=Keeps.TRAIL,
            )
        return dropped

    @staticmethod
    def _is_held(unit: Unit, about: Opening | Succession) -> bool:
        person = unit.young_people.get(about.young_person_id)
        return person is not None and person.held_since is not None

    def _period(self, rule: Keeps) -> Period:
        return period_of(self._rules, rule)

    def _day(self, rule: Keeps) -> date:
        return over_before(self._period(rule), self._today)

    def _before(self, rule: Keeps) -> datetime:
        return self._midnight(self._day(rule))

    def _midnight(self, day: date) -> datetime:
        return to_utc(day, time(0), self._house.zone)
