"""
Which step of a ladder comes next, and when: pure, and the same on every machine.

It says wait, take, pass over or end, and nothing else. A moment that will not do
moves; nothing is used up by waiting; what was missed is taken once and never as
a burst; and every ladder ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from bot.nudges.own_time import OwnTime
from bot.nudges.plan import Plan
from bot.nudges.progress import (
    Around,
    End,
    Go,
    Next,
    Pass,
    Progress,
    Reached,
    Rung,
    Taken,
    Wait,
)
from bot.nudges.records import Ladder, Step, Whom, Why, Wording

__all__ = [
    "LOOK_AGAIN",
    "Around",
    "End",
    "Go",
    "Next",
    "Pass",
    "Progress",
    "Reached",
    "Rung",
    "Taken",
    "Wait",
    "next_step",
]

#: While a step is on its way nothing is decided; looked at again after this.
LOOK_AGAIN = timedelta(minutes=1)
#: A leave longer than so many of their days is not waited for: who stands in is
#: asked, or the one who asked is told (ours).
_LONG_LEAVE_DAYS = 2
#: Nobody else was missed, and by the time of a long leave's end it is forgotten.
_FOR_THEM_ALONE = frozenset({Wording.MISSED})

Found = tuple[Whom, Rung, Wording]


def next_step(
    ladder: Ladder, progress: Progress, around: Around, now: datetime
) -> Next:
    """Return what to do now; total, and without effects."""
    if progress.ended:
        return End(why=progress.ended)
    if progress.on_its_way:
        return Wait(until=now + LOOK_AGAIN, why=Why.ON_ITS_WAY, planned=now)
    if progress.step >= len(ladder.steps):
        return End(why=Why.GIVEN_UP)
    return _Look(ladder, progress, around, now).decide()


@dataclass(frozen=True)
class _Look:
    """One look at one step."""

    ladder: Ladder
    progress: Progress
    around: Around
    now: datetime

    @property
    def step(self) -> Step:
        return self.ladder.steps[self.progress.step]

    @property
    def _plan(self) -> Plan:
        return Plan(self.ladder, self.progress)

    def decide(self) -> Next:
        if why := self._not_meant():
            return self._pass(why, self.now)
        meant = self.around.get(self.step.whom)
        # Days are counted in the calendar of who is awaited, also for who stands in.
        counted = meant or self.around.get(Whom.ASKER)
        if counted is None:
            return self._pass(Why.NOBODY_THERE, self.now)
        planned = self._plan.planned(self.progress.step, counted.own_time)
        if self._plan.is_just_agreed(self.progress.step, planned):
            return self._pass(Why.JUST_AGREED, planned)
        if self._goes_after(planned):
            return self._pass(Why.OVERTAKEN, planned)
        found = self._recipient(planned)
        if found is None:
            return self._left_out(Why.NOBODY_THERE, planned, counted)
        return self._when(planned, *found)

    def _when(
        self, planned: datetime, whom: Whom, rung: Rung, wording: Wording
    ) -> Next:
        earliest, why = self._plan.earliest(self.progress.step, planned, rung)
        moment = rung.own_time.next_moment(max(earliest, self.now))
        if moment is None:
            return self._pass(Why.NEVER_AT_WORK, planned)
        if self._is_no_use_at(moment.at, rung.own_time):
            return self._left_out(Why.TOO_LATE, planned, rung)
        if self._goes_after(moment.at):
            return self._left_out(Why.OVERTAKEN, planned, rung)
        if moment.at > self.now:
            held = moment.held or (Why.NOT_YET if earliest <= planned else why)
            return Wait(until=moment.at, why=held, planned=planned)
        return Go(
            step=self.progress.step,
            whom=whom,
            rung=rung,
            wording=wording,
            planned=planned,
        )

    def _left_out(self, why: Why, planned: datetime, rung: Rung) -> Next:
        """Left out when its time comes, not before: a leave may be taken back."""
        if self.now >= planned or self._is_no_use_at(planned, rung.own_time):
            return self._pass(why, planned)
        return Wait(until=planned, why=Why.NOT_YET, planned=planned)

    def _is_no_use_at(self, at: datetime, own: OwnTime) -> bool:
        return self._plan.is_no_use(self.progress.step, at, own)

    @cached_property
    def _gives_way_at(self) -> datetime | None:
        return self._plan.gives_way_at(self.progress.step, self.around)

    def _goes_after(self, at: datetime) -> bool:
        return self._gives_way_at is not None and at >= self._gives_way_at

    def _not_meant(self) -> Why | None:
        """Return why this step is not for this climb, whenever it is."""
        if self.step.only_for_decisions and not self.progress.decision_needed:
            return Why.NO_DECISION
        if self.step.whom is Whom.DECIDER and not self._was_told():
            return Why.NOT_TOLD
        return None

    def _was_told(self) -> bool:
        """Whether the person has read who would be asked next, and can."""
        return any(
            self.ladder.steps[one.step].tells_next and one.whom is Whom.PERSON
            for one in self.progress.taken
        )

    def _recipient(self, planned: datetime) -> Found | None:
        """Return who gets it; somebody else where the one meant cannot."""
        whom, wording = self.step.whom, self.step.wording
        rung = self.around.get(whom)
        if whom is Whom.PERSON and rung is not None:
            return self._person_or_instead(rung, planned)
        if whom is Whom.DECIDER and not self._can_be_asked(rung, planned):
            return self._to_asker(Wording.WHO_CAN_SAY_YES)
        return (whom, rung, wording) if rung and rung.has_slack else None

    def _person_or_instead(self, rung: Rung, planned: datetime) -> Found | None:
        if not rung.has_slack:
            return None if self._asker_knows() else self._to_asker(Wording.NO_SLACK)
        themselves = (Whom.PERSON, rung, self.step.wording)
        if not self._is_away_too_long(rung, planned):
            return themselves
        if self.step.wording in _FOR_THEM_ALONE:
            return None
        deputy = self.around.get(Whom.DEPUTY)
        if deputy and self._can_be_asked(deputy, planned):
            return Whom.DEPUTY, deputy, self.step.wording
        if Whom.ASKER not in self.around:
            return themselves
        return None if self._asker_knows() else self._to_asker(Wording.AWAY)

    def _can_be_asked(self, rung: Rung | None, planned: datetime) -> bool:
        """Whether it is any use to ask them in the place of the one who is awaited."""
        if rung is None or not rung.has_slack:
            return False
        asker = self.around.get(Whom.ASKER)
        is_asker = asker is not None and asker.worker_id == rung.worker_id
        return not is_asker and not self._is_away_too_long(rung, planned)

    def _asker_knows(self) -> bool:
        """Whether the one who asked was told already that the person is not there."""
        return any(
            one.whom is Whom.ASKER and self.ladder.steps[one.step].whom is Whom.PERSON
            for one in self.progress.taken
        )

    def _to_asker(self, wording: Wording) -> Found | None:
        asker = self.around.get(Whom.ASKER)
        if asker is None or not asker.has_slack:
            return None
        return Whom.ASKER, asker, wording

    def _is_away_too_long(self, rung: Rung, planned: datetime) -> bool:
        """Whether waiting for their return would lose more than it is kind to lose."""
        own, due = rung.own_time, self.progress.due
        earliest, _ = self._plan.earliest(self.progress.step, planned, rung)
        ready = max(earliest, self.now)
        leave = own.leave_at(ready)
        if leave is None:
            return False
        moment = own.next_moment(ready)
        back_too_late = moment is None or self._is_no_use_at(moment.at, own)
        over_the_day = leave.first <= due <= leave.last
        long = leave.last >= own.add_days(leave.first, _LONG_LEAVE_DAYS)
        return back_too_late or over_the_day or long

    def _pass(self, why: Why, planned: datetime) -> Pass:
        return Pass(step=self.progress.step, why=why, planned=planned)
