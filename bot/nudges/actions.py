"""
What can become of an action through a nudge, inside a unit that is open already.

Whoever calls has asked `may()`. Each saves, shows every nudge about it as it is
now, and gives whoever holds it their own list; the same again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.access.visit import Visit
from bot.asks.doors import Field
from bot.asks.folder import people_to_ask
from bot.asks.records import NewDate, NewDateReason
from bot.asks.rules import day_problem, place_problem
from bot.calendars.wall_time import short_day
from bot.errors import AlreadyDone, NotFilledIn, TooLate
from bot.meetings.cards import Person
from bot.meetings.folder import Folder, open_folder
from bot.meetings.records import Action
from bot.meetings.sending import Mail
from bot.nudges.around import People
from bot.nudges.sending import show_again


def who_could(visit: Visit, action: Action) -> tuple[Person, ...]:
    """Return everyone of the team around who could do it instead."""
    folder = open_folder(visit.unit, action.meeting_id, visit.today)
    return people_to_ask(folder.team, action.worker_id)


def give_to(visit: Visit, action: Action, worker_id: str) -> None:
    """Give it to somebody of the team around; raises NotFilledIn, AlreadyDone."""
    if action.worker_id == worker_id and action.stand_in_name is None:
        return
    _require_open(action)
    folder = open_folder(visit.unit, action.meeting_id, visit.today)
    if problem := _cannot_do(visit, folder, worker_id):
        raise NotFilledIn({Field.SOMEONE: problem})
    hand_to(visit, action, worker_id)


def hand_to(visit: Visit, action: Action, worker_id: str) -> None:
    """Write it down as somebody's, and show both what is theirs now."""
    given = replace(action, worker_id=worker_id, stand_in_name=None)
    _changed(visit, action, given)


def name_for(visit: Visit, action: Action, name: str) -> None:
    """Note that somebody does it who is not known here, by name."""
    if action.stand_in_name == name:
        return
    _require_open(action)
    _changed(visit, action, replace(action, stand_in_name=name))


def require_date(visit: Visit, action: Action) -> None:
    """Raise the kind sentence for an action whose day cannot move any more."""
    _require_open(action)
    if action.due < visit.today:
        raise TooLate(
            f"It was due on {short_day(action.due)}, so the date stays. "
            "You can still say done, someone else, or ask for help."
        )


def move_date(
    visit: Visit,
    action: Action,
    young_person_id: str,
    due: date,
    reason: NewDateReason,
) -> None:
    """
    Move the day, which is kept with its reason; the one way in which it moves.

    Raises TooLate once it is overdue, NotFilledIn for a day that will not do.
    """
    if action.due == due:
        return
    require_date(visit, action)
    if problem := _day_problem(visit, action, due):
        raise NotFilledIn({Field.DUE: problem})
    visit.unit.asks.move_date(
        NewDate(
            id=visit.clock.new_id(),
            young_person_id=young_person_id,
            item_id=action.id,
            worker_id=visit.worker.id,
            was=action.due,
            due=due,
            reason=reason,
            at=visit.now,
        )
    )
    _changed(visit, action, replace(action, due=due))


def _changed(visit: Visit, before: Action, after: Action) -> None:
    visit.unit.meetings.save_action(after)
    show_again(visit.unit, after.id, visit.now)
    mail = Mail.about(visit, after.meeting_id)
    mail.give_actions(frozenset({before.worker_id, after.worker_id}))
    mail.refresh_homes()


def _require_open(action: Action) -> None:
    if action.done_at is not None:
        raise AlreadyDone


def _cannot_do(visit: Visit, folder: Folder, worker_id: str) -> str | None:
    # Whoever is late with it gives it away today, so today is what must do.
    return place_problem(folder.team.member(worker_id), visit.today)


def _day_problem(visit: Visit, action: Action, due: date) -> str | None:
    worker = visit.unit.workers.get(action.worker_id)
    assert worker is not None  # A foreign key holds it.
    own = People(visit.unit, visit.now, visit.today).own_time(worker)
    return day_problem(due, own, visit.today)
