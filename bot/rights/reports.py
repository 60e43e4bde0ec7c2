"""The monthly access report: asked for, or sent on the first working day."""

from __future__ import annotations

from datetime import date, datetime

from bot.access.records import Verb
from bot.access.service import House
from bot.access.visit import NOTHING, Visit
from bot.errors import AlongsideError
from bot.rights.cards import Report
from bot.rights.report import report_of
from bot.rights.rules import next_month
from bot.rights.sending import queue_report
from bot.rights.visit import Who, begin, those_who_may

#: What the trail calls it.
_REPORT = "report"


class NotOverYet(AlongsideError):
    """That month is not over yet. Its report comes on the next working day."""


class Reports:
    """Counts of a month, by agency, never by worker."""

    def __init__(self, house: House) -> None:
        self._house = house

    def of(self, who: Who, month: date) -> Report:
        """
        Return one whole month in counts; raises NotOverYet.

        A month that is not over could be asked for twice, and what lies between
        the two would be somebody's.
        """
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            if visitor.who is None:
                visitor.refuse(Verb.ACCESS_REPORT, _REPORT, "not-added")
            visitor.require(Verb.ACCESS_REPORT, NOTHING, _REPORT)
            if next_month(month) > visitor.today:
                raise NotOverYet
            return report_of(unit, month, self._house.zone)

    def monthly(self, now: datetime) -> None:
        """Queue the next report for each who reads it; safe to call at any time."""
        house = self._house
        with house.store.changing(quietly=True) as unit:
            everyone = unit.workers.everyone()
            if not everyone:
                return
            visitor = Visit.of(unit, house.clock, everyone[0], now, house.zone)
            for worker in those_who_may(house, visitor, Verb.ACCESS_REPORT):
                queue_report(house, visitor, worker)
