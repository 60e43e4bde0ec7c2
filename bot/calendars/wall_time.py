"""
Local wall time and the instants it names, on both days the clocks change too.

A time that the spring change skips is moved forward by what was skipped; one
that the autumn change repeats means its first passing. "The day before at
09:00" is wall time; "one hour before" is elapsed time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Our own names: `strftime` would follow the machine's language.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class UnknownZone(ValueError):
    """There is no such IANA time zone as `name`."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"There is no time zone called {name!r}.")


def zone_of(name: str) -> ZoneInfo:
    """Return the IANA zone, for instance "Europe/London", or raise `UnknownZone`."""
    try:
        return ZoneInfo(name)
    # An empty name, a path or a folder of zones each fail in their own way.
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise UnknownZone(name) from problem


def to_utc(day: date, wall: time, zone: str) -> datetime:
    """Return the instant, in UTC, at which clocks in `zone` first show `wall`."""
    if wall.tzinfo is not None:
        raise ValueError("A wall time carries no zone of its own.")
    # With fold=0 a skipped time is read by the offset before the change, which
    # lands exactly as far after the gap as it was inside it.
    shown = datetime.combine(day, wall.replace(fold=0), tzinfo=zone_of(zone))
    return shown.astimezone(UTC)


def to_local(instant: datetime, zone: str) -> datetime:
    """Return what clocks in `zone` show at `instant`, as an aware datetime."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return instant.astimezone(zone_of(zone))


def local_day(instant: datetime, zone: str) -> date:
    return to_local(instant, zone).date()


def day_before_at(day: date, wall: time, zone: str) -> datetime:
    """Return the instant of `wall` on the day before `day`, whatever the clocks do."""
    return to_utc(day - timedelta(days=1), wall, zone)


def before(instant: datetime, elapsed: timedelta) -> datetime:
    """Return the instant that much real time earlier, in UTC."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return instant.astimezone(UTC) - elapsed


def short_day(day: date) -> str:
    """Return a day for people, as in "Wed 17 Mar"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1][:3]}"


def short_day_with_year(day: date) -> str:
    """Return a day that may be far off, as in "Thu 22 Jul 2027"."""
    return f"{short_day(day)} {day.year}"


def long_day(day: date) -> str:
    """Return a day in full, as in "Wed 17 March 2027"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock_time(wall: time) -> str:
    """Return a time for people, as in "11:35"."""
    return f"{wall.hour:02d}:{wall.minute:02d}"
