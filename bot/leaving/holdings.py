"""What is with a holder or a lead to be shown, read from today's state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from bot.directory.records import Worker
from bot.leaving.cards import Asked, Holder, Item, Why, Yours
from bot.leaving.duties import is_held
from bot.leaving.records import Duty, Succession
from bot.leaving.rules import is_partnership_lead
from bot.meetings.cards import When
from bot.meetings.folder import open_folder
from storage.unit import Unit

#: What a holder must be allowed to do to see each thing.
_NEEDS = {
    Duty.CONVENOR: Verb.RUN_MEETING,
    Duty.DECIDER: Verb.SEE_MEETING,
    Duty.ACTION: Verb.DO_ACTION,
    Duty.ASKER: Verb.SEE_YOUNG_PERSON,
    Duty.KNOWS_THEM: Verb.SEE_YOUNG_PERSON,
}


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """Reads what went on from one leaver, for one viewer."""

    unit: Unit
    leaver: Worker
    now: datetime
    today: date

    def asked(self, viewer: Worker) -> Asked:
        """Return the counts a lead sees, by holder."""
        rows = self.unit.leaving.of_leaver(self.leaver.id)
        held = [one for one in rows if self._is_held(one)]
        ids = frozenset(one.successor_id for one in held or rows)
        return Asked(
            leaver_id=self.leaver.id,
            leaver=self.leaver.name,
            holders=tuple(
                self._holder(one, held, viewer) for one in self.unit.workers.these(ids)
            ),
            is_settled=all(one.settled_at is not None for one in rows),
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
        rows = self.unit.leaving.of_leaver(self.leaver.id)
        theirs = [one for one in rows if one.successor_id == viewer.id]
        items = [self._item(one, actor) for one in theirs if self._is_held(one)]
        shown = [one for one in items if one]
        return Yours(
            leaver_id=self.leaver.id,
            leaver=self.leaver.name,
            why=self._why(viewer, lead_ids),
            items=tuple(sorted(shown, key=lambda one: one.day or date.max)),
            can_ask_for_help=lead is not None and lead.id != viewer.id,
            has_asked=has_asked,
        )

    def _why(self, viewer: Worker, lead_ids: frozenset[str]) -> Why:
        if viewer.id == self.leaver.deputy_id:
            return Why.DEPUTY
        if viewer.is_agency_lead and viewer.agency_id == self.leaver.agency_id:
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
        if one.duty in {Duty.CONVENOR, Duty.DECIDER}:
            return self._meeting(blank, one.subject_id)
        return blank

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
        team = self.unit.young_people.team(one.young_person_id, self.today)
        holder = actor.worker_id if one.duty is Duty.ACTION else None
        return Thing(
            young_person_id=one.young_person_id, team=tuple(team), holder_id=holder
        )
