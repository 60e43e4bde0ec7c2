"""
Which step of a ladder comes next, and when: pure, and the same on every machine.

It says wait, take, pass over or end, and nothing else. A moment that will not do
moves; nothing is used up by waiting; what was missed is taken once and never as
a burst; and every ladder ends.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.calendars.wall_time import local_day, to_utc
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Anchor, Ladder, Step, Whom, Why, Wording

_WEEK = timedelta(days=7)
#: A leave longer than so many of their days is not waited for: who stands in is
#: asked, or the one who asked is told (ours).
_LONG_LEAVE_DAYS = 2


@dataclass(frozen=True, kw_only=True)
class Rung:
    """Somebody a step could go to."""

    worker_id: str
    own_time: OwnTime
    has_slack: bool = True


#: Who there is to go to today; somebody missing is not in it.
Around = Mapping[Whom, Rung]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A step that was taken: it reached somebody."""

    step: int
    worker_id: str
    whom: Whom
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where one climb stands; the rest of the world is `Around` and the time."""

    #: Spreads planned moments; any opaque id.
    climb_id: str
    started_at: datetime
    #: The day it is wanted by, or the meeting is on.
    due: date
    #: The instant from which it is no use any more; None: it stays of use.
    over_at: datetime | None
    #: Why it is not needed any more; None while it is.
    ended: Why | None = None
    #: The next step.
    step: int = 0
    taken: tuple[Taken, ...] = ()
    #: Nobody is nudged about it before, by their own wish.
    not_before: datetime | None = None
    decision_needed: bool = False
    #: The last step is queued, and what became of it is not known yet.
    on_its_way: bool = False


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Not now; `until` is when to look again."""

    until: datetime
    why: Why
    #: The moment the step was meant for.
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class Go:
    """Take the step now, and to this person."""

    step: int
    whom: Whom
    rung: Rung
    wording: Wording
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class Pass:
    """Leave this step out, for a reason that is kept."""

    step: int
    why: Why
    planned: datetime


@dataclass(frozen=True, kw_only=True)
class End:
    """The ladder is over."""

    why: Why


Next = Wait | Go | Pass | End

#: While a step is on its way nothing is decided; looked at again after this.
LOOK_AGAIN = timedelta(minutes=1)


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

    def decide(self) -> Next:
        if why := self._not_meant():
            return self._pass(why, self.now)
        meant = self.around.get(self.step.whom)
        # Days are counted in the calendar of who is awaited, also for who stands in.
        counted = meant or self.around.get(Whom.ASKER)
        if counted is None:
            return self._pass(Why.NOBODY_THERE, self.now)
        planned = self._planned(self.step, counted.own_time)
        if why := self._pointless(planned, counted.own_time):
            return self._pass(why, planned)
        found = self._recipient(planned)
        if found is None:
            return self._pass(Why.NOBODY_THERE, planned)
        return self._when(planned, *found)

    def _when(
        self, planned: datetime, whom: Whom, rung: Rung, wording: Wording
    ) -> Next:
        earliest, why = self._earliest(planned, rung)
        moment = rung.own_time.next_moment(max(earliest, self.now))
        if moment is None:
            return self._pass(Why.NEVER_AT_WORK, planned)
        if self._is_no_use_at(moment.at):
            return self._pass(Why.TOO_LATE, planned)
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

    def _is_no_use_at(self, at: datetime) -> bool:
        over_at = self.progress.over_at
        return self.ladder.until_due and over_at is not None and at >= over_at

    def _earliest(self, planned: datetime, rung: Rung) -> tuple[datetime, Why]:
        """Return when nothing of the ladder's own stands in the way, and what does."""
        reasons = [
            (planned, Why.NOT_YET),
            (self.progress.not_before or planned, Why.NOT_THIS_WEEK),
            (self._after_the_last(rung) or planned, Why.TOO_SOON),
            (self._under_the_cap(rung) or planned, Why.ENOUGH_THIS_WEEK),
        ]
        return max(reasons, key=lambda one: one[0])

    def _planned(self, step: Step, own_time: OwnTime) -> datetime:
        start = local_day(self.progress.started_at, own_time.zone)
        anchor = start if step.anchor is Anchor.START else self.progress.due
        if step.at is None and not step.days:
            return self.progress.started_at
        day = own_time.add_days(anchor, step.days)
        first, _ = own_time.window(day)
        at = to_utc(day, step.at, own_time.zone) if step.at else first
        return at + timedelta(minutes=self._spread())

    def _spread(self) -> int:
        if not self.ladder.spread_minutes:
            return 0
        seed = zlib.crc32(f"{self.progress.climb_id}:{self.progress.step}".encode())
        return seed % self.ladder.spread_minutes

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
            self.ladder.steps[one.step].tells_next
            and one.whom in {Whom.PERSON, Whom.DEPUTY}
            for one in self.progress.taken
        )

    def _pointless(self, planned: datetime, own_time: OwnTime) -> Why | None:
        counted_back = self.step.anchor is Anchor.DUE and self.step.days < 0
        if counted_back and planned <= self.progress.started_at:
            return Why.JUST_AGREED
        return Why.OVERTAKEN if self._is_overtaken(planned, own_time) else None

    def _is_overtaken(self, planned: datetime, own_time: OwnTime) -> bool:
        """Whether the next step, counted back from the day itself, comes no later."""
        if self.progress.step + 1 == len(self.ladder.steps):
            return False
        after = self.ladder.steps[self.progress.step + 1]
        turns = self.step.anchor is Anchor.START and after.anchor is Anchor.DUE
        return turns and planned >= self._planned(after, own_time)

    def _recipient(self, planned: datetime) -> tuple[Whom, Rung, Wording] | None:
        """Return who gets it; somebody else where the one meant cannot."""
        whom, wording = self.step.whom, self.step.wording
        rung = self.around.get(whom)
        if whom is Whom.PERSON and rung is not None:
            return self._person_or_instead(rung, planned)
        if rung is not None and rung.has_slack:
            return whom, rung, wording
        if whom is Whom.DECIDER:
            return self._to_asker(Wording.WHO_CAN_SAY_YES)
        return None

    def _person_or_instead(
        self, rung: Rung, planned: datetime
    ) -> tuple[Whom, Rung, Wording] | None:
        if not rung.has_slack:
            return self._to_asker(Wording.NO_SLACK)
        if not self._away_too_long(rung, planned):
            return Whom.PERSON, rung, self.step.wording
        deputy = self.around.get(Whom.DEPUTY)
        if deputy is not None and deputy.has_slack:
            return Whom.DEPUTY, deputy, self.step.wording
        return self._to_asker(Wording.AWAY)

    def _asker_knows(self) -> bool:
        """Whether the one who asked was told already that the person is not there."""
        return any(
            one.whom is Whom.ASKER and self.ladder.steps[one.step].whom is Whom.PERSON
            for one in self.progress.taken
        )

    def _to_asker(self, wording: Wording) -> tuple[Whom, Rung, Wording] | None:
        asker = self.around.get(Whom.ASKER)
        if asker is None or not asker.has_slack or self._asker_knows():
            return None
        return Whom.ASKER, asker, wording

    def _away_too_long(self, rung: Rung, planned: datetime) -> bool:
        """Whether waiting for their return would lose more than it is kind to lose."""
        own = rung.own_time
        day = local_day(max(planned, self.now), own.zone)
        last = own.away_until(day)
        if last is None:
            return False
        back = own.add_days(last, 1)
        return back > self.progress.due or back > own.add_days(day, _LONG_LEAVE_DAYS)

    def _after_the_last(self, rung: Rung) -> datetime | None:
        """Steps keep their distance, also after a time in which none could be taken."""
        if not self.progress.taken:
            return None
        last = self.progress.taken[-1]
        before = self.ladder.steps[last.step]
        apart = self.step.days - before.days if self.step.anchor is before.anchor else 1
        own = rung.own_time
        day = own.add_days(local_day(last.at, own.zone), max(apart, 1))
        return own.window(day)[0]

    def _under_the_cap(self, rung: Rung) -> datetime | None:
        """Return when one more would not be too many for this person in seven days."""
        theirs = [
            one.at for one in self.progress.taken if one.worker_id == rung.worker_id
        ]
        if len(theirs) < self.ladder.most_a_week:
            return None
        return sorted(theirs)[-self.ladder.most_a_week] + _WEEK

    def _pass(self, why: Why, planned: datetime) -> Pass:
        return Pass(step=self.progress.step, why=why, planned=planned)
