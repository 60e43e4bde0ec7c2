"""
What may be done to one item of a handover, and what it makes of the whole; pure.

Items are noted also while it is paused or seen differently: what was done is done.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.errors import AlreadyDone
from bot.handovers.plan import Plan
from bot.handovers.records import Answer, Condition, Item, ItemState, Kept, Side
from bot.handovers.refusals import NamesMissing, NotNow, require_running
from bot.handovers.route import Anchor, By, RouteItem

_FIRST_AFTER = "The first appointment comes after the move."


def do_item(plan: Plan, key: str, by_id: str, today: date) -> Plan:
    """Note that an item is done; where the other side answers, it is sent to them."""
    item, known = _item(plan, key)
    require_running(plan)
    if plan.is_settled(item) or item.state is ItemState.SENT:
        raise AlreadyDone
    _require_its_time(plan, known)
    if known.code == "C1" and (blanks := plan.blanks()):
        raise NamesMissing(tuple(blanks))
    state = ItemState.SENT if known.answered else ItemState.DONE
    done = replace(item, state=state, done_on=today, done_by_id=by_id)
    return plan.with_item(replace(done, answered_on=None, answered_by_id=None))


def answer_item(plan: Plan, key: str, answer: Answer, by_id: str, today: date) -> Plan:
    """Note what the other side says of what was sent."""
    item, known = _item(plan, key)
    require_running(plan)
    asked_already = item.state is ItemState.QUERIED and answer is Answer.QUERY
    if plan.is_settled(item) or asked_already:
        raise AlreadyDone
    if item.state is not ItemState.SENT:
        raise NotNow("It has not been sent yet.")
    if answer is Answer.NOT_NEEDED and known.stop:
        raise NotNow("This one is a must. A manager can leave it out, with a reason.")
    state = {
        Answer.RECEIVED: ItemState.DONE,
        Answer.QUERY: ItemState.QUERIED,
        Answer.NOT_NEEDED: ItemState.NOT_NEEDED,
    }[answer]
    return plan.with_item(
        replace(item, state=state, answered_on=today, answered_by_id=by_id)
    )


def not_needed(plan: Plan, key: str, by_id: str, today: date) -> Plan:
    """Its own side says that an item is not needed here; never a must."""
    item, known = _item(plan, key)
    require_running(plan)
    if known.stop:
        raise NotNow("This one is a must. A manager can leave it out, with a reason.")
    if plan.is_settled(item):
        raise AlreadyDone
    return plan.with_item(
        replace(item, state=ItemState.NOT_NEEDED, done_on=today, done_by_id=by_id)
    )


def leave_out(plan: Plan, key: str, by_id: str, today: date) -> Plan:
    """A manager leaves a must out; the reason is kept, shown to both and counted."""
    item, known = _item(plan, key)
    require_running(plan)
    if not known.stop:
        raise NotNow("This one is not a must. Say that it is not needed.")
    if plan.is_settled(item):
        raise AlreadyDone
    _require_its_time(plan, known)
    return plan.with_item(
        replace(item, state=ItemState.LEFT_OUT, done_on=today, done_by_id=by_id)
    )


def reopen(plan: Plan, key: str) -> Plan:
    """Take back what was tapped by mistake; not under a signature."""
    item, known = _item(plan, key)
    require_running(plan)
    if item.state is ItemState.OPEN:
        raise AlreadyDone
    if plan.handover.signed and known.stop and known.by is not By.CLOSING:
        raise NotNow("Somebody has signed on this. It cannot be taken back any more.")
    return plan.with_item(_opened(item))


def reopen_names(plan: Plan) -> Plan:
    """Open C1 again if a name went blank since it was done."""
    item = plan.coded("C1")
    if item is None or item.state is not ItemState.DONE or not plan.blanks():
        return plan
    return plan.with_item(_opened(item))


def for_another_receiver(plan: Plan) -> Plan:
    """
    Return the musts as somebody new finds them, who has read and said nothing yet.

    The receiver's own are open again, and what the sender sent awaits an answer.
    What a manager left out stays so, as does all that is not a must.
    """
    items = {key: _unsaid(plan.of(key), one) for key, one in plan.items.items()}
    return replace(plan, items=items).settled()


def _unsaid(known: RouteItem, item: Item) -> Item:
    if not known.stop or known.by is By.CLOSING:
        return item
    said = {ItemState.SENT, ItemState.DONE, ItemState.QUERIED}
    if known.who is Side.RECEIVER and item.state in said:
        return _opened(item)
    was_read = known.answered and item.state is ItemState.DONE
    if known.who is Side.SENDER and was_read:
        return replace(
            item, state=ItemState.SENT, answered_on=None, answered_by_id=None
        )
    return item


def _opened(item: Item) -> Item:
    return replace(
        item,
        state=ItemState.OPEN,
        done_on=None,
        done_by_id=None,
        answered_on=None,
        answered_by_id=None,
        facts=None,
    )


def name_owner(plan: Plan, key: str, worker_id: str) -> Plan:
    """Name somebody for one item; its side answers for it as before."""
    item, _ = _item(plan, key)
    require_running(plan)
    if plan.is_settled(item) or item.owner_id == worker_id:
        raise AlreadyDone
    return plan.with_item(replace(item, owner_id=worker_id))


def keep_appointment(plan: Plan, kept: Kept, by_id: str, today: date) -> Plan:
    """Note whether they came the first time, or who goes along the next."""
    item = plan.coded("KEPT")
    require_running(plan)
    if plan.handover.taken_over_on is None:
        raise NotNow(_FIRST_AFTER)
    if plan.handover.first_kept is kept:
        raise AlreadyDone
    noted = plan.with_handover(replace(plan.handover, first_kept=kept))
    if item is None or noted.is_settled(item) or kept is not Kept.KEPT:
        return noted
    return do_item(noted, item.key, by_id, today)


def look_again(plan: Plan, key: str, facts: str, by_id: str, today: date) -> Plan:
    """Note one look after T: five answers, one letter each."""
    done = do_item(plan, key, by_id, today)
    return done.with_item(replace(done.items[key], facts=facts))


def asked_for(
    items: list[RouteItem], conditions: frozenset[Condition]
) -> list[RouteItem]:
    """Return the items that are asked for under these conditions."""
    return [one for one in items if one.is_for(conditions)]


def comes_later(plan: Plan, known: RouteItem) -> bool:
    """Whether an item belongs to the time after a move that has not come yet."""
    if plan.handover.taken_over_on is not None:
        return False
    from_then_on = known.when.anchor is Anchor.TRANSFER and known.when.number >= 0
    return (known.by is By.CLOSING and from_then_on) or known.key in plan.check_keys


def _require_its_time(plan: Plan, known: RouteItem) -> None:
    """Looks and the first appointment come after the move, whatever the day."""
    if plan.handover.taken_over_on is not None:
        return
    if known.key in plan.check_keys:
        raise NotNow("Looking again comes after the move.")
    if known.code == "KEPT":
        raise NotNow(_FIRST_AFTER)


def _item(plan: Plan, key: str) -> tuple[Item, RouteItem]:
    if key not in plan.items:
        raise NotNow("That is not part of this handover.")
    return plan.items[key], plan.of(key)
