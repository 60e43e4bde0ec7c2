"""Doing the items of a handover, and answering those of the other side."""

from __future__ import annotations

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.errors import NotFilledIn
from bot.handovers import item_rules
from bot.handovers.cards import Shown
from bot.handovers.desk import Desk, Kept
from bot.handovers.doors import Field
from bot.handovers.folder import Folder
from bot.handovers.form_cards import ItemForm, PlainForm
from bot.handovers.plan import Plan
from bot.handovers.records import Answer, Item
from bot.handovers.records import Kept as FirstKept
from bot.handovers.refusals import NotNow
from bot.handovers.requests import ItemSaid, Looked, ReadBack
from bot.handovers.story import Deed, LineKind
from bot.items.choices import Choice, item_form
from storage.unit import Unit

#: What each choice that needs a line asks for, and what the line becomes.
_LINES = {
    Choice.DONE: LineKind.POINTER,
    Choice.QUERY: LineKind.ITEM_QUERY,
    Choice.NOT_NEEDED: LineKind.NOT_NEEDED,
    Choice.LEAVE_OUT: LineKind.LEFT_OUT,
}


class Items:
    """One thing to do at a time, by whoever may."""

    def __init__(self, house: House) -> None:
        self._house = house

    def done(self, asker: Asker, item_id: str) -> Shown:
        """Note that an item is done, today; return how it stands."""
        with self._house.store.changing() as unit:
            desk, item = self._to_do(unit, asker, item_id)
            plan = item_rules.do_item(desk.plan, item.key, desk.me, desk.visit.today)
            self._keep(desk, plan, Deed.ITEM_DONE, item)
            return desk.card()

    def received(self, asker: Asker, item_id: str) -> Shown:
        """Note that what was sent arrived and was read; return how it stands."""
        with self._house.store.changing() as unit:
            desk, item = self._to_reply(unit, asker, item_id)
            plan = item_rules.answer_item(
                desk.plan, item.key, Answer.RECEIVED, desk.me, desk.visit.today
            )
            self._keep(desk, plan, Deed.ITEM_ANSWERED, item)
            return desk.card()

    def begin_more(self, asker: Asker, item_id: str) -> ItemForm:
        """Open the form with everything else that can be done with an item."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            desk, item = Desk.with_item(visitor, item_id, Verb.DO_ITEM, _both)
            card = item_form(desk, item)
            if not card.choices:
                raise NotNow("There is nothing to choose here just now.")
            return card

    def more(self, asker: Asker, said: ItemSaid) -> Shown:
        """Do what was chosen; return how it stands. Raises NotFilledIn."""
        with self._house.store.changing() as unit:
            choice = Choice(said.what)
            desk, item = self._for(unit, asker, said.item_id, choice)
            self._check(choice, said, desk)
            plan = self._changed(desk, item, choice, said)
            if kind := _LINES.get(choice):
                desk.write(kind, said.words, item.id)
            self._keep(desk, plan, choice.deed, item)
            return desk.card()

    def begin_read_back(self, asker: Asker, item_id: str) -> PlainForm:
        """Open the form of the receiver's three lines."""
        return self._plain(asker, item_id)

    def read_back(self, asker: Asker, said: ReadBack) -> Shown:
        """Keep the three lines, sealed, and put them to the sender to agree."""
        with self._house.store.changing() as unit:
            desk, item = self._to_do(unit, asker, said.item_id)
            lines = {
                Field.PLAN: (LineKind.READ_BACK_PLAN, said.plan),
                Field.WORRY: (LineKind.READ_BACK_WORRY, said.worry),
                Field.FIRST_STEP: (LineKind.READ_BACK_STEP, said.first_step),
            }
            blank = [name for name, (_, words) in lines.items() if not words]
            if blank:
                raise NotFilledIn(dict.fromkeys(blank, "Please write one line."))
            plan = item_rules.do_item(desk.plan, item.key, desk.me, desk.visit.today)
            for kind, words in lines.values():
                desk.write(kind, words, item.id)
            self._keep(desk, plan, Deed.ITEM_DONE, item)
            return desk.card()

    def begin_look(self, asker: Asker, item_id: str) -> PlainForm:
        """Open the form of one look after the move."""
        return self._plain(asker, item_id)

    def looked(self, asker: Asker, said: Looked) -> Shown:
        """Note five answers; return how it stands."""
        with self._house.store.changing() as unit:
            desk, item = self._to_do(unit, asker, said.item_id)
            today = desk.visit.today
            plan = item_rules.look_again(
                desk.plan, item.key, said.facts, desk.me, today
            )
            desk.write(LineKind.DIFFERENTLY, said.words, item.id)
            self._keep(desk, plan, Deed.CHECKED, item)
            return desk.card()

    def begin_kept(self, asker: Asker, item_id: str) -> PlainForm:
        """Open the form on the first appointment."""
        return self._plain(asker, item_id)

    def kept(self, asker: Asker, item_id: str, kept: FirstKept) -> Shown:
        """Note whether they came, or who goes along; return how it stands."""
        with self._house.store.changing() as unit:
            desk, _ = self._to_do(unit, asker, item_id)
            plan = item_rules.keep_appointment(
                desk.plan, kept, desk.me, desk.visit.today
            )
            saved = desk.keep(plan, Deed.FIRST_APPOINTMENT, kept)
            saved.tell_both()
            return desk.card()

    def _plain(self, asker: Asker, item_id: str) -> PlainForm:
        with self._house.store.changing(quietly=True) as unit:
            desk, item = self._to_do(unit, asker, item_id)
            return PlainForm(
                about_id=item_id,
                reference=desk.folder.reference,
                what=desk.plan.of(item.key).what,
            )

    def _changed(self, desk: Desk, item: Item, choice: Choice, said: ItemSaid) -> Plan:
        plan, key, today = desk.plan, item.key, desk.visit.today
        on = said.on or today
        if choice.answer is not None:
            return item_rules.answer_item(plan, key, choice.answer, desk.me, on)
        if choice is Choice.DONE and desk.plan.of(key).code == "KEPT":
            return item_rules.keep_appointment(plan, FirstKept.KEPT, desk.me, on)
        if choice is Choice.REOPEN:
            return item_rules.reopen(plan, key)
        if choice is Choice.OWNER:
            return item_rules.name_owner(plan, key, said.worker_id or "")
        return _DEEDS[choice](plan, key, desk.me, on)

    def _check(self, choice: Choice, said: ItemSaid, desk: Desk) -> None:
        if choice.needs_words and not said.words:
            raise NotFilledIn({Field.WORDS: "Please write one line."})
        if said.on is not None and said.on > desk.visit.today:
            raise NotFilledIn({Field.ON: "That day is still to come."})
        if (
            choice is Choice.OWNER
            and desk.folder.team.member(said.worker_id or "") is None
        ):
            raise NotFilledIn({Field.WHO: "Please choose somebody of the team."})

    def _keep(self, desk: Desk, plan: Plan, deed: Deed, item: Item) -> Kept:
        kept = desk.keep(plan, deed, item.key)
        handover = desk.handover
        if deed in _TOLD:
            kept.tell_both()
        if deed is Deed.LEFT_OUT:
            kept.tell(handover.sender_manager_id, handover.receiver_manager_id)
        return kept

    def _for(
        self, unit: Unit, asker: Asker, item_id: str, choice: Choice
    ) -> tuple[Desk, Item]:
        """Open it for whoever may make this choice; raises NotFound."""
        if choice is Choice.LEAVE_OUT:
            visitor = self._visit(unit, asker)
            return Desk.with_item(
                visitor,
                item_id,
                Verb.LEAVE_OUT,
                lambda folder, _item: folder.to_leave_out,
            )
        if choice.answer is not None:
            return self._to_reply(unit, asker, item_id)
        return self._to_do(unit, asker, item_id)

    def _to_do(self, unit: Unit, asker: Asker, item_id: str) -> tuple[Desk, Item]:
        visitor = self._visit(unit, asker)
        return Desk.with_item(
            visitor, item_id, Verb.DO_ITEM, lambda folder, item: folder.to_do(item)
        )

    def _to_reply(self, unit: Unit, asker: Asker, item_id: str) -> tuple[Desk, Item]:
        visitor = self._visit(unit, asker)
        desk, item = Desk.with_item(visitor, item_id, Verb.SEE_HANDOVER, _both)
        visitor.require(Verb.DO_ITEM, desk.folder.to_reply(item), item_id)
        if desk.plan.of(item.key).other is None:
            raise NotNow("Nobody needs to answer this one.")
        return desk, item

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)


_DEEDS = {
    Choice.DONE: item_rules.do_item,
    Choice.NOT_NEEDED: item_rules.not_needed,
    Choice.LEAVE_OUT: item_rules.leave_out,
}

#: What the other side hears of at once; the rest they see on the checklist.
_TOLD = frozenset({Deed.ITEM_QUERIED, Deed.LEFT_OUT, Deed.CHECKED})


def _both(folder: Folder, _item: Item) -> Thing:
    return folder.to_see
