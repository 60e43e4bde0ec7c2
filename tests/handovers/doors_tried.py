"""Every public method of every service of a handover, and how it is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.access.service import Asker
from bot.ahead.records import Coming, Decline
from bot.handovers.doors import Door
from bot.handovers.records import Kept, Question, Signer
from bot.handovers.requests import (
    ItemSaid,
    Looked,
    NewDate,
    People,
    ReadBack,
    ToldThem,
    Words,
)
from tests.handovers.move import LATER, Move
from tests.handovers.plans import YOUTH_JUSTICE


@dataclass(frozen=True, kw_only=True)
class Ids:
    """What somebody could ask about."""

    handover: str
    item: str
    young_person: str
    #: A day to plan for.
    day: str = "D0"

    @classmethod
    def of(cls, move: Move) -> Ids:
        """Return genuine ones; the item is the sender's."""
        return cls(
            handover=move.id,
            item=move.item("due-soon").id,
            young_person=move.handover.young_person_id,
            day=move.day_to_come(),
        )


NOTHING = Ids(handover="H0", item="I0", young_person="Y0")
Try = Callable[[Move, Asker, Ids], object]


def _words(ids: Ids) -> Words:
    return Words(handover_id=ids.handover, words="One line")


def _said(ids: Ids, what: str = "done") -> ItemSaid:
    return ItemSaid(item_id=ids.item, what=what, on=None, words="Why", worker_id=None)


def _about(door: Door) -> Try:
    return lambda m, who, ids: m.offers.about(who, ids.handover, door)


#: Who may: everybody of the team around, both sides, the other side, who decides.
TEAM, SIDES, SENDS, ANSWERS = "team", "sides", "sends", "answers"
DOORS: dict[str, tuple[str, Try]] = {
    "Handovers.begin_about": (
        TEAM,
        lambda m, who, ids: m.handovers.begin_about(who, ids.young_person),
    ),
    "Handovers.preview": (
        TEAM,
        lambda m, who, ids: m.handovers.preview(
            who, m.beginning(young_person_id=ids.young_person)
        ),
    ),
    "Handovers.start": (
        TEAM,
        lambda m, who, ids: m.handovers.start(
            who, m.beginning(young_person_id=ids.young_person)
        ),
    ),
    "Handovers.open": (TEAM, lambda m, who, ids: m.handovers.open(who, ids.handover)),
    "Printing.send": (TEAM, lambda m, who, ids: m.printing.send(who, ids.handover)),
    "Ahead.keep": (
        TEAM,
        lambda m, who, ids: m.ahead.keep(
            who,
            day_id=m.desk.clock.new_id(),
            young_person_id=ids.young_person,
            coming=Coming.ORDER_ENDS,
            route=YOUTH_JUSTICE,
            on=LATER,
        ),
    ),
    "Ahead.begin_now": (TEAM, lambda m, who, ids: m.ahead.begin_now(who, ids.day)),
    "Ahead.begin_decline": (
        TEAM,
        lambda m, who, ids: m.ahead.begin_decline(who, ids.day),
    ),
    "Ahead.decline": (
        TEAM,
        lambda m, who, ids: m.ahead.decline(who, ids.day, Decline.TOO_EARLY),
    ),
    "Offers.begin_offer": (
        SENDS,
        lambda m, who, ids: m.offers.begin_offer(who, ids.handover),
    ),
    "Offers.offer": (
        SENDS,
        lambda m, who, ids: m.offers.offer(
            who, People(handover_id=ids.handover, places={})
        ),
    ),
    "Offers.accept": (ANSWERS, lambda m, who, ids: m.offers.accept(who, ids.handover)),
    "Offers.accept_if": (
        ANSWERS,
        lambda m, who, ids: m.offers.accept_if(who, _words(ids)),
    ),
    "Offers.query": (ANSWERS, lambda m, who, ids: m.offers.query(who, _words(ids))),
    "Offers.differ": (ANSWERS, lambda m, who, ids: m.offers.differ(who, _words(ids))),
    "Offers.about": (ANSWERS, _about(Door.QUERY)),
    "Offers.answer_query": (
        SIDES,
        lambda m, who, ids: m.offers.answer_query(who, _words(ids)),
    ),
    "Offers.own_view": (SIDES, lambda m, who, ids: m.offers.own_view(who, _words(ids))),
    "Offers.ask_managers": (
        SIDES,
        lambda m, who, ids: m.offers.ask_managers(who, ids.handover),
    ),
    "Items.done": (SIDES, lambda m, who, ids: m.items.done(who, ids.item)),
    "Items.received": (SIDES, lambda m, who, ids: m.items.received(who, ids.item)),
    "Items.begin_more": (SIDES, lambda m, who, ids: m.items.begin_more(who, ids.item)),
    "Items.more": (SIDES, lambda m, who, ids: m.items.more(who, _said(ids))),
    "Items.begin_read_back": (
        SIDES,
        lambda m, who, ids: m.items.begin_read_back(who, ids.item),
    ),
    "Items.read_back": (
        SIDES,
        lambda m, who, ids: m.items.read_back(
            who, ReadBack(item_id=ids.item, plan="P", worry="W", first_step="F")
        ),
    ),
    "Items.begin_look": (SIDES, lambda m, who, ids: m.items.begin_look(who, ids.item)),
    "Items.looked": (
        SIDES,
        lambda m, who, ids: m.items.looked(
            who, Looked(item_id=ids.item, facts="yyyyy", words="")
        ),
    ),
    "Items.begin_kept": (SIDES, lambda m, who, ids: m.items.begin_kept(who, ids.item)),
    "Items.kept": (
        SIDES,
        lambda m, who, ids: m.items.kept(who, ids.item, Kept.KEPT),
    ),
    "Running.plain": (SIDES, lambda m, who, ids: m.running.plain(who, ids.handover)),
    "Running.told": (
        SIDES,
        lambda m, who, ids: m.running.told(
            who,
            ToldThem(handover_id=ids.handover, told=m.told_them().told, words=""),
        ),
    ),
    "Running.sign": (
        SIDES,
        lambda m, who, ids: m.running.sign(who, ids.handover, Signer.SENDER),
    ),
    "Running.take_over": (
        SIDES,
        lambda m, who, ids: m.running.take_over(who, ids.handover),
    ),
    "Running.begin_meeting": (
        SIDES,
        lambda m, who, ids: m.running.begin_meeting(who, ids.handover),
    ),
    "Running.begin_move": (
        SIDES,
        lambda m, who, ids: m.running.begin_move(who, ids.handover),
    ),
    "Running.move": (
        SIDES,
        lambda m, who, ids: m.running.move(
            who,
            NewDate(
                handover_id=ids.handover,
                transfer_on=m.later().transfer_on,
                reason=m.later().reason,
            ),
        ),
    ),
    "Running.begin_names": (
        SIDES,
        lambda m, who, ids: m.running.begin_names(who, ids.handover),
    ),
    "Running.names": (
        SIDES,
        lambda m, who, ids: m.running.names(
            who, People(handover_id=ids.handover, places={})
        ),
    ),
    "Running.pause": (SIDES, lambda m, who, ids: m.running.pause(who, ids.handover)),
    "Running.resume": (SIDES, lambda m, who, ids: m.running.resume(who, ids.handover)),
    "Running.end": (
        SIDES,
        lambda m, who, ids: m.running.end(who, ids.handover, Question.STAY),
    ),
    "Running.close": (SIDES, lambda m, who, ids: m.running.close(who, ids.handover)),
}
#: About the one who asks, or by a typed reference; each has its own test.
OTHER = {
    "Handovers.mine",
    "Handovers.begin",
    "Handovers.find",
    "Printing.send_about",
    "Ahead.begin",
    "Boards.lately",
}
#: What is not for whoever is only asked to receive: all but the offer.
NOT_BEFORE_ACCEPTING = {
    name
    for name, (needs, _) in DOORS.items()
    if needs in {SIDES, SENDS}
    and name not in {"Offers.own_view", "Offers.ask_managers"}
}
