"""The whole of a handover: told, signed, taken over, moved, paused, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.errors import AlreadyDone, NotFilledIn
from bot.handovers import item_rules, rules
from bot.handovers.beginning import too_far
from bot.handovers.cards import Shown
from bot.handovers.desk import Desk
from bot.handovers.doors import Door
from bot.handovers.form_cards import DateForm, PeopleForm, PlainForm
from bot.handovers.letting_in import let_in
from bot.handovers.places import PLACES, choices, require_four_signers
from bot.handovers.plan import Plan
from bot.handovers.records import Question, Signer
from bot.handovers.requests import NewDate, People, ToldThem
from bot.handovers.schedule import schedule
from bot.handovers.story import Deed, LineKind
from bot.meetings.calling import call_form
from bot.meetings.cards import CallForm
from bot.meetings.records import Purpose
from storage.unit import Unit

#: The running order of a joint meeting takes forty minutes (DOMAIN 2.0).
_JOINT_MINUTES = 45


class Running:
    """What either side does with a handover as a whole."""

    def __init__(self, house: House) -> None:
        self._house = house

    def plain(self, asker: Asker, handover_id: str) -> PlainForm:
        """Open a form about a handover, for whoever runs it."""
        with self._house.store.changing(quietly=True) as unit:
            desk = self._to_run(unit, asker, handover_id)
            return PlainForm(
                about_id=handover_id,
                reference=desk.folder.reference,
                first=desk.handover.told,
            )

    def told(self, asker: Asker, said: ToldThem) -> Shown:
        """Note what the young person said, and their own line."""
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, said.handover_id)
            plan = self._told(desk, said)
            desk.write(LineKind.OWN_WORDS, said.words)
            kept = desk.keep(plan, Deed.TOLD, said.told)
            kept.tell_both()
            return desk.card()

    def sign(self, asker: Asker, handover_id: str, signer: Signer) -> Shown:
        """
        Sign in one place, in its turn; raises MustsOpen, NotNow, AlreadyDone.

        `signer` is the place whose turn it was when they pressed: whoever has two
        places does not sign in the other by a second tap.
        """
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(
                visitor,
                handover_id,
                Verb.SIGN_HANDOVER,
                lambda folder: folder.to_sign(signer),
            )
            plan = rules.sign(desk.plan, signer)
            kept = desk.keep(plan, Deed.SIGNED, signer)
            following = plan.handover.next_signer
            to_tell = [plan.signer_id(following)] if following else []
            kept.tell(*to_tell, desk.handover.sender_id, desk.handover.receiver_id)
            return desk.card()

    def take_over(self, asker: Asker, handover_id: str) -> Shown:
        """Hold it from now on; the sender hears that it has moved."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(
                visitor, handover_id, Verb.SIGN_HANDOVER, lambda one: one.to_take
            )
            plan = rules.take_over(desk.plan, visitor.today)
            kept = desk.keep(plan, Deed.TOOK_OVER)
            handover = desk.handover
            kept.tell(
                handover.sender_id,
                handover.receiver_id,
                handover.sender_manager_id,
                handover.receiver_manager_id,
            )
            return desk.card()

    def begin_meeting(self, asker: Asker, handover_id: str) -> CallForm:
        """Open the form of the joint meeting, with both sides filled in."""
        with self._house.store.changing(quietly=True) as unit:
            desk = self._to_run(unit, asker, handover_id)
            visitor, team = desk.visit, desk.folder.team
            visitor.require(Verb.CALL_MEETING, team.thing, team.young_person.id)
            seen = team.as_seen_by(visitor.actor, visitor.today)
            handover = desk.handover
            both = {handover.sender_id, handover.receiver_id} - {None}
            return replace(
                call_form(unit, visitor, seen, None),
                purpose=Purpose.MOVE,
                why="Agree the move together",
                needed=frozenset(one for one in both if one),
                minutes=_JOINT_MINUTES,
            )

    def begin_move(self, asker: Asker, handover_id: str) -> DateForm:
        """Open the form of another transfer date."""
        with self._house.store.changing(quietly=True) as unit:
            desk = self._to_run(unit, asker, handover_id)
            return DateForm(
                handover_id=handover_id,
                reference=desk.folder.reference,
                transfer_on=desk.handover.transfer_on,
                today=desk.visit.today,
            )

    def move(self, asker: Asker, wanted: NewDate) -> Shown:
        """Move T; every day that is left counts anew, and both sides hear which."""
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, wanted.handover_id)
            if wrong := too_far(wanted.transfer_on, desk.visit.today):
                raise NotFilledIn(wrong)
            was = desk.handover.transfer_on
            plan = rules.move_date(
                desk.plan, wanted.transfer_on, self._due(desk, wanted)
            )
            kept = desk.keep(
                plan, Deed.MOVED, wanted.reason, was=was, now=wanted.transfer_on
            )
            kept.tell_both()
            return desk.card()

    def begin_names(self, asker: Asker, handover_id: str) -> PeopleForm:
        """Open the form of who is in which place."""
        with self._house.store.changing(quietly=True) as unit:
            desk = self._to_run(unit, asker, handover_id)
            return PeopleForm(
                handover_id=handover_id,
                reference=desk.folder.reference,
                places=tuple(
                    (
                        field,
                        label,
                        getattr(desk.handover, name),
                        choices(desk, field),
                    )
                    for field, (label, name, _) in PLACES.items()
                ),
                door=Door.NAMES_FORM,
                title="Who is who",
                submit="Save",
            )

    def names(self, asker: Asker, people: People) -> Shown:
        """Name somebody else in one of the six places; the holder is never blank."""
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, people.handover_id)
            changed = self._renamed(desk, people)
            if changed is desk.plan:
                raise AlreadyDone("Nothing was changed.")
            before, handover = desk.handover, changed.handover
            asked = handover.receiver_id != before.receiver_id
            if asked:
                at = replace(handover, offered_at=desk.visit.now)
                changed = changed.with_handover(at)
            let_in(desk.visit, desk.folder, handover.sender_id)
            about = "receiver_id" if asked else ""
            kept = desk.keep(changed, Deed.WORKER_CHANGED, about)
            if asked:
                kept.mail.offered()
            kept.tell(handover.sender_id, handover.receiver_id, handover.holder_id)
            return desk.card()

    def pause(self, asker: Asker, handover_id: str) -> Shown:
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, handover_id)
            kept = desk.keep(rules.pause(desk.plan, desk.visit.today), Deed.PAUSED)
            kept.tell_both()
            return desk.card()

    def resume(self, asker: Asker, handover_id: str) -> Shown:
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, handover_id)
            kept = desk.keep(rules.resume(desk.plan), Deed.RESUMED)
            kept.tell_both()
            return desk.card()

    def end(self, asker: Asker, handover_id: str, question: Question) -> Shown:
        """It does not move after all; both sides hear it."""
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, handover_id)
            plan = rules.end(desk.plan, question, desk.visit.today)
            kept = desk.keep(plan, Deed.NOT_NEEDED, question)
            kept.tell_both()
            return desk.card()

    def close(self, asker: Asker, handover_id: str) -> Shown:
        """Finish it, when all is done."""
        with self._house.store.changing() as unit:
            desk = self._to_run(unit, asker, handover_id)
            plan = rules.close(desk.plan, desk.visit.today)
            kept = desk.keep(plan, Deed.CLOSED)
            kept.tell_both()
            return desk.card()

    @staticmethod
    def _told(desk: Desk, said: ToldThem) -> Plan:
        """Note it; the same said again may still bring their own words."""
        try:
            return rules.tell(desk.plan, said.told, desk.visit.today)
        except AlreadyDone:
            if said.words in {"", desk.folder.newest(LineKind.OWN_WORDS)}:
                raise
            return desk.plan

    def _due(self, desk: Desk, wanted: NewDate) -> dict[str, date]:
        basis = replace(desk.folder.basis, transfer_on=wanted.transfer_on)
        items = list(desk.plan.route.items.values())
        asked = item_rules.asked_for(items, desk.handover.conditions)
        return schedule(asked, basis, desk.visit.today)

    def _renamed(self, desk: Desk, people: People) -> Plan:
        plan = desk.plan
        for field, (_, name, _side) in PLACES.items():
            chosen = people.places.get(field)
            if chosen is None or chosen == getattr(plan.handover, name):
                continue
            if chosen not in dict(choices(desk, field)):
                raise NotFilledIn({field: "Please choose somebody who works there."})
            plan = rules.change_worker(plan, name, chosen)
        require_four_signers(desk.handover, plan.handover)
        return plan

    def _to_run(self, unit: Unit, asker: Asker, handover_id: str) -> Desk:
        visitor = self._visit(unit, asker)
        return Desk.open(
            visitor, handover_id, Verb.RUN_HANDOVER, lambda one: one.to_run
        )

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)
