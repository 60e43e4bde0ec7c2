"""What a handover sends out, queued in the transaction that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.access.visit import Visit
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_room, to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker, YoungPerson
from bot.handovers.records import Handover, Offer
from bot.meetings.rules import kind_moment
from bot.meetings.sending import Kind as MeetingKind
from storage.unit import Unit


class Kind(StrEnum):
    """Everything a handover sends; each has a renderer in `outgoing`."""

    #: The checklist, in the team's channel.
    ROOM = "handover.room"
    #: The checklist, to one worker of either side.
    MINE = "handover.mine"
    #: To whoever is asked to receive it.
    OFFER = "handover.offer"
    #: To whoever decides there, while nobody is named.
    NAME = "handover.name"
    #: One thing that happened, to those it matters to; about an entry of the story.
    NEWS = "handover.news"
    #: Whether to begin one, for a day to plan for.
    BEGIN = "handover.begin"
    #: The transfer date has come, or has passed.
    PASSED = "handover.passed"
    #: One page about it, as a file, to whoever asked for it.
    PAGE = "handover.page"


@dataclass(frozen=True, kw_only=True)
class HandoverMail:
    """Queues a handover's messages inside one unit."""

    unit: Unit
    clock: Clock
    handover: Handover
    now: datetime
    #: Whoever acts is awake, and knows already.
    actor_id: str

    @classmethod
    def about(cls, visit: Visit, handover: Handover) -> HandoverMail:
        return cls(
            unit=visit.unit,
            clock=visit.clock,
            handover=handover,
            now=visit.now,
            actor_id=visit.worker.id,
        )

    def changed(self) -> None:
        """Show it as it is now to everyone who can see it on their screen."""
        self._show_in_room()
        for worker_id in self.handover.workers:
            self._to(worker_id, Kind.MINE, self._key(Kind.MINE, worker_id), live=True)
        for kind in Kind:
            for one in self.unit.deliveries.live_about(kind, self.handover.id):
                refresh(self.unit, one.dedupe_key, self.now)
        for worker_id in self.named():
            refresh(self.unit, f"{MeetingKind.HOME}:{worker_id}", self.now)

    def offered(self) -> None:
        """Ask the one who is to receive it, or whoever can name somebody."""
        handover = self.handover
        if handover.receiver_id is not None:
            self._ask(handover.receiver_id, Kind.OFFER)
        elif handover.receiver_manager_id is not None:
            self._ask(handover.receiver_manager_id, Kind.NAME)

    def tell(self, entry_id: str, *worker_ids: str | None) -> None:
        """Tell these people of one thing that happened, once each."""
        for worker_id in dict.fromkeys(worker_ids):
            if worker_id is not None and worker_id != self.actor_id:
                key = f"{Kind.NEWS}:{entry_id}:{worker_id}"
                self._to(worker_id, Kind.NEWS, key, subject_id=entry_id)

    def named(self) -> list[str]:
        """Return everyone whom the handover names, each once."""
        handover = self.handover
        names = [handover.sender_id, handover.sender_manager_id, handover.holder_id]
        if handover.offer.is_taken:
            names += [handover.receiver_id, handover.receiver_manager_id]
        return [one for one in dict.fromkeys(names) if one is not None]

    def _ask(self, worker_id: str, kind: Kind) -> None:
        # A new offer to the same person is a message of its own.
        made = self.handover.offered_at or self.now
        key = f"{self._key(kind, worker_id)}:{made:%Y%m%d%H%M%S}"
        self._to(worker_id, kind, key, live=True)

    def _to(
        self,
        worker_id: str,
        kind: Kind,
        key: str,
        *,
        subject_id: str | None = None,
        live: bool = False,
    ) -> None:
        worker = self.unit.workers.get(worker_id)
        assert worker is not None  # A foreign key holds it.
        to_worker(
            self.unit,
            self.clock,
            kind=kind,
            worker=worker,
            subject_id=subject_id or self.handover.id,
            key=key,
            lane=Lane.TODAY,
            due_at=self._kindly(worker),
            live=live,
        )

    def _show_in_room(self) -> None:
        young_person = self.unit.young_people.get(self.handover.young_person_id)
        assert young_person is not None
        room = room_of(young_person)
        if room is None:
            return
        workspace, room_id = room
        to_room(
            self.unit,
            self.clock,
            kind=Kind.ROOM,
            workspace=workspace,
            room_id=room_id,
            subject_id=self.handover.id,
            key=f"{Kind.ROOM}:{self.handover.id}",
            lane=Lane.TODAY,
            due_at=self.now,
            live=True,
        )

    def _key(self, kind: Kind, worker_id: str) -> str:
        return f"{kind}:{self.handover.id}:{worker_id}"

    def _kindly(self, worker: Worker) -> datetime:
        agency = self.unit.agencies.get(worker.agency_id)
        assert agency is not None
        if worker.id == self.actor_id:
            return self.now
        return kind_moment(self.now, agency)


def room_of(young_person: YoungPerson) -> tuple[str, str] | None:
    """Return the workspace and id of the team's channel, unless it is stopped."""
    named = young_person.room_team_id and young_person.room_id
    if not named or young_person.room_stopped_on is not None:
        return None
    return young_person.room_team_id or "", young_person.room_id or ""


def is_asked(handover: Handover, worker_id: str) -> bool:
    """Whether this worker's answer to the offer is still awaited."""
    return handover.offer is Offer.MADE and handover.receiver_id == worker_id
