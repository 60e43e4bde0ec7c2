"""Everything that can be done with one item besides its one tap."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from bot.access.records import Verb
from bot.handovers.dates import due_of
from bot.handovers.desk import Desk
from bot.handovers.form_cards import ItemForm
from bot.handovers.records import Answer, Item, ItemState
from bot.handovers.story import Deed


class Choice(StrEnum):
    """What somebody can say of an item, with a day and a line."""

    DONE = "done"
    RECEIVED = "received"
    QUERY = "query"
    NOT_NEEDED_ANSWER = "not-needed-answer"
    NOT_NEEDED = "not-needed"
    LEAVE_OUT = "leave-out"
    REOPEN = "reopen"
    OWNER = "owner"

    @property
    def needs_words(self) -> bool:
        return self in {
            Choice.QUERY,
            Choice.NOT_NEEDED,
            Choice.NOT_NEEDED_ANSWER,
            Choice.LEAVE_OUT,
        }

    @property
    def answer(self) -> Answer | None:
        """Return what it answers to the other side; None: it is one's own item."""
        return {
            Choice.RECEIVED: Answer.RECEIVED,
            Choice.QUERY: Answer.QUERY,
            Choice.NOT_NEEDED_ANSWER: Answer.NOT_NEEDED,
        }.get(self)

    @property
    def deed(self) -> Deed:
        return {
            Choice.DONE: Deed.ITEM_DONE,
            Choice.RECEIVED: Deed.ITEM_ANSWERED,
            Choice.QUERY: Deed.ITEM_QUERIED,
            Choice.NOT_NEEDED_ANSWER: Deed.ITEM_ANSWERED,
            Choice.NOT_NEEDED: Deed.ITEM_DONE,
            Choice.LEAVE_OUT: Deed.LEFT_OUT,
            Choice.REOPEN: Deed.REOPENED,
            Choice.OWNER: Deed.WORKER_CHANGED,
        }[self]


#: In the words of whoever chooses.
CHOICES = {
    Choice.DONE: "It is done",
    Choice.RECEIVED: "Received and read",
    Choice.QUERY: "I have a question about it",
    Choice.NOT_NEEDED_ANSWER: "We do not need it",
    Choice.NOT_NEEDED: "It is not needed here",
    Choice.LEAVE_OUT: "Leave this must out, with a reason both sides see",
    Choice.REOPEN: "That was a slip: open it again",
    Choice.OWNER: "Somebody else does it",
}


def item_form(desk: Desk, item: Item) -> ItemForm:
    """Return the form with what this viewer can choose now."""
    folder, known = desk.folder, desk.plan.of(item.key)
    return ItemForm(
        item_id=item.id,
        reference=folder.reference,
        what=known.what,
        source=known.source,
        status=known.status,
        due=item.due,
        latest=due_of(known, folder.basis).latest,
        choices=tuple((one.value, CHOICES[one]) for one in _choices(desk, item)),
        today=desk.visit.today,
        people=tuple((one.id, one.name) for one in folder.team.people()),
    )


def _choices(desk: Desk, item: Item) -> Iterator[Choice]:
    visit, folder, known = desk.visit, desk.folder, desk.plan.of(item.key)
    does = visit.can(Verb.DO_ITEM, folder.to_do(item))
    settled = desk.plan.is_settled(item)
    if does and not settled and item.state is not ItemState.SENT:
        yield Choice.DONE
        yield Choice.OWNER
        if not known.stop:
            yield Choice.NOT_NEEDED
    if item.state is ItemState.SENT and visit.can(Verb.DO_ITEM, folder.to_reply(item)):
        yield Choice.RECEIVED
        yield Choice.QUERY
        if not known.stop:
            yield Choice.NOT_NEEDED_ANSWER
    may_leave = visit.can(Verb.LEAVE_OUT, folder.to_leave_out)
    if known.stop and not settled and may_leave:
        yield Choice.LEAVE_OUT
    if does and item.state is not ItemState.OPEN:
        yield Choice.REOPEN
