"""A team's own medians and shares, for somebody of that team."""

from __future__ import annotations

from dataclasses import dataclass

from bot.mirror.records import Share, Try


@dataclass(frozen=True, kw_only=True)
class Mirror:
    """How we are doing ourselves; None where there is too little to say."""

    agency: str
    #: How many days back it looks.
    days: int
    #: Working days until we answer, half of the time at most.
    reply_days: int | None
    missed: Share | None
    unanswered: Share | None
    uncovered: Share | None
    #: None while there is too little to say of anything.
    idea: Try | None
