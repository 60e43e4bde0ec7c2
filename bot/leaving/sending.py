"""What somebody's leaving sends out, queued in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.access.service import House
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker
from bot.leaving.partings import passed_on
from bot.leaving.records import Parting
from bot.leaving.rules import lead_to_ask
from bot.meetings.rules import kind_moment
from bot.meetings.sending import Kind as Meetings
from storage.unit import Unit


class Kind(StrEnum):
    """Everything that is said about a leaver; each has a renderer in `outgoing`."""

    #: To the one lead who is asked: is that right?
    ASKED = "leaving.asked"
    #: To whoever holds it now.
    YOURS = "leaving.yours"
    #: To the lead, when that is too much.
    HELP = "leaving.help"
    #: To the lead, when the account of somebody who left works again.
    AGAIN = "leaving.again"


@dataclass(frozen=True, kw_only=True)
class LeavingMail:
    """Queues what is said about one parting, at hours at which nobody sleeps."""

    unit: Unit
    house: House
    parting: Parting
    now: datetime
    today: date

    @property
    def lead(self) -> Worker | None:
        everyone = self.unit.workers.everyone()
        leaver = self.parting.leaver
        return lead_to_ask(leaver, everyone, self.house.lead_ids, self.today)

    def ask_lead(self) -> None:
        """Ask one lead, once, or show them the question as it is now."""
        lead = self.lead
        if lead:
            self._to(lead, Kind.ASKED)

    @property
    def must_ask(self) -> bool:
        """Whether no lead was asked, or the one who was is gone too."""
        lead = self.lead
        return bool(lead and not self._is_there(self.key(Kind.ASKED, lead.id)))

    def give(self, holder: Worker) -> None:
        """Show the new holder what is theirs, or show it as it is now."""
        self._to(holder, Kind.YOURS)
        self.show_home(holder)

    def show_home(self, worker: Worker) -> None:
        refresh(self.unit, f"{Meetings.HOME}:{worker.id}", self.now)

    def ask_for_help(self, holder: Worker) -> None:
        """Tell the lead, once, that the new holder would like help."""
        lead = self.lead
        if lead and not self._is_there(help_key(self.parting, holder.id)):
            key, subject_id = help_key(self.parting, holder.id), holder.id
            self._to(lead, Kind.HELP, key=key, subject_id=subject_id)

    def is_again(self) -> None:
        """Tell the lead that the leaver's account works again."""
        lead = self.lead
        if lead and not self._is_there(self.key(Kind.AGAIN, lead.id)):
            self._to(lead, Kind.AGAIN)

    def show_anew(self, holder: Worker) -> None:
        """Show a holder what is with them now."""
        refresh(self.unit, self.key(Kind.YOURS, holder.id), self.now)
        self.show_home(holder)

    def refresh(self) -> None:
        """Show all that was said about this parting as it is now."""
        rows = passed_on(self.unit, self.parting)
        for holder in self.unit.workers.these(
            frozenset(one.successor_id for one in rows)
        ):
            self.show_anew(holder)
        for one in self.unit.workers.everyone():
            if one.is_lead or one.is_agency_lead or one.slack_id in self.house.lead_ids:
                for kind in (Kind.ASKED, Kind.AGAIN):
                    refresh(self.unit, self.key(kind, one.id), self.now)

    def key(self, kind: Kind, worker_id: str) -> str:
        return f"{kind}:{self.parting.key}:{worker_id}"

    def _is_there(self, key: str) -> bool:
        return self.unit.deliveries.by_key(key) is not None

    def _to(
        self, worker: Worker, kind: Kind, *, key: str = "", subject_id: str = ""
    ) -> None:
        agency = self.unit.agencies.get(worker.agency_id)
        to_worker(
            self.unit,
            self.house.clock,
            kind=kind,
            worker=worker,
            subject_id=subject_id or self.parting.id,
            key=key or self.key(kind, worker.id),
            lane=Lane.TODAY,
            due_at=kind_moment(self.now, agency) if agency else self.now,
            live=True,
        )


def help_key(parting: Parting, holder_id: str) -> str:
    return f"{Kind.HELP}:{parting.key}:{holder_id}"
