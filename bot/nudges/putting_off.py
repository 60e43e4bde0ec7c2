"""Until when somebody is left in peace, in their own days; pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.calendars.wall_time import local_day
from bot.nudges.own_time import OwnTime

#: "Still on it" leaves so many of their own days before anybody else hears (ours:
#: the distance of the ladder's own next step).
STILL_ON_IT_DAYS = 3
#: Whoever rang in vain tries again after so many of their days (ours).
RANG_DAYS = 2


def next_week(own: OwnTime, now: datetime) -> datetime:
    """Return the first kind moment of their next week, which begins on Monday."""
    today = local_day(now, own.zone)
    monday = today + timedelta(days=7 - today.weekday())
    begins = own.window(monday)[0]
    moment = own.next_moment(begins)
    return moment.at if moment else begins


def days_on(own: OwnTime, now: datetime, days: int) -> datetime:
    """Return the first kind hour so many of their own days on."""
    return own.window(own.add_days(local_day(now, own.zone), days))[0]
