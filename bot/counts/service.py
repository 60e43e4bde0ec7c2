"""How nudging goes, in counts, for leads; their own team's mirror comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, Visit, visit
from bot.counts.cards import Counts as Card
from bot.counts.cards import Reasons
from bot.counts.records import Tally
from bot.counts.rules import few_together, held_back, median_days, waiting
from bot.deliveries.steady import SteadyUnit
from bot.meetings.sending import Kind
from bot.mirror.service import mirror_of
from bot.nudges.around import People
from bot.nudges.days import BY_ANSWER, WITHOUT_ANSWER, days_taken
from bot.nudges.patterns import COUNTED
from bot.nudges.records import Climb, NudgeState, Why
from bot.rights.rules import masked

#: How far back it looks: four whole weeks.
DAYS = 28
#: Goes with each message about a meeting of the same day, past quiet hours and cap;
#: unlike the message itself it is never shown anew, so it stays marked as urgent.
_AT_ONCE = frozenset({Kind.CALENDAR.value})


class Counts:
    """Shows a lead how nudging goes, and nothing of anybody."""

    def __init__(self, house: House) -> None:
        self._house = house

    def lately(self, asker: Asker) -> Card:
        """Return the counts of the last weeks; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            visitor.require(Verb.SEE_COUNTS, NOTHING, visitor.worker.id)
            tally = _tally(visitor)
            return Card(
                mirror=mirror_of(visitor),
                days=DAYS,
                planned=masked(tally.planned),
                sent=masked(tally.sent),
                held_back=_reasons(tally.held_back),
                waiting=_reasons(tally.waiting),
                answered=masked(len(tally.answer_days)),
                median_days=median_days(tally),
                given_up=masked(tally.given_up),
                wrong=masked(tally.wrong),
                at_once=masked(tally.at_once),
            )


def _reasons(found: Counter[Why]) -> Reasons:
    named, others = few_together(found)
    return Reasons(named=tuple(named), others=others)


def _tally(visitor: Visit) -> Tally:
    measures, since = visitor.unit.measures, visitor.now - timedelta(days=DAYS)
    lines = measures.lines_since(since)
    lately = [one for one in lines if one.at >= since]
    ended = [one for one in measures.ended_since(since) if one.matter in COUNTED]
    return Tally(
        planned=len(lately),
        sent=sum(one.state is NudgeState.SENT for one in lately),
        held_back=held_back(lately),
        waiting=waiting(measures.running(), visitor.now),
        answer_days=tuple(_answer_days(visitor, ended)),
        given_up=sum(one.why in WITHOUT_ANSWER for one in ended),
        wrong=sum(one.wrong_at is not None and one.wrong_at >= since for one in lines),
        at_once=measures.sent_at_once(_AT_ONCE, since),
    )


def _answer_days(visitor: Visit, ended: list[Climb]) -> Iterator[int]:
    unit = SteadyUnit(visitor.unit.connection, visitor.unit.keys)
    people = People(unit, visitor.now, visitor.today)
    for one in ended:
        worker = unit.workers.get(one.worker_id)
        if one.why in BY_ANSWER and worker and one.ended_at:
            own = people.own_time(worker)
            yield days_taken(own, one.started_at, one.ended_at)
