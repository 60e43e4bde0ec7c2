"""When the steps of one climb are meant for, and what of its own holds them back."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.calendars.wall_time import local_day, to_utc
from bot.nudges.own_time import OwnTime
from bot.nudges.progress import Around, Progress, Rung, Taken
from bot.nudges.records import Anchor, Ladder, Step, Whom, Why

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Plan:
    """The ladder as this climb goes up it; `number` is always that of a step."""

    ladder: Ladder
    progress: Progress

    def planned(self, number: int, own: OwnTime) -> datetime:
        """Return the moment a step is meant for, before anything holds it back."""
        step = self.ladder.steps[number]
        if step.at is None:
            return self.progress.started_at
        start = local_day(self.progress.started_at, own.zone)
        anchor = start if step.anchor is Anchor.START else self.progress.due
        # By a day that is not one of theirs is before it, never after.
        on_the_day = step.anchor is Anchor.DUE and not step.days
        back = on_the_day and not own.counts(anchor)
        day = own.add_days(anchor, -1 if back else step.days)
        spread = timedelta(minutes=self._spread(number))
        return to_utc(day, step.at, own.zone) + spread

    def is_just_agreed(self, number: int, planned: datetime) -> bool:
        """Whether a word before the day would come right after it was agreed."""
        step = self.ladder.steps[number]
        return _is_before_the_day(step) and planned <= self.progress.started_at

    def is_no_use(self, number: int, at: datetime, own: OwnTime) -> bool:
        """Whether it is too late for a step: it is over, or the day was yesterday."""
        over_at = self.progress.over_at
        if self.ladder.until_due and over_at is not None and at >= over_at:
            return True
        before_the_day = _is_before_the_day(self.ladder.steps[number])
        return before_the_day and local_day(at, own.zone) > self.progress.due

    def gives_way_at(self, number: int, around: Around) -> datetime | None:
        """
        Return when a later step goes first; None: none does.

        One that is counted back from the day itself cannot wait for those before
        it. What comes after the day waits its turn, unless it was meant to come
        earlier all along.
        """
        step = self.ladder.steps[number]
        if step.anchor is Anchor.DUE and not _is_before_the_day(step):
            return None
        own = around.get(step.whom) or around.get(Whom.ASKER)
        if own is None:
            return None
        planned = self.planned(number, own.own_time)
        later = range(number + 1, len(self.ladder.steps))
        found = [self._turn_of(one, planned, around) for one in later]
        return min((one for one in found if one is not None), default=None)

    def earliest(
        self, number: int, planned: datetime, rung: Rung
    ) -> tuple[datetime, Why]:
        """Return when nothing of the ladder's own stands in the way, and what does."""
        step = self.ladder.steps[number]
        # Whoever asked hears before the day, whatever the person's week is like.
        to_asker = step.whom is Whom.ASKER and _is_before_the_day(step)
        not_before = None if to_asker else self.progress.not_before
        reasons = [
            (planned, Why.NOT_YET),
            (not_before or planned, Why.NOT_THIS_WEEK),
            (self._after_the_last(step, rung) or planned, Why.TOO_SOON),
            (self._under_the_cap(rung) or planned, Why.ENOUGH_THIS_WEEK),
        ]
        return max(reasons, key=lambda one: one[0])

    def _turn_of(
        self, number: int, planned: datetime, around: Around
    ) -> datetime | None:
        step = self.ladder.steps[number]
        rung = around.get(step.whom)
        left_out = step.only_for_decisions and not self.progress.decision_needed
        if step.anchor is Anchor.START or rung is None or left_out:
            return None
        turn = self.planned(number, rung.own_time)
        if _is_before_the_day(step):
            return None if self.is_just_agreed(number, turn) else turn
        return turn if turn <= planned else None

    def _spread(self, number: int) -> int:
        if not self.ladder.spread_minutes:
            return 0
        seed = zlib.crc32(f"{self.progress.climb_id}:{number}".encode())
        return seed % self.ladder.spread_minutes

    def _after_the_last(self, step: Step, rung: Rung) -> datetime | None:
        """Steps keep their distance, also after a time in which none could be taken."""
        last = self._last_before(step, rung)
        if last is None:
            return None
        own = rung.own_time
        apart = max(self._apart(self.ladder.steps[last.step], step, own), 1)
        day = own.add_days(local_day(last.at, own.zone), apart)
        # After a week nobody is hurried, though a break has none of their days.
        return min(own.window(day)[0], last.at + _WEEK)

    def _apart(self, before: Step, step: Step, own: OwnTime) -> int:
        """Return how many of their days the file puts between two steps."""
        if step.anchor is not before.anchor:
            return 1
        over_the_day = step.anchor is Anchor.DUE and before.days < 0 < step.days
        # The day itself lies between them only if it is one of theirs.
        unseen = over_the_day and not own.counts(self.progress.due)
        return step.days - before.days - unseen

    def _last_before(self, step: Step, rung: Rung) -> Taken | None:
        """Before the day there is no time to wait for what others were told."""
        hurried = _is_before_the_day(step)
        mine = [
            one
            for one in self.progress.taken
            if not hurried or one.worker_id == rung.worker_id
        ]
        return mine[-1] if mine else None

    def _under_the_cap(self, rung: Rung) -> datetime | None:
        """Return when one more would not be too many for this person in seven days."""
        heard = [(one.worker_id, one.at) for one in self.progress.taken]
        heard += [(one.worker_id, one.at) for one in self.progress.elsewhere]
        theirs = sorted(at for worker_id, at in heard if worker_id == rung.worker_id)
        if len(theirs) < self.ladder.most_a_week:
            return None
        return theirs[-self.ladder.most_a_week] + _WEEK


def _is_before_the_day(step: Step) -> bool:
    return step.anchor is Anchor.DUE and step.days <= 0
