"""What somebody is awaited for in a handover, as it stands today; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.handovers.folder import RECEIVING, SENDING, Folder, read_plan
from bot.handovers.plan import Plan
from bot.handovers.records import Handover, ItemState, Stage, State
from bot.handovers.records import Item as HandoverItem
from bot.meetings.team import open_team
from bot.nudges.handover_turns import (
    asked_edition,
    due_of,
    edition_of,
    eve,
    is_behind,
    is_offered,
    nearest,
    other_side,
    stage_of,
    theirs,
    turns,
)
from bot.nudges.item import HandoverSide, Item
from bot.nudges.records import Climb, Matter, Why
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class _Opened:
    """One handover with those whom it names, and what runs about its items."""

    folder: Folder
    climbs: tuple[Climb, ...]

    @property
    def plan(self) -> Plan:
        return self.folder.plan

    @property
    def handover(self) -> Handover:
        return self.folder.handover

    @property
    def ended(self) -> Why | None:
        """Return why nobody is awaited in it at all."""
        if self.handover.state is State.NOT_NEEDED:
            return Why.CANCELLED
        if self.handover.state.is_over:
            return Why.OVER
        return Why.PAUSED if self.handover.paused_on else None


class HandoverMatters:
    """Opens what a climb about a handover is about."""

    def __init__(self, unit: Unit, now: datetime, today: date) -> None:
        self._unit, self._now, self._today = unit, now, today
        self._opened: dict[str, _Opened | None] = {}

    def item(self, climb: Climb) -> Item | None:
        """Return one thing whose turn is somebody's; the nearest of theirs."""
        found = self._with_item(climb)
        if found is None:
            return None
        opened, item = found
        whose = turns(opened.plan, item)
        still = climb.worker_id in whose
        ended = opened.ended or _item_ended(opened, item, climb, still=still)
        passed_on = ended is Why.SOMEONE_ELSE and whose
        worker_id = whose[0] if passed_on else climb.worker_id
        handover = opened.handover
        return Item(
            worker_id=worker_id,
            asker_id=other_side(handover, worker_id),
            due=due_of(item),
            ended=ended,
            thing=opened.folder.to_see,
            sees=Verb.SEE_HANDOVER,
            handover=HandoverSide(
                folder=opened.folder,
                item=item,
                left=len(theirs(opened.plan, worker_id)),
            ),
        )

    def check(self, climb: Climb) -> Item | None:
        """Return one look after the move: the holder's first, then the other's."""
        found = self._with_item(climb)
        if found is None:
            return None
        opened, item = found
        handover, holder = opened.handover, opened.plan.holder_id
        ended = opened.ended
        if ended is None and opened.plan.is_settled(item):
            ended = Why.ANSWERED
        if ended is None and edition_of(item) != climb.edition:
            ended = Why.MOVED
        if ended is None and holder != climb.worker_id:
            ended = Why.SOMEONE_ELSE
        return Item(
            worker_id=holder if ended is Why.SOMEONE_ELSE else climb.worker_id,
            asker_id=other_side(handover, holder),
            due=item.due,
            ended=ended,
            thing=opened.folder.to_see,
            sees=Verb.SEE_HANDOVER,
            handover=HandoverSide(folder=opened.folder, item=item, left=1),
        )

    def offer(self, climb: Climb) -> Item | None:
        """Return who is asked to receive it; or to name somebody, while nobody is."""
        opened = self._of_handover(climb.item_id)
        if opened is None:
            return None
        handover = opened.handover
        asked = handover.receiver_id or handover.receiver_manager_id
        ended = opened.ended or _offer_ended(handover, climb, asked)
        passed_on = ended is Why.SOMEONE_ELSE and asked
        manager = handover.receiver_manager_id if handover.receiver_id else None
        return Item(
            worker_id=asked if passed_on and asked else climb.worker_id,
            asker_id=handover.sender_id,
            due=handover.transfer_on,
            ended=ended,
            decision_needed=True,
            decider_id=manager if manager != asked else None,
            thing=opened.folder.to_speak,
            sees=Verb.SEE_HANDOVER,
            handover=HandoverSide(folder=opened.folder),
        )

    def contest(self, climb: Climb) -> Item | None:
        """Return one stage of talking, for one of the two workers."""
        opened = self._of_handover(climb.item_id)
        if opened is None:
            return None
        handover, stage = opened.handover, stage_of(opened.plan, climb.edition)
        ended = opened.ended or _contest_ended(handover, climb, stage)
        due = eve(opened.plan.stage_ends()[stage]) if stage else self._today
        is_for_lead = stage is Stage.MANAGERS
        passed_on = ended is Why.SOMEONE_ELSE
        return Item(
            worker_id=handover.sender_id if passed_on else climb.worker_id,
            asker_id=None,
            due=due,
            ended=ended,
            decision_needed=True,
            decider_id=self._above(handover, stage, climb.worker_id),
            is_for_lead=is_for_lead,
            thing=opened.folder.to_speak,
            sees=Verb.SEE_HANDOVER,
            handover=HandoverSide(folder=opened.folder, stage=stage),
        )

    def _above(
        self, handover: Handover, stage: Stage | None, worker_id: str
    ) -> str | None:
        """Return who is asked after this stage: each side's manager, then a lead."""
        sends = worker_id == handover.sender_id
        if stage is Stage.WORKERS:
            manager = handover.sender_manager_id
            return manager if sends else handover.receiver_manager_id
        # One of the two ladders is enough to bring it to the lead.
        return self._lead() if stage is Stage.MANAGERS and sends else None

    def _lead(self) -> str | None:
        found = [
            one.id
            for one in self._unit.workers.everyone()
            if one.is_lead and not has_left(one.left_on, self._today)
        ]
        return found[0] if found else None

    def _with_item(self, climb: Climb) -> tuple[_Opened, HandoverItem] | None:
        item = self._unit.handovers.item(climb.item_id)
        opened = self._of_handover(item.handover_id) if item else None
        if item is None or opened is None:
            return None
        return opened, item

    def _of_handover(self, handover_id: str) -> _Opened | None:
        if handover_id not in self._opened:
            self._opened[handover_id] = self._read(handover_id)
        return self._opened[handover_id]

    def _read(self, handover_id: str) -> _Opened | None:
        handover = self._unit.handovers.get(handover_id)
        if handover is None:
            return None
        folder = open_folder(self._unit, handover, self._today)
        if folder is None:
            return None
        return _Opened(folder=folder, climbs=item_climbs(self._unit, folder.plan))


def open_folder(unit: Unit, handover: Handover, today: date) -> Folder | None:
    """Read who and what, without the story and the lines: a nudge says none of it."""
    young_person = unit.young_people.get(handover.young_person_id)
    if young_person is None:
        return None
    places = {getattr(handover, name) for name in (*SENDING, *RECEIVING)} - {None}
    named = frozenset({*places, handover.holder_id})
    return Folder(
        plan=read_plan(unit, handover),
        team=open_team(unit, young_person, today, named),
        today=today,
        school=None,
        story=(),
        lines=(),
    )


def item_climbs(unit: Unit, plan: Plan) -> tuple[Climb, ...]:
    """Return every ladder that runs or ran about the items of a handover."""
    ids = frozenset(one.id for one in plan.items.values())
    found = unit.nudges.climbs_about(ids)
    return tuple(one for one in found if one.matter is Matter.HANDOVER_ITEM)


def _item_ended(
    opened: _Opened, item: HandoverItem, climb: Climb, *, still: bool
) -> Why | None:
    if opened.plan.is_settled(item):
        return Why.ANSWERED
    if edition_of(item) != climb.edition:
        return Why.MOVED
    if opened.handover.is_contested:
        # First whether it moves at all; what is to do for it comes after.
        return Why.OVERTAKEN
    if not still:
        did = item.state is ItemState.SENT or item.answered_by_id == climb.worker_id
        return Why.ANSWERED if did else Why.SOMEONE_ELSE
    others = [one for one in opened.climbs if one.id != climb.id]
    first = nearest(opened.plan, others, climb.worker_id)
    return None if first is None or first.id == item.id else Why.OVERTAKEN


def _offer_ended(handover: Handover, climb: Climb, asked: str | None) -> Why | None:
    if not is_offered(handover) or handover.taken_over_on:
        return Why.ANSWERED
    if climb.worker_id != asked:
        named = climb.worker_id == handover.receiver_manager_id
        return Why.ANSWERED if named else Why.SOMEONE_ELSE
    return Why.MOVED if asked_edition(handover) != climb.edition else None


def _contest_ended(handover: Handover, climb: Climb, stage: Stage | None) -> Why | None:
    if handover.contested_on is None:
        return Why.ANSWERED
    if stage is None:
        return Why.MOVED
    if climb.worker_id not in {handover.sender_id, handover.receiver_id}:
        return Why.SOMEONE_ELSE
    return Why.OVERTAKEN if is_behind(stage, handover) else None
