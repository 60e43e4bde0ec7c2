"""What a nudge shows of a handover, for the one who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.access.records import Thing, Verb
from bot.calendars.nations import Nation, next_working_day
from bot.directory.records import Worker
from bot.handovers.doors import Door
from bot.handovers.folder import Folder
from bot.handovers.records import Handover, ItemState, Offer, Stage
from bot.nudges.around import People
from bot.nudges.cards import Cover, HandoverPart
from bot.nudges.item import HandoverSide

#: Items whose one tap opens a form of their own (as on the checklist itself).
_FORMS = {"C5": Door.READ_BACK, "KEPT": Door.KEPT}
_MANAGERS = {
    "sender_agency_id": "sender_manager_id",
    "receiver_agency_id": "receiver_manager_id",
}


@dataclass(frozen=True, kw_only=True)
class HandoverView:
    """One ladder's side of a handover, and who looks at it."""

    side: HandoverSide
    viewer: Worker
    people: People
    today: date
    #: It goes to a lead, for the heads: they can do nothing here but find them.
    is_for_lead: bool = False

    @property
    def folder(self) -> Folder:
        return self.side.folder

    @property
    def handover(self) -> Handover:
        return self.folder.handover

    def part(self) -> HandoverPart:
        handover, plan = self.handover, self.folder.plan
        holder = self.folder.worker(plan.holder_id)
        assert holder is not None  # A foreign key holds it.
        item = self.side.item
        return HandoverPart(
            handover_id=handover.id,
            route=plan.route.name,
            transfer_on=handover.transfer_on,
            holder=holder.name,
            holds=holder.id == self.viewer.id,
            left=self.side.left,
            tap=self._tap(),
            is_answer=item is not None and item.state is ItemState.SENT,
            is_naming=handover.receiver_id is None,
            stage=self.side.stage,
            holds_until=self._holds_until(),
            next_people=tuple(self._next_people()),
            covers=tuple(self._covers()),
            may_answer=self._may_answer(),
            may_name=self._can(Verb.RUN_HANDOVER, self.folder.to_offer),
            may_run=self._can(Verb.RUN_HANDOVER, self.folder.to_run),
            may_open=self._can(Verb.SEE_HANDOVER, self.folder.to_speak),
        )

    def _tap(self) -> Door | None:
        """Return what one tap does with the item for whoever looks, if anything."""
        item = self.side.item
        if item is None:
            return None
        known = self.folder.plan.of(item.key)
        if item.state is ItemState.SENT:
            return self._if_may(self.folder.to_reply(item), Door.RECEIVED)
        door = _FORMS.get(known.code or "", Door.DONE)
        if item.key in self.folder.plan.check_keys:
            door = Door.LOOK_AGAIN
        return self._if_may(self.folder.to_do(item), door)

    def _if_may(self, thing: Thing, door: Door) -> Door | None:
        return door if self._can(Verb.DO_ITEM, thing) else None

    def _may_answer(self) -> bool:
        handover = self.handover
        open_yet = handover.receiver_id is not None and not handover.offer.is_taken
        return open_yet and self._can(Verb.ANSWER_OFFER, self.folder.to_answer)

    def _can(self, verb: Verb, thing: Thing) -> bool:
        return not self.is_for_lead and self.people.can(self.viewer, verb, thing)

    def _holds_until(self) -> date | None:
        """Return the last day of the next stage; None: until both agree."""
        ends = self.folder.plan.stage_ends()
        following = {Stage.WORKERS: Stage.MANAGERS, Stage.MANAGERS: Stage.HEADS}
        stage = following.get(self.side.stage) if self.side.stage else None
        return ends.get(stage) if stage else None

    def _next_people(self) -> Iterator[str]:
        """Yield whoever is asked after this stage, as far as they are there."""
        if self.side.stage is Stage.WORKERS:
            for name in _MANAGERS.values():
                manager = self.folder.worker(getattr(self.handover, name))
                if manager and not self._away_until(manager):
                    yield manager.name

    def _covers(self) -> Iterator[Cover]:
        """Yield each office where nobody who decides can be asked next."""
        if self.side.stage not in {Stage.WORKERS, Stage.MANAGERS}:
            return
        for office, name in _MANAGERS.items():
            manager = self.folder.worker(getattr(self.handover, name))
            away = self._away_until(manager) if manager else None
            if manager is None or (away and not self._stands_in(manager)):
                agency = self.folder.team.agencies[getattr(self.handover, office)]
                yield Cover(
                    name=manager.name if manager else None,
                    agency=agency.name,
                    office=agency.phone,
                    away_until=away,
                )

    def _stands_in(self, manager: Worker) -> bool:
        """Whether somebody else than the two workers covers for a manager."""
        two = {None, self.handover.sender_id, self.handover.receiver_id}
        return manager.deputy_id not in two

    def _away_until(self, manager: Worker) -> date | None:
        """Return the last day of a leave, today's or that of the next working day."""
        own = self.people.own_time(manager)
        following = next_working_day(self.today, Nation(self.handover.nation))
        return own.away_until(self.today) or own.away_until(following)


def what_of(side: HandoverSide) -> str:
    """Return the line of the one thing to do; of an offer, which move it is."""
    plan = side.folder.plan
    return plan.of(side.item.key).what if side.item else plan.route.name


def is_done(side: HandoverSide) -> bool:
    """Whether what was asked for is done, or answered with a yes."""
    if side.item is not None:
        done = side.item.state in {ItemState.DONE, ItemState.SENT}
        return done or side.folder.plan.is_settled(side.item)
    offer: Offer = side.folder.handover.offer
    return offer.is_taken
