"""
Who is at work when, counted anew from the plain facts of an invented year.

Nothing here is shared with the calendars of the nudging: two counts that agree
have to have counted alike.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.simulation.records import Log, Office, Person, Wish, World

_DAY = timedelta(days=1)
_MORNING, _NOON, _EVENING = time(8), time(12), time(18)


def _days(year: int, *said: str) -> frozenset[date]:
    """Return days of a year written as "25 12"."""
    parts = [one.split() for one in said]
    return frozenset(date(year, int(month), int(day)) for day, month in parts)


_EVERYWHERE = _days(2026, "25 12", "28 12") | _days(
    2027, "1 1", "26 3", "3 5", "31 5", "27 12", "28 12"
)
#: Written out by hand from what each government publishes.
BANK_HOLIDAYS = {
    "england-and-wales": _EVERYWHERE
    | _days(2026, "31 8")
    | _days(2027, "29 3", "30 8"),
    "scotland": _EVERYWHERE | _days(2026, "30 11") | _days(2027, "4 1", "2 8", "30 11"),
    "northern-ireland": _EVERYWHERE
    | _days(2026, "31 8")
    | _days(2027, "17 3", "29 3", "12 7", "30 8"),
}


class Diary:
    """One person's days; everything as it was known at the instant asked about."""

    def __init__(self, person: Person, office: Office) -> None:
        self.person, self.office = person, office
        self.zone = ZoneInfo(office.zone)

    def day_of(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def works(self, day: date) -> bool:
        """Whether it is one of their days, on leave or not."""
        if day.weekday() > 4 or day.weekday() not in self.person.weekdays:
            return False
        if day.weekday() in self.office.closed_weekdays:
            return False
        if day in BANK_HOLIDAYS[self.office.nation]:
            return False
        return not self.office.is_school or self._is_school_day(day)

    def is_away(self, day: date, at: datetime) -> bool:
        return any(
            one.first <= day <= one.last and one.known_at <= at
            for one in self.person.away
        )

    def is_kind(self, at: datetime) -> bool:
        """Whether a message at that instant is no disturbance."""
        day = self.day_of(at)
        if not self.works(day) or self.is_away(day, at) or not self._wanted(day, at):
            return False
        first, last = self._hours(at)
        return first <= at.astimezone(self.zone).time() < last

    def is_good_day(self, day: date) -> bool:
        """Whether somebody could have written to them that day, as far as known."""
        at = self.instant(day, _EVENING)
        return self.works(day) and not self.is_away(day, at) and self._wanted(day, at)

    def count(self, day: date, n: int) -> date:
        """Return the nth of their days after `day`, or before it."""
        step, left = (_DAY, n) if n >= 0 else (-_DAY, -n)
        if n == 0 and not self.works(day):
            left = 1
        for _ in range(2000):
            if not left:
                break
            day += step
            left -= self.works(day)
        return day

    def instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def _hours(self, at: datetime) -> tuple[time, time]:
        first = max(_MORNING, self.office.opens, self.office.quiet_until)
        last = min(_EVENING, self.office.closes, self.office.quiet_from)
        part = self._wish(at).part
        if part == "mornings":
            last = min(last, _NOON)
        if part == "afternoons":
            first = max(first, _NOON)
        return first, last

    def _is_school_day(self, day: date) -> bool:
        in_term = any(first <= day <= last for first, last in self.office.terms)
        return in_term and day not in self.office.closures

    def _wanted(self, day: date, at: datetime) -> bool:
        wish = self._wish(at)
        muted = wish.muted_until is not None and day <= wish.muted_until
        return not muted and day.weekday() not in wish.not_on

    def _wish(self, at: datetime) -> Wish:
        said = [one for one in self.person.wishes if one.at <= at]
        return said[-1] if said else Wish(at=at)


class Diaries:
    """Everybody's, and the days on which the bot was there all day."""

    def __init__(self, world: World) -> None:
        offices = {one.id: one for one in world.offices}
        self._all = {one.id: Diary(one, offices[one.office_id]) for one in world.people}
        self._down = {
            one.start.date() + _DAY * number
            for one in world.outages
            for number in range((one.end.date() - one.start.date()).days + 1)
        }
        self.last_day = world.end.date()
        self.patient_until = cache(self._patient_until)

    def __getitem__(self, worker_id: str) -> Diary:
        return self._all[worker_id]

    def _patient_until(self, worker_id: str, after: date, days: int) -> date:
        """Return the day by which so many good days have passed, at the latest."""
        diary, day = self._all[worker_id], after
        while days and day <= self.last_day:
            day += _DAY
            days -= diary.is_good_day(day) and day not in self._down
        return day if not days else date.max


def messages_per_week(world: World, log: Log) -> list[int]:
    """Return how many messages each person got in each week, the fewest first."""
    monday = world.start.date() - _DAY * world.start.weekday()
    weeks = (world.end.date() - monday).days // 7 + 1
    got = Counter(
        (one.worker_id, (one.at.date() - monday).days // 7) for one in log.posted
    )
    everybody = (one.id for one in world.people)
    return sorted(got[one, week] for one in everybody for week in range(weeks))
