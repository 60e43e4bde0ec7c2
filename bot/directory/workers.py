"""Workers: added by leads; their own days and leave by themselves."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.directory.cards import DaysForm, LeaveDays, WorkerAdded, WorkerForm
from bot.directory.choices import agencies, workers_by_agency
from bot.directory.doors import Field
from bot.directory.records import Account, Leave, Worker
from bot.directory.requests import NewWorker, OwnDays
from bot.directory.visit import filled, require_lead
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from storage.unit import Unit

_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|pc|dc|sgt|prof)\.?\s+", re.IGNORECASE)
_NOT_IN_A_HANDLE = re.compile(r"[^a-z0-9]+")


class Workers:
    """What leads do for workers, and what each does for themselves."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, asker: Asker) -> WorkerForm:
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            groups = agencies(unit)
        if not groups:
            raise NotFound("Please add an agency first. Then its workers can follow.")
        return WorkerForm(worker_id=self._house.clock.new_id(), agencies=groups)

    def add(self, asker: Asker, new: NewWorker) -> WorkerAdded:
        """Add somebody once; raises NotFilledIn at the field."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            require_lead(visitor)
            agency = unit.agencies.get(new.agency_id)
            if agency is None:
                raise NotFound
            worker = unit.workers.get(new.worker_id)
            if worker is None:
                _check(visitor, new)
                worker = _worker(visitor, new)
                unit.workers.add(worker)
                filled(visitor, worker.id)
            return WorkerAdded(
                name=worker.name,
                agency=agency.name,
                handle=worker.handle,
                has_slack=worker.has_slack,
            )

    def begin_days(self, asker: Asker) -> DaysForm:
        """Open somebody's own days, leave and deputy."""
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            worker = visitor.worker
            leave = unit.workers.leave_of(worker.id)
            return DaysForm(
                version=worker.version,
                working_days=worker.working_days,
                leave=tuple(
                    LeaveDays(id=one.id, first_day=one.first_day, last_day=one.last_day)
                    for one in leave
                    if one.last_day >= visitor.today
                ),
                deputy_id=worker.deputy_id,
                colleagues=workers_by_agency(unit, visitor.today),
            )

    def set_days(self, asker: Asker, days: OwnDays) -> DaysForm:
        """
        Keep somebody's own days, leave and deputy, and return them as they are now.

        Raises NotFilledIn at the field and ChangedMeanwhile.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            worker = visitor.worker
            if worker.version != days.version:
                raise ChangedMeanwhile
            _check_days(worker, days)
            unit.workers.save(
                replace(
                    worker,
                    working_days=days.working_days,
                    deputy_id=days.deputy_id,
                )
            )
            self._set_leave(unit, worker, days)
            # What waits for them may come now, or has to wait longer.
            unit.nudges.look_again(visitor.now, worker_id=worker.id)
            filled(visitor, worker.id)
        return self.begin_days(asker)

    def _set_leave(self, unit: Unit, worker: Worker, days: OwnDays) -> None:
        kept = unit.workers.leave_of(worker.id)
        for leave in kept:
            if leave.id in days.take_back:
                unit.workers.take_back_leave(leave)
        first, last = days.leave_from, days.leave_until or days.leave_from
        if first is None or last is None:
            return
        if (first, last) in {(one.first_day, one.last_day) for one in kept}:
            return
        unit.workers.add_leave(
            Leave(
                id=self._house.clock.new_id(),
                worker_id=worker.id,
                first_day=first,
                last_day=last,
            )
        )


def _check(visitor: Visit, new: NewWorker) -> None:
    problems: dict[str, str] = {}
    if not new.slack_id and not new.phone:
        problems[Field.PHONE] = "Without Slack they need a number, so we can ring them."
    if not new.working_days:
        problems[Field.WORKING_DAYS] = "Please tick at least one day."
    team_id = new.team_id or visitor.asker.team_id
    there = visitor.unit.workers.in_slack(team_id, new.slack_id or "")
    if there is not None:
        problems[Field.SLACK] = f"That is {there.name}, who is here already."
    if problems:
        raise NotFilledIn(problems)


def _worker(visitor: Visit, new: NewWorker) -> Worker:
    team_id = new.team_id or visitor.asker.team_id
    return Worker(
        id=new.worker_id,
        agency_id=new.agency_id,
        handle=_free_handle(visitor.unit, new.name),
        name=new.name,
        title=new.title,
        authority=new.authority,
        working_days=new.working_days,
        team_id=team_id if new.slack_id else None,
        slack_id=new.slack_id,
        phone=new.phone or None,
        deputy_id=None,
        is_lead=new.is_lead,
        is_agency_lead=new.is_agency_lead,
        is_governance_lead=new.is_governance_lead,
        account=_account(visitor, team_id),
        left_on=None,
    )


def _account(visitor: Visit, team_id: str) -> Account:
    """Whether they are a guest is Slack's to say, in the night at the latest."""
    return Account.FULL if team_id == visitor.asker.team_id else Account.OUTSIDE


def _free_handle(unit: Unit, name: str) -> str:
    """Return their first name in small letters, with a number if it is taken."""
    plain = unicodedata.normalize("NFKD", _TITLES.sub("", name)).encode(
        "ascii", "ignore"
    )
    parts = [one for one in _NOT_IN_A_HANDLE.split(plain.decode().lower()) if one]
    base = (parts[0] if parts else "worker")[:30]
    taken = {one.handle for one in unit.workers.everyone()}
    numbered = (f"{base}{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (base, *numbered) if one not in taken)


def _check_days(worker: Worker, days: OwnDays) -> None:
    problems: dict[str, str] = {}
    if not days.working_days:
        problems[Field.WORKING_DAYS] = "Please tick at least one day."
    if days.deputy_id == worker.id:
        problems[Field.DEPUTY] = "Please choose somebody else than yourself."
    if days.leave_until and not days.leave_from:
        problems[Field.LEAVE_FROM] = "Please choose the first day too."
    if days.leave_from and days.leave_until and days.leave_until < days.leave_from:
        problems[Field.LEAVE_UNTIL] = "The last day is before the first."
    if problems:
        raise NotFilledIn(problems)
