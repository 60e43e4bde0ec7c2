"""Handovers: mine, a new one, and one opened; each method one transaction."""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.ahead.service import show_day
from bot.errors import NotFound
from bot.handovers.agenda import my_handovers
from bot.handovers.beginning import Start, keep_edition, team_to_move
from bot.handovers.boards import Boards
from bot.handovers.cards import MyHandovers, OfferCard, Sheet
from bot.handovers.desk import Desk, see
from bot.handovers.finding import found_by
from bot.handovers.folder import open_folder
from bot.handovers.form_cards import NewForm, Preview
from bot.handovers.glances import listed, offer_card
from bot.handovers.previewing import new_form, preview
from bot.handovers.printing import Printing
from bot.handovers.requests import Beginning
from bot.handovers.route_file import Routes
from bot.handovers.sending import HandoverMail
from bot.handovers.story import Deed
from bot.handovers.viewing import Viewing
from bot.meetings.cards import Choosing
from storage.unit import Unit


class Handovers:
    """A young person moves on: begun, listed and looked at."""

    def __init__(self, house: House, routes: Routes) -> None:
        self.printing = Printing(house)
        self.boards = Boards(house)
        self._house = house
        self._routes = routes

    def mine(self, asker: Asker) -> MyHandovers:
        """Return those I am named in, what is mine next first."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            visitor.note(Verb.SEE_HANDOVER)
            return my_handovers(visitor)

    def begin(self, asker: Asker) -> Choosing | NewForm:
        """Ask whom it is about, or open the form where there is no choice."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            around = unit.young_people.around(visitor.worker.id, visitor.today)
            if not around:
                raise NotFound("You are not in the team around anybody yet.")
            if len(around) == 1:
                return self._form(visitor, around[0].id)
            return Choosing(references=tuple((one.id, one.reference) for one in around))

    def begin_about(self, asker: Asker, young_person_id: str) -> NewForm:
        """Open the form of a new handover of one young person."""
        with self._house.store.changing(quietly=True) as unit:
            return self._form(self._visit(unit, asker), young_person_id)

    def preview(self, asker: Asker, wanted: Beginning) -> Preview:
        """Show the plan before it starts; keeps nothing. Raises NotFilledIn."""
        with self._house.store.changing(quietly=True) as unit:
            start = Start.of(self._visit(unit, asker), self._routes, wanted)
            return preview(start)

    def start(self, asker: Asker, wanted: Beginning) -> Sheet:
        """Begin it, and ask the receiver; the same form again begins once."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            start = Start.of(visitor, self._routes, wanted)
            known = unit.handovers.get(wanted.handover_id)
            if known is None:
                self._write(visitor, start)
            return self._sheet(visitor, wanted.handover_id)

    def open(self, asker: Asker, handover_id: str) -> Sheet | OfferCard:
        """Return the checklist, or the offer to whoever is only asked so far."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            handover = unit.handovers.get(handover_id)
            if handover is None:
                visitor.refuse(Verb.SEE_HANDOVER, handover_id)
            folder = open_folder(unit, handover, visitor.today)
            sees = visitor.can(Verb.SEE_HANDOVER, folder.to_see)
            if not sees and visitor.can(Verb.ANSWER_OFFER, folder.to_answer):
                visitor.require(Verb.ANSWER_OFFER, folder.to_answer, handover.id)
                return offer_card(folder, visitor)
            return self._sheet(visitor, handover_id)

    def find(self, asker: Asker, typed: str) -> MyHandovers | Sheet | OfferCard:
        """Return the handover of a reference; several as a list. Raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            theirs = found_by(visitor, typed)
            if len(theirs) > 1:
                cards = [listed(one, visitor) for one in theirs]
                return MyHandovers(handovers=tuple(cards), today=visitor.today)
            [folder] = theirs
            if visitor.can(Verb.SEE_HANDOVER, folder.to_see):
                return self._sheet(visitor, folder.handover.id)
            visitor.require(Verb.ANSWER_OFFER, folder.to_answer, folder.handover.id)
            return offer_card(folder, visitor)

    def _form(self, visitor: Visit, young_person_id: str) -> NewForm:
        return new_form(visitor, team_to_move(visitor, young_person_id), self._routes)

    def _write(self, visitor: Visit, start: Start) -> None:
        unit = visitor.unit
        plan = start.plan(keep_edition(unit, start.route))
        unit.handovers.add(plan.handover)
        for item in plan.items.values():
            unit.handovers.add_item(item)
        for day in unit.days_to_come.of(plan.handover.young_person_id):
            if day.route == plan.handover.route and day.handover_id is None:
                unit.days_to_come.save(replace(day, handover_id=plan.handover.id))
                show_day(unit, day, visitor.now)
        folder = open_folder(unit, plan.handover, visitor.today)
        Desk(visit=visitor, folder=folder).tell(Deed.BEGAN, plan.handover.question)
        mail = HandoverMail.about(visitor, plan.handover)
        mail.changed()
        mail.offered()

    def _sheet(self, visitor: Visit, handover_id: str) -> Sheet:
        desk = Desk.open(visitor, handover_id, Verb.SEE_HANDOVER, see)
        return Viewing(folder=desk.folder, visit=visitor).sheet()

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)
