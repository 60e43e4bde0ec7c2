"""
What a filled-in form asks for, in types instead of Slack's payloads.

An `about_id` is that of the ask, of the nudge about something, or of the action
when whoever asked for it chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.asks.records import AskState, NewDateReason
from bot.nudges.records import InTheWay, WouldHelp


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A filled-in form for a new ask."""

    young_person_id: str
    ask_id: str
    worker_id: str | None
    what: str
    #: None: five of their working days on.
    due: date | None
    decision_needed: bool


@dataclass(frozen=True, kw_only=True)
class Someone:
    """Somebody else does it: somebody of the team, or a name we do not know."""

    about_id: str
    worker_id: str | None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class NeedHelp:
    """What is in the way, and what would make it possible."""

    about_id: str
    in_the_way: InTheWay
    would_help: WouldHelp


@dataclass(frozen=True, kw_only=True)
class DateWanted:
    """Another day, and why."""

    about_id: str
    due: date
    reason: NewDateReason


@dataclass(frozen=True, kw_only=True)
class Heard:
    """An answer that the one who asked heard by phone or letter."""

    ask_id: str
    answer: AskState
    #: The day it was said.
    on: date
    stand_in_name: str
