"""The story of one person's nudges about one thing, day by day; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.calendars.wall_time import local_day
from bot.ledger.cards import Entry, Happened, Said
from bot.nudges.records import Answer, Climb, ClimbState, Nudge, NudgeState, Why

_HAPPENED = {
    NudgeState.ON_ITS_WAY: Happened.ON_ITS_WAY,
    NudgeState.SENT: Happened.SENT,
    NudgeState.NOT_NEEDED: Happened.NOT_NEEDED,
    NudgeState.PASSED: Happened.PASSED,
    NudgeState.NOT_REACHED: Happened.NOT_REACHED,
}
#: Answers that settle nothing: the thing itself does not know of them.
_ON_THE_WAY = frozenset(
    {Answer.STILL_ON_IT, Answer.NOT_THIS_WEEK, Answer.NEED_HELP, Answer.NEW_DATE}
) | {Answer.RANG}
_BY_ANSWER = frozenset({Why.ANSWERED, Why.SOMEONE_ELSE})

Dated = tuple[datetime, Entry]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What somebody answered to the thing itself."""

    at: datetime
    said: Said
    written_by: str | None


@dataclass(frozen=True, kw_only=True)
class Story:
    """Tells what became of every step, in the days of whoever looks."""

    #: By worker's id; "you" for the one who looks.
    names: Mapping[str, str]
    zone: str

    def told(
        self, climbs: Sequence[tuple[Climb, list[Nudge]]], answered: Answered | None
    ) -> tuple[Entry, ...]:
        """Return the lines in order; what is to come stands last."""
        past = [one for pair in climbs for one in self._past(*pair, answered)]
        if answered:
            past.append((answered.at, self._answer(answered)))
        to_come = [
            one for climb, _ in climbs if not answered for one in self._next(climb)
        ]
        ordered = sorted(past, key=lambda one: one[0])
        ordered += sorted(to_come, key=lambda one: one[0])
        return tuple(entry for _, entry in ordered)

    def _past(
        self, climb: Climb, nudges: list[Nudge], answered: Answered | None
    ) -> Iterator[Dated]:
        for one in nudges:
            yield self._step(one)
            yield from self._after(one, answered)
        said_already = answered is not None and climb.why in _BY_ANSWER
        if climb.state is ClimbState.ENDED and climb.ended_at and not said_already:
            on = self._day(climb.ended_at)
            yield climb.ended_at, Entry(on=on, what=Happened.ENDED, why=climb.why)

    def _step(self, one: Nudge) -> Dated:
        at = one.sent_at or one.at
        return at, Entry(
            on=self._day(at),
            what=_HAPPENED[one.state],
            who=self._name(one.worker_id),
            whom=one.whom,
            why=one.why,
            meant_for=self._meant_for(one.planned_at, at),
        )

    def _after(self, one: Nudge, answered: Answered | None) -> Iterator[Dated]:
        """Yield what was answered to one nudge, unless the thing says it itself."""
        settles = one.answer not in _ON_THE_WAY
        if one.answer and one.answered_at and not (settles and answered):
            on, who = self._day(one.answered_at), self._name(one.worker_id)
            said = Entry(on=on, what=Happened.ANSWERED, who=who, said=one.answer)
            yield one.answered_at, said
        if one.wrong_at:
            on = self._day(one.wrong_at)
            yield one.wrong_at, Entry(on=on, what=Happened.SORRY)

    def _next(self, climb: Climb) -> Iterator[Dated]:
        running = climb.state is ClimbState.RUNNING
        if not running or climb.next_at is None or climb.why is Why.ON_ITS_WAY:
            return
        held = climb.why is not Why.NOT_YET
        yield (
            climb.next_at,
            Entry(
                on=self._day(climb.next_at),
                what=Happened.WAITS if held else Happened.COMES,
                who=self._name(climb.next_worker_id),
                why=climb.why if held else None,
                meant_for=self._meant_for(climb.planned_at, climb.next_at),
            ),
        )

    def _answer(self, answered: Answered) -> Entry:
        return Entry(
            on=self._day(answered.at),
            what=Happened.ANSWERED,
            said=answered.said,
            written_by=answered.written_by,
        )

    def _meant_for(self, planned: datetime | None, at: datetime) -> date | None:
        if planned is None or self._day(planned) >= self._day(at):
            return None
        return self._day(planned)

    def _name(self, worker_id: str | None) -> str:
        return self.names.get(worker_id or "", "")

    def _day(self, at: datetime) -> date:
        return local_day(at, self.zone)
