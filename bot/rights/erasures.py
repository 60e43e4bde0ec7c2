"""Asking to erase, agreeing, keeping for an inquiry, and carrying it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access.records import Verb
from bot.access.service import House
from bot.access.visit import Visit
from bot.directory.records import Worker, YoungPerson
from bot.errors import AlongsideError, NotFound, TooLate
from bot.rights.binder import Binder
from bot.rights.cards import EraseForm, ErasureCard, Held, HoldForm
from bot.rights.erasing import (
    cancel_all,
    card_of,
    clear_screens,
    still_there,
    still_to_come,
    to_ring,
)
from bot.rights.records import Erasure, HoldReason, ReleaseReason
from bot.rights.rules import is_open, is_under_way
from bot.rights.sending import (
    digests_about,
    refresh_erasure,
    show_digests,
    show_the_others,
    tell_of_erasure,
)
from bot.rights.visit import Who, begin, open_known, open_named, those_who_may
from storage.erasing import erase
from storage.unit import Unit


class KeptForAnInquiry(AlongsideError):
    """This is kept for an inquiry, so it cannot be erased now. A lead can end that."""


class AnotherMustAgree(AlongsideError):
    """You asked for this, so another lead has to agree. I have asked them."""


class NobodyElse(AlongsideError):
    """Nobody else could agree. Please add a second lead or a governance lead first."""


class Erasures:
    """Two people agree, everyone called is told, and then all of it goes."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin(self, who: Who, reference: str) -> EraseForm:
        """Return what would go, before anybody asks for it."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.ASK_ERASURE, reference)
            meetings = unit.rights.meetings_of(person.id)
            return EraseForm(
                young_person_id=person.id,
                reference=person.reference,
                held_since=person.held_since,
                is_asked=bool(_waiting(unit, person.id)),
                meetings=len(meetings),
                to_come=len(still_to_come(unit, person.id, visitor.now)),
                handovers=sum(
                    not one.state.is_over for one in unit.handovers.about(person.id)
                ),
                others=tuple(one.name for one in self._others(visitor)),
            )

    def ask(self, who: Who, young_person_id: str) -> ErasureCard:
        """
        Ask for it; the others are asked to agree. Twice is the same as once.

        Raises KeptForAnInquiry, NobodyElse.
        """
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.ASK_ERASURE, young_person_id)
            _refuse_held(person)
            if not self._others(visitor):
                raise NobodyElse
            waiting = _waiting(unit, person.id)
            one = waiting[0] if waiting else self._asked(visitor, person)
            tell_of_erasure(self._house, visitor, one)
            return self._card(visitor, one)

    def _asked(self, visitor: Visit, person: YoungPerson) -> Erasure:
        one = Erasure(
            id=self._house.clock.new_id(),
            young_person_id=person.id,
            asked_by_id=visitor.worker.id,
            asked_at=visitor.now,
        )
        visitor.unit.rights.ask(one)
        return one

    def _others(self, visitor: Visit) -> list[Worker]:
        able = those_who_may(self._house, visitor, Verb.AGREE_ERASURE)
        return [one for one in able if one.id != visitor.worker.id]

    def agree(self, who: Who, erasure_id: str) -> ErasureCard:
        """
        Agree to what another asked for: from here on it takes its course.

        Raises AnotherMustAgree, KeptForAnInquiry, TooLate; NotFound.
        """
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            one, person = self._open(visitor, erasure_id)
            if one.asked_by_id == visitor.worker.id:
                raise AnotherMustAgree
            if is_under_way(one):
                return self._card(visitor, one)
            if not is_open(one):
                raise TooLate
            _refuse_held(person)
            coming = still_to_come(unit, person.id, visitor.now)
            ring = to_ring(unit, coming)
            cancel_all(visitor, person.id)
            agreed = replace(one, agreed_by_id=visitor.worker.id, agreed_at=visitor.now)
            saved = unit.rights.save(agreed)
            tell_of_erasure(self._house, visitor, saved)
            return replace(self._card(visitor, saved), to_ring=ring)

    def agree_about(self, who: Who, reference: str) -> ErasureCard:
        """Agree by reference, as a terminal does; raises NotFound when nobody asked."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.AGREE_ERASURE, reference)
            waiting = _waiting(unit, person.id)
        if not waiting:
            raise NotFound("Nobody has asked to erase this.")
        return self.agree(who, waiting[0].id)

    def not_now(self, who: Who, erasure_id: str) -> ErasureCard:
        """Close a request, as whoever asked or as whoever was to agree; TooLate."""
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            one, _ = self._open(visitor, erasure_id)
            if one.closed_at is None:
                if not is_open(one):
                    raise TooLate
                one = unit.rights.save(replace(one, closed_at=visitor.now))
                refresh_erasure(unit, one, visitor.now)
            return self._card(visitor, one)

    def _open(self, visitor: Visit, erasure_id: str) -> tuple[Erasure, YoungPerson]:
        """Return a request and whom it is about; one that is done is not there."""
        one = visitor.unit.rights.erasure(erasure_id)
        if one is None or one.erased_at:
            visitor.refuse(Verb.AGREE_ERASURE, erasure_id)
        return one, open_known(visitor, Verb.AGREE_ERASURE, one.young_person_id)

    def _card(self, visitor: Visit, one: Erasure) -> ErasureCard:
        return card_of(visitor.unit, one, visitor.worker.id, self._house.zone)

    def begin_hold(self, who: Who, reference: str) -> HoldForm:
        with self._house.store.changing(quietly=True) as unit:
            visitor = begin(self._house, unit, who)
            person = open_named(visitor, Verb.HOLD, reference)
            return HoldForm(
                young_person_id=person.id,
                reference=person.reference,
                held_since=person.held_since,
            )

    def hold(self, who: Who, young_person_id: str, reason: HoldReason) -> Held:
        """Keep everything until further notice; a request to erase is closed by it."""
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.HOLD, young_person_id)
            _note_reason(visitor, person, reason)
            waiting = _waiting(unit, person.id)
            for one in waiting:
                closed = unit.rights.save(replace(one, closed_at=visitor.now))
                refresh_erasure(unit, closed, visitor.now)
            if person.held_since is None:
                person = replace(person, held_since=visitor.today)
                unit.young_people.save(person)
            return Held(
                reference=person.reference,
                held_since=person.held_since,
                closed_erasure=bool(waiting),
            )

    def release(self, who: Who, young_person_id: str, reason: ReleaseReason) -> Held:
        """Let things go again in their own time; nothing is erased by this."""
        with self._house.store.changing() as unit:
            visitor = begin(self._house, unit, who)
            person = open_known(visitor, Verb.HOLD, young_person_id)
            _note_reason(visitor, person, reason)
            if person.held_since is not None:
                unit.young_people.save(replace(person, held_since=None))
            return Held(
                reference=person.reference, held_since=None, closed_erasure=False
            )

    def carry_out(self, now: datetime) -> int:
        """
        Erase those that two have agreed on, once everyone called has been told.

        Returns how many were erased. It can be cut off anywhere and run again.
        """
        with self._house.store.looking() as unit:
            agreed = [one for one in unit.rights.asked() if is_under_way(one)]
        return sum(self._carry_out(one, now) for one in agreed)

    def _carry_out(self, one: Erasure, now: datetime) -> bool:
        store = self._house.store
        with store.changing() as unit:
            person = still_there(unit, one)
            if person is not None and not self._may_go(unit, one, person, now):
                return False
            digests = digests_about(unit, one.young_person_id)
        erase(store, one.young_person_id)
        with store.changing() as unit:
            done = unit.rights.save(replace(one, erased_at=now))
            refresh_erasure(unit, done, now)
            show_the_others(unit, now)
            show_digests(unit, digests, now)
        return True

    def _may_go(
        self, unit: Unit, one: Erasure, person: YoungPerson, now: datetime
    ) -> bool:
        asker = unit.workers.get(one.asked_by_id)
        if person.held_since is not None or asker is None:
            return False
        visitor = Visit.of(unit, self._house.clock, asker, now, self._house.zone)
        binder = Binder.about(visitor, person, self._house.zone)
        return clear_screens(unit, self._house.clock, one, binder)


def _waiting(unit: Unit, young_person_id: str) -> list[Erasure]:
    every = unit.rights.erasures_of(young_person_id)
    return [one for one in every if is_open(one) or is_under_way(one)]


def _refuse_held(person: YoungPerson) -> None:
    if person.held_since is not None:
        raise KeptForAnInquiry


def _note_reason(
    visitor: Visit, person: YoungPerson, reason: HoldReason | ReleaseReason
) -> None:
    """The trail keeps the reason as well as that it was allowed."""
    mark = visitor.unit.seals.mark(person.id, person.id)
    visitor.noted(Verb.HOLD, mark, reason)
