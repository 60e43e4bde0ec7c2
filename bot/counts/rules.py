"""How nudges are counted, and how small numbers are hidden; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.counts.records import Tally
from bot.nudges.days import median_of
from bot.nudges.records import Climb, Nudge, NudgeState, Why
from bot.rights.rules import FEW, masked

_HELD_BACK = frozenset(
    {NudgeState.NOT_NEEDED, NudgeState.PASSED, NudgeState.NOT_REACHED}
)
#: What waits for its own day is not held back, and what is on its way has gone.
_NOT_HELD = frozenset({Why.NOT_YET, Why.ON_ITS_WAY})


def held_back(lines: Sequence[Nudge]) -> Counter[Why]:
    """Count by reason what its time came for and did not go out."""
    return Counter(one.why or Why.GONE for one in lines if one.state in _HELD_BACK)


def waiting(running: Sequence[Climb], now: datetime) -> Counter[Why]:
    """Count by reason what was meant to have gone by now and waits."""
    return Counter(
        one.why
        for one in running
        if one.why not in _NOT_HELD and one.planned_at and one.planned_at <= now
    )


def few_together(reasons: Counter[Why]) -> tuple[list[tuple[Why, str]], str | None]:
    """Return the reasons that may be said, the most first, and all others as one."""
    named = [(why, number) for why, number in reasons.most_common() if number >= FEW]
    rest = reasons.total() - sum(number for _, number in named)
    return [(why, masked(number)) for why, number in named], (
        masked(rest) if rest else None
    )


def median_days(tally: Tally) -> int | None:
    """Return the working days that half of the answers took; None with too few."""
    days = tally.answer_days
    return median_of(days) if len(days) >= FEW else None
