"""What is counted of nudging, as frozen records; ids stay where they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.nudges.records import Why


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Everything counted in one stretch of days; not yet fit to be shown."""

    planned: int
    sent: int
    #: Left out, not needed any more or not to be reached, by reason.
    held_back: Counter[Why] = field(default_factory=Counter)
    #: What waits now past the moment it was meant for, by reason.
    waiting: Counter[Why] = field(default_factory=Counter)
    #: For each answer, the working days of whoever was asked that it took.
    answer_days: tuple[int, ...] = ()
    given_up: int
    wrong: int
    #: Sent at once, past the cap and quiet hours, because it was for today.
    at_once: int
