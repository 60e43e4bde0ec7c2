"""Offering a handover, answering, and seeing it differently."""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Thing, Verb
from bot.access.rules import has_left
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.directory.records import Worker
from bot.errors import AlreadyDone, NotFilledIn
from bot.handovers import rules
from bot.handovers.beginning import people_of, who_decides
from bot.handovers.cards import Shown
from bot.handovers.desk import Desk
from bot.handovers.doors import Door, Field
from bot.handovers.folder import Folder
from bot.handovers.form_cards import PeopleForm, PlainForm
from bot.handovers.letting_in import let_in
from bot.handovers.records import Offer, Stage
from bot.handovers.refusals import NotNow
from bot.handovers.requests import People, Words
from bot.handovers.story import Deed, LineKind
from storage.unit import Unit


class Offers:
    """Who is asked to receive, and what they say."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin_offer(self, asker: Asker, handover_id: str) -> PeopleForm:
        """Open the form in which the receiver is named."""
        with self._house.store.changing(quietly=True) as unit:
            desk = self._to_offer(unit, asker, handover_id)
            people = people_of(unit, desk.handover.receiver_agency_id, desk.visit.today)
            place = (
                Field.RECEIVER,
                "Who will receive?",
                desk.handover.receiver_id,
                people,
            )
            return PeopleForm(
                handover_id=handover_id,
                reference=desk.folder.reference,
                places=(place,),
                door=Door.OFFER_FORM,
                title="Offer",
                submit="Offer",
            )

    def offer(self, asker: Asker, people: People) -> Shown:
        """Ask somebody to receive it; raises NotFilledIn."""
        with self._house.store.changing() as unit:
            desk = self._to_offer(unit, asker, people.handover_id)
            receiver = self._receiver(desk, people.places.get(Field.RECEIVER))
            manager = _manager_of(desk, receiver)
            plan = rules.offer(desk.plan, receiver.id, manager, receiver.deputy_id)
            at = replace(plan.handover, offered_at=desk.visit.now)
            kept = desk.keep(plan.with_handover(at), Deed.OFFERED)
            kept.mail.offered()
            kept.tell(desk.handover.sender_id)
            return desk.card()

    def accept(self, asker: Asker, handover_id: str) -> Shown:
        """Note that they receive it; who holds it does not change by that."""
        return self._answer(asker, handover_id, Offer.ACCEPTED)

    def accept_if(self, asker: Asker, words: Words) -> Shown:
        """Accept, if something is so; one line says what."""
        return self._answer(
            asker,
            words.handover_id,
            Offer.WITH_CONDITIONS,
            words.words,
            LineKind.CONDITION,
        )

    def query(self, asker: Asker, words: Words) -> Shown:
        """Ask something before answering."""
        return self._answer(
            asker, words.handover_id, Offer.QUERIED, words.words, LineKind.OFFER_QUERY
        )

    def differ(self, asker: Asker, words: Words) -> Shown:
        """See it differently: each side's view in one line, the sender holds it."""
        return self._answer(
            asker,
            words.handover_id,
            Offer.DIFFERENT,
            words.words,
            LineKind.RECEIVER_VIEW,
        )

    def about(self, asker: Asker, handover_id: str, door: Door) -> PlainForm:
        """Open a form with one line, for whoever may send that form."""
        with self._house.store.changing(quietly=True) as unit:
            verb, naming = _ONE_LINE[door]
            desk = Desk.open(self._visit(unit, asker), handover_id, verb, naming)
            return PlainForm(about_id=handover_id, reference=desk.folder.reference)

    def answer_query(self, asker: Asker, words: Words) -> Shown:
        """The sender answers what was asked; it is the receiver's turn again."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(visitor, words.handover_id, Verb.RUN_HANDOVER, _to_run)
            _require(words.words)
            desk.write(LineKind.QUESTION, words.words)
            plan = rules.answer_query(desk.plan)
            at = replace(plan.handover, offered_at=visitor.now)
            kept = desk.keep(plan.with_handover(at), Deed.ANSWERED, Offer.MADE)
            kept.mail.offered()
            return desk.card()

    def own_view(self, asker: Asker, words: Words) -> Shown:
        """Note one side's view of a contested handover, in one line."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(visitor, words.handover_id, Verb.RUN_HANDOVER, _to_speak)
            _require(words.words)
            kind = _whose_view(desk)
            if words.words == desk.folder.newest(kind):
                raise AlreadyDone
            desk.write(kind, words.words)
            kept = desk.keep(desk.plan, Deed.CONTESTED, kind)
            kept.tell_both()
            return desk.card()

    def ask_managers(
        self, asker: Asker, handover_id: str, seen: Stage | None = None
    ) -> Shown:
        """
        Ask the next ones before the days of this stage are over.

        `seen` is the stage at which they pressed, so that two taps ask once.
        """
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(visitor, handover_id, Verb.RUN_HANDOVER, _to_speak)
            stage = _next_stage(desk, seen)
            kept = desk.keep(rules.push_on(desk.plan, stage), Deed.STAGE, stage)
            handover = desk.handover
            kept.tell(handover.sender_manager_id, handover.receiver_manager_id)
            kept.tell_both()
            return desk.card()

    def _answer(
        self,
        asker: Asker,
        handover_id: str,
        answer: Offer,
        words: str = "",
        kind: LineKind | None = None,
    ) -> Shown:
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            desk = Desk.open(visitor, handover_id, Verb.ANSWER_OFFER, _to_answer)
            if kind is not None:
                _require(words)
                desk.write(kind, words)
            plan = rules.answer_offer(desk.plan, answer, visitor.today)
            deed = Deed.CONTESTED if answer is Offer.DIFFERENT else Deed.ANSWERED
            if answer.is_taken:
                let_in(visitor, desk.folder, desk.handover.receiver_id)
            kept = desk.keep(plan, deed, answer)
            kept.tell_both()
            return desk.card()

    def _receiver(self, desk: Desk, worker_id: str | None) -> Worker:
        found = desk.visit.unit.workers.get(worker_id or "")
        there = found is not None and (
            found.agency_id == desk.handover.receiver_agency_id
        )
        if found is None or not there or has_left(found.left_on, desk.visit.today):
            raise NotFilledIn(
                {Field.RECEIVER: "Please choose somebody who works there."}
            )
        return found

    def _to_offer(self, unit: Unit, asker: Asker, handover_id: str) -> Desk:
        visitor = self._visit(unit, asker)
        return Desk.open(
            visitor, handover_id, Verb.RUN_HANDOVER, lambda one: one.to_offer
        )

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)


def _manager_of(desk: Desk, receiver: Worker) -> str | None:
    """Return who decides there; nobody does for themselves."""
    handover, today = desk.handover, desk.visit.today
    if handover.receiver_manager_id != receiver.id:
        return handover.receiver_manager_id
    agency_id = handover.receiver_agency_id
    found = who_decides(desk.visit.unit, agency_id, today, receiver.id)
    return found.id if found else None


def _to_answer(folder: Folder) -> Thing:
    return folder.to_answer


def _to_speak(folder: Folder) -> Thing:
    return folder.to_speak


def _to_run(folder: Folder) -> Thing:
    return folder.to_run


#: What each form with one line is asked of; its sender is asked again.
_ONE_LINE = {
    Door.ACCEPT_IF: (Verb.ANSWER_OFFER, _to_answer),
    Door.QUERY: (Verb.ANSWER_OFFER, _to_answer),
    Door.DIFFERENT: (Verb.ANSWER_OFFER, _to_answer),
    Door.ANSWER: (Verb.RUN_HANDOVER, _to_run),
    Door.OWN_VIEW: (Verb.RUN_HANDOVER, _to_speak),
}


def _whose_view(desk: Desk) -> LineKind:
    """Return their own side's; of neither, that of the side they stand in for."""
    handover = desk.handover
    if desk.me in {handover.receiver_id, handover.receiver_manager_id}:
        return LineKind.RECEIVER_VIEW
    sends = desk.visit.can(Verb.RUN_HANDOVER, desk.folder.to_send)
    return LineKind.SENDER_VIEW if sends else LineKind.RECEIVER_VIEW


def _require(words: str) -> None:
    if not words:
        raise NotFilledIn({Field.WORDS: "Please write one line."})


def _next_stage(desk: Desk, seen: Stage | None) -> Stage:
    now = desk.plan.stage_on(desk.visit.today)
    if now is None:
        raise NotNow("Nobody sees this one differently now.")
    if seen not in {None, now}:
        raise AlreadyDone
    return Stage.HEADS if now is not Stage.WORKERS else Stage.MANAGERS
