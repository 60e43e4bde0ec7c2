"""What holds for every ask, decided without Slack, storage or a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.asks.records import Ask, AskState
from bot.calendars.wall_time import short_day, to_utc
from bot.directory.records import Leave, Membership, Sees
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Why

#: How many of their working days somebody has, when no day is named (ours).
DAYS_GIVEN = 5
#: Nobody plans further ahead than a year with one line (ours).
_MOST_DAYS = 366
_OFFERED = 3
#: An answer heard on an earlier day counts from the middle of it.
_NOON = time(12)

_WHY_NOT = {
    Why.NOT_THEIR_DAY: "they do not work that day",
    Why.BANK_HOLIDAY: "it is a bank holiday",
    Why.SCHOOL_CLOSED: "their school is shut that day",
}


def due_of(wanted: date | None, own: OwnTime, today: date) -> date:
    """Return the day that was named, or five of their working days on."""
    return wanted or own.add_days(today, DAYS_GIVEN)


def day_problem(due: date, own: OwnTime, today: date) -> str | None:
    """
    Say what is wrong with a day for this person, and which will do; None: nothing.

    Leave is not wrong: whoever asks is told of it, and somebody may stand in.
    """
    if due < today:
        return f"That day has passed. {_offer(own, today)}"
    if (due - today).days > _MOST_DAYS:
        return "That is more than a year away. Please choose a sooner day."
    if own.counts(due):
        return None
    why = _WHY_NOT.get(own.why_not(due) or Why.NOT_THEIR_DAY, "they are not there")
    return f"{short_day(due)}: {why}. {_offer(own, due)}"


def _offer(own: OwnTime, after: date) -> str:
    days = [own.add_days(after, count) for count in range(1, _OFFERED + 1)]
    return f"These will do: {', '.join(short_day(day) for day in days)}."


def can_be_asked(place: Membership | None) -> bool:
    """Whether somebody's place in the team lets them see what there is to do."""
    return place is not None and place.sees is not Sees.DATES


def place_problem(place: Membership | None, due: date) -> str | None:
    """Say why somebody cannot be asked for something by that day; None: they can."""
    if place is None or not can_be_asked(place):
        return "Please choose somebody of the team around them."
    if place.until_day and place.until_day < due:
        until = short_day(place.until_day)
        return f"They are in the team until {until}. Please choose somebody who stays."
    return None


def leave_between(leave: list[Leave], first: date, last: date) -> Leave | None:
    """Return the first leave with a day between the two, both included."""
    meeting = (one for one in leave if one.first_day <= last and first <= one.last_day)
    return min(meeting, key=lambda one: one.first_day, default=None)


def is_overdue(ask: Ask, today: date) -> bool:
    return ask.due < today


def kept_date(ask: Ask) -> str:
    """Say why the day stays, and what can still be said."""
    return (
        f"It was due on {short_day(ask.due)}, so the date stays. "
        "You can still say done, someone else, or ask for help."
    )


def answered(
    ask: Ask, state: AskState, at: datetime, *, recorded_by_id: str | None = None
) -> Ask:
    """Return the ask with an answer; nobody else is named for it any more."""
    return replace(
        ask,
        state=state,
        answered_at=at,
        recorded_by_id=recorded_by_id,
        stand_in_name=None,
    )


def passed_to(ask: Ask, worker_id: str) -> Ask:
    """Return the ask as it is put to somebody else, who has not answered yet."""
    asked = replace(ask, worker_id=worker_id, state=AskState.ASKED, answered_at=None)
    return replace(asked, recorded_by_id=None, stand_in_name=None)


def heard_at(on: date, now: datetime, today: date, zone: str) -> datetime:
    """Return when an answer heard on that day was given."""
    return now if on == today else to_utc(on, _NOON, zone)


def heard_problem(on: date, asked_on: date, today: date) -> str | None:
    if on > today:
        return "That day is still to come. Please choose today, or a day before."
    if on < asked_on:
        return f"You asked on {short_day(asked_on)}. Please choose that day or later."
    return None
