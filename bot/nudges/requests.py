"""What a filled-in form of a nudge asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.asks.records import NewDateReason
from bot.nudges.records import InTheWay, WouldHelp


@dataclass(frozen=True, kw_only=True)
class HelpAsked:
    """What is in the way, and what would make it possible."""

    nudge_id: str
    in_the_way: InTheWay
    would_help: WouldHelp


@dataclass(frozen=True, kw_only=True)
class SomeoneElse:
    """Somebody else does it: somebody of the team, or a name we do not know."""

    #: The nudge; for the one who asked, the action.
    about_id: str
    worker_id: str | None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class AnotherDay:
    """Another day for an action, and why."""

    nudge_id: str
    due: date
    reason: NewDateReason
