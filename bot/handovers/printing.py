"""One page about a handover, asked for by whoever may see it, sent as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane, Method
from bot.handovers.cards import Sheet
from bot.handovers.desk import Desk, see
from bot.handovers.finding import found_by
from bot.handovers.folder import Folder
from bot.handovers.page_card import Page
from bot.handovers.records import SIGNING_ORDER, Signer
from bot.handovers.scored import score_card
from bot.handovers.sending import Kind
from bot.handovers.story import Deed
from bot.handovers.viewing import Viewing
from bot.meetings.cards import Person


class Printing:
    """Sends the page to whoever asks; it is made when it is sent."""

    def __init__(self, house: House) -> None:
        self._house = house

    def send(self, asker: Asker, handover_id: str) -> Sheet:
        """Send one page to whoever asks; raises NotFound. Returns the list as it is."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            desk = Desk.open(visitor, handover_id, Verb.SEE_HANDOVER, see)
            _queue(visitor, desk.folder)
            return Viewing(folder=desk.folder, visit=visitor).sheet()

    def send_about(self, asker: Asker, typed: str) -> int:
        """Send a page for each handover of a reference that they may see; how many."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            found = found_by(visitor, typed)
            for one in found:
                visitor.require(Verb.SEE_HANDOVER, one.to_see, one.handover.id)
                _queue(visitor, one)
            return len(found)


def _queue(visitor: Visit, folder: Folder) -> None:
    """Queue it; asked twice in the same minute with nothing done between, it is one."""
    handover, me = folder.handover, visitor.worker
    place = f"{handover.id}:{me.id}:{len(folder.story)}"
    to_worker(
        visitor.unit,
        visitor.clock,
        kind=Kind.PAGE,
        worker=me,
        subject_id=handover.id,
        key=f"{Kind.PAGE}:{place}:{visitor.now:%Y%m%d%H%M}",
        lane=Lane.URGENT,
        due_at=visitor.now,
        method=Method.FILE,
    )


def page_of(folder: Folder) -> Page:
    """Return the page as it is today, the same for everyone: no line is in it."""
    handover = folder.handover
    sheet = Viewing(folder=folder, visit=None).sheet()
    items = [one for part in sheet.milestones for one in part.items]
    musts = [one for one in items if one.is_must and not one.is_settled]
    return Page(
        reference=sheet.reference,
        route=sheet.route,
        state=sheet.state,
        question=sheet.question,
        holder=sheet.holder.name,
        sender=(sheet.sender.agency, _name(sheet.sender.worker)),
        receiver=(sheet.receiver.agency, _name(sheet.receiver.worker)),
        offer=sheet.offer,
        today=sheet.today,
        began_on=handover.began_on,
        transfer_on=handover.transfer_on,
        taken_over_on=handover.taken_over_on,
        ended_on=handover.ended_on,
        has_passed=sheet.has_passed,
        milestones=sheet.milestones,
        musts=tuple(sorted(musts, key=lambda one: one.due)),
        score=score_card(folder),
        signed=tuple(_signed(folder)),
        told_on=handover.told_on,
    )


def _signed(folder: Folder) -> Iterator[tuple[Signer, date | None]]:
    """Yield who signs, in order, with the day of the newest signature that counts."""
    for place, signer in enumerate(SIGNING_ORDER):
        days = [
            one.at.date()
            for one in folder.story
            if one.deed is Deed.SIGNED and one.about == signer
        ]
        counts = days and place < folder.handover.signed
        yield signer, days[-1] if counts else None


def _name(person: Person | None) -> str | None:
    return person.name if person else None
