"""Telling people of what goes, and letting it go, each thing in its own transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import structlog

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import House, actor_of
from bot.asks.folder import open_folder as open_ask
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker
from bot.handovers.folder import open_folder as open_handover
from bot.meetings.folder import open_folder
from bot.retention.begun import Begun
from bot.retention.facts import Case, case_of, due_of
from bot.retention.letting_go import LettingGo
from bot.retention.records import Keeps, Notice, Rules
from bot.retention.rules import Step, held_until, told_day
from bot.retention.sending import (
    last_told,
    leads,
    show_anew,
    tell,
    when_told,
)
from storage.erasing import erase
from storage.unit import Unit

log = structlog.get_logger(__name__)

#: How many things are looked at on one view; then others may write.
_AT_ONCE = 100


@dataclass(kw_only=True)
class Tally:
    """What a round has done so far."""

    gone: int = 0
    told: int = 0
    left: int = 0


class Going:
    """One night's round of the things that people are told of."""

    def __init__(self, house: House, rules: Rules, now: datetime) -> None:
        self._house, self._rules, self._now = house, rules, now
        self._today = local_day(now, house.zone)

    def meetings(self) -> Tally:
        """Go through every meeting that is over."""
        with self._house.store.looking() as unit:
            ids = unit.retention.meetings_over(self._today)
        return self._through(Keeps.MEETINGS, ids)

    def asks(self) -> Tally:
        """Go through every ask that is over."""
        with self._house.store.looking() as unit:
            ids = unit.put_away.asks_over(self._today)
        return self._through(Keeps.ASKS, ids)

    def handovers(self) -> Tally:
        """Go through every handover that has moved or is over."""
        with self._house.store.looking() as unit:
            ids = unit.put_away.handovers_over()
        return self._through(Keeps.HANDOVERS, ids)

    def young_people(self) -> Tally:
        """Go through every young person in whose team nobody is."""
        self._settle(self._erase())
        with self._house.store.looking() as unit:
            ids = unit.retention.alone(self._today)
        tally = self._through(Keeps.YOUNG_PEOPLE, ids)
        gone = self._erase()
        self._settle(gone)
        return replace(tally, gone=len(gone))

    def _through(self, rule: Keeps, ids: Sequence[str]) -> Tally:
        tally = Tally()
        for subject_id in self._to_do(rule, ids):
            try:
                with self._house.store.changing() as unit:
                    self._one(unit, rule, subject_id, tally)
            except Exception as error:  # noqa: BLE001 – one that breaks stops no other.
                tally.left += 1
                log.error("retention_broke", rule=rule, error=type(error).__name__)
        return tally

    def _to_do(self, rule: Keeps, ids: Sequence[str]) -> Iterator[str]:
        """Give those about which something is to be done; most need nothing."""
        for first in range(0, len(ids), _AT_ONCE):
            with self._house.store.looking() as unit:
                some = ids[first : first + _AT_ONCE]
                todo = [one for one in some if self._is_to_do(unit, rule, one)]
            yield from todo

    def _is_to_do(self, unit: Unit, rule: Keeps, subject_id: str) -> bool:
        case = case_of(unit, self._rules, rule, subject_id, self._today)
        if case is None:
            return False
        return due_of(self._rules, case, self._today).step is not Step.NOTHING

    def _one(self, unit: Unit, rule: Keeps, subject_id: str, tally: Tally) -> None:
        case = case_of(unit, self._rules, rule, subject_id, self._today)
        if case is None:
            return
        found = due_of(self._rules, case, self._today)
        match found.step:
            case Step.NOTE:
                unit.retention.announce(self._noted(case))
            case Step.WITHDRAW:
                self._withdraw(unit, case)
            case Step.HOLD:
                self._put_off(unit, case)
            case Step.ANNOUNCE if found.on:
                told = self._announce(unit, case, found.on)
                tally.told += told
                tally.left += not told
            case Step.GO:
                went = self._letting_go(unit).let_go(case)
                tally.gone += went
                tally.left += not went

    def _noted(self, case: Case) -> Notice:
        return Notice(
            id=self._house.clock.new_id(),
            rule=case.rule,
            subject_id=case.subject_id,
            young_person_id=case.person.id,
            announced_on=self._today,
            due_on=self._today,
        )

    def _withdraw(self, unit: Unit, case: Case) -> None:
        notice = case.facts.notice
        assert notice
        unit.retention.withdraw(notice)
        show_anew(unit, [notice], self._now)

    def _put_off(self, unit: Unit, case: Case) -> None:
        notice = case.facts.notice
        if notice is None or not notice.was_said:
            return
        later = held_until(self._rules, self._today)
        saved = unit.retention.save(replace(notice, kept_until=later))
        if not notice.is_kept:
            show_anew(unit, [saved], self._now)

    def _announce(self, unit: Unit, case: Case, on: date) -> bool:
        """Tell the holder and the leads; False when nobody at all can be told."""
        workers = self._to_tell(unit, case)
        moments = when_told(unit, self._house, workers, self._now)
        if not moments:
            return False
        told_on = last_told(moments.values(), self._house.zone)
        before = case.facts.notice
        said = replace(
            before or self._noted(case),
            announced_on=self._today,
            due_on=told_day(self._rules, on, told_on),
            kept_until=None,
        )
        if before:
            unit.retention.save(said)
            show_anew(unit, [before], self._now)
        else:
            unit.retention.announce(said)
        tell(unit, self._house, workers, moments, self._today)
        return True

    def _to_tell(self, unit: Unit, case: Case) -> list[Worker]:
        """
        Return who called, asked or holds, if they may see it still, and the leads.

        Of a young person nobody is in the team any more, so nobody who was may
        see it: the leads are told.
        """
        found = {one.id: one for one in leads(unit, self._house, self._today)}
        worker_id, verb, thing = self._own(unit, case)
        worker = unit.workers.get(worker_id)
        if worker and may(actor_of(worker), verb, thing, self._today).allowed:
            found[worker.id] = worker
        return list(found.values())

    def _own(self, unit: Unit, case: Case) -> tuple[str, Verb, Thing]:
        """Return whose it is, and what they must be allowed; "" for nobody's."""
        if case.meeting:
            folder = open_folder(unit, case.meeting.id, self._today)
            return case.meeting.convenor_id, Verb.RUN_MEETING, folder.thing
        if case.ask:
            asked = open_ask(unit, case.ask, self._today)
            return case.ask.asker_id, Verb.RUN_ASK, asked.thing
        if case.handover:
            moved = open_handover(unit, case.handover, self._today)
            return case.handover.holder_id, Verb.RUN_HANDOVER, moved.to_run
        return "", Verb.HOLD, Thing()

    def _letting_go(self, unit: Unit) -> LettingGo:
        return LettingGo(house=self._house, unit=unit, now=self._now)

    def _erase(self) -> list[Begun]:
        """Erase all whose erasing was begun, and return who was around each."""
        with self._house.store.changing(quietly=True) as unit:
            begun = [
                Begun.of(unit, one)
                for one in unit.retention.detached()
                if not self._is_back(unit, one)
            ]
        if begun:
            erase(self._house.store, *(one.notice.subject_id for one in begun))
        return begun

    def _is_back(self, unit: Unit, notice: Notice) -> bool:
        """A round was cut off, and since then they were held or have a team again."""
        rule, them = Keeps.YOUNG_PEOPLE, notice.subject_id
        case = case_of(unit, self._rules, rule, them, self._today)
        if case is None or not (case.facts.held or case.facts.is_in_use):
            return False
        unit.retention.save(replace(notice, young_person_id=them))
        return True

    def _settle(self, gone: list[Begun]) -> None:
        """Count it, let the id go too, and show everyone what is left."""
        for begun in gone:
            with self._house.store.changing() as unit:
                now = unit.retention.notice(begun.notice.id)
                if now and now.done_on is None:
                    # Otherwise another process made the same round.
                    self._letting_go(unit).count(now)
                    begun.show(unit, self._now)
