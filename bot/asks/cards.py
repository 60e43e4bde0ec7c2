"""
What one viewer may see of an ask: frozen, with names instead of ids.

The forms of an answer and `HelpWanted` know nothing of asks: actions and
invitations are answered in the same words. Their `about_id` is carried along: the
ask, the nudge about something, or the action when whoever asked for it chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.asks.records import AskState, NewDateReason
from bot.meetings.cards import Person
from bot.nudges.records import InTheWay, WouldHelp


@dataclass(frozen=True, kw_only=True)
class AskForm:
    """All that the form of a new ask needs."""

    young_person_id: str
    #: Made when the form opens, so that sending it twice asks once.
    ask_id: str
    reference: str
    people: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Who stands in for somebody who is away."""

    person: Person
    is_away: bool


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Somebody is on leave, who stands in, and where else to ring."""

    name: str
    first: date
    last: date
    stands_in: StandIn | None
    agency: str
    agency_phone: str | None


@dataclass(frozen=True, kw_only=True)
class NewDay:
    """A day that moved, and why."""

    was: date
    reason: NewDateReason


@dataclass(frozen=True, kw_only=True)
class AskCard:
    """
    One ask, as somebody concerned sees it.

    `why_you` is the part of the one asked in the team; empty without one.
    """

    ask_id: str
    reference: str
    what: str
    due: date
    is_overdue: bool
    decision_needed: bool
    #: A few lines in place of coming to a meeting.
    instead_of_coming: bool
    state: AskState
    asker: Person
    worker: Person
    why_you: str
    #: Somebody without Slack does it, by name.
    stand_in: str | None
    #: The day they answered.
    answered_on: date | None
    #: Who wrote the answer down for them, by name.
    recorded_by: str | None
    absence: Absence | None
    new_day: NewDay | None
    #: Slack would not take our message to them.
    not_reached: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody who is asked sees; it may be in place of a colleague."""

    ask: AskCard
    #: For whom the viewer stands in, by name; None when they are asked themselves.
    stands_in_for: str | None


@dataclass(frozen=True, kw_only=True)
class MyAsks:
    """What is asked of me and what I asked of others, soonest first."""

    of_me: tuple[AskCard, ...]
    by_me: tuple[AskCard, ...]
    can_ask: bool


@dataclass(frozen=True, kw_only=True)
class SomeoneForm:
    """The form that asks who does it instead."""

    about_id: str
    reference: str
    what: str
    due: date
    people: tuple[Person, ...]
    #: The one who asked chooses, so nobody without a place in the team is named.
    for_asker: bool = False


@dataclass(frozen=True, kw_only=True)
class NewDateForm:
    """The form with which whoever is to do it moves the day."""

    about_id: str
    reference: str
    what: str
    due: date


@dataclass(frozen=True, kw_only=True)
class HeardForm:
    """The form with which the one who asked writes an answer down."""

    ask_id: str
    reference: str
    what: str
    name: str
    today: date


@dataclass(frozen=True, kw_only=True)
class HelpForm:
    """What somebody asks for help with."""

    about_id: str
    reference: str
    what: str


@dataclass(frozen=True, kw_only=True)
class HelpWanted:
    """What the one who asked hears: who asks for which help, with what."""

    item_id: str
    reference: str
    what: str
    due: date | None
    name: str
    phone: str | None
    in_the_way: InTheWay
    would_help: WouldHelp
    #: It is settled meanwhile, so nothing has to be done any more.
    is_settled: bool = False
