"""What an ask sends out, queued in the transaction that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.access.rules import has_left
from bot.access.visit import Visit
from bot.asks.records import Ask
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, DeliveryState, Lane
from bot.directory.records import Agency, Worker
from bot.meetings.rules import kind_moment
from bot.meetings.sending import Kind as MeetingKind
from bot.nudges.records import InTheWay, WouldHelp
from storage.unit import Unit


class Kind(StrEnum):
    """Everything an ask sends; each has a renderer in `outgoing`."""

    ASKED = "ask.asked"
    MINE = "ask.mine"
    HELP = "ask.help"


@dataclass(frozen=True, kw_only=True)
class AskMail:
    """Queues an ask's messages inside one unit."""

    unit: Unit
    clock: Clock
    ask: Ask
    now: datetime
    #: Whoever acts is awake.
    actor_id: str

    @classmethod
    def about(cls, visit: Visit, ask: Ask) -> AskMail:
        return cls(
            unit=visit.unit,
            clock=visit.clock,
            ask=ask,
            now=visit.now,
            actor_id=visit.worker.id,
        )

    def put_to_them(self) -> None:
        """Ask the one it is put to, and who stands in while they are away."""
        self.changed()
        worker = self._worker(self.ask.worker_id)
        self._ask(worker)
        deputy = self._deputy_of(worker)
        if deputy is not None and deputy.id != self.ask.asker_id:
            self._ask(deputy)

    def changed(self) -> None:
        """Show it as it is now, to everyone who can see it on their screen."""
        for kind in (Kind.ASKED, Kind.HELP):
            for one in self.unit.deliveries.live_about(kind, self.ask.id):
                refresh(self.unit, one.dedupe_key, self.now)
                self._refresh_home(one.worker_id)
        self._show_asker()
        for worker_id in {self.ask.asker_id, self.ask.worker_id}:
            self._refresh_home(worker_id)

    def ask_for_help(
        self, by: Worker, in_the_way: InTheWay, would_help: WouldHelp
    ) -> None:
        """Tell the one who asked which help is asked for; the same again is once."""
        asker = self._worker(self.ask.asker_id)
        to_worker(
            self.unit,
            self.clock,
            kind=Kind.HELP,
            worker=asker,
            subject_id=self.ask.id,
            key=help_key(Kind.HELP, self.ask.id, by.id, in_the_way, would_help),
            lane=Lane.TODAY,
            due_at=self._kindly(asker),
            live=True,
        )

    def _ask(self, worker: Worker) -> None:
        to_worker(
            self.unit,
            self.clock,
            kind=Kind.ASKED,
            worker=worker,
            subject_id=self.ask.id,
            key=self._new_key(worker),
            lane=Lane.TODAY,
            due_at=self._kindly(worker),
            live=True,
        )

    def _new_key(self, worker: Worker) -> str:
        """Whoever gets it back hears of it anew, not by a change further up."""
        key = f"{Kind.ASKED}:{self.ask.id}:{worker.id}"
        there = self.unit.deliveries.by_key(key)
        return f"{key}:{self.ask.version}" if there and there.ts else key

    def _show_asker(self) -> None:
        key, asker = mine_key(self.ask), self._worker(self.ask.asker_id)
        # Also the card of whoever asked before, which then says less.
        there = self.unit.deliveries.live_about(Kind.MINE, self.ask.id)
        for one in there:
            refresh(self.unit, one.dedupe_key, self.now)
        if any(one.dedupe_key == key for one in there):
            return
        to_worker(
            self.unit,
            self.clock,
            kind=Kind.MINE,
            worker=asker,
            subject_id=self.ask.id,
            key=key,
            lane=Lane.TODAY,
            due_at=self._kindly(asker),
            live=True,
        )

    def _refresh_home(self, worker_id: str | None) -> None:
        refresh(self.unit, f"{MeetingKind.HOME}:{worker_id}", self.now)

    def _deputy_of(self, worker: Worker) -> Worker | None:
        """Return who stands in on the day on which it would reach them."""
        deputy = self.unit.workers.get(worker.deputy_id) if worker.deputy_id else None
        if deputy is None:
            return None
        day = local_day(self._kindly(deputy), self._agency(deputy).zone)
        away = self.unit.workers.on_leave(frozenset({worker.id}), day)
        return deputy if away and not has_left(deputy.left_on, day) else None

    def _kindly(self, worker: Worker) -> datetime:
        if worker.id == self.actor_id:
            return self.now
        return kind_moment(self.now, self._agency(worker))

    def _agency(self, worker: Worker) -> Agency:
        agency = self.unit.agencies.get(worker.agency_id)
        assert agency is not None  # A foreign key holds it.
        return agency

    def _worker(self, worker_id: str) -> Worker:
        worker = self.unit.workers.get(worker_id)
        assert worker is not None  # A foreign key holds it.
        return worker


def mine_key(ask: Ask) -> str:
    """Return the key of the card of whoever asks now; each of them has their own."""
    return f"{Kind.MINE}:{ask.id}:{ask.asker_id}"


def help_key(
    kind: str, item_id: str, by_id: str, in_the_way: InTheWay, would_help: WouldHelp
) -> str:
    """Return a key that carries who asks for which help: choices, never words."""
    return f"{kind}:{item_id}:{by_id}:{in_the_way}:{would_help}"


def help_asked(delivery: Delivery) -> tuple[str, InTheWay, WouldHelp]:
    """Return who asks for help, what is in the way, and what would help."""
    _kind, _item, by_id, in_the_way, would_help = delivery.dedupe_key.split(":")
    return by_id, InTheWay(in_the_way), WouldHelp(would_help)


def is_not_reached(unit: Unit, ask: Ask) -> bool:
    """Whether Slack will never take our message to the one who is asked."""
    return any(
        one.worker_id == ask.worker_id and one.state is DeliveryState.FAILED
        for one in unit.deliveries.live_about(Kind.ASKED, ask.id)
    )


def show_not_reached(unit: Unit, delivery: Delivery, now: datetime) -> None:
    """Show the one who asked that Slack will never take it."""
    ask = unit.asks.get(delivery.subject_id) if delivery.kind == Kind.ASKED else None
    if ask:
        refresh(unit, mine_key(ask), now)
