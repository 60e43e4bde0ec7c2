"""What somebody said before, as the next nudge about the same thing knows it; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.calendars.wall_time import local_day
from bot.nudges.records import Answer, Nudge


@dataclass(frozen=True)
class Story:
    """One nudge among all those of its climb."""

    nudge: Nudge
    climb: Sequence[Nudge]
    zone: str

    @property
    def came_back(self) -> bool:
        """Whether it was put off, and this is the next word on it to the same one."""
        before = [
            one
            for one in self.climb
            if one.worker_id == self.nudge.worker_id and one.step < self.nudge.step
        ]
        return bool(before) and before[-1].answer is Answer.NOT_THIS_WEEK

    @property
    def still_on_it(self) -> date | None:
        """Return the last day on which somebody said that they are on it."""
        said = [
            one.answered_at
            for one in self.climb
            if one.answer is Answer.STILL_ON_IT and one.answered_at
        ]
        return local_day(max(said), self.zone) if said else None
