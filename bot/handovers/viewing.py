"""From a handover's folder to what one viewer may see of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.handovers.cards import (
    Dispute,
    ItemCard,
    MilestoneCard,
    Sheet,
    SideCard,
)
from bot.handovers.dates import day_of, due_of
from bot.handovers.doors import Door
from bot.handovers.folder import Folder
from bot.handovers.item_rules import comes_later
from bot.handovers.records import Item, ItemState, Offer, Side
from bot.handovers.route import By, Milestone, RouteItem
from bot.handovers.scored import score_card
from bot.handovers.story import LineKind, just_done
from bot.handovers.taps import doors_of
from bot.meetings.cards import Person

#: How many of what comes next are shown open; the rest folds away.
_COMING, _SLIPS = 5, 3
#: What whoever looks is called in `ItemCard.turn`.
YOU = "you"


@dataclass(frozen=True, kw_only=True)
class Viewing:
    """One handover and who looks at it; `visit` None: everyone of a channel."""

    folder: Folder
    visit: Visit | None

    def sheet(self) -> Sheet:
        folder, handover = self.folder, self.folder.handover
        plan, signer = folder.plan, self.folder.handover.next_signer
        holder = folder.person(plan.holder_id)
        assert holder is not None
        return Sheet(
            handover_id=handover.id,
            reference=folder.reference,
            route=plan.route.name,
            sends=plan.route.sends,
            receives=plan.route.receives,
            transfer_on=handover.transfer_on,
            today=folder.today,
            state=handover.state,
            offer=handover.offer,
            holder=holder,
            sender=self._side("sender"),
            receiver=self._side("receiver"),
            milestones=tuple(self._milestones()),
            coming=tuple(self.coming()[:_COMING]),
            just_done=tuple(self._just_done())[:_SLIPS],
            musts_left=len(plan.open_stops(*By)),
            next_signer=signer,
            next_signer_name=self._name(plan.signer_id(signer)) if signer else None,
            told=handover.told,
            kept=handover.first_kept,
            dispute=self._dispute(),
            doors=tuple(doors_of(folder, self.visit)) if self.visit else (),
            score=score_card(folder) if self._is_of_a_side else None,
            ended_on=handover.ended_on,
            question=handover.question,
            school=self._school(),
            read_back=self._read_back(),
            condition=self.words(LineKind.CONDITION),
            asked=self._asked(),
            has_passed=self._has_passed(),
            is_held=self.visit is not None and holder.id == self.visit.worker.id,
        )

    def coming(self) -> list[ItemCard]:
        """Return what is left to do, soonest first."""
        plan = self.folder.plan
        return [self.item(one) for one in plan.in_order() if not plan.is_settled(one)]

    def _just_done(self) -> Iterator[ItemCard]:
        if self.visit is None or self.folder.handover.state.is_over:
            return
        story, me = self.folder.story, self.visit.worker.id
        for key in just_done(story, me, self.visit.now):
            item = self.folder.plan.items.get(key)
            if item is not None and self.folder.plan.is_settled(item):
                yield self.item(item)

    def item(self, item: Item) -> ItemCard:
        folder, plan = self.folder, self.folder.plan
        known, settled = plan.of(item.key), plan.is_settled(item)
        return ItemCard(
            item_id=item.id,
            what=known.what,
            who=known.who,
            turn=self._turn(item),
            due=item.due,
            latest=due_of(known, folder.basis).latest,
            state=item.state,
            is_settled=settled,
            is_must=known.stop,
            is_late=not settled and item.due < folder.today,
            source=known.source,
            status=known.status,
            done_on=item.done_on,
            tap=self._tap(item, known),
            may_more=self._may_more(item),
            pointer=self.words(LineKind.POINTER, item.id),
            said=self._said(item),
        )

    def _milestones(self) -> Iterator[MilestoneCard]:
        plan = self.folder.plan
        for one in plan.route.milestones:
            items = [plan.items[key.key] for key in one.items if key.key in plan.items]
            if items:
                yield self.milestone(one, [self.item(item) for item in items])

    def milestone(self, one: Milestone, items: list[ItemCard]) -> MilestoneCard:
        return MilestoneCard(
            name=one.name,
            when=when_words(str(one.when)),
            on=day_of(one.when, self.folder.basis),
            source=one.source,
            status=one.status,
            items=tuple(items),
        )

    def _side(self, side: str) -> SideCard:
        folder, handover = self.folder, self.folder.handover

        def named(place: str) -> Person | None:
            return folder.person(getattr(handover, f"{side}{place}_id"))

        return SideCard(
            agency=folder.agency_name(getattr(handover, f"{side}_agency_id")),
            worker=named(""),
            manager=named("_manager"),
            deputy=named("_deputy"),
        )

    def _turn(self, item: Item) -> str | None:
        """Return whose turn it is by name; both of a joint one, if both are there."""
        plan, side = self.folder.plan, self.folder.plan.turn_of(item)
        if side is None:
            return None
        if item.owner_id and item.state is not ItemState.SENT:
            return self._as_told(item.owner_id)
        ids = [plan.worker_of(side)]
        if side is Side.JOINT:
            ids = [plan.handover.sender_id, plan.handover.receiver_id]
            ids = [one for one in ids if one != item.done_by_id] or ids
        names = [self._as_told(one) for one in ids]
        known = sorted([one for one in names if one], key=lambda one: one != YOU)
        return " and ".join(known) or plan.route.receives

    def _tap(self, item: Item, known: RouteItem) -> Door | None:
        """Return what one tap does here for whoever looks, if anything."""
        if self.visit is None or self.folder.handover.state.is_over:
            return None
        if self.folder.plan.is_settled(item):
            return None
        if item.state is ItemState.SENT:
            thing = self.folder.to_reply(item)
            return Door.RECEIVED if self._can(thing) else None
        its_time = not comes_later(self.folder.plan, known)
        if not its_time or not self._can(self.folder.to_do(item)):
            return None
        if known.key in self.folder.plan.check_keys:
            return Door.LOOK_AGAIN
        return _FORMS.get(known.code or "", Door.DONE)

    def _may_more(self, item: Item) -> bool:
        folder = self.folder
        if self.visit is None or folder.handover.state.is_over:
            return False
        if self._can(folder.to_do(item)):
            return True
        if item.state is ItemState.SENT and self._can(folder.to_reply(item)):
            return True
        # Whoever decides may leave a must out; of the rest they have no choice.
        is_open_must = self.folder.plan.of(item.key).stop and (
            not folder.plan.is_settled(item)
        )
        return is_open_must and self._manages()

    def _manages(self) -> bool:
        assert self.visit is not None
        return self.visit.can(Verb.LEAVE_OUT, self.folder.to_leave_out)

    def _can(self, thing: object) -> bool:
        assert self.visit is not None
        return self.visit.can(Verb.DO_ITEM, thing)  # type: ignore[arg-type]

    def _dispute(self) -> Dispute | None:
        handover = self.folder.handover
        if handover.contested_on is None:
            return None
        plan = self.folder.plan
        stage = plan.stage_on(self.folder.today)
        assert stage is not None  # It is contested.
        workers, managers, heads = plan.stage_ends().values()
        return Dispute(
            since=handover.contested_on,
            stage=stage,
            ends=(workers, managers, heads),
            sender_view=self.words(LineKind.SENDER_VIEW),
            receiver_view=self.words(LineKind.RECEIVER_VIEW),
        )

    def _read_back(self) -> tuple[str, ...]:
        kinds = (
            LineKind.READ_BACK_PLAN,
            LineKind.READ_BACK_WORRY,
            LineKind.READ_BACK_STEP,
        )
        found = [self.words(one) for one in kinds]
        return tuple(one for one in found if one)

    def _said(self, item: Item) -> str | None:
        kinds = {
            ItemState.QUERIED: (LineKind.ITEM_QUERY,),
            ItemState.NOT_NEEDED: (LineKind.NOT_NEEDED,),
            ItemState.LEFT_OUT: (LineKind.LEFT_OUT,),
            ItemState.DONE: (LineKind.DIFFERENTLY,),
        }.get(item.state, ())
        found = [self.words(one, item.id) for one in kinds]
        return next((one for one in found if one), None)

    def _asked(self) -> str | None:
        asked = self.folder.handover.offer is Offer.QUERIED
        return self.words(LineKind.OFFER_QUERY) if asked else None

    def words(self, kind: LineKind, item_id: str | None = None) -> str | None:
        """Return the newest line of this kind, to those whom the handover names."""
        if not self.sees(kind):
            return None
        found = [
            one
            for one in self.folder.lines
            if one.kind is kind and (item_id is None or one.item_id == item_id)
        ]
        return self.folder.said(found[-1]) if found else None

    def sees(self, kind: LineKind) -> bool:
        """
        Both sides see what was written; the rest of the team, only what is done.

        Who is only asked to receive sees what was said of the offer, also in the team.
        """
        if self.visit is None:
            return False
        seen = self.folder.to_see.named
        if kind.is_of_the_offer:
            seen |= self.folder.to_speak.named
        return self.visit.worker.id in seen or bool(
            seen & self.visit.actor_in_place.deputises
        )

    @property
    def _is_of_a_side(self) -> bool:
        """Whether they are named in it: their own tests are no business of others."""
        return self.sees(LineKind.POINTER)

    def _school(self) -> str | None:
        school = self.folder.handover.school_id
        agencies = self.folder.team.agencies
        return agencies[school].name if school in agencies else None

    def _has_passed(self) -> bool:
        handover = self.folder.handover
        waits = handover.taken_over_on is None and not handover.state.is_over
        return waits and handover.transfer_on < self.folder.today

    def _as_told(self, worker_id: str | None) -> str | None:
        """Return the name as whoever looks is told it: they are "you"."""
        me = self.visit is not None and worker_id == self.visit.worker.id
        return YOU if me else self._name(worker_id)

    def _name(self, worker_id: str | None) -> str | None:
        worker = self.folder.worker(worker_id)
        return worker.name if worker else None


#: Items whose one tap opens a form of their own.
_FORMS = {"C5": Door.READ_BACK, "KEPT": Door.KEPT}


def when_words(when: str) -> str:
    """Return "T−6w" with a minus that a screen reader says."""
    return when.replace("-", "−")
