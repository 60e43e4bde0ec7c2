"""Somebody has left: said by a lead, by Slack or by a file; each one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Thing, Verb
from bot.access.rules import has_left
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, Visit, visit
from bot.calendars.wall_time import local_day
from bot.directory.cards import Group
from bot.directory.choices import workers_by_agency
from bot.directory.records import Account, Worker
from bot.directory.visit import OnlyForLeads
from bot.errors import AlreadyDone, NotFilledIn
from bot.leaving.cards import ChooseForm, LeftForm, Noted, Settled
from bot.leaving.departures import Departure, marked_gone
from bot.leaving.doors import Field
from bot.leaving.duties import Held
from bot.leaving.overdue import Overdue, is_waiting
from bot.leaving.partings import parting_of, passed_on
from bot.leaving.records import Parting, Succession
from bot.leaving.requests import SomebodyLeft, TakesOver
from bot.leaving.rules import gone_on, is_here
from storage.unit import Unit

#: Who the trail names for what Slack said.
SLACK = "slack"


class Leaving:
    """What becomes of what somebody held."""

    def __init__(self, house: House) -> None:
        self._house = house

    def gone(self, team_id: str, slack_id: str) -> None:
        """Slack says that an account is off: access ends now; twice is once."""
        with self._house.store.changing() as unit:
            worker = unit.workers.in_slack(team_id, slack_id)
            if worker is None:
                return
            now, today = self._moment()
            if worker.account is not Account.OFF:
                worker = unit.workers.save(replace(worker, account=Account.OFF))
                _noted(unit, now, SLACK, worker, "deactivated")
            worker = marked_gone(unit, worker, gone_on(today))
            self._departure(unit, Parting(leaver=worker), now, SLACK).complete()

    def again(self, team_id: str, slack_id: str, account: Account) -> None:
        """Slack says that an account is on again; a lead says if they are back."""
        with self._house.store.changing() as unit:
            worker = unit.workers.in_slack(team_id, slack_id)
            if worker is None or worker.account is not Account.OFF:
                return
            now, today = self._moment()
            worker = unit.workers.save(replace(worker, account=account))
            _noted(unit, now, SLACK, worker, "active-again")
            if has_left(worker.left_on, today):
                parting = Parting(leaver=worker)
                self._departure(unit, parting, now, SLACK).mail.is_again()

    def pass_on_due(self, now: datetime) -> None:
        """Complete what a last day in the past, here or in one team, asks for."""
        Overdue(self._house, now).pass_on()

    def begin(self, asker: Asker) -> LeftForm:
        """Open the form with which a lead says that somebody has left."""
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            return LeftForm(
                workers=workers_by_agency(unit, visitor.today, _of(visitor))
            )

    def say(self, asker: Asker, left: SomebodyLeft) -> Noted:
        """
        Note somebody's last day; when it has passed, access ends now.

        Raises NotFilledIn for oneself, since nobody could then take it back.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            worker = self._leaver(visitor, left.worker_id).leaver
            if visitor.who and worker.id == visitor.worker.id:
                raise NotFilledIn({Field.WHO: "Please ask another lead to say that."})
            last_day = left.last_day or gone_on(visitor.today)
            worker = marked_gone(unit, worker, last_day)
            assert worker.left_on
            is_gone = has_left(worker.left_on, visitor.today)
            if is_gone:
                self._visited(visitor, Parting(leaver=worker)).complete()
            return Noted(name=worker.name, last_day=worker.left_on, is_gone=is_gone)

    def confirm(self, asker: Asker, parting_id: str) -> None:
        """Settle it as it is; twice is the same as once."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            self._settle(visitor, self._parting(visitor, parting_id))

    def begin_choosing(self, asker: Asker, parting_id: str) -> ChooseForm:
        """Open the form that asks who takes over: somebody of the same agency."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            parting = self._parting(visitor, parting_id)
            leaver, today = parting.leaver, visitor.today
            theirs = workers_by_agency(unit, today, leaver.agency_id)
            # A lone worker's agency may have nobody else.
            groups = _without(leaver.id, theirs) or _without(
                leaver.id, workers_by_agency(unit, today)
            )
            return ChooseForm(parting_id=parting.id, leaver=leaver.name, workers=groups)

    def choose(self, asker: Asker, wanted: TakesOver) -> Settled:
        """Move all that waits to whom the lead chose, settle it and tell both."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            parting = self._parting(visitor, wanted.parting_id)
            leaver, to = parting.leaver, unit.workers.get(wanted.worker_id)
            if to is None or not is_here(to, leaver, visitor.today):
                raise NotFilledIn({Field.WHO: "They are not here any more."})
            waiting = [one for one in passed_on(unit, parting) if is_waiting(one)]
            if not waiting:
                raise AlreadyDone
            self._move(visitor, parting, waiting, to)
            self._settle(visitor, parting)
            return Settled(leaver=leaver.name, holder=to.name)

    def _move(
        self, visitor: Visit, parting: Parting, waiting: list[Succession], to: Worker
    ) -> None:
        unit, departure = visitor.unit, self._visited(visitor, parting)
        holders = frozenset(one.successor_id for one in waiting) - {to.id}
        for before in unit.workers.these(holders):
            theirs = [one for one in waiting if one.successor_id == before.id]
            held = [one for one in theirs if departure.is_held(one)]
            departure.move([_held(one) for one in held], before, to)
            departure.withdraw(before, theirs)

    def need_help(self, asker: Asker, parting_id: str) -> None:
        """Tell the lead that the holder would like help; twice tells once."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            parting = parting_of(unit, parting_id)
            rows = passed_on(unit, parting) if parting else []
            holders = {one.successor_id for one in rows}
            if parting is None or visitor.worker.id not in holders:
                visitor.refuse(Verb.SEE_OWN, parting_id)
            mail = self._visited(visitor, parting).mail
            mail.ask_for_help(visitor.worker)
            mail.refresh()

    def is_back(self, asker: Asker, worker_id: str) -> None:
        """Take back that somebody left; they come back into no team by that."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            parting = self._leaver(visitor, worker_id)
            worker = parting.leaver
            if worker.left_on is None:
                return
            mail = self._visited(visitor, parting).mail
            unit.workers.save(replace(worker, left_on=None))
            mail.refresh()

    def _leaver(self, visitor: Visit, worker_id: str) -> Parting:
        """Return a worker whom the visitor may speak for; raises NotFound."""
        parting = self._parting(visitor, worker_id)
        if parting.place:
            visitor.refuse(Verb.NAME_SUCCESSOR, worker_id)
        return parting

    def _parting(self, visitor: Visit, parting_id: str) -> Parting:
        """Return the parting of somebody the visitor may speak for; raises NotFound."""
        parting = parting_of(visitor.unit, parting_id)
        if parting is None:
            visitor.refuse(Verb.NAME_SUCCESSOR, parting_id)
        thing = Thing(
            worker_id=parting.leaver.id,
            agency_id=parting.leaver.agency_id,
            young_person_id=parting.young_person_id,
        )
        visitor.require(Verb.NAME_SUCCESSOR, thing, parting.id)
        return parting

    def _settle(self, visitor: Visit, parting: Parting) -> None:
        for one in passed_on(visitor.unit, parting):
            if is_waiting(one):
                visitor.unit.leaving.save(
                    replace(
                        one,
                        settled_at=visitor.now,
                        settled_by_id=visitor.actor.worker_id,
                    )
                )
        self._visited(visitor, parting).mail.refresh()

    def _visited(self, visitor: Visit, parting: Parting) -> Departure:
        by = visitor.actor.worker_id
        return self._departure(visitor.unit, parting, visitor.now, by)

    def _departure(
        self, unit: Unit, parting: Parting, now: datetime, by: str
    ) -> Departure:
        today = local_day(now, self._house.zone)
        return Departure(
            unit=unit, house=self._house, parting=parting, now=now, today=today, by=by
        )

    def _moment(self) -> tuple[datetime, date]:
        now = self._house.clock.now()
        return now, local_day(now, self._house.zone)


def _of(visitor: Visit) -> str | None:
    """Return the only agency the visitor speaks for, or None for all of them."""
    if visitor.can(Verb.NAME_SUCCESSOR, NOTHING):
        return None
    own = Thing(agency_id=visitor.actor.agency_id)
    if visitor.can(Verb.NAME_SUCCESSOR, own):
        return visitor.actor.agency_id
    note = visitor.refusal(Verb.NAME_SUCCESSOR, "", "not-a-lead")
    raise OnlyForLeads(refusal=note)


def _without(worker_id: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Whoever left one team is here still, and takes over from nobody but others."""
    others = (
        replace(one, choices=tuple(it for it in one.choices if it[0] != worker_id))
        for one in groups
    )
    return tuple(one for one in others if one.choices)


def _held(one: Succession) -> Held:
    return Held(
        duty=one.duty, subject_id=one.subject_id, young_person_id=one.young_person_id
    )


def _noted(unit: Unit, now: datetime, by: str, worker: Worker, reason: str) -> None:
    unit.trail.note(
        at=now,
        worker_id=by,
        verb=Verb.NAME_SUCCESSOR,
        thing_id=worker.id,
        allowed=True,
        reason=reason,
    )
