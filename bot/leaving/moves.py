"""
What somebody holds in a handover, and how it goes on to somebody who is here.

Whoever hands over or takes over, and whoever decides for each, must never be
blank. A deputy may be: their place goes to their own deputy, or to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.access.rules import has_left
from bot.clock import Clock
from bot.directory.records import Worker
from bot.handovers.folder import read_plan
from bot.handovers.records import Handover
from bot.handovers.rules import change_worker
from bot.handovers.sending import HandoverMail
from bot.handovers.story import Deed, Entry
from bot.leaving.records import Duty, Succession
from bot.nudges.sending import show_again
from bot.rights.named import workers_named
from storage.unit import Unit

#: Which place of a handover each duty is.
PLACES = {
    Duty.HANDS_OVER: "sender_id",
    Duty.TAKES_OVER: "receiver_id",
    Duty.MANAGES_SENDER: "sender_manager_id",
    Duty.MANAGES_RECEIVER: "receiver_manager_id",
}
DEPUTIES = ("sender_deputy_id", "receiver_deputy_id")
#: What is left to do of these after the move is for a partner, not for a holder.
_BEFORE_THE_MOVE = {Duty.HANDS_OVER, Duty.MANAGES_SENDER}
_ACROSS = {Duty.HANDS_OVER: "receiver_id", Duty.TAKES_OVER: "sender_id"}


def places_of(
    unit: Unit, worker_id: str, *, in_one_team: bool = False
) -> Iterator[tuple[Duty, Handover]]:
    """
    Yield every place that must not be blank in which a running handover names them.

    `in_one_team`: whoever has handed over may leave the team around, and stays
    named for what is still to look back on.
    """
    for one in unit.handovers.with_worker(worker_id):
        for duty, name in PLACES.items():
            stays = in_one_team and has_moved_on(duty, one)
            if getattr(one, name) == worker_id and not stays:
                yield duty, one


def has_moved_on(duty: Duty, handover: Handover) -> bool:
    """Whether this place is of a side that has handed over."""
    return handover.taken_over_on is not None and duty in _BEFORE_THE_MOVE


def is_place_held(unit: Unit, one: Succession) -> bool:
    """Whether the successor is named in that place of a handover that runs."""
    handover = unit.handovers.get(one.subject_id)
    if handover is None or handover.state.is_over:
        return False
    return bool(getattr(handover, PLACES[one.duty]) == one.successor_id)


def is_across(unit: Unit, duty: Duty, handover_id: str, worker_id: str) -> bool:
    """Whether they are the other worker: nobody hands over to themselves."""
    handover = unit.handovers.get(handover_id)
    if handover is None or duty not in _ACROSS:
        return False
    return bool(getattr(handover, _ACROSS[duty]) == worker_id)


class Moves:
    """Changes whom a handover names, inside one unit, and lets its story say so."""

    def __init__(
        self, unit: Unit, clock: Clock, now: datetime, today: date, by: str
    ) -> None:
        self._unit, self._clock = unit, clock
        self._now, self._today, self._by = now, today, by

    def give(self, duty: Duty, handover_id: str, to: Worker) -> None:
        """Name somebody in one place; whoever was named may still be in another."""
        handover = self._unit.handovers.get(handover_id)
        if handover is None or handover.state.is_over:
            return
        if getattr(handover, PLACES[duty]) != to.id:
            self._name(handover, PLACES[duty], to.id)

    def leave(self, leaver: Worker, young_person_id: str | None) -> None:
        """End what else a leaver is in handovers: a deputy, or named for an item."""
        shelf = self._unit.handovers
        theirs = {one.id: one for one in shelf.with_worker(leaver.id)}
        for one in theirs.values():
            if young_person_id in {None, one.young_person_id}:
                self._replace_deputy(one, leaver)
        for item in shelf.owned_by(leaver.id):
            if young_person_id in {None, item.young_person_id}:
                # It is for the worker of its side again.
                shelf.save_item(replace(item, owner_id=None))
                show_again(self._unit, item.id, self._now)

    def tell(self, handover_id: str) -> None:
        """Show it as it is now to both sides, and ask who is asked to receive it."""
        handover = self._unit.handovers.get(handover_id)
        if handover is None:
            return
        mail = HandoverMail(
            unit=self._unit,
            clock=self._clock,
            handover=handover,
            now=self._now,
            actor_id=self._by,
        )
        mail.changed()
        if handover.offer.awaits_receiver or handover.receiver_id is None:
            mail.offered()

    def _name(self, handover: Handover, name: str, worker_id: str) -> None:
        before = read_plan(self._unit, handover)
        plan = change_worker(before, name, worker_id)
        # Nobody is their own deputy.
        own = [one for one in DEPUTIES if getattr(handover, one) == worker_id]
        more: dict[str, Any] = dict.fromkeys(own)
        if name == "receiver_id" and plan.handover.offer.awaits_receiver:
            # Asked anew: nobody accepts for somebody else.
            more["offered_at"] = self._now
        saved = self._unit.handovers.save(replace(plan.handover, **more))
        for key, item in plan.items.items():
            if item != before.items[key]:
                self._unit.handovers.save_item(item)
                show_again(self._unit, item.id, self._now)
        self._say(saved, name, worker_id)

    def _replace_deputy(self, handover: Handover, leaver: Worker) -> None:
        places = [one for one in DEPUTIES if getattr(handover, one) == leaver.id]
        if not places:
            return
        to = self._free(leaver.deputy_id, handover)
        names: dict[str, Any] = dict.fromkeys(places, to)
        saved = self._unit.handovers.save(replace(handover, **names))
        for name in places if to else ():
            self._say(saved, name, to or "")

    def _free(self, worker_id: str | None, handover: Handover) -> str | None:
        """Return them when they are here and not named in it yet."""
        worker = self._unit.workers.get(worker_id or "")
        if worker is None or has_left(worker.left_on, self._today):
            return None
        return None if worker.id in workers_named(handover) else worker.id

    def _say(self, handover: Handover, name: str, worker_id: str) -> None:
        """Let the story say that somebody else is named: by a lead, or by nobody."""
        by = self._by if self._unit.workers.get(self._by) else worker_id
        self._unit.handovers.tell(
            Entry(
                id=self._clock.new_id(),
                young_person_id=handover.young_person_id,
                handover_id=handover.id,
                at=self._now,
                worker_id=by,
                deed=Deed.WORKER_CHANGED,
                about=name.removesuffix("_id").replace("_", "-"),
            )
        )
        show_again(self._unit, handover.id, self._now)
