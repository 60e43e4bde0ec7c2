"""
"Where is this?": every nudge about one thing, for whoever asked and nobody else.

It shows days, names and reasons as the board does, and no word of what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.asks.folder import open_folder as open_ask
from bot.asks.records import Ask, AskState
from bot.handovers.records import Handover
from bot.ledger.book import Book, Line
from bot.ledger.cards import Awaited, Where
from bot.ledger.story import Answered
from bot.meetings.calling import open_meeting
from bot.meetings.records import Action, Invitation, Reply
from bot.nudges.handover_matters import open_folder as open_handover
from bot.nudges.records import Answer, Matter
from storage.unit import Unit


class Ledger:
    """Shows where a meeting or an ask stands with each person awaited."""

    def __init__(self, house: House) -> None:
        self._house = house

    def of_nudge(self, asker: Asker, nudge_id: str) -> Where:
        """Return where the thing stands that a nudge was about; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            if handover := _handover_of(unit, nudge_id):
                return self._handover(visitor, handover)
            meeting_id, ask = _about(unit, nudge_id)
            if ask is not None:
                return self._ask(visitor, ask)
            if meeting_id is None:
                visitor.refuse(Verb.RUN_MEETING, nudge_id)
            return self._meeting(visitor, meeting_id)

    def of_meeting(self, asker: Asker, meeting_id: str) -> Where:
        """Return where a meeting stands, for its convenor; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            return self._meeting(visit(self._house, unit, asker), meeting_id)

    def of_ask(self, asker: Asker, ask_id: str) -> Where:
        """Return where an ask stands, for the one who asked; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            ask = unit.asks.get(ask_id)
            if ask is None:
                visitor.refuse(Verb.RUN_ASK, ask_id)
            return self._ask(visitor, ask)

    def _meeting(self, visitor: Visit, meeting_id: str) -> Where:
        folder = open_meeting(visitor, meeting_id, Verb.RUN_MEETING)
        actions = visitor.unit.meetings.actions(meeting_id)
        convenor_id = folder.meeting.convenor_id
        called = [one for one in folder.called if one.worker_id != convenor_id]
        items = [one.id for one in called] + [one.id for one in actions]
        book = Book.of(visitor, items, self._house.zone)
        return Where(
            reference=folder.reference,
            due=folder.meeting.on,
            is_meeting=True,
            awaited=(
                *(_guest(book, one, folder.meeting.on) for one in called),
                *(each for one in actions for each in _holders(book, one)),
            ),
        )

    def _handover(self, visitor: Visit, handover: Handover) -> Where:
        """Return a whole handover, for those who run it on either side."""
        folder = open_handover(visitor.unit, handover, visitor.today)
        if folder is None:
            visitor.refuse(Verb.RUN_HANDOVER, handover.id)
        visitor.require(Verb.RUN_HANDOVER, folder.to_run, handover.id)
        due = {one.id: one.due for one in folder.plan.items.values()}
        book = Book.of(visitor, [handover.id, *due], self._house.zone)
        return Where(
            reference=folder.reference,
            due=handover.transfer_on,
            is_meeting=False,
            is_handover=True,
            awaited=tuple(_in_handover(book, due, handover.transfer_on)),
        )

    def _ask(self, visitor: Visit, ask: Ask) -> Where:
        folder = open_ask(visitor.unit, ask, visitor.today)
        visitor.require(Verb.RUN_ASK, folder.thing, ask.id)
        book = Book.of(visitor, [ask.id], self._house.zone)
        return Where(
            reference=folder.reference,
            due=ask.due,
            is_meeting=False,
            awaited=tuple(_asked(book, ask)),
        )


def _about(unit: Unit, nudge_id: str) -> tuple[str | None, Ask | None]:
    """Return the meeting or the ask that a nudge is about; neither when gone."""
    nudge = unit.nudges.get(nudge_id)
    climb = unit.nudges.climb(nudge.climb_id) if nudge else None
    if climb is None:
        return None, None
    if ask := unit.asks.get(climb.item_id):
        return None, ask
    one = unit.meetings.invitation(climb.item_id) or unit.meetings.action(climb.item_id)
    return (one.meeting_id if one else None), None


def _handover_of(unit: Unit, nudge_id: str) -> Handover | None:
    """Return the handover that a nudge is about, or that its item is in."""
    nudge = unit.nudges.get(nudge_id)
    climb = unit.nudges.climb(nudge.climb_id) if nudge else None
    if climb is None:
        return None
    item = unit.handovers.item(climb.item_id)
    return unit.handovers.get(item.handover_id if item else climb.item_id)


def _in_handover(book: Book, due: dict[str, date], moves: date) -> Iterator[Awaited]:
    """Yield everyone who was awaited for anything in it, as it began."""
    told = {(one.item_id, one.worker_id): one.matter for one, _ in book.climbs}
    for (item_id, worker_id), matter in told.items():
        line = Line(item_id=item_id, matter=matter, due=due.get(item_id, moves))
        yield book.awaited(line, worker_id, None)


def _guest(book: Book, one: Invitation, due: date) -> Awaited:
    answered = None
    if one.reply is not Reply.NOT_YET and one.replied_at:
        by = book.name_of(one.recorded_by_id)
        answered = Answered(at=one.replied_at, said=one.reply, written_by=by)
    line = Line(item_id=one.id, matter=Matter.INVITATION, due=due)
    return book.awaited(line, one.worker_id, answered)


def _holders(book: Book, one: Action) -> Iterator[Awaited]:
    """Yield whoever took it on, and whoever it was passed on to."""
    line = Line(item_id=one.id, matter=Matter.ACTION, due=one.due)
    for worker_id in book.everyone_for(one.id, one.worker_id):
        answered = None
        if one.done_at and worker_id == one.worker_id:
            answered = Answered(at=one.done_at, said=Answer.DONE, written_by=None)
        yield book.awaited(line, worker_id, answered)


def _asked(book: Book, ask: Ask) -> Iterator[Awaited]:
    line = Line(item_id=ask.id, matter=Matter.ASK, due=ask.due)
    for worker_id in book.everyone_for(ask.id, ask.worker_id):
        answered = None
        said = ask.state is not AskState.ASKED and ask.answered_at
        if said and worker_id == ask.worker_id:
            by = book.name_of(ask.recorded_by_id)
            answered = Answered(at=said, said=ask.state, written_by=by)
        yield book.awaited(line, worker_id, answered)
