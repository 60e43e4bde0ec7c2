"""Slack's word on people: told at once by an event, and asked for in the night."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Protocol

import structlog

from bot.access.records import Verb
from bot.access.service import House
from bot.calendars.wall_time import local_day, to_local, to_utc
from bot.deliveries.records import Method, Pause
from bot.leaving.service import SLACK, Leaving
from bot.people.records import Said
from bot.people.rules import News, news
from storage.unit import Unit

log = structlog.get_logger(__name__)

#: When Slack is asked who is there, in the partnership's own zone (ours).
ASKED_AT = time(2)
#: How often the clock looks whether it is time; each look is one small query.
LOOK_EVERY = timedelta(minutes=10)
#: Its own mark of the night among the pauses; no workspace is called so.
_ALL = "*"


class NoAnswer(Exception):
    """Slack did not say who is there; the word says why."""


class Roster(Protocol):
    """Who is in the workspace."""

    def everyone(self) -> Iterable[Said]:
        """Ask Slack for everybody, page by page; raises NoAnswer."""


class People:
    """Keeps in step with Slack who is here."""

    def __init__(self, house: House, leaving: Leaving, roster: Roster) -> None:
        self._house, self._leaving, self._roster = house, leaving, roster

    def heard(self, said: Said) -> None:
        """Do what Slack's word on one person asks for; twice is once."""
        today = local_day(self._house.clock.now(), self._house.zone)
        with self._house.store.looking() as unit:
            worker = unit.workers.in_slack(said.team_id, said.slack_id)
            what = news(worker, said.account, today)
        match what:
            case News.GONE:
                self._leaving.gone(said.team_id, said.slack_id)
            case News.AGAIN:
                self._leaving.again(said.team_id, said.slack_id, said.account)
            case News.KIND:
                self._keep_kind(said)

    def nightly(self, now: datetime) -> None:
        """
        Ask Slack who is there, once a night, whichever process comes first.

        The night is taken before Slack is asked: when Slack does not answer,
        the next night asks again, and events are heard all the while.
        """
        if not self._takes_tonight(now):
            return
        try:
            for said in self._roster.everyone():
                self.heard(said)
        except NoAnswer as error:
            log.warning("roster.no-answer", why=str(error))

    def _takes_tonight(self, now: datetime) -> bool:
        with self._house.store.looking() as unit:
            if not self._is_time(unit, now):
                return False
        with self._house.store.changing(quietly=True) as unit:
            is_first_ever = self._paused_until(unit) is None
            if not self._is_time(unit, now):
                return False
            until = self._next_night(now)
            pause = Pause(workspace=_ALL, method=Method.USERS, until=until)
            unit.leases.pause(pause)
            return not is_first_ever

    def _is_time(self, unit: Unit, now: datetime) -> bool:
        until = self._paused_until(unit)
        return until is None or until <= now

    @staticmethod
    def _paused_until(unit: Unit) -> datetime | None:
        return unit.leases.paused_until(_ALL, Method.USERS)

    def _next_night(self, now: datetime) -> datetime:
        local = to_local(now, self._house.zone)
        day = local.date() + timedelta(days=local.time() >= ASKED_AT)
        return to_utc(day, ASKED_AT, self._house.zone)

    def _keep_kind(self, said: Said) -> None:
        with self._house.store.changing() as unit:
            worker = unit.workers.in_slack(said.team_id, said.slack_id)
            if worker is None or worker.account is said.account:
                return
            unit.workers.save(replace(worker, account=said.account))
            unit.trail.note(
                at=self._house.clock.now(),
                worker_id=SLACK,
                verb=Verb.FILL_DIRECTORY,
                thing_id=worker.id,
                allowed=True,
                reason=f"account-{said.account}",
            )
