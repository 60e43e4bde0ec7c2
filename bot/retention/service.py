"""How long things are kept: the night's round, and the way to keep one for longer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import structlog

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import visit
from bot.calendars.wall_time import local_day, to_local, to_utc
from bot.deliveries.records import Method, Pause
from bot.retention.asking import Asked
from bot.retention.cards import Coming, Forecast, KeepForm, Kept, Round
from bot.retention.facts import case_of, due_of
from bot.retention.records import Keeps, Notice, Reason, Rules
from bot.retention.rules import Step, kept_longer, told_day
from bot.retention.sending import show_anew
from storage.unit import Unit

log = structlog.get_logger(__name__)

#: When the round is made, in the partnership's own zone (ours).
ROUND_AT = time(2)
#: How often the clock looks whether it is time; each look is one small query.
LOOK_EVERY = timedelta(minutes=10)
#: Its own mark of the night among the pauses; no workspace is called so.
_NIGHT = "retention"
#: After these no page of the file may still say what they said.
_SAID_MUCH = (
    Keeps.MEETINGS,
    Keeps.ASKS,
    Keeps.HANDOVERS,
    Keeps.DAYS_TO_COME,
    Keeps.YOUNG_PEOPLE,
    Keeps.NUDGES,
    Keeps.OPENINGS,
    Keeps.TRAIL,
)


class Retention:
    """Lets things go in their time."""

    def __init__(self, house: House, rules: Rules) -> None:
        self._house, self._rules = house, rules

    def nightly(self, now: datetime) -> None:
        """
        Make the round once a night, after two o'clock.

        The night is ticked off at the end, so that a round which was cut off is
        made again; all that it had done stays done, and nothing is told twice.
        """
        with self._house.store.looking() as unit:
            until = unit.leases.paused_until(_NIGHT, Method.ANY)
        if until is not None and until > now:
            return
        if until is not None:
            self.run(now)
        with self._house.store.changing(quietly=True) as unit:
            night = self._next_night(now)
            unit.leases.pause(Pause(workspace=_NIGHT, method=Method.ANY, until=night))

    def run(self, now: datetime) -> Round:
        """Tell of what is to go, let go what is due, and return counts."""
        # Only at night: by day nobody carries the round along.
        from bot.retention.bookkeeping import Bookkeeping
        from bot.retention.going import Going

        going = Going(self._house, self._rules, now)
        done = {
            Keeps.MEETINGS: going.meetings(),
            Keeps.ASKS: going.asks(),
            Keeps.HANDOVERS: going.handovers(),
            Keeps.YOUNG_PEOPLE: going.young_people(),
        }
        gone = {
            **{name: tally.gone for name, tally in done.items()},
            **Bookkeeping(self._house, self._rules, now).all(),
        }
        if (
            any(gone[one] for one in _SAID_MUCH)
            and not self._house.store.forget_pages()
        ):
            log.warning("retention_pages_busy")
        left = sum(one.left for one in done.values())
        if left:
            log.warning("retention_left", count=left)
        told = sum(one.told for one in done.values())
        return Round(gone=gone, told=told, left=left)

    def _next_night(self, now: datetime) -> datetime:
        local = to_local(now, self._house.zone)
        day = local.date() + timedelta(days=local.time() >= ROUND_AT)
        return to_utc(day, ROUND_AT, self._house.zone)

    def forecast(self, now: datetime) -> Forecast:
        """Return the rules and what goes next by them, as counts and dates."""
        from bot.retention.bookkeeping import Bookkeeping

        today = local_day(now, self._house.zone)
        counts: Counter[tuple[Keeps, date]] = Counter()
        told: Counter[tuple[Keeps, date]] = Counter()
        held = 0
        with self._house.store.looking() as unit:
            for rule, subject_id in self._candidates(unit, today):
                case = case_of(unit, self._rules, rule, subject_id, today)
                found = due_of(self._rules, case, today) if case else None
                if case is None or found is None or found.on is None:
                    continue
                held += found.step is Step.HOLD
                if found.step is not Step.HOLD:
                    notice, on = case.facts.notice, found.on
                    if found.step is Step.ANNOUNCE:
                        on = told_day(self._rules, on, today)
                    counts[rule, on] += 1
                    told[rule, on] += notice is not None and notice.is_said
            books = Bookkeeping(self._house, self._rules, now)
            trail_on = books.trail_goes_on(unit)
        coming = (
            Coming(name=rule, on=on, count=count, told=told[rule, on])
            for (rule, on), count in sorted(counts.items(), key=lambda one: one[0][1])
        )
        return Forecast(
            rules=self._rules, coming=tuple(coming), held=held, trail_on=trail_on
        )

    @staticmethod
    def _candidates(unit: Unit, today: date) -> list[tuple[Keeps, str]]:
        meetings = unit.retention.meetings_over(today)
        return [
            *((Keeps.MEETINGS, one) for one in meetings),
            *((Keeps.ASKS, one) for one in unit.put_away.asks_over(today)),
            *((Keeps.HANDOVERS, one) for one in unit.put_away.handovers_over()),
            *((Keeps.YOUNG_PEOPLE, one) for one in unit.retention.alone(today)),
        ]

    def begin_keep(self, asker: Asker, notice_id: str) -> KeepForm:
        """Open the form that asks why; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            asked = Asked.open(visitor, notice_id)
            return KeepForm(
                notice_id=notice_id,
                reference=asked.person.reference,
                until=self._until(asked.notice),
                is_everything=asked.verb is Verb.HOLD,
                rule=Keeps(asked.notice.rule),
            )

    def keep(self, asker: Asker, notice_id: str, reason: Reason) -> Kept:
        """
        Keep it for longer; people are told anew a week before it goes then.

        Twice is the same as once. The trail keeps the reason; raises NotFound.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            asked = Asked.open(visitor, notice_id)
            kept = [one for one in asked.all(unit) if not one.is_kept]
            for one in kept:
                until = self._until(one)
                unit.retention.save(replace(one, kept_until=until))
                mark = unit.seals.mark(asked.person.id, one.subject_id)
                visitor.noted(asked.verb, mark, f"keep-{reason}")
            show_anew(unit, kept, visitor.now)
            return Kept(
                reference=asked.person.reference, until=self._until(asked.notice)
            )

    def _until(self, notice: Notice) -> date:
        if notice.is_kept:
            return notice.goes_on
        return kept_longer(self._rules, notice.due_on)
