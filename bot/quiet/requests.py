"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.nudges.records import PartOfDay


@dataclass(frozen=True, kw_only=True)
class QuietTimes:
    """Somebody's own quiet times, all of them, as they shall be from now on."""

    #: The version of the wishes when the form was opened; 0: there were none.
    version: int
    #: The last day without nudges; None: not muted.
    muted_until: date | None
    #: Days of the week without nudges, Monday 0.
    not_on: frozenset[int]
    part: PartOfDay
