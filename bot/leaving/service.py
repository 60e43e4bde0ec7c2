"""Somebody has left: said by a lead, by Slack or by a file; each one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Thing, Verb
from bot.access.rules import has_left
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, Visit, visit
from bot.calendars.wall_time import local_day
from bot.directory.choices import workers_by_agency
from bot.directory.records import Account, Worker
from bot.directory.visit import OnlyForLeads
from bot.errors import AlreadyDone, NotFilledIn
from bot.leaving.cards import ChooseForm, LeftForm, Noted, Settled
from bot.leaving.departures import Departure, marked_gone
from bot.leaving.doors import Field
from bot.leaving.duties import Held, held_by
from bot.leaving.records import Succession
from bot.leaving.requests import SomebodyLeft, TakesOver
from bot.leaving.rules import gone_on, is_here
from storage.unit import Unit

#: Who the trail names for what Slack said, and for what the clock did.
SLACK, CLOCK = "slack", "clock"


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
            self._departure(unit, worker, now, SLACK).complete()

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
                self._departure(unit, worker, now, SLACK).mail.is_again()

    def pass_on_due(self, now: datetime) -> None:
        """Complete what a last day in the past, however it was said, asks for."""
        today = local_day(now, self._house.zone)
        with self._house.store.looking() as unit:
            gone = unit.workers.left_before(today)
            unsettled = {one.leaver_id for one in unit.leaving.unsettled()}
            waiting = [
                one.id
                for one in gone
                if one.id in unsettled or _holds_anything(unit, one, now, today)
            ]
        for worker_id in waiting:
            self._complete(worker_id, now, today)

    def _complete(self, worker_id: str, now: datetime, today: date) -> None:
        with self._house.store.changing() as unit:
            worker = unit.workers.get(worker_id)
            if worker is None or not has_left(worker.left_on, today):
                return
            departure = self._departure(unit, worker, now, CLOCK)
            departure.complete()
            if any(_waits(one) for one in unit.leaving.of_leaver(worker_id)):
                departure.mail.ask_lead()

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
            worker = self._leaver(visitor, left.worker_id)
            if visitor.who and worker.id == visitor.worker.id:
                raise NotFilledIn({Field.WHO: "Please ask another lead to say that."})
            last_day = left.last_day or gone_on(visitor.today)
            worker = marked_gone(unit, worker, last_day)
            assert worker.left_on
            is_gone = has_left(worker.left_on, visitor.today)
            if is_gone:
                self._visited(visitor, worker).complete()
            return Noted(name=worker.name, last_day=worker.left_on, is_gone=is_gone)

    def confirm(self, asker: Asker, leaver_id: str) -> None:
        """Settle it as it is; twice is the same as once."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            leaver = self._leaver(visitor, leaver_id)
            self._settle(visitor, leaver)

    def begin_choosing(self, asker: Asker, leaver_id: str) -> ChooseForm:
        """Open the form that asks who takes over: somebody of the same agency."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            leaver = self._leaver(visitor, leaver_id)
            theirs = workers_by_agency(unit, visitor.today, leaver.agency_id)
            # A lone worker's agency may have nobody else.
            groups = theirs or workers_by_agency(unit, visitor.today)
            return ChooseForm(leaver_id=leaver.id, leaver=leaver.name, workers=groups)

    def choose(self, asker: Asker, wanted: TakesOver) -> Settled:
        """Move all that waits to whom the lead chose, settle it and tell both."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            leaver = self._leaver(visitor, wanted.leaver_id)
            to = unit.workers.get(wanted.worker_id)
            if to is None or not is_here(to, leaver, visitor.today):
                raise NotFilledIn({Field.WHO: "They are not here any more."})
            waiting = [one for one in unit.leaving.of_leaver(leaver.id) if _waits(one)]
            if not waiting:
                raise AlreadyDone
            self._move(visitor, leaver, waiting, to)
            self._settle(visitor, leaver)
            return Settled(leaver=leaver.name, holder=to.name)

    def _move(
        self, visitor: Visit, leaver: Worker, waiting: list[Succession], to: Worker
    ) -> None:
        unit, departure = visitor.unit, self._visited(visitor, leaver)
        holders = frozenset(one.successor_id for one in waiting) - {to.id}
        for before in unit.workers.these(holders):
            theirs = [one for one in waiting if one.successor_id == before.id]
            held = [one for one in theirs if departure.is_held(one)]
            departure.move([_held(one) for one in held], before, to)
            departure.withdraw(before, theirs)

    def need_help(self, asker: Asker, leaver_id: str) -> None:
        """Tell the lead that the holder would like help; twice tells once."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            theirs = [
                one
                for one in unit.leaving.of_leaver(leaver_id)
                if one.successor_id == visitor.worker.id
            ]
            leaver = unit.workers.get(leaver_id)
            if leaver is None or not theirs:
                visitor.refuse(Verb.SEE_OWN, leaver_id)
            mail = self._visited(visitor, leaver).mail
            mail.ask_for_help(visitor.worker)
            mail.refresh()

    def is_back(self, asker: Asker, worker_id: str) -> None:
        """Take back that somebody left; they come back into no team by that."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            worker = self._leaver(visitor, worker_id)
            if worker.left_on is None:
                return
            mail = self._visited(visitor, worker).mail
            unit.workers.save(replace(worker, left_on=None))
            mail.refresh()

    def _leaver(self, visitor: Visit, worker_id: str) -> Worker:
        """Return a worker whom the visitor may speak for; raises NotFound."""
        worker = visitor.unit.workers.get(worker_id)
        if worker is None:
            visitor.refuse(Verb.NAME_SUCCESSOR, worker_id)
        thing = Thing(worker_id=worker.id, agency_id=worker.agency_id)
        visitor.require(Verb.NAME_SUCCESSOR, thing, worker.id)
        return worker

    def _settle(self, visitor: Visit, leaver: Worker) -> None:
        for one in visitor.unit.leaving.of_leaver(leaver.id):
            if _waits(one):
                visitor.unit.leaving.save(
                    replace(
                        one,
                        settled_at=visitor.now,
                        settled_by_id=visitor.actor.worker_id,
                    )
                )
        self._visited(visitor, leaver).mail.refresh()

    def _visited(self, visitor: Visit, leaver: Worker) -> Departure:
        by = visitor.actor.worker_id
        return self._departure(visitor.unit, leaver, visitor.now, by)

    def _departure(
        self, unit: Unit, leaver: Worker, now: datetime, by: str
    ) -> Departure:
        today = local_day(now, self._house.zone)
        return Departure(
            unit=unit, house=self._house, leaver=leaver, now=now, today=today, by=by
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


def _holds_anything(unit: Unit, worker: Worker, now: datetime, today: date) -> bool:
    places = unit.young_people.places_since(worker.id, today)
    return bool(places or held_by(unit, worker.id, now, today))


def _waits(one: Succession) -> bool:
    return one.settled_at is None


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
