"""When whoever recorded a day to plan for is asked whether to begin; pure."""

from __future__ import annotations

from datetime import date, timedelta

from bot.ahead.records import DayToCome
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.handovers.dates import Basis, day_of
from bot.handovers.route import Anchor, Route

#: Nobody is asked more often: a no with a reason is asked about once more.
MOST_ASKED = 2
#: Between the two at least so many days lie (ours).
_APART = timedelta(days=14)


def first_milestone(
    route: Route, on: date, today: date, school: SchoolCalendar | None = None
) -> date:
    """Return the day of the route's earliest milestone for a move on that day."""
    basis = Basis(
        transfer_on=on,
        began_on=today,
        nation=Nation(route.nations[0]),
        school=school,
    )
    from_t = [
        day_of(one.when, basis)
        for one in route.milestones
        if one.when.anchor is Anchor.TRANSFER
    ]
    return min([*from_t, on])


def is_asked_now(day: DayToCome, first: date, today: date) -> bool:
    """
    Whether it is time to ask: on the first milestone, and once more after a no.

    The second time lies half way between the no and the day, and never so soon
    that it nags. Once the day is over nobody is asked.
    """
    if day.handover_id is not None or day.asked >= MOST_ASKED or today > day.on:
        return False
    if day.asked == 0:
        return today >= first
    if day.declined_on is None:
        return False  # The first question still stands on the screen.
    half_way = day.declined_on + (day.on - day.declined_on) / 2
    return today >= max(half_way, day.declined_on + _APART)
