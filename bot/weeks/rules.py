"""When the post of a week is due in a team's channel, and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.calendars.nations import Nation, is_working_day
from bot.calendars.records import Closed
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.calendars.wall_time import to_utc

#: When the working day begins; somebody reads it then (ours).
POSTED_AT = time(9)
#: A post missed in the morning is made up until then, and after it left out.
MADE_UP_UNTIL = time(16)
#: Nobody is awaited in public before this long has passed since they were asked.
FAIR_TIME = timedelta(days=1)
#: What is due in so many days is awaited.
_DUE_WITHIN = timedelta(days=7)
#: What is due for longer is between those two, and no word for a channel (ours).
_NOT_LONGER_THAN = timedelta(days=14)
_WEEK, _WORKING = timedelta(days=7), 5
#: In no school are the holidays longer (ours).
_AHEAD = 10


@dataclass(frozen=True, kw_only=True)
class Window:
    """The instants between which a post may go; the last is not in it."""

    first: datetime
    last: datetime


@dataclass(frozen=True, kw_only=True)
class Days:
    """Whose days a team's week goes by."""

    nation: Nation
    zone: str
    #: The young person's school; None without one.
    school: SchoolCalendar | None = None

    def window(self, monday: date) -> Window | None:
        """Return when the post of that week goes; None: it has no school day."""
        week = (monday + timedelta(days=n) for n in range(_WORKING))
        day = next((one for one in week if self._counts(one)), None)
        if day is None:
            return None
        return Window(
            first=to_utc(day, POSTED_AT, self.zone),
            last=to_utc(day, MADE_UP_UNTIL, self.zone),
        )

    def _counts(self, day: date) -> bool:
        """A day that the school says nothing of is a working day of its nation."""
        closed = self.school.why_closed(day) if self.school else None
        if self.school is not None and closed is None:
            return True
        if closed is not None and closed.why is not Closed.NOT_KNOWN:
            return False
        return is_working_day(day, self.nation)


def edition_of(day: date) -> int:
    """Return the number of a day's week, by ISO 8601: 202711."""
    year, week, _ = day.isocalendar()
    return year * 100 + week


def monday_of(edition: int) -> date:
    return date.fromisocalendar(edition // 100, edition % 100, 1)


def weeks_from(day: date) -> Iterator[int]:
    """Yield the numbers of this week and of those after it, over any holidays."""
    for ahead in range(_AHEAD):
        yield edition_of(day + ahead * _WEEK)


def week_before(day: date) -> int:
    return edition_of(day - _WEEK)


def spoken_of(monday: date) -> Stretch:
    """Return the days whose meetings a post speaks of: this week and the next."""
    return Stretch(first=monday, last=monday + 2 * _WEEK - timedelta(days=1))


def is_awaited(due: date, today: date) -> bool:
    """Whether something not done is due soon, or was lately."""
    return today - _NOT_LONGER_THAN <= due <= today + _DUE_WITHIN


def last_week(monday: date, zone: str) -> Window:
    """Return the week before this one."""
    return Window(
        first=to_utc(monday - _WEEK, time(0), zone), last=to_utc(monday, time(0), zone)
    )
