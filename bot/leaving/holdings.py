"""What is with a holder or a lead to be shown, read from today's state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from bot.directory.records import Membership, Worker
from bot.handovers.folder import open_folder as open_handover
from bot.leaving.cards import Asked, Holder, Item, Why, Yours
from bot.leaving.duties import is_held
from bot.leaving.moves import PLACES
from bot.leaving.partings import passed_on
from bot.leaving.records import Duty, Parting, Succession
from bot.leaving.rules import is_partnership_lead
from bot.meetings.cards import When
from bot.meetings.folder import open_folder
from storage.unit import Unit

#: What a holder must be allowed to do to see each thing.
_NEEDS = {
    Duty.CONVENOR: Verb.RUN_MEETING,
    Duty.DECIDER: Verb.SEE_MEETING,
    Duty.ACTION: Verb.DO_ACTION,
    Duty.ASKED: Verb.ANSWER_ASK,
    Duty.ASKING: Verb.RUN_ASK,
    Duty.HANDS_OVER: Verb.RUN_HANDOVER,
    Duty.MANAGES_SENDER: Verb.RUN_HANDOVER,
    Duty.TAKES_OVER: Verb.ANSWER_OFFER,
    Duty.MANAGES_RECEIVER: Verb.ANSWER_OFFER,
    Duty.PLANS: Verb.START_HANDOVER,
    Duty.ASKER: Verb.SEE_YOUNG_PERSON,
    Duty.KNOWS_THEM: Verb.SEE_YOUNG_PERSON,
}

#: Who holds the young person, before the move and after it.
_HOLDS = {False: Duty.HANDS_OVER, True: Duty.TAKES_OVER}
_RECEIVING = {Duty.TAKES_OVER, Duty.MANAGES_RECEIVER}


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """Reads what went on by one parting, for one viewer."""

    unit: Unit
    parting: Parting
    now: datetime
    today: date

    def asked(self, viewer: Worker, actor: Actor) -> Asked:
        """Return the counts a lead sees, by holder."""
        rows = passed_on(self.unit, self.parting)
        held = [one for one in rows if self._is_held(one)]
        ids = frozenset(one.successor_id for one in held or rows)
        card = Asked(
            parting_id=self.parting.id,
            leaver=self.parting.leaver.name,
            holders=tuple(
                self._holder(one, held, viewer) for one in self.unit.workers.these(ids)
            ),
            is_settled=all(one.settled_at is not None for one in rows),
        )
        place = self.parting.place
        return self._in_team(card, place, actor) if place else card

    def _in_team(self, card: Asked, place: Membership, actor: Actor) -> Asked:
        """A lead who is not in that team reads that it is one, and not whose."""
        about = place.young_person_id
        team = tuple(self.unit.young_people.team(about, self.today))
        thing = Thing(young_person_id=about, team=team)
        sees = may(actor, Verb.SEE_YOUNG_PERSON, thing, self.today).allowed
        person = self.unit.young_people.get(about) if sees else None
        return replace(
            card,
            is_one_team=True,
            reference=person.reference if person else "",
            is_back=any(one.worker_id == place.worker_id for one in team),
        )

    def _holder(
        self, holder: Worker, held: Iterable[Succession], viewer: Worker
    ) -> Holder:
        counts = Counter(one.duty for one in held if one.successor_id == holder.id)
        return Holder(
            name=holder.name,
            is_viewer=holder.id == viewer.id,
            phone=holder.phone,
            has_slack=holder.has_slack,
            counts=tuple((duty, counts[duty]) for duty in Duty),
        )

    def yours(
        self,
        viewer: Worker,
        actor: Actor,
        *,
        lead: Worker | None,
        lead_ids: frozenset[str],
        has_asked: bool,
    ) -> Yours:
        """Return what is with this holder, as far as they may see it, soonest first."""
        rows = passed_on(self.unit, self.parting)
        theirs = [one for one in rows if one.successor_id == viewer.id]
        items = [self._item(one, actor) for one in theirs if self._is_held(one)]
        shown = [one for one in items if one]
        return Yours(
            parting_id=self.parting.id,
            leaver=self.parting.leaver.name,
            why=self._why(viewer, lead_ids),
            items=tuple(sorted(shown, key=lambda one: one.day or date.max)),
            can_ask_for_help=lead is not None and lead.id != viewer.id,
            has_asked=has_asked,
            is_one_team=self.parting.place is not None,
        )

    def _why(self, viewer: Worker, lead_ids: frozenset[str]) -> Why:
        leaver = self.parting.leaver
        if viewer.id == leaver.deputy_id:
            return Why.DEPUTY
        if viewer.is_agency_lead and viewer.agency_id == leaver.agency_id:
            return Why.AGENCY_LEAD
        if is_partnership_lead(viewer, lead_ids):
            return Why.LEAD
        return Why.CHOSEN

    def _is_held(self, one: Succession) -> bool:
        return is_held(self.unit, one, self.now, self.today)

    def _item(self, one: Succession, actor: Actor) -> Item | None:
        person = self.unit.young_people.get(one.young_person_id)
        thing = self._thing(one, actor)
        if (
            person is None
            or not may(actor, _NEEDS[one.duty], thing, self.today).allowed
        ):
            return None
        blank = Item(
            duty=one.duty,
            subject_id=one.subject_id,
            reference=person.reference,
            day=person.ask_by if one.duty is Duty.ASKER else None,
        )
        if one.duty is Duty.ACTION:
            action = self.unit.meetings.action(one.subject_id)
            assert action
            return replace(blank, what=action.what, day=action.due)
        if one.duty in {Duty.ASKED, Duty.ASKING}:
            return self._ask(blank, one)
        if one.duty in PLACES:
            return self._move(blank, one.subject_id)
        if one.duty is Duty.PLANS:
            day = self.unit.days_to_come.get(one.subject_id)
            assert day
            return replace(blank, day=day.on)
        if one.duty in {Duty.CONVENOR, Duty.DECIDER}:
            return self._meeting(blank, one.subject_id)
        return blank

    def _ask(self, blank: Item, one: Succession) -> Item:
        ask = self.unit.asks.get(one.subject_id)
        assert ask
        worker = self.unit.workers.get(ask.worker_id)
        of_whom = worker.name if worker and one.duty is Duty.ASKING else ""
        return replace(blank, what=ask.what, day=ask.due, of_whom=of_whom)

    def _move(self, blank: Item, handover_id: str) -> Item:
        handover = self.unit.handovers.get(handover_id)
        assert handover
        folder = open_handover(self.unit, handover, self.today)
        return replace(
            blank,
            day=handover.transfer_on,
            sends=folder.agency_name(handover.sender_agency_id),
            receives=folder.agency_name(handover.receiver_agency_id),
            is_held=blank.duty is _HOLDS[handover.taken_over_on is not None],
            is_asked=blank.duty in _RECEIVING and not handover.offer.is_taken,
        )

    def _meeting(self, blank: Item, meeting_id: str) -> Item:
        meeting = self.unit.meetings.get(meeting_id)
        assert meeting
        return replace(
            blank,
            day=meeting.on,
            when=When(on=meeting.on, at=meeting.at, minutes=meeting.minutes),
            needs_record=meeting.ends_at <= self.now,
        )

    def _thing(self, one: Succession, actor: Actor) -> Thing:
        if one.duty in {Duty.CONVENOR, Duty.DECIDER}:
            return open_folder(self.unit, one.subject_id, self.today).thing
        if one.duty in PLACES:
            return self._named(one)
        team = self.unit.young_people.team(one.young_person_id, self.today)
        does = one.duty in {Duty.ACTION, Duty.ASKED}
        return Thing(
            young_person_id=one.young_person_id,
            team=tuple(team),
            holder_id=actor.worker_id if does else None,
            convenor_id=actor.worker_id if one.duty is Duty.ASKING else None,
        )

    def _named(self, one: Succession) -> Thing:
        handover = self.unit.handovers.get(one.subject_id)
        assert handover
        folder = open_handover(self.unit, handover, self.today)
        return folder.to_answer if one.duty in _RECEIVING else folder.to_run
