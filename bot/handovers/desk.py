"""One handover on somebody's desk: opened, changed by a rule, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.access.records import Thing, Verb
from bot.access.visit import Visit
from bot.errors import NotFilledIn
from bot.handovers.cards import Shown
from bot.handovers.doors import Field
from bot.handovers.folder import Folder, open_folder
from bot.handovers.glances import offer_card
from bot.handovers.plan import Plan
from bot.handovers.records import Handover, Item
from bot.handovers.sending import HandoverMail
from bot.handovers.story import Deed, Entry, Line, LineKind
from bot.handovers.viewing import Viewing
from bot.nudges.sending import show_again

#: Which of the folder's people a verb is asked of.
Naming = Callable[[Folder], Thing]


def see(folder: Folder) -> Thing:
    return folder.to_see


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A visit with one handover open, for somebody who may do what they came for."""

    visit: Visit
    folder: Folder

    @classmethod
    def open(
        cls, visit: Visit, handover_id: str, verb: Verb, naming: Naming = see
    ) -> Desk:
        """Read one handover for somebody who may do this to it; raises NotFound."""
        handover = visit.unit.handovers.get(handover_id)
        if handover is None:
            visit.refuse(verb, handover_id)
        folder = open_folder(visit.unit, handover, visit.today)
        visit.require(verb, naming(folder), handover.id)
        return cls(visit=visit, folder=folder)

    @classmethod
    def with_item(
        cls, visit: Visit, item_id: str, verb: Verb, naming: Callable[..., Thing]
    ) -> tuple[Desk, Item]:
        """Read the handover of one item; `naming` takes the folder and the item."""
        item = visit.unit.handovers.item(item_id)
        if item is None:
            visit.refuse(verb, item_id)
        desk = cls.open(
            visit, item.handover_id, verb, lambda folder: naming(folder, item)
        )
        return desk, item

    @property
    def plan(self) -> Plan:
        return self.folder.plan

    @property
    def handover(self) -> Handover:
        return self.folder.handover

    @property
    def me(self) -> str:
        return self.visit.worker.id

    def keep(
        self,
        plan: Plan,
        deed: Deed,
        about: str = "",
        *,
        was: date | None = None,
        now: date | None = None,
    ) -> Kept:
        """Save what changed, add a line to the story, and show it everywhere."""
        unit, before = self.visit.unit, self.plan
        saved = unit.handovers.save(plan.handover)
        for key, item in plan.items.items():
            if item != before.items.get(key):
                unit.handovers.save_item(item)
                show_again(unit, item.id, self.visit.now)
        show_again(unit, saved.id, self.visit.now)
        entry = self.tell(deed, about, was=was, now=now)
        mail = HandoverMail.about(self.visit, saved)
        mail.changed()
        return Kept(handover=saved, entry_id=entry, mail=mail)

    def card(self) -> Shown:
        """Return it as it is now, for whoever sits here."""
        handover = self.visit.unit.handovers.get(self.handover.id)
        assert handover is not None  # It was just read.
        folder = open_folder(self.visit.unit, handover, self.visit.today)
        if self.visit.can(Verb.SEE_HANDOVER, folder.to_see):
            return Viewing(folder=folder, visit=self.visit).sheet()
        return offer_card(folder, self.visit)

    def tell(
        self,
        deed: Deed,
        about: str = "",
        *,
        was: date | None = None,
        now: date | None = None,
    ) -> str:
        """Add a line to the story; return its id."""
        entry = Entry(
            id=self.visit.clock.new_id(),
            young_person_id=self.handover.young_person_id,
            handover_id=self.handover.id,
            at=self.visit.now,
            worker_id=self.me,
            deed=deed,
            about=about,
            was=was,
            now=now,
        )
        self.visit.unit.handovers.tell(entry)
        return entry.id

    def write(self, kind: LineKind, words: str, item_id: str | None = None) -> None:
        """Keep a line, sealed; an empty one is none. Raises NotFilledIn."""
        if not words:
            return
        if kind is not LineKind.OWN_WORDS:
            self._check_words(kind, words)
        self.visit.unit.handovers.write(
            Line(
                id=self.visit.clock.new_id(),
                young_person_id=self.handover.young_person_id,
                handover_id=self.handover.id,
                kind=kind,
                words=words,
                worker_id=self.me,
                at=self.visit.now,
                item_id=item_id,
            )
        )

    def _check_words(self, kind: LineKind, words: str) -> None:
        """Some routes have words that are not said; say which are."""
        for one in self.plan.route.words_never:
            if one.words in words.lower():
                better = f"Better not “{one.words}”. Say: {one.say}."
                raise NotFilledIn({_FIELDS.get(kind, Field.WORDS): better})


#: At which field a line was typed.
_FIELDS = {
    LineKind.READ_BACK_PLAN: Field.PLAN,
    LineKind.READ_BACK_WORRY: Field.WORRY,
    LineKind.READ_BACK_STEP: Field.FIRST_STEP,
    LineKind.DIFFERENTLY: Field.DIFFERENTLY,
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What was saved, and the mail with which to tell of it."""

    handover: Handover
    entry_id: str
    mail: HandoverMail

    def tell(self, *worker_ids: str | None) -> None:
        """Tell these; whoever did it knows already."""
        self.mail.tell(self.entry_id, *worker_ids)

    def tell_both(self) -> None:
        """Tell the sender and whoever receives, or is asked to."""
        self.tell(self.handover.sender_id, self.handover.receiver_id)
