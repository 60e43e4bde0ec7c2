"""What holds for every meeting, decided without Slack, storage or a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.calendars.bells import MINUTES_KEPT_AT_THE_END, BellDay, BellProblem
from bot.calendars.nations import (
    Nation,
    add_working_days,
    is_working_day,
    next_working_day,
)
from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.slots import SchoolHours, WillNotDo
from bot.calendars.wall_time import before, clock_time, local_day, short_day, to_local
from bot.calendars.wall_time import to_utc as instant_of
from bot.directory.records import Agency
from bot.meetings.records import Invitation, Meeting, Reply, State

#: The reminder on the working day before goes at nine (issue default, ours).
REMINDED_AT = time(9)
ONE_HOUR = timedelta(hours=1)
#: A meeting away from the school keeps to office hours (local default).
_OFFICE_OPENS, _OFFICE_CLOSES = time(8), time(18)

_WHY_CLOSED = {
    Closed.WEEKEND: "it is a weekend",
    Closed.BANK_HOLIDAY: "it is a bank holiday",
    Closed.INSET: "it is an INSET day",
    Closed.CLOSURE: "the school is shut that day",
    Closed.HOLIDAY: "it is a school holiday",
    Closed.NOT_KNOWN: "the school's dates are not known that far",
}
_WHY_NOT_THEN = {
    BellProblem.SHUT: "the school is shut that day",
    BellProblem.BEFORE_REGISTRATION_ENDS: "the school day has not begun",
    BellProblem.IN_REGISTRATION: "that is registration",
    BellProblem.IN_THE_LAST_MINUTES: "it runs into the last 15 minutes of the day",
    BellProblem.AFTER_THE_DAY_ENDS: "it runs past the end of the school day",
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """When somebody would like to meet, in the school's wall time."""

    on: date
    at: time
    minutes: int


def problem_at_school(
    wanted: Wanted, hours: SchoolHours, now: datetime, zone: str
) -> dict[str, str]:
    """
    Return what is wrong with a wanted moment, by field ("on" or "at").

    Only dates and times the school can do: in term, not INSET, after
    registration, and done before the last 15 minutes (local default). Each
    sentence offers the next three that will do.
    """
    passed = _day_passed(wanted, now, zone)
    if passed:
        days = hours.days_that_will_do(local_day(now, zone), wanted.at, wanted.minutes)
        return {"on": f"That day has passed. {_offer_days(days)}"}
    answer = hours.decide(wanted.on, wanted.at, wanted.minutes)
    if isinstance(answer, WillNotDo):
        return _sentence(wanted, answer, _times_to_come(wanted, hours, now, zone))
    return _not_past(wanted, now, zone)


def problem_elsewhere(
    wanted: Wanted, nation: Nation, now: datetime, zone: str
) -> dict[str, str]:
    """Away from the school any working day between 08:00 and 18:00 will do."""
    if _day_passed(wanted, now, zone):
        days = _working_days_after(local_day(now, zone), nation)
        return {"on": f"That day has passed. {_offer_days(days)}"}
    if not is_working_day(wanted.on, nation):
        days = _working_days_after(wanted.on, nation)
        return {"on": f"That is not a working day. {_offer_days(days)}"}
    ends = (_minutes(wanted.at) + wanted.minutes) <= _minutes(_OFFICE_CLOSES)
    if wanted.at < _OFFICE_OPENS or not ends:
        return {"at": "Please choose a time between 08:00 and 18:00."}
    return _not_past(wanted, now, zone)


def _day_passed(wanted: Wanted, now: datetime, zone: str) -> bool:
    return wanted.on < local_day(now, zone)


def _not_past(wanted: Wanted, now: datetime, zone: str) -> dict[str, str]:
    if instant_of(wanted.on, wanted.at, zone) > now:
        return {}
    shown = clock_time(to_local(now, zone).time())
    return {"at": f"It is {shown} already. Please choose a later time."}


def _times_to_come(
    wanted: Wanted, hours: SchoolHours, now: datetime, zone: str
) -> list[time]:
    """Return up to three other starts on the wanted day that are still to come."""
    shown = to_local(now, zone)
    near = wanted.at
    if shown.date() == wanted.on:
        near = max(near, shown.time())
    times = hours.times_that_will_do(wanted.on, near, wanted.minutes)
    return [one for one in times if instant_of(wanted.on, one, zone) > now]


def hours_words(hours: SchoolHours) -> str:
    """Return when the school can meet on most days: "between 09:10 and 15:05"."""
    days = [_can_meet(day) for day in hours.bells.days.values()]
    (first, until), count = Counter(days).most_common(1)[0]
    said = f"between {clock_time(first)} and {clock_time(until)}"
    return said if count == len(days) else f"{said} on most days"


def _can_meet(day: BellDay) -> tuple[time, time]:
    kept = timedelta(minutes=MINUTES_KEPT_AT_THE_END)
    return day.registered, (datetime.combine(date.min, day.ends) - kept).time()


def _sentence(
    wanted: Wanted, answer: WillNotDo, times: Sequence[time]
) -> dict[str, str]:
    day = short_day(wanted.on)
    if isinstance(answer.problem, ClosedStretch):
        why = _WHY_CLOSED[answer.problem.why]
        return {"on": f"{day}: {why}. {_offer_days(answer.days)}"}
    why = _WHY_NOT_THEN[answer.problem]
    if answer.problem is BellProblem.SHUT:
        return {"on": f"{day}: {why}. {_offer_days(answer.days)}"}
    if times:
        listed = ", ".join(clock_time(one) for one in times)
        return {"at": f"At {clock_time(wanted.at)} {why}. These will do: {listed}."}
    if not answer.days:
        other = "Please try another day, or a shorter meeting."
        return {"at": f"At {clock_time(wanted.at)} {why}. {other}"}
    return {"at": f"At {clock_time(wanted.at)} {why}. {_offer_days(answer.days)}"}


def _offer_days(days: Sequence[date]) -> str:
    if not days:
        return "I know of no later day that will do. Please ask the school."
    return f"These will do: {_days(days)}."


def _days(days: Sequence[date]) -> str:
    return ", ".join(short_day(day) for day in days)


def _working_days_after(day: date, nation: Nation) -> list[date]:
    return [add_working_days(day, count, nation) for count in (1, 2, 3)]


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def remind_day_at(meeting: Meeting, nation: Nation) -> datetime:
    """
    Return when to remind: nine o'clock on the last working day before.

    For a meeting on a Monday that is the Friday: nobody is reminded on a Sunday.
    """
    day = add_working_days(meeting.on, -1, nation)
    return instant_of(day, REMINDED_AT, meeting.zone)


def remind_hour_at(meeting: Meeting) -> datetime:
    """Return the instant one hour of elapsed time before it starts."""
    return before(meeting.starts_at, ONE_HOUR)


def is_today(meeting: Meeting, now: datetime) -> bool:
    return local_day(now, meeting.zone) == meeting.on


def can_change(meeting: Meeting, now: datetime) -> bool:
    """A meeting can be moved, cancelled or answered until it has begun."""
    return meeting.state is State.CALLED and now < meeting.starts_at


def can_record(meeting: Meeting, now: datetime) -> bool:
    """Its record can be written from its start until the record is closed."""
    called = meeting.state is State.CALLED and now >= meeting.starts_at
    return called or meeting.state is State.HELD


def is_coming(invitation: Invitation) -> bool:
    return invitation.reply is Reply.COMING


def speaks_for_agency(invitation: Invitation) -> bool:
    """Whether the agency will be there: the person asked, or somebody instead."""
    return invitation.reply in {Reply.COMING, Reply.SOMEONE_ELSE}


def after_quiet(
    due: datetime, quiet_from: time, quiet_until: time, zone: str
) -> datetime:
    """
    Return `due`, or the end of the quiet hours that it falls into.

    Waiting is all that quiet hours do: nothing is dropped and nothing is early.
    """
    local = to_local(due, zone)
    wall, day = local.time(), local.date()
    over_midnight = quiet_from > quiet_until
    if over_midnight and wall >= quiet_from:
        return instant_of(day + timedelta(days=1), quiet_until, zone)
    starts = time(0) if over_midnight else quiet_from
    if starts <= wall < quiet_until:
        return instant_of(day, quiet_until, zone)
    return due


def kind_moment(due: datetime, agency: Agency) -> datetime:
    """
    Return when a message may go to somebody of this agency, never before `due`.

    Not in its quiet hours, and not at a weekend or on a bank holiday of its nation.
    """
    awake = after_quiet(due, agency.quiet_from, agency.quiet_until, agency.zone)
    day, nation = local_day(awake, agency.zone), Nation(agency.nation)
    if is_working_day(day, nation):
        return awake
    return instant_of(next_working_day(day, nation), agency.quiet_until, agency.zone)
