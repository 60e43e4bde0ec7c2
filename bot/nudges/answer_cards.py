"""What the forms of an answer need, and what whoever asked hears of it; frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.meetings.cards import Person


@dataclass(frozen=True, kw_only=True)
class HandOverForm:
    """The form that asks who does an action instead."""

    #: The nudge; for the one who asked, the action.
    about_id: str
    reference: str
    what: str
    due: date
    people: tuple[Person, ...]
    #: The one who asked chooses, so nobody without a place in the team is named.
    for_asker: bool = False


@dataclass(frozen=True, kw_only=True)
class DayForm:
    """The form with which whoever took an action on moves its day."""

    nudge_id: str
    reference: str
    what: str
    due: date


@dataclass(frozen=True, kw_only=True)
class ToAsker:
    """What the one who asked hears: who answered, about what."""

    reference: str
    name: str
    #: An action's line; for a meeting they were missed at, its day.
    what: str
    due: date
    #: The action, where there is one to give to somebody else.
    action_id: str | None
    meeting_id: str | None
    #: The meeting has begun, so it can be neither moved nor answered.
    is_over: bool
    #: Who does it by now, when it was passed on.
    now_with: str | None
    #: It is settled meanwhile, so nothing has to be done any more.
    is_settled: bool
