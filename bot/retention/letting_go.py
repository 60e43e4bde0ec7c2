"""Letting one thing go: screens first, then its rows, and a count of it stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.deliveries.queue import refresh
from bot.deliveries.records import DeliveryState
from bot.leaving.sending import Kind as LeavingKind
from bot.retention.facts import Case
from bot.retention.records import Notice
from bot.retention.sending import (
    clear_screens,
    is_on_the_way,
    show_anew,
    show_homes,
)
from bot.rights.named import workers_named
from bot.rights.rules import is_open, is_under_way
from bot.rights.sending import digests_of_only, refresh_erasure, show_digests
from storage.erasing import ids_about
from storage.unit import Unit

#: Who the trail names for what the clock did, and what it did.
CLOCK, PUT_AWAY = "clock", "put-away"


@dataclass(frozen=True, kw_only=True)
class LettingGo:
    """Takes away one thing whose time has come, inside one unit."""

    house: House
    unit: Unit
    now: datetime

    def let_go(self, case: Case) -> bool:
        """Clear the screens, then let it go; False while a message is on its way."""
        unit, about = self.unit, self._ids_about(case)
        whole = digests_of_only(unit, frozenset(about))
        said = unit.rights.messages_about([*about, *whole])
        if is_on_the_way(said):
            return False
        clear_screens(unit, self.house, said, case.rule, self.now)
        show_digests(unit, unit.put_away.digests_with(about), self.now)
        self._note(case)
        if case.meeting or case.ask or case.handover:
            self._take(case, about)
        else:
            unit.rights.drop(
                [one for one in said if one.state is DeliveryState.WAITING], PUT_AWAY
            )
            self._detach(case)
        return True

    def count(self, notice: Notice) -> None:
        """Keep that something went, and nothing of what it was or whose."""
        today = local_day(self.now, self.house.zone)
        gone = replace(
            notice, subject_id=notice.id, young_person_id=None, done_on=today
        )
        show_anew(self.unit, [self.unit.retention.save(gone)], self.now)

    def _ids_about(self, case: Case) -> list[str]:
        if case.meeting:
            return self.unit.retention.ids_of(case.meeting.id)
        if case.ask:
            return self.unit.put_away.ids_of_ask(case.ask.id)
        if case.handover:
            return self.unit.put_away.ids_of_handover(case.handover.id)
        return ids_about(self.unit.connection, case.person.id)

    def _note(self, case: Case) -> None:
        self.unit.trail.note(
            at=self.now,
            worker_id=CLOCK,
            verb=PUT_AWAY,
            thing_id=self.unit.seals.mark(case.person.id, case.subject_id),
            allowed=True,
            reason=case.rule,
        )

    def _take(self, case: Case, about: Sequence[str]) -> None:
        unit, notice = self.unit, case.facts.notice
        assert notice
        concerned = self._concerned(case)
        leavers = {one.leaver_id for one in unit.retention.passed_on(about)}
        places = unit.young_people.places(case.person.id)
        left = {one.id for one in places if one.worker_id in leavers}
        if case.meeting:
            unit.retention.take_away(case.meeting.id)
        if case.ask:
            unit.put_away.take_ask(case.ask.id)
        if case.handover:
            unit.put_away.take_handover(case.handover.id)
        self.count(notice)
        show_homes(unit, concerned, self.now)
        self._show_leavers(leavers | left)

    def _concerned(self, case: Case) -> set[str]:
        if case.ask:
            return {case.ask.asker_id, case.ask.worker_id}
        if case.handover:
            return set(workers_named(case.handover))
        assert case.meeting
        invited = self.unit.meetings.invitations(case.meeting.id)
        return {case.meeting.convenor_id, *(one.worker_id for one in invited)}

    def _show_leavers(self, subject_ids: Collection[str]) -> None:
        """Show anew what was said of whoever left, or of a place of theirs."""
        for subject_id in subject_ids:
            for kind in LeavingKind:
                for one in self.unit.deliveries.live_about(kind, subject_id):
                    refresh(self.unit, one.dedupe_key, self.now)

    def _detach(self, case: Case) -> None:
        """
        Let the notice outlive the young person, and say that erasing has begun.

        Whatever happens now, the next round finds it and ends what was begun.
        """
        unit, notice = self.unit, case.facts.notice
        assert notice
        unit.retention.save(replace(notice, young_person_id=None))
        for one in unit.rights.erasures_of(case.person.id):
            if is_open(one) or is_under_way(one):
                done = unit.rights.save(replace(one, erased_at=self.now))
                refresh_erasure(unit, done, self.now)
